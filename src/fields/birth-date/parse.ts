import type { DateNotation } from '../../model.js';
import { eras } from './eras.js';
import { type BirthDate, eraDate, wholeDate } from './value.js';
import { readWritten } from './written.js';

const HYPHEN = 0x2d;
const midnight = /[T ](?:0{1,2}:00(?::00(?:\.0+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?|12:00(?::00)? ?AM)$/i;

/**
 * Reads a birth date in any of the notations allowed; canonical texts are read whatever is allowed.
 *
 * - `iso` 1985-01-02, 1985/1/2, 1985.1.2, 1985年1月2日, and with the time 0:00 of a spreadsheet or database
 * - `compact` 19850102 · `wareki` 昭和60年1月2日, 昭和元年, 昭和六十年一月二日 · `wareki-short` S60.1.2, 昭60/1/2, S600102
 * - `era-code-1-5` and `era-code-13579` 3600102, 3-60-01-02; where both are allowed neither is read
 *
 * Unknown parts (不詳, ○, ?, 00) are kept as unknown, a text that no notation fits as `unreadable`: a spreadsheet's serial
 * number (31049) is such a text, since nothing says which calendar it counts in. Null: blank.
 *
 * @example parseBirthDate('昭和60年1月2日', ['wareki'])?.text // '1985-01-02'
 */
export function parseBirthDate(text: string, notations: readonly DateNotation[]): BirthDate | null {
  return (
    readPlain(text, notations) ??
    readWareki(text, notations) ??
    readSeparated(text, notations) ??
    readFolded(text, notations)
  );
}

/** The number that ASCII digits at [from, to) write, or -1. */
function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** 1985-01-02 and 19850102, as most sources write. */
function readPlain(text: string, notations: readonly DateNotation[]): BirthDate | null {
  const length = text.length;
  const iso = length === 10 && text.charCodeAt(4) === HYPHEN && text.charCodeAt(7) === HYPHEN;
  if (!iso && !(length === 8 && notations.includes('compact'))) return null;
  const step = iso ? 1 : 0;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 4 + step, 6 + step);
  const day = digitsAt(text, length - 2, length);
  return month <= 0 || day <= 0 ? null : wholeDate(year, month, day, iso ? text : undefined);
}

/** 昭和60年1月2日 with ASCII digits. */
function readWareki(text: string, notations: readonly DateNotation[]): BirthDate | null {
  const era = eras.find((each) => each.name.charCodeAt(0) === text.charCodeAt(0));
  if (!era || text[1] !== era.name[1] || !notations.includes('wareki')) return null;
  const yearEnd = text.indexOf('年', 2);
  const monthEnd = text.indexOf('月', yearEnd + 1);
  const last = text.length - 1;
  if (yearEnd < 3 || yearEnd > 4 || monthEnd < yearEnd + 2 || text[last] !== '日' || last < monthEnd + 2) return null;
  const year = digitsAt(text, 2, yearEnd);
  const month = digitsAt(text, yearEnd + 1, monthEnd);
  const day = digitsAt(text, monthEnd + 1, last);
  return year <= 0 || month <= 0 || day <= 0 ? null : eraDate(era, year, month, day);
}

/** 1985/1/2 and S60.1.2 with ASCII digits, one of `-./` between the parts. */
function readSeparated(text: string, notations: readonly DateNotation[]): BirthDate | null {
  const length = text.length;
  if (length > 10 || text.charCodeAt(0) > 0x7a) return null;
  const era = eras.find((each) => each.letter === text[0]);
  const from = era ? 1 : 0;
  let first = from;
  while (first < length && digitsAt(text, first, first + 1) >= 0) first += 1;
  const separator = text[first];
  if (separator !== '/' && separator !== '.' && separator !== '-') return null;
  const second = text.indexOf(separator, first + 1);
  const yearLength = first - from;
  if (era ? yearLength < 1 || yearLength > 2 : yearLength !== 4) return null;
  if (second < first + 2 || second > first + 3 || length < second + 2 || length > second + 3) return null;
  const year = digitsAt(text, from, first);
  const month = digitsAt(text, first + 1, second);
  const day = digitsAt(text, second + 1, length);
  if (month <= 0 || day <= 0 || !notations.includes(era ? 'wareki-short' : 'iso')) return null;
  return era ? eraDate(era, year, month, day) : wholeDate(year, month, day);
}

/** Everything else: folded first (width, spaces, hyphens, case of the era letter), then read as a person would. */
function readFolded(text: string, notations: readonly DateNotation[]): BirthDate | null {
  const trimmed = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (trimmed === '') return null;
  const folded = trimmed
    .replace(midnight, '')
    .replace(/(\d) (?=\d)/g, '$1-')
    .replace(/ /g, '')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/[・,、。]/g, '.')
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());
  const compact = /^(\d{4})(\d\d)(\d\d)(?:0{6})?$/.exec(folded);
  if (compact && !notations.includes('compact')) return unreadable(trimmed);
  const spread = compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : folded;
  return readPlain(spread, notations) ?? readWritten(spread, compact ? ['iso'] : notations) ?? unreadable(trimmed);
}

function unreadable(text: string): BirthDate {
  return { text, key: null, kind: 'unreadable', year: null, month: null, day: null, third: null, era: null };
}
