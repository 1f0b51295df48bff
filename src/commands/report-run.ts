/** The work of `totsugo report`. */
import { existsSync } from 'node:fs';
import { audited } from '../audit/log.js';
import { TotsugoError } from '../errors.js';
import { maskNumbers } from '../fields/individual-number/index.js';
import type { CaseClass } from '../model.js';
import {
  allFormats,
  caseClasses,
  classNamed,
  classNames,
  type ReportsWritten,
  type Said,
  type Selection,
  type Summary,
  selectionText,
  type Unmasked,
  unmaskedText,
} from '../report/index.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore, type Store } from '../store/open.js';
import { findRun, type RunRow } from '../store/runs.js';
import { inSnapshot } from '../store/snapshot.js';
import { auditContext } from './audit-context.js';
import { reportsNoted } from './audit-reports.js';
import type { ReportFlags } from './report.js';
import { reportAsked } from './report-audit.js';
import type { Shell } from './shell.js';
import { writeRun } from './write-run.js';

interface Asked {
  readonly classes?: readonly CaseClass[];
  readonly unmasked?: Unmasked;
}

/** Where a selection, or whole numbers, go: never over the whole, masked lists of a night. */
const ownFolder = './totsugo-report';

export async function report(flags: ReportFlags, shell: Shell): Promise<void> {
  const asked = askedFor(flags, shell.lang);
  if (!existsSync(flags.db)) throw new TotsugoError('DATABASE_MISSING', { file: flags.db });
  const keyFile = flags.keyFile ?? defaultKeyFile(shell.env);
  const db = openStore(flags.db, keyFile);
  try {
    const { id } = runNamed(db, flags.run, flags.db);
    const detail = { run: id, ...reportAsked(flags, asked) };
    await audited(auditContext(db, keyFile, shell), 'report', detail, ({ note }) =>
      inSnapshot(db, async () => {
        const { written, line } = await write(db, id, asked, flags, shell);
        note({ ...reportsNoted(written), shown: detail.shown, counts: { cases: written.cases } });
        shell.stderr.write(line);
      }),
    );
    shell.setStatus(0);
  } finally {
    db.close();
  }
}

/** Both names that a class may be given by, the label first. */
function knownClasses(lang: 'ja' | 'en'): string {
  const ja = lang === 'ja';
  return caseClasses
    .map((name) => (ja ? `${classNames[name].ja}（${name}）` : `${name} (${classNames[name].en})`))
    .join(ja ? '、' : ', ');
}

/** What can be known to be wrong without the database. */
function askedFor({ class: names, unmask, operator, purpose }: ReportFlags, lang: 'ja' | 'en'): Asked {
  const classes = names?.map((name) => {
    const known = classNamed(name);
    if (!known) throw new TotsugoError('CLASS_UNKNOWN', { name, known: knownClasses(lang) });
    return known;
  });
  const [who, why] = [operator?.trim(), purpose?.trim()];
  if (unmask && !(who && why)) throw new TotsugoError('UNMASK_UNSAID');
  if (!unmask && why !== undefined) throw new TotsugoError('PURPOSE_ALONE');
  return {
    ...(classes ? { classes } : {}),
    ...(unmask && who && why ? { unmasked: { operator: who, purpose: why } } : {}),
  };
}

async function write(
  db: Store,
  id: number,
  { classes, unmasked }: Asked,
  flags: ReportFlags,
  shell: Shell,
): Promise<{ written: ReportsWritten; line: string }> {
  const run = runNamed(db, id, flags.db);
  const selection: Selection = {
    ...(classes ? { classes } : {}),
    ...(flags.grade ? { grades: flags.grade } : {}),
    ...(flags.insurer ? { insurers: flags.insurer } : {}),
    ...(flags.sinceRun ? { since: earlier(db, flags.sinceRun, run, flags.db) } : {}),
  };
  const said: Said = {
    ...(Object.keys(selection).length > 0 ? { selection } : {}),
    ...(unmasked ? { unmasked } : {}),
  };
  const written = await writeRun(db, run.id, JSON.parse(run.summary) as Summary, {
    out: flags.out ?? (said.selection || said.unmasked ? ownFolder : './totsugo-out'),
    lang: shell.lang,
    encoding: flags.encoding,
    withRows: flags.withRows === true,
    all: true,
    formats: flags.format ?? allFormats,
    ...said,
  });
  return { written, line: sayWritten(run, written, said, shell.lang) };
}

function runNamed(db: Store, number: number | undefined, file: string): RunRow {
  const run = findRun(db, number);
  if (!run) throw number === undefined ? new TotsugoError('RUN_NONE') : new TotsugoError('RUN_NOT_FOUND', { file });
  return run;
}

function earlier(db: Store, number: number, run: RunRow, file: string): { run: number; asOf: string } {
  const since = runNamed(db, number, file);
  if (since.id >= run.id) throw new TotsugoError('RUN_NOT_EARLIER', { since: since.id, run: run.id });
  return { run: since.id, asOf: since.asOf };
}

/** What was written where, and what it is not: all of the cases, or masked. */
function sayWritten(run: RunRow, { dir, files, cases }: ReportsWritten, said: Said, lang: 'ja' | 'en'): string {
  const { selection, unmasked } = said;
  const names = files.map((file) => file.name).join(', ');
  const lines =
    lang === 'ja'
      ? [
          `突合番号${run.id}（基準日 ${run.asOf}）：${cases}件を ${dir} に出力しました（${names}）。`,
          selection ? `絞り込み：${selectionText(selection, lang)}` : '',
          selection?.insurers && cases === 0
            ? '該当する事例がありません。保険者番号などの指定に誤りがないか確認してください。'
            : '',
          unmasked ? `${unmaskedText(unmasked, lang)}。取扱いに注意し、用が済んだら消去してください。` : '',
        ]
      : [
          `run ${run.id} (as of ${run.asOf}): ${cases} cases written to ${dir} (${names})`,
          selection ? `Filter: ${selectionText(selection, lang)}` : '',
          selection?.insurers && cases === 0
            ? 'No case fits. Check what was asked for, the insurer numbers above all.'
            : '',
          unmasked ? `${unmaskedText(unmasked, lang)}. Handle with care, and erase when done.` : '',
        ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `${maskNumbers(line)}\n`)
    .join('');
}
