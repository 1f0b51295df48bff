/**
 * How often each name, birth date and address comes in a register, counted while it is read. The counts stand in tables of
 * a fixed size (count–min sketches), so that memory does not grow with the register. A count may come out too high, where
 * two terms share their cells, and never too low: a rare name may look commoner than it is, which is the safe side.
 * Source: Cormode, Muthukrishnan, "An improved data stream summary: the count-min sketch" (2005). Tables of several
 * readers add up to the table of all, whoever read what.
 */
import { kanaBlockingKey } from '../fields/kana-name/index.js';
import { foldVariants } from '../fields/kanji-name/index.js';
import type { Normalized } from '../judge/normalize.js';
import { hashOf } from './blocking.js';

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

/** Rows of a table: the smallest cell of a term's rows counts. */
const rows = 2;
/** Cells in a row. A register of a million adds at most some four people to a term's cell, on average. */
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
type Counted = Pick<Normalized, 'nameKanji' | 'nameKana' | 'kanaInKanjiField' | 'birthDate' | 'sex' | 'address'> &
  Partial<Pick<Normalized, 'nameAlphabet' | 'alphabetInKanjiField'>>;

/** Counts one resident. @param by 1, or -1 to take one out who was counted */
export function countTerms(counts: TermCounts, n: Counted, by: 1 | -1 = 1): void {
  const { people } = counts;
  people[0] = (people[0] as number) + by;
  const sex = n.sex?.key;
  if (sex === 'male' || sex === 'female')
    people[sex === 'male' ? 1 : 2] = (people[sex === 'male' ? 1 : 2] as number) + by;
  const cohort = cohortOf(n);
  for (const [kind, term] of nameTerms(n)) {
    add(counts, kind, term, by);
    if (kind !== 'givenName' || cohort === null) continue;
    add(counts, 'cohortName', cohortTerm(term, cohort), by);
    counts.cohorts[cohort] = (counts.cohorts[cohort] as number) + by;
  }
  if (n.birthDate?.key) add(counts, 'birthDate', n.birthDate.key, by);
  if (n.address?.key) add(counts, 'address', n.address.key, by);
}

/** The terms of a record's names: what stands before and after their boundary, or the whole. */
export function nameTerms(n: Counted): [TermKind, string][] {
  const found: [TermKind, string][] = [];
  const kanji = n.nameKanji;
  if (kanji && kanji.parts.length === 1) found.push(['name', writtenTerm(kanji.text)]);
  else if (kanji && !n.kanaInKanjiField && !n.alphabetInKanjiField) {
    const [surname, given] = cut(kanji.parts);
    found.push(['surname', writtenTerm(surname)], ['givenName', writtenTerm(given)]);
  }
  const kana = n.nameKana;
  if (kana && kana.parts.length === 1) found.push(['name', kanaTerm(kana.text)]);
  else if (kana) {
    const [surname, given] = cut(kana.parts);
    found.push(['surnameKana', kanaTerm(surname)], ['givenNameKana', kanaTerm(given)]);
  }
  const alphabet = n.nameAlphabet ?? n.alphabetInKanjiField;
  if (alphabet) found.push(['name', alphabetTerm(alphabet.tokens)]);
  return found;
}

/** The first part, and the rest: 山田 花子 → 山田, 花子. */
export const cut = (parts: readonly string[]): [surname: string, given: string] => [
  parts[0] ?? '',
  parts.slice(1).join(''),
];

/** A written name with its variant characters folded: 渡邊 and 渡辺 are one surname, as common as both together. */
export const writtenTerm = remembered((name) =>
  foldVariants(name.includes('々') ? name.replace(/(.)々/gu, '$1$1') : name),
);

/** A kana name with all folded that a rule may hold equal. */
export const kanaTerm = remembered((text) => kanaBlockingKey({ text, key: text, joined: text, parts: [text] }) ?? text);

/** The same function, which knows the last names it was asked of: a register has few surnames and given names. */
function remembered(term: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) {
      if (known.size >= 50_000) known.clear();
      found = term(name);
      known.set(name, found);
    }
    return found;
  };
}

export const alphabetTerm = (tokens: readonly string[]): string => [...tokens].sort().join(' ');

/** Which five years somebody was born in; null where that is not known. */
export function cohortOf({ birthDate }: Pick<Normalized, 'birthDate'>): number | null {
  const year = birthDate?.year ?? null;
  if (year === null || birthDate?.key === null || birthDate?.era) return null;
  const cohort = Math.floor((year - firstCohort) / cohortYears);
  return cohort >= 0 && cohort < cohorts ? cohort : null;
}

export const cohortTerm = (given: string, cohort: number): string => `${given}\u001f${cohort}`;

function add({ cells, totals }: TermCounts, kind: TermKind, term: string, by: 1 | -1): void {
  const at = termKinds.indexOf(kind);
  totals[at] = (totals[at] as number) + by;
  const hash = hashOf(term);
  const [one, other] = [cellOf(hash, at, 0), cellOf(hash, at, 1)];
  cells[one] = (cells[one] as number) + by;
  cells[other] = (cells[other] as number) + by;
}

/** The cell of a hash in a row of a kind's table: bits of its own of the 53. */
function cellOf(hash: number, kind: number, row: number): number {
  const bits = row === 0 ? hash % width : Math.floor(hash / width) % width;
  return kind * tableSize + row * width + bits;
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
