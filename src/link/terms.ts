/**
 * How often each name, birth date and address comes in a register, counted while it is read. The counts stand in tables of
 * a fixed size (count–min sketches), so that memory does not grow with the register. A count may come out too high, where
 * two terms share their cells, and never too low: a rare name may look commoner than it is, which is the safe side.
 * Source: Cormode, Muthukrishnan, "An improved data stream summary: the count-min sketch" (2005). Tables of several
 * readers add up to the table of all, whoever read what.
 */
import { kanaBlockingUnits } from '../fields/kana-name/index.js';
import type { Normalized } from '../judge/normalize.js';
import { hashOf } from './hash.js';
import { alphabetTerm, cut, writtenTerm } from './name-terms.js';

/** `name` is a whole name whose boundary is not written, in kanji, kana or alphabet. */
export const termKinds = [
  'surname',
  'givenName',
  'surnameKana',
  'givenNameKana',
  'name',
  'cohortName',
  'birthDate',
  'address',
] as const;
export type TermKind = (typeof termKinds)[number];

const kindNumber = Object.fromEntries(termKinds.map((kind, at) => [kind, at])) as Readonly<Record<TermKind, number>>;

/** Rows of a table: the smallest cell of a term's rows counts. */
const rows = 2;
/** Cells in a row, a power of two. A register of a million adds at most some four people to a term's cell, on average. */
const width = 2 ** 18;

const cohortYears = 5;
const firstCohort = 1860;
const cohorts = 40;

/** Plain data that a thread may hand over: all counts of a register, or of a part of one. */
export interface TermCounts {
  /** A table a kind, one after the other. */
  readonly cells: Uint32Array<ArrayBufferLike>;
  /** How many people have a term of each kind. */
  readonly totals: Float64Array<ArrayBufferLike>;
  /** People with a given name in kanji, by the five years they were born in. */
  readonly cohorts: Float64Array<ArrayBufferLike>;
  /** People of the register, male, female. */
  readonly people: Float64Array<ArrayBufferLike>;
}

const tableSize = rows * width;

/** Empty counts, in memory that threads share. About 17 MB, whatever the register. */
export function emptyCounts(): TermCounts {
  const floats = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));
  return {
    cells: new Uint32Array(new SharedArrayBuffer(4 * tableSize * termKinds.length)),
    totals: floats(termKinds.length),
    cohorts: floats(cohorts),
    people: floats(3),
  };
}

/** Adds the counts of a part to those of the whole. */
export function addCounts(whole: TermCounts, part: TermCounts): void {
  for (const key of parts) {
    const [to, from] = [whole[key], part[key]];
    for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + (from[at] as number);
  }
}

const parts = ['cells', 'totals', 'cohorts', 'people'] as const;

/** Counts as bytes, to keep them; `countsFrom` reads them again. */
export function countsBytes(counts: TermCounts): Uint8Array {
  return Buffer.concat(parts.map((part) => new Uint8Array(counts[part].buffer, 0, counts[part].byteLength)));
}

/** Empty counts, or those that `countsBytes` wrote. */
export function countsFrom(bytes: Uint8Array | undefined): TermCounts {
  const counts = emptyCounts();
  if (!bytes) return counts;
  let at = 0;
  for (const part of parts) {
    const { buffer, byteLength } = counts[part];
    new Uint8Array(buffer, 0, byteLength).set(bytes.subarray(at, at + byteLength));
    at += byteLength;
  }
  return counts;
}

/** What is counted of a resident; the alphabet name where it was read. */
export type Counted = Pick<
  Normalized,
  'nameKanji' | 'nameKana' | 'kanaInKanjiField' | 'birthDate' | 'sex' | 'address'
> &
  Partial<Pick<Normalized, 'nameAlphabet' | 'alphabetInKanjiField'>>;

/** Counts one resident. @param by 1, or -1 to take one out who was counted */
export function countTerms(counts: TermCounts, n: Counted, by: 1 | -1 = 1): void {
  const { cells } = counts;
  countEach(counts, n, by, (cell) => {
    cells[cell] = (cells[cell] as number) + by;
  });
}

/** What becomes of a cell that a term adds to. */
type Put = (cell: number) => void;

