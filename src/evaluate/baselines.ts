/**
 * Two things that a user could do instead, on the same files: look up each active enrolment's number in the register and
 * compare names as they stand, or after NFKC and by Jaro–Winkler. Birth date and sex are compared by value in both, so
 * that the baselines differ from the program in names alone. Columns are those of juki-standard and kanyusha-standard.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { TotsugoError } from '../errors.js';
import { innocence, isMereNotation } from './by-class.js';
import { jaroWinkler } from './jaro-winkler.js';
import { cellsOf } from './lines.js';
import type { Truth } from './truth.js';
import { type Share, wilson } from './wilson.js';

export interface Baseline {
  readonly name: 'exact' | 'nfkc-jaro-winkler';
  /** Wrong enrolments flagged, of all wrong ones (OUT_OF_COVERAGE left out: nothing is to be found there). */
  readonly recall: Share;
  /** Of the enrolments flagged, those that a fault concerns. */
  readonly precision: Share;
  readonly flaggedPerThousand: number;
  /** Enrolments with nothing but innocent notation that are flagged, of all. */
  readonly notationFlagged: Share;
}

interface Person {
  readonly kanji: string;
  readonly kana: string;
  readonly birth: string;
  readonly sex: string;
}

type Same = (a: Person, b: Person) => boolean;

const threshold = 0.9;
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const near = (a: string, b: string) => jaroWinkler(plain(a), plain(b)) >= threshold;

const methods: readonly (readonly [Baseline['name'], Same])[] = [
  ['exact', (a, b) => a.kanji === b.kanji && a.kana === b.kana],
  ['nfkc-jaro-winkler', (a, b) => near(a.kanji, b.kanji) && near(a.kana, b.kana)],
];

/**
 * Runs both baselines. Holds the register in memory: meant for cities up to some 100,000 people.
 *
 * @throws TotsugoError FILE_NOT_FOUND, FILE_UNREADABLE, COLUMN_MISSING
 */
export async function runBaselines(
  municipal: readonly string[],
  insurer: readonly string[],
  truth: Truth,
): Promise<Baseline[]> {
  const register = new Map<string, Person>();
  for (const file of municipal) {
    for await (const cell of rowsOf(file, ['個人番号'])) register.set(cell('個人番号'), personOf(cell));
  }
  const flagged = methods.map(() => ({ wrong: 0, concerned: 0, notation: 0, all: 0 }));
  const counts = { wrong: 0, enrolments: 0 };
  for (const file of insurer) {
    for await (const cell of rowsOf(file, ['保険者番号', '記号', '番号', '枝番', '個人番号'])) {
      counts.enrolments += 1;
      if (cell('資格喪失日') !== '') continue;
      const id = ['保険者番号', '記号', '番号', '枝番'].map(cell).join(':');
      const fault = truth.wrong.get(id);
      const wrong = fault !== undefined && fault.class !== 'OUT_OF_COVERAGE';
      if (wrong) counts.wrong += 1;
      const holder = register.get(cell('個人番号'));
      const own = personOf(cell);
      methods.forEach(([, same], i) => {
        const row = flagged[i] as (typeof flagged)[number];
        if (holder && own.birth === holder.birth && own.sex === holder.sex && same(holder, own)) return;
        row.all += 1;
        if (wrong) row.wrong += 1;
        if (fault || truth.rightful.has(id)) row.concerned += 1;
        else if (isMereNotation(truth, innocence(truth, id))) row.notation += 1;
      });
    }
  }
  return methods.map(([name], i) => {
    const { wrong, concerned, notation, all } = flagged[i] as (typeof flagged)[number];
    const flaggedPerThousand = Math.round((all / Math.max(1, counts.enrolments)) * 1e6) / 1e3;
    const notationFlagged = wilson(notation, counts.enrolments);
    const recall = wilson(wrong, counts.wrong);
    return { name, recall, precision: wilson(concerned, all), flaggedPerThousand, notationFlagged };
  });
}

type Cell = (column: string) => string;

const personOf = (cell: Cell): Person => ({
  kanji: cell('氏名'),
  kana: cell('氏名カナ'),
  birth: isoDate(cell('生年月日')),
  sex: cell('性別').replace('男', '1').replace('女', '2'),
});

/** Rows of an export in UTF-8 or CP932, by column name. */
async function* rowsOf(file: string, needed: readonly string[]): AsyncGenerator<Cell> {
  let columns: Map<string, number> | null = null;
  for await (const line of decodedLines(file)) {
    if (!columns) {
      columns = new Map(cellsOf(line.replace(/^\uFEFF/, '')).map((name, i) => [name, i]));
      const missing = needed.find((name) => !columns?.has(name));
      if (missing)
        throw new TotsugoError('COLUMN_MISSING', {
          file,
          columns: missing,
          profile: 'juki-standard, kanyusha-standard',
        });
      continue;
    }
    if (line === '') continue;
    const cells = cellsOf(line);
    const places = columns;
    yield (column) => cells[places.get(column) ?? -1] ?? '';
  }
}

async function* decodedLines(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file));
  let rest = '';
  for await (const chunk of createReadStream(file)) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}

/** UTF-8 where the first 64 KiB are, else CP932. */
async function encodingOf(file: string): Promise<'utf-8' | 'shift_jis'> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(65536), 0, 65536, 0);
      new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true });
      return 'utf-8';
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof TypeError) return 'shift_jis';
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new TotsugoError(code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', { file, reason: code });
  }
}

/** First years of the eras that people alive can be born in. */
const eraStart: Readonly<Record<string, number>> = {
  明治: 1868,
  大正: 1912,
  昭和: 1926,
  平成: 1989,
  令和: 2019,
  M: 1868,
  T: 1912,
  S: 1926,
  H: 1989,
  R: 2019,
};
const eraDate = /^(明治|大正|昭和|平成|令和|[MTSHR])(元|\d{1,2})[年.](\d{1,2})[月.](\d{1,2})日?$/;

function isoDate(text: string): string {
  if (/^\d{8}$/.test(text)) return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const [, era, year, month, day] = eraDate.exec(text) ?? [];
  if (!era || !year || !month || !day) return text;
  const western = (eraStart[era] ?? 0) + (year === '元' ? 1 : Number(year)) - 1;
  return `${western}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
