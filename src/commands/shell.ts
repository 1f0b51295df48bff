/** What a command may touch of the process it runs in. cli.ts owns the real one; tests hand in their own. */
export interface Shell {
  readonly stdin: NodeJS.ReadableStream;
  /** Data alone. */
  readonly stdout: NodeJS.WritableStream;
  /** Progress and messages. */
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly lang: 'ja' | 'en';
  /** Who says to be at work (`--operator`), for the audit log. */
  readonly operator?: string | undefined;
  /** 0 nothing to recheck or done · 1 grade B or C cases exist · 2 could not do its job. */
  setStatus(status: 0 | 1 | 2): void;
  /** Comes when somebody asks the process to end (Ctrl-C); for commands that run until then. */
  readonly stopped?: () => Promise<void>;
}
