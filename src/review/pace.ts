/** How fast cases are decided, and when the rest will be done. */

/** A pause longer than this is no work on a case, in milliseconds. */
const BREAK = 10 * 60_000;

export interface Act {
  /** An ISO instant. */
  readonly at: string;
  readonly who: string;
}

/**
 * Minutes of one person's work that a case takes: the time between two decisions of the same clerk, pauses of more than ten
 * minutes left out. Null where fewer than three such times are known.
 *
 * @param acts in the order of time
 * @example minutesPerCase([{ who: '佐藤', at: '…T01:00:00Z' }, { who: '佐藤', at: '…T01:02:00Z' }, …]) // 2
 */
export function minutesPerCase(acts: readonly Act[]): number | null {
  const last = new Map<string, number>();
  let time = 0;
  let cases = 0;
  for (const { who, at } of acts) {
    const now = Date.parse(at);
    const before = last.get(who);
    last.set(who, now);
    if (before === undefined || now - before > BREAK || now < before) continue;
    time += now - before;
    cases += 1;
  }
  return cases < 3 ? null : time / cases / 60_000;
}

/** Cases decided on each day that has any, by the day of this office (YYYY-MM-DD), oldest first. */
export function casesByDay(acts: readonly Act[]): { readonly day: string; readonly cases: number }[] {
  const days = new Map<string, number>();
  for (const { at } of acts) {
    const day = dayOf(at);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].map(([day, cases]) => ({ day, cases }));
}

const dayOf = (at: string): string => new Date(at).toLocaleDateString('sv-SE');

/**
 * The day on which the rest is done, at the average of the last days on which anything was decided (today left out unless it is
 * the only one), Saturdays and Sundays off. Null where nothing was decided yet; today where nothing is left.
 */
export function finishedOn(acts: readonly Act[], left: number, now: string): string | null {
  const today = dayOf(now);
  if (left === 0) return today;
  const days = casesByDay(acts);
  const before = days.filter(({ day }) => day !== today).slice(-10);
  const counted = before.length > 0 ? before : days;
  if (counted.length === 0) return null;
  const perDay = counted.reduce((sum, { cases }) => sum + cases, 0) / counted.length;
  const date = new Date(`${today}T00:00:00Z`);
  // Longer than anybody plans ahead: no date is better than one in a hundred years.
  const needed = Math.ceil(left / perDay);
  if (needed > 2_500) return null;
  for (let done = 0; done < needed; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) done += 1;
  }
  return date.toISOString().slice(0, 10);
}
