/** What an entry of the audit log says. Nobody's name, number or record: file names, digests and counts alone. */

/** A file that was read or written. `file` is the path as given (inputs) or absolute (outputs). */
export interface FileNoted {
  /** `municipal`, `insurer`, `profile`, `policy`, `config`, `decisions`, `report` … */
  readonly role: string;
  readonly file: string;
  readonly sha256?: string;
  readonly bytes?: number;
}

/** What a person could see of what the law protects most: whole Individual Numbers, addresses under 支援措置. */
export interface Shown {
  readonly numbers: boolean;
  readonly protectedAddresses: boolean;
}

/** What is known of the work: some of it before, the rest when it ends. */
export interface EntryDetail {
  readonly run?: number;
  readonly inputs?: readonly FileNoted[];
  readonly outputs?: readonly FileNoted[];
  /** How many of what: `{ cases: 120, rejected: 3 }`. */
  readonly counts?: Readonly<Record<string, number>>;
  /** How the work was narrowed or asked for, in the words of its options: `{ grade: ['C'] }`. Never a person's data. */
  readonly options?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly shown?: Shown;
}

export type Phase = 'begun' | 'done' | 'failed';

export interface Entry extends EntryDetail {
  readonly seq: number;
  /** Which key the database had: eight digits that tell nothing of it. */
  readonly keyId: string;
  /** The instant, UTC. */
  readonly at: string;
  /** The command, as it is typed: `recheck`, `runs diff`. */
  readonly command: string;
  readonly phase: Phase;
  /** Of `done` and `failed`: the entry that says it began. */
  readonly of?: number;
  /** The user of the operating system. */
  readonly user: string;
  /** Who says to be at work (`--operator`). */
  readonly operator?: string;
  readonly pid: number;
  readonly totsugo: string;
  /** Of `failed`: the code of the error. */
  readonly error?: string;
  readonly epoch: number;
  /** The HMAC of the entry before. */
  readonly prev: string;
  readonly hmac: string;
}
