import { type Era, type EraName, eras, lastLunisolarYear, serial, withinReach } from './eras.js';

/** 上旬 the 1st to the 10th, 中旬 to the 20th, 下旬 to the month's end. */
export type Third = '上旬' | '中旬' | '下旬';

/**
 * `calendar` a day of the calendar · `non_calendar` a day that no calendar has (1985-02-29): legal, kept as it stands ·
 * `lunisolar` 明治5年 or before, not converted · `partial` parts are unknown or approximate · `unreadable` no notation fits.
 */
export type BirthDateKind = 'calendar' | 'non_calendar' | 'lunisolar' | 'partial' | 'unreadable';

/**
 * A birth date. `text` is canonical: `1985-01-02`; unknown parts are `??` (`1945-??-??`, `昭和??-05-上旬` where the era is all
 * that is known of the year, `1945-05-03頃` where it is approximate); `明治03-05-03` is lunisolar. `key` is the agreement key,
 * null where a part is unknown or the text cannot be read. `era` is set where `year` is null or lunisolar.
 */
export interface BirthDate {
  readonly text: string;
  readonly key: string | null;
  readonly kind: BirthDateKind;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly third: Third | null;
  readonly era: EraName | null;
}

/** What a notation reads out of a text, before it is known whether such a date can be. Null: unknown. */
export interface Parts {
  readonly era: Era | null;
  /** Of the era where there is one, else Western. */
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly third: Third | null;
  readonly about: boolean;
}

/** The year 9999 means "none" wherever it stands (99991231). */
const lastYear = 9998;
const lengths = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (lengths[month] ?? 0);
}

const two = (part: number | null): string => (part === null ? '??' : part < 10 ? `0${part}` : `${part}`);
const four = (year: number | null): string =>
  year === null ? '????' : year >= 1000 ? `${year}` : `${year}`.padStart(4, '0');

/** A whole date of the Western calendar, or null where month or day are out of any month's bounds. `text` saves making it. */
export function wholeDate(year: number, month: number, day: number, text?: string): BirthDate | null {
  if (year < 1 || year > lastYear || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const canonical = text ?? `${four(year)}-${two(month)}-${two(day)}`;
  const kind = day <= monthLength(year, month) ? 'calendar' : 'non_calendar';
  return { text: canonical, key: canonical, kind, year, month, day, third: null, era: null };
}

/** A date written in an era, or null where the era cannot have had it. */
export function eraDate(era: Era, eraYear: number, month: number, day: number): BirthDate | null {
  if (eraYear < 1 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (era.name === '明治' && eraYear <= lastLunisolarYear) return lunisolar(era, eraYear, month, day);
  const year = era.before + eraYear;
  return withinReach(era, serial(year, month, day)) ? wholeDate(year, month, day) : null;
}

function lunisolar(era: Era, eraYear: number, month: number, day: number): BirthDate {
  const text = `${era.name}${two(eraYear)}-${two(month)}-${two(day)}`;
  return { text, key: text, kind: 'lunisolar', year: era.before + eraYear, month, day, third: null, era: era.name };
}

/** Any date from its parts; null where the known ones are impossible. */
export function fromParts(parts: Parts): BirthDate | null {
  const { era, year, month, day, third } = parts;
  if (year !== null && month !== null && day !== null && !parts.about) {
    return era === null ? wholeDate(year, month, day) : eraDate(era, year, month, day);
  }
  if ((month !== null && month > 12) || (day !== null && day > 31)) return null;
  const western = year === null ? null : (era?.before ?? 0) + year;
  if (western !== null && (western < 1 || western > lastYear)) return null;
  if (era !== null && western !== null && !withinReach(era, serial(western, month ?? 1, day ?? 1))) return null;
  const lunar = era?.name === '明治' && year !== null && year <= lastLunisolarYear;
  const named = era !== null && (western === null || lunar);
  const head = named ? `${era.name}${two(year)}` : four(western);
  const tail = `${two(month)}-${third ?? two(day)}${parts.about ? '頃' : ''}`;
  const base = { text: `${head}-${tail}`, key: null, kind: 'partial' as const };
  return { ...base, year: western, month, day, third, era: named ? era.name : null };
}

/** The span of Western years a date may lie in; null where nothing is known. A lunisolar year reaches into the next. */
export function yearSpan(date: BirthDate): readonly [number, number] | null {
  if (date.year !== null) return date.era === null ? [date.year, date.year] : [date.year, date.year + 1];
  const era = eras.find((each) => each.name === date.era);
  return era ? [Math.floor(era.first / 10000), Math.floor(era.last / 10000)] : null;
}
