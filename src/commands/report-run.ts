/** The work of `totsugo report`. */
import { existsSync } from 'node:fs';
import { TotsugoError } from '../errors.js';
import type { CaseClass } from '../model.js';
import { allFormats, caseClasses, type Summary } from '../report/index.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore } from '../store/open.js';
import { findRun } from '../store/runs.js';
import type { ReportFlags } from './report.js';
import type { Shell } from './shell.js';
import { writeRun } from './write-run.js';

export async function report(flags: ReportFlags, shell: Shell): Promise<void> {
  const { run: number, class: classes, grade, insurer } = flags;
  const unknown = classes?.find((name) => !caseClasses.includes(name as CaseClass));
  if (unknown !== undefined) throw new TotsugoError('CLASS_UNKNOWN', { name: unknown, known: caseClasses.join(' ') });
  if (!existsSync(flags.db)) throw new TotsugoError('DATABASE_MISSING', { file: flags.db });
  const db = openStore(flags.db, flags.keyFile ?? defaultKeyFile(shell.env));
  try {
    const run = findRun(db, number);
    if (!run) throw new TotsugoError('RUN_NOT_FOUND', { file: flags.db });
    const select = {
      ...(classes ? { classes: new Set(classes as CaseClass[]) } : {}),
      ...(grade ? { grades: new Set(grade) } : {}),
      ...(insurer ? { insurers: new Set(insurer) } : {}),
    };
    const written = await writeRun(db, run.id, JSON.parse(run.summary) as Summary, {
      out: flags.out,
      lang: shell.lang,
      encoding: flags.encoding,
      withRows: flags.withRows === true,
      all: true,
      formats: flags.format ?? allFormats,
      ...(Object.keys(select).length > 0 ? { select } : {}),
    });
    const names = written.files.map((file) => file.name).join(', ');
    shell.stderr.write(
      shell.lang === 'ja'
        ? `突合 ${run.id}：${written.cases}件を ${flags.out} に出力しました（${names}）。\n`
        : `run ${run.id}: ${written.cases} cases written to ${flags.out} (${names})\n`,
    );
    shell.setStatus(0);
  } finally {
    db.close();
  }
}
