/** What a check of `totsugo doctor` says. */
import { statSync } from 'node:fs';
import { TotsugoError } from '../errors.js';
import { maskNumbers } from '../fields/individual-number/index.js';
import type { Bilingual } from '../model.js';

/** `remark`: works, but somebody should know · `unchecked`: cannot be known here. */
export type State = 'ok' | 'remark' | 'problem' | 'unchecked';

export interface Checked {
  readonly check: 'node' | 'module' | 'key' | 'database' | 'audit' | 'files' | 'out' | 'disk' | 'fonts';
  readonly state: State;
  readonly found: Bilingual;
}

export const say = (check: Checked['check'], state: State, ja: string, en: string): Checked => ({
  check,
  state,
  // Paths are what people typed.
  found: { ja: maskNumbers(ja), en: maskNumbers(en) },
});

/** What an error says is what there is to mend. */
export function tried(check: Checked['check'], work: () => Checked): Checked {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
    if (!(error instanceof TotsugoError))
      return say(check, 'problem', `確認できません [${code}]`, `cannot be checked [${code}]`);
    return say(check, 'problem', `${error.text('ja')} [${error.code}]`, `${error.text('en')} [${error.code}]`);
  }
}

/** Whether others than its owner may use a file or folder. Windows says that elsewhere. */
export const openToOthers = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
