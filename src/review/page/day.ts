/** A birth date in the notation that clerks read, beside whatever notation its source wrote. */
import { dayInEra, parseBirthDate } from '../../fields/birth-date/index.js';
import type { DateNotation, Source } from '../../model.js';
import type { Lang } from '../../report/phrases.js';

/** The notations of dates that the profile of each side allows. */
export type DatesOf = Readonly<Record<Source, readonly DateNotation[]>>;

/**
 * Null where the text has no reading by its profile, or is no day of the calendar: then it stands alone.
 * @example readableDay('S26.12.3', 'ja', ['wareki-short']) // '昭和26年12月3日'
 */
export function readableDay(text: string, lang: Lang, dates: readonly DateNotation[]): string | null {
  const date = parseBirthDate(text, dates);
  if (date?.kind !== 'calendar' || date.year === null || date.month === null || date.day === null) return null;
  if (lang === 'en') return date.text;
  const { year, month, day } = date;
  return dayInEra(year, month, day) ?? date.text;
}
