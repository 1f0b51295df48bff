/** The work of `totsugo decisions import`. */
import { resolve } from 'node:path';
import { audited } from '../audit/log.js';
import type { Bilingual } from '../model.js';
import { stateNames } from '../report/index.js';
import { readDecisions } from '../review/decisions-file.js';
import { importDecisions, type RowResult } from '../review/decisions-import.js';
import type { ImportFlags } from './decisions.js';
import { withStore } from './decisions-store.js';
import type { Shell } from './shell.js';

const results: Readonly<Record<RowResult['result'], Bilingual>> = {
  decided: { ja: '決定', en: 'decided' },
  confirmed: { ja: '確認', en: 'confirmed' },
  unchanged: { ja: '変更なし', en: 'unchanged' },
  rejected: { ja: '受付不可', en: 'rejected' },
};

type Counts = Readonly<Record<RowResult['result'], number>>;

export async function importFile(file: string, flags: ImportFlags, shell: Shell): Promise<void> {
  const { rows, sha256, bytes } = await readDecisions(file);
  await withStore(flags, shell, async (db, audit) => {
    const user = flags.user ?? shell.operator;
    const options = { at: new Date().toISOString(), dryRun: flags.dryRun === true, ...(user ? { user } : {}) };
    const asked = {
      inputs: [{ role: 'decisions', file: resolve(file), sha256, bytes }],
      ...(flags.dryRun ? { options: { dryRun: true } } : {}),
    };
    await audited(audit, 'decisions import', asked, ({ note }) => {
      const taken = importDecisions(db, rows, options);
      const counts = countsOf(taken);
      note({ counts });
      tell(file, taken, counts, flags, shell);
      shell.setStatus(counts.rejected > 0 ? 2 : 0);
    });
  });
}

function countsOf(rows: readonly RowResult[]): Counts {
  const counts = { decided: 0, confirmed: 0, unchanged: 0, rejected: 0 };
  for (const { result } of rows) counts[result] += 1;
  return counts;
}

function tell(file: string, rows: readonly RowResult[], counts: Counts, flags: ImportFlags, shell: Shell): void {
  const { lang, stdout, stderr } = shell;
  if (flags.json)
    stdout.write(`${JSON.stringify({ file, dryRun: flags.dryRun === true, counts, rows: rows.map(plain) })}\n`);
  else for (const row of rows) stdout.write(`${lineOf(row, lang)}\n`);
  const parts = (Object.keys(counts) as (keyof Counts)[]).map((result) => `${results[result][lang]} ${counts[result]}`);
  const trial = lang === 'ja' ? '（試行。何も変えていません）' : ' (a trial: nothing was kept)';
  stderr.write(`${file}: ${parts.join(lang === 'ja' ? '、' : ', ')}${flags.dryRun ? trial : ''}\n`);
}

const plain = ({ line, caseId, result, state, error }: RowResult) => ({
  line,
  caseId,
  result,
  ...(state ? { state } : {}),
  ...(error ? { error: { code: error.code, ja: error.text('ja'), en: error.text('en') } } : {}),
});

/** 「12  3f0c9a2b51d7e648  受付不可  … [CASE_CHANGED]」 */
function lineOf({ line, caseId, result, state, error }: RowResult, lang: 'ja' | 'en'): string {
  const what = error ? `${error.text(lang)} [${error.code}]` : state ? stateNames[state][lang] : '';
  return [line, caseId, results[result][lang], what].join('\t');
}
