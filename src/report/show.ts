/** Values of records as the lists show them: as the source gave them, numbers masked, protected addresses withheld. */

import { mask, maskWithin, parseIndividualNumber } from '../fields/individual-number/index.js';
import type { Bilingual, SourceRecord, TextKey } from '../model.js';
import { both, type Lang } from './phrases.js';
import { WITHHELD } from './reason.js';

/** A record's value for a list; an empty text where it is missing. */
export function shown(
  record: SourceRecord | null,
  key: Exclude<TextKey, 'individualNumber' | 'recordId' | 'address'>,
): string {
  const value = record?.[key];
  return value ? maskWithin(value) : '';
}

/** A field of the lists: its value, and the person's other names that were compared as well. */
export interface ShownField {
  readonly main: string;
  /** 「〔通称 王 小明、旧氏 佐藤〕」, or an empty text. */
  readonly others: string;
}

/** The names a person goes by, in the order in which one stands for the rest. */
const names = {
  nameKanji: ['nameKanji', 'nameAlphabet', 'alias', 'formerName'],
  nameKana: ['nameKana', 'aliasKana', 'formerNameKana'],
} as const;

const nameKinds: Readonly<Partial<Record<TextKey, Bilingual>>> = {
  nameAlphabet: both('英字', 'alphabet'),
  alias: both('通称', 'alias'),
  aliasKana: both('通称', 'alias'),
  formerName: both('旧氏', 'former'),
  formerNameKana: both('旧氏', 'former'),
};

export type FieldShown = 'nameKanji' | 'nameKana' | 'birthDate' | 'sex' | 'address';

/** A field as a list shows it. A foreign resident's alphabet name or 通称 stands where there is no kanji name. */
export function shownField(record: SourceRecord | null, field: FieldShown, withheld: boolean, lang: Lang): ShownField {
  if (field === 'address') return { main: shownAddress(record, withheld, lang), others: '' };
  if (field !== 'nameKanji' && field !== 'nameKana') return { main: shown(record, field), others: '' };
  const held = names[field].filter((key) => shown(record, key).trim() !== '');
  const [first, ...rest] = held;
  if (first === undefined) return { main: '', others: '' };
  const main = shown(record, first);
  const others = rest
    .filter((key) => shown(record, key) !== main)
    .map((key) => `${nameKinds[key]?.[lang] ?? ''} ${shown(record, key)}`);
  const joined = others.join(lang === 'ja' ? '、' : ', ');
  return { main, others: joined === '' ? '' : `〔${joined}〕` };
}

/** A record's id, whole: it has to be found again. */
export const shownId = (record: SourceRecord | null): string => record?.recordId ?? '';

/** ********9018, or an empty text where there is none; in full where it was unmasked: 12 digits, a damaged one as it is. */
export function shownNumber(record: SourceRecord | null, unmasked = false): string {
  const value = record?.individualNumber;
  if (!value?.trim()) return '';
  return unmasked ? (parseIndividualNumber(value)?.digits ?? value.trim()) : mask(value);
}

/** The address, or that it is withheld. */
function shownAddress(record: SourceRecord | null, withheld: boolean, lang: Lang): string {
  const value = record?.address;
  if (!value) return '';
  return withheld ? WITHHELD[lang] : maskWithin(value);
}

/** A raw input row: every run of ten digits or more is masked, since a damaged number is still most of a number. */
export function rowWithoutNumbers(row: string): string {
  return row.replace(/[0-9０-９](?:[\s\-‐－]?[0-9０-９]){9,}/g, (found) => mask(found));
}
