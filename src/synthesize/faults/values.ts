/** Faults of a pair that is rightly linked: birth date or sex entered wrongly by the insurer. */
import { type Day, dayNumber, dayOf } from '../dates.js';
import { enter, type Ground, pick } from './ground.js';

const same = (day: Day) => {
  const other = dayOf(dayNumber(day));
  return other.year === day.year && other.month === day.month && other.day === day.day;
};

/** Slips of a hand: month and day exchanged, an era taken for another (昭和60 for 平成60 cannot be), a digit off by one. */
const slips: readonly [string, (day: Day) => Day][] = [
  ['month and day', (day) => ({ year: day.year, month: day.day, day: day.month })],
  ['digit of the day', (day) => ({ ...day, day: day.day > 10 ? day.day - 10 : day.day + 10 })],
  ['digit of the year', (day) => ({ ...day, year: day.year - 1 })],
  ['era', (day) => ({ ...day, year: day.year > 1988 ? day.year - 63 : day.year - 14 })],
];

export function birthTypo(ground: Ground): boolean {
  const [what, slip] = slips[ground.turn % slips.length] as (typeof slips)[number];
  const differs = (day: Day) => {
    const typed = slip(day);
    return typed.month <= 12 && typed.year > 1912 && same(typed) && dayNumber(typed) !== dayNumber(day);
  };
  const row = pick(ground, ({ person }) => differs(person.birth));
  if (!row) return false;
  row.birth = slip(row.person.birth);
  return enter(ground, 'BIRTH_OR_SEX_DIFFERS', `birth date: ${what}`, [row], { holders: [row.person], fixed: [] });
}

export function wrongSex(ground: Ground): boolean {
  const row = pick(ground);
  if (!row) return false;
  row.sex = row.person.sex === 1 ? 2 : 1;
  return enter(ground, 'BIRTH_OR_SEX_DIFFERS', 'sex', [row], { holders: [row.person], fixed: [] });
}
