/** What a night says where somebody ends it: Ctrl-C, a scheduler's SIGTERM. */
import { TotsugoError } from '../errors.js';
import { clearUnfinished } from '../report/unfinished.js';

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Ends the process with a message where a signal asks for it, and takes away what is half done: what a night has written is
 * invisible until it is whole. A signal is heard between two pieces of work (`link/breath.ts`). `heeded(false)` when the work
 * is done, or was not begun.
 */
export function interrupts(say: (text: string) => void, lang: 'ja' | 'en'): { heeded(yes: boolean): void } {
  let on = false;
  const end = (signal: NodeJS.Signals): void => {
    clearUnfinished();
    const error = new TotsugoError('INTERRUPTED');
    say(`totsugo: ${error.text(lang)} [${error.code}]\n`);
    process.exit(signals[signal as keyof typeof signals]);
  };
  return {
    heeded(yes) {
      if (yes === on) return;
      on = yes;
      for (const signal of Object.keys(signals)) {
        if (yes) process.on(signal, end);
        else process.off(signal, end);
      }
    },
  };
}
