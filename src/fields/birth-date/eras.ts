/**
 * The five eras of the modern calendar: names, letters, both code systems, the Western year before the first year, the
 * first and the last day. Sources: 行政官布告 明治元年 (明治), 大正改元の詔書 (1912-07-30), 昭和改元の詔書 (1926-12-25),
 * 昭和64年政令第1号 (平成), 平成31年政令第143号 (令和). Codes: receipts (診療報酬請求書等の記載要領) count 1 to 5,
 * pensions and tax 1/3/5/7/9. The day an era changed belongs to both: 明治45年7月30日 is 大正元年7月30日.
 */
export type EraName = '明治' | '大正' | '昭和' | '平成' | '令和';

export interface Era {
  readonly name: EraName;
  readonly letter: string;
  readonly code15: number;
  readonly code13579: number;
  /** Western year = before + year of the era. */
  readonly before: number;
  /** First and last day as yyyymmdd numbers. */
  readonly first: number;
  readonly last: number;
}

export const eras: readonly Era[] = [
  { name: '明治', letter: 'M', code15: 1, code13579: 1, before: 1867, first: 18681023, last: 19120730 },
  { name: '大正', letter: 'T', code15: 2, code13579: 3, before: 1911, first: 19120730, last: 19261225 },
  { name: '昭和', letter: 'S', code15: 3, code13579: 5, before: 1925, first: 19261225, last: 19890107 },
  { name: '平成', letter: 'H', code15: 4, code13579: 7, before: 1988, first: 19890108, last: 20190430 },
  { name: '令和', letter: 'R', code15: 5, code13579: 9, before: 2018, first: 20190501, last: 99991231 },
];

/** The years before 明治6年 were lunisolar (明治5年太政官布告第337号): their months and days have no Western number. */
export const lastLunisolarYear = 5;

/** A date as one number that sorts: 1985, 1, 2 → 19850102. */
export function serial(year: number, month: number, day: number): number {
  return year * 10000 + month * 100 + day;
}

/** A day as a municipal office writes it: 2026, 4, 7 → 令和8年4月7日. Null before 明治. */
export function dayInEra(year: number, month: number, day: number): string | null {
  const era = eras.findLast(({ first }) => first <= serial(year, month, day));
  if (!era) return null;
  const count = year - era.before;
  return `${era.name}${count === 1 ? '元' : count}年${month}月${day}日`;
}

/**
 * Whether a date written in an era can be meant so. People go on writing an era that has ended (平成31年6月) and date
 * back to one that had not begun (令和元年3月), so a year either way is read; 昭和80年 is not.
 */
export function withinReach(era: Era, date: number): boolean {
  return date >= era.first - 10000 && date <= era.last + 10000;
}
