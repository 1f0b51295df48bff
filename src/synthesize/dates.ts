/** Calendar days as whole numbers, and the notations a profile may allow (contract, section 3). */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export type Notation = 'iso' | 'compact' | 'wareki' | 'wareki-short';

/** Days since 1970-01-01 of the proleptic Gregorian calendar. */
export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The day of a day number. */
export function dayOf(number: number): Day {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** First day of each era: 元号法 (昭和54年法律第43号) and the edicts before it. */
const eras: readonly [string, string, number][] = [
  ['令和', 'R', dayNumber({ year: 2019, month: 5, day: 1 })],
  ['平成', 'H', dayNumber({ year: 1989, month: 1, day: 8 })],
  ['昭和', 'S', dayNumber({ year: 1926, month: 12, day: 25 })],
  ['大正', 'T', dayNumber({ year: 1912, month: 7, day: 30 })],
  ['明治', 'M', dayNumber({ year: 1868, month: 1, day: 25 })],
];

const two = (n: number) => (n < 10 ? `0${n}` : String(n));

/**
 * A day in a notation. A day that the calendar lacks (29 February of a common year) keeps its own digits.
 *
 * @example formatDay({ year: 1985, month: 1, day: 2 }, 'wareki') // 昭和60年1月2日
 */
export function formatDay(day: Day, notation: Notation): string {
  if (notation === 'iso') return `${day.year}-${two(day.month)}-${two(day.day)}`;
  if (notation === 'compact') return `${day.year}${two(day.month)}${two(day.day)}`;
  const number = dayNumber(day);
  const [name, letter, start] = eras.find(([, , first]) => number >= first) ?? (eras[4] as (typeof eras)[number]);
  const year = day.year - dayOf(start).year + 1;
  if (notation === 'wareki-short') return `${letter}${two(year)}.${two(day.month)}.${two(day.day)}`;
  return `${name}${year === 1 ? '元' : year}年${day.month}月${day.day}日`;
}
