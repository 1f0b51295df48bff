/** The work of `totsugo decisions export`. */
import { hash } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import { audited } from '../audit/log.js';
import { TotsugoError } from '../errors.js';
import { maskNumbers } from '../fields/individual-number/index.js';
import {
  cp932Encoder,
  type ListedDecision,
  listHeader,
  listJson,
  listLine,
  listWorkbook,
  openReport,
} from '../report/index.js';
import { listedDecisions } from '../review/decisions-list.js';
import type { Store } from '../store/open.js';
import type { ExportFlags } from './decisions.js';
import { withStore } from './decisions-store.js';
import type { Shell } from './shell.js';

type Format = NonNullable<ExportFlags['format']>;

export async function exportDecisions(flags: ExportFlags, shell: Shell): Promise<void> {
  const { out } = flags;
  const format = flags.format ?? formatOf(out);
  if (format === 'xlsx' && out === undefined) {
    throw new TotsugoError('OPTION_MISSING', {
      option: '--out',
      example: 'totsugo decisions export --out decisions.xlsx',
    });
  }
  await withStore(flags, shell, (db, audit) =>
    audited(audit, 'decisions export', { options: { format } }, async ({ note }) => {
      const { bytes, rows } = await written(db, format, flags.encoding, shell);
      if (out === undefined) shell.stdout.write(bytes);
      else save(out, bytes);
      const outputs = [
        {
          role: 'decisions',
          file: out === undefined ? '-' : resolve(out),
          sha256: hash('sha256', bytes),
          bytes: bytes.length,
        },
      ];
      note({ outputs, counts: { decisions: rows }, shown: { numbers: false, protectedAddresses: false } });
      if (out !== undefined) shell.stderr.write(maskNumbers(told(out, rows, shell.lang)));
      shell.setStatus(0);
    }),
  );
}

const told = (out: string, rows: number, lang: 'ja' | 'en'): string =>
  lang === 'ja' ? `${rows}件の記録を ${out} に出力しました。\n` : `${rows} rows written to ${out}\n`;

/** @throws TotsugoError EXPORT_FORMAT_UNKNOWN */
function formatOf(out: string | undefined): Format {
  if (out === undefined) return 'ndjson';
  const ending = /\.(csv|xlsx|ndjson)$/i.exec(out)?.[1]?.toLowerCase();
  if (ending === undefined) throw new TotsugoError('EXPORT_FORMAT_UNKNOWN', { file: out });
  return ending as Format;
}

async function written(
  db: Store,
  format: Format,
  encoding: ExportFlags['encoding'],
  { lang }: Shell,
): Promise<{ bytes: Buffer; rows: number }> {
  let rows = 0;
  const counted = function* (): Generator<ListedDecision> {
    for (const row of listedDecisions(db)) {
      rows += 1;
      yield row;
    }
  };
  if (format === 'xlsx') return { bytes: await listWorkbook(counted(), lang), rows };
  const encode = encoding === 'cp932' && format === 'csv' ? cp932Encoder().encode : (text: string) => Buffer.from(text);
  const parts: Buffer[] = [];
  if (format === 'csv') parts.push(encode((encoding === 'utf-8' ? '\uFEFF' : '') + listHeader(lang)));
  for (const row of counted()) parts.push(encode(format === 'csv' ? listLine(row, lang) : `${listJson(row)}\n`));
  return { bytes: Buffer.concat(parts), rows };
}

function save(out: string, bytes: Buffer): void {
  try {
    const file = openReport(dirname(out), basename(out));
    try {
      file.writeBytes(bytes);
      file.finish();
      file.publish();
    } finally {
      file.discard();
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new TotsugoError('OUTPUT_UNWRITABLE', { dir: out, reason });
  }
}
