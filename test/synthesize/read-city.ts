/** Reads a made city from its written files alone, so that what it says does not rest on the generator's own labels. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SynthesizeOptions, synthesize } from '../../src/synthesize/index.js';

export type Row = Readonly<Record<string, string>>;

export interface WrittenCity {
  readonly bytes: ReadonlyMap<string, Buffer>;
  readonly residents: readonly Row[];
  /** Every row of every insurer's file, in order, with its recordId and file. */
  readonly enrolments: readonly (Row & { readonly id: string; readonly file: string })[];
  readonly truth: readonly Row[];
  readonly links: ReadonlyMap<string, string>;
}

export function rowsOf(bytes: Buffer, encoding: string): Row[] {
  const lines = new TextDecoder(encoding, { fatal: true }).decode(bytes).split('\r\n');
  const header = (lines[0] ?? '').split(',');
  return lines.slice(1, -1).map((line) => {
    const cells = line.split(',');
    if (cells.length !== header.length) throw new Error(`${cells.length} cells instead of ${header.length}`);
    return Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']));
  });
}

export function readCity(bytes: ReadonlyMap<string, Buffer>, encoding = 'shift_jis'): WrittenCity {
  const get = (name: string) => bytes.get(name) ?? Buffer.alloc(0);
  const insurers = [...bytes.keys()].filter((name) => name.startsWith('insurer'));
  const enrolments = insurers.flatMap((file) =>
    rowsOf(get(file), encoding).map((row) => ({
      ...row,
      file,
      id: ['保険者番号', '記号', '番号', '枝番'].map((column) => row[column]).join(':'),
    })),
  );
  const links = rowsOf(get('truth-links.csv'), 'utf-8').map((row) => [row.insurer ?? '', row.municipal ?? ''] as const);
  return {
    bytes,
    residents: rowsOf(get('municipal.csv'), encoding),
    enrolments,
    truth: rowsOf(get('truth.csv'), 'utf-8'),
    links: new Map(links),
  };
}

/** Makes a city in a folder of its own, reads it and removes the folder. */
export function makeCity(options: Omit<SynthesizeOptions, 'out'>): WrittenCity {
  const out = mkdtempSync(join(tmpdir(), 'totsugo-test-'));
  try {
    synthesize({ ...options, out });
    const bytes = new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
    return readCity(bytes, options.encoding === 'utf-8' ? 'utf-8' : 'shift_jis');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

export const words = (cell: string | undefined): string[] => (cell ? cell.split(' ') : []);

/** Year, month and day of any notation that the made exports use; 0-0-0 where it is not one. */
export function dayIn(text: string): string {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (iso) return `${Number(iso[1])}-${Number(iso[2])}-${Number(iso[3])}`;
  const era = /^(明治|大正|昭和|平成|令和|[MTSHR])(元|\d+)[年.](\d+)[月.](\d+)日?$/.exec(text);
  if (!era) return '0-0-0';
  const first = { 明: 1868, M: 1868, 大: 1912, T: 1912, 昭: 1926, S: 1926, 平: 1989, H: 1989, 令: 2019, R: 2019 };
  const start = first[(era[1] ?? '')[0] as keyof typeof first];
  return `${start + (era[2] === '元' ? 1 : Number(era[2])) - 1}-${Number(era[3])}-${Number(era[4])}`;
}

/** The check digit rule of 総務省令第85号, as the ordinance words it. */
export function validIndividualNumber(number: string): boolean {
  if (!/^\d{12}$/.test(number)) return false;
  const digits = [...number].reverse().map(Number);
  const sum = digits.slice(1).reduce((total, p, i) => total + p * (i + 1 <= 6 ? i + 2 : i - 4), 0);
  return digits[0] === (sum % 11 <= 1 ? 0 : 11 - (sum % 11));
}