/** Adds a resident to the totals, and says which cells are to be added to. */
export function countEach(counts: TermCounts, n: Counted, by: 1 | -1, put: Put): void {
  const { people } = counts;
  people[0] = (people[0] as number) + by;
  const sex = n.sex?.key;
  if (sex === 'male' || sex === 'female')
    people[sex === 'male' ? 1 : 2] = (people[sex === 'male' ? 1 : 2] as number) + by;
  countKanji(counts, n, by, put);
  const kana = n.nameKana;
  if (kana && kana.parts.length === 1) add(counts, 'name', hashOf(kanaBlockingUnits(kana.text)), by, put);
  else if (kana) {
    const [surname, given] = cut(kana.parts);
    add(counts, 'surnameKana', hashOf(kanaBlockingUnits(surname)), by, put);
    add(counts, 'givenNameKana', hashOf(kanaBlockingUnits(given)), by, put);
  }
  const alphabet = n.nameAlphabet ?? n.alphabetInKanjiField;
  if (alphabet) add(counts, 'name', hashOf(alphabetTerm(alphabet.tokens)), by, put);
  if (n.birthDate?.key) add(counts, 'birthDate', hashOf(n.birthDate.key), by, put);
  if (n.address?.key) add(counts, 'address', addressHash(n.address.key), by, put);
}

/** Of the address counted last: that of the next resident is often the same. */
let lastAddress = { key: '', hash: hashOf('') };

function addressHash(key: string): number {
  if (key !== lastAddress.key) lastAddress = { key, hash: hashOf(key) };
  return lastAddress.hash;
}

/** What stands before and after the boundary of a written name, or the whole; names that are not in kanji count elsewhere. */
function countKanji(counts: TermCounts, n: Counted, by: 1 | -1, put: Put): void {
  const kanji = n.nameKanji;
  if (kanji && kanji.parts.length === 1) add(counts, 'name', hashOf(writtenTerm(kanji.text)), by, put);
  else if (kanji && !n.kanaInKanjiField && !n.alphabetInKanjiField) {
    const [surname, given] = cut(kanji.parts);
    add(counts, 'surname', hashOf(writtenTerm(surname)), by, put);
    const term = writtenTerm(given);
    add(counts, 'givenName', hashOf(term), by, put);
    const cohort = cohortOf(n);
    if (cohort === null) return;
    add(counts, 'cohortName', hashOf(term, cohortMark, String(cohort)), by, put);
    counts.cohorts[cohort] = (counts.cohorts[cohort] as number) + by;
  }
}

/** Which five years somebody was born in; null where that is not known. */
export function cohortOf({ birthDate }: Pick<Normalized, 'birthDate'>): number | null {
  const year = birthDate?.year ?? null;
  if (year === null || birthDate?.key === null || birthDate?.era) return null;
  const cohort = Math.floor((year - firstCohort) / cohortYears);
  return cohort >= 0 && cohort < cohorts ? cohort : null;
}

const cohortMark = '\u001f';
export const cohortTerm = (given: string, cohort: number): string => given + cohortMark + cohort;

function add({ totals }: TermCounts, kind: TermKind, hash: number, by: 1 | -1, put: Put): void {
  const at = kindNumber[kind];
  totals[at] = (totals[at] as number) + by;
  put(cellOf(hash, at, 0));
  put(cellOf(hash, at, 1));
}

/** The cell of a hash in a row of a kind's table: the lowest bits of the 53 for the first row, the next ones for the second. */
function cellOf(hash: number, kind: number, row: number): number {
  const bits = row === 0 ? hash : Math.floor(hash / width);
  return kind * tableSize + row * width + (bits & (width - 1));
}

/** How many people have the term: never too few. */
export function countOf({ cells }: TermCounts, kind: TermKind, term: string): number {
  const at = termKinds.indexOf(kind);
  const hash = hashOf(term);
  return Math.min(cells[cellOf(hash, at, 0)] as number, cells[cellOf(hash, at, 1)] as number);
}

export const totalOf = ({ totals }: TermCounts, kind: TermKind): number => totals[termKinds.indexOf(kind)] as number;

/**
 * The mean number of others whom a person shares a term with: Σ c² / N − 1, told from the first row, less what terms that
 * share a cell add to it (each row's estimate is unbiased: Alon, Matias, Szegedy 1996).
 */
export function meanOthers(counts: TermCounts, kind: TermKind): number {
  const at = termKinds.indexOf(kind);
  const total = totalOf(counts, kind);
  if (total === 0) return 0;
  const row = counts.cells.subarray(at * tableSize, at * tableSize + width);
  let squares = 0;
  for (const cell of row) squares += cell * cell;
  const own = (width * squares - total * total) / (width - 1);
  return Math.max(0, own / total - 1);
}
