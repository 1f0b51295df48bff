/** Values of records as the lists show them: as the source gave them, numbers masked, protected addresses withheld. */

import { mask } from '../fields/individual-number/index.js';
import type { SourceRecord, TextKey } from '../model.js';
import type { Lang } from './phrases.js';
import { WITHHELD } from './reason.js';

/** Twelve digits in a row, of either width, also in groups of four: what an Individual Number typed into another column looks like. */
const numberLike = /(?<![0-9０-９])(?:[0-9０-９]{4}[\s\-‐－]?){2}[0-9０-９]{4}(?![0-9０-９])/g;
const anyTwelve = /[0-9０-９](?:[\s\-‐－]?[0-9０-９]){11}/;

/** A text with whatever looks like an Individual Number masked. */
export function withoutNumbers(text: string): string {
  return anyTwelve.test(text) ? text.replace(numberLike, (found) => mask(found)) : text;
}

/** A record's value for a list; an empty text where it is missing. */
export function shown(
  record: SourceRecord | null,
  key: Exclude<TextKey, 'individualNumber' | 'recordId' | 'address'>,
): string {
  const value = record?.[key];
  return value ? withoutNumbers(value) : '';
}

/** A record's id, whole: it has to be found again. */
export const shownId = (record: SourceRecord | null): string => record?.recordId ?? '';

/** ********9018, or an empty text where there is none. */
export function shownNumber(record: SourceRecord | null): string {
  const value = record?.individualNumber;
  return value?.trim() ? mask(value) : '';
}

/** The address, or that it is withheld. */
export function shownAddress(record: SourceRecord | null, withheld: boolean, lang: Lang): string {
  const value = record?.address;
  if (!value) return '';
  return withheld ? WITHHELD[lang] : withoutNumbers(value);
}

/** A raw input row: every run of ten digits or more is masked, since a damaged number is still most of a number. */
export function rowWithoutNumbers(row: string): string {
  return row.replace(/[0-9０-９](?:[\s\-‐－]?[0-9０-９]){9,}/g, (found) => mask(found));
}
