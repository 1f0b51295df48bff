import { type Era, eras, serial, withinReach } from './eras.js';
import type { BirthDate } from './value.js';

export type BirthDateTypo = 'digit' | 'swap' | 'day_month' | 'era_slip';

/** A year of an era keyed as if it were Western: 昭和60年 as (19)60. */
const bareCentury = 1900;

/**
 * The slip of the pen by which one whole date becomes the other, or null: `digit` one digit wrong, `swap` two
 * neighbouring digits exchanged (both as 1985-01-02 or as 昭和60-01-02 is written), `day_month` exchanged,
 * `era_slip` the same digits under another era, or the era's year taken for 19xx. Null for dates not wholly known.
 *
 * @example birthDateTypo(parse('1985-01-02'), parse('1985-02-01')) // 'day_month'
 */
export function birthDateTypo(a: BirthDate, b: BirthDate): BirthDateTypo | null {
  if (!whole(a) || !whole(b) || a.text === b.text) return null;
  const slip = digitSlip(western(a), western(b));
  if (slip) return slip;
  if (a.year === b.year && a.month === b.day && a.day === b.month) return 'day_month';
  const ofA = readings(a);
  const ofB = readings(b);
  for (const [era, digits] of ofA) {
    const other = ofB.get(era);
    const slipInEra = other === undefined ? null : digitSlip(digits, other);
    if (slipInEra) return slipInEra;
  }
  return sharesDigits(a, b, ofA, ofB) ? 'era_slip' : null;
}

interface Whole extends BirthDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function whole(date: BirthDate): date is Whole {
  return date.kind === 'calendar' || date.kind === 'non_calendar';
}

const western = (date: Whole): string => `${serial(date.year, date.month, date.day)}`.padStart(8, '0');

/** The digits of a date as each era that it may be written in would write it. */
function readings(date: Whole): Map<Era, string> {
  const found = new Map<Era, string>();
  for (const era of eras) {
    const year = date.year - era.before;
    if (year < 1 || year > 99 || !withinReach(era, serial(date.year, date.month, date.day))) continue;
    found.set(era, `${serial(year, date.month, date.day)}`.padStart(6, '0'));
  }
  return found;
}

function sharesDigits(a: Whole, b: Whole, ofA: Map<Era, string>, ofB: Map<Era, string>): boolean {
  const digitsOfB = new Set(ofB.values());
  for (const digits of ofA.values()) if (digitsOfB.has(digits)) return true;
  return digitsOfB.has(western(a).slice(2)) && inBareCentury(a)
    ? true
    : inBareCentury(b) && [...ofA.values()].includes(western(b).slice(2));
}

const inBareCentury = (date: Whole): boolean => date.year > bareCentury && date.year < bareCentury + 100;

/** One digit replaced, or one pair of neighbours exchanged. */
function digitSlip(a: string, b: string): 'digit' | 'swap' | null {
  if (a.length !== b.length) return null;
  let first = -1;
  let last = -1;
  let count = 0;
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue;
    if (first < 0) first = at;
    last = at;
    count += 1;
  }
  if (count === 1) return 'digit';
  return count === 2 && last === first + 1 && a[first] === b[last] && a[last] === b[first] ? 'swap' : null;
}
