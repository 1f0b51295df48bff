/** Instants by the clock of the office: people read them; --json has the instants themselves. */
import { TotsugoError } from '../errors.js';

/** @example localTime('2026-11-22T17:00:00.000Z') // '2026-11-23 02:00' in Japan */
export function localTime(instant: string): string {
  const at = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/**
 * The midnight at which a day begins here, some days later.
 * @throws TotsugoError DAY_INVALID
 */
export function dayOption(option: string, text: string, later = 0): Date {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  const date = new Date(year ?? Number.NaN, (month ?? 0) - 1, day);
  if (Number.isNaN(date.getTime()) || date.getMonth() + 1 !== month) throw new TotsugoError('DAY_INVALID', { option });
  date.setDate(date.getDate() + later);
  return date;
}
