/** Days by the clock of the office, as options give them. */
import { TotsugoError } from '../errors.js';

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
