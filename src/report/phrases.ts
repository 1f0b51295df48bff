/** Small pieces of sentences in both languages. A `Bilingual` is built part by part, so that the two never drift apart. */
import { dayInEra } from '../fields/birth-date/index.js';
import type { Bilingual, FieldName } from '../model.js';
import { fieldNames } from './field-names.js';

export type Lang = keyof Bilingual;

/** How many items of a list are spelled out before 「ほか」. */
const SHOWN = 3;

export const both = (ja: string, en: string): Bilingual => ({ ja, en });

/** Sentences one after the other; empty ones are left out. */
export function sentences(parts: readonly (Bilingual | null)[]): Bilingual {
  let [ja, en] = ['', ''];
  let first = true;
  for (const part of parts) {
    if (part === null) continue;
    ja += part.ja;
    en += first ? part.en : ` ${part.en}`;
    first = false;
  }
  return both(ja, en);
}

/** 「氏名カナ・住所」 / "kana name and address". */
export function fieldList(fields: readonly FieldName[]): Bilingual {
  return both(
    fields.map((field) => fieldNames[field].ja).join('・'),
    andList(fields.map((field) => fieldNames[field].en)),
  );
}

/** "a", "a and b", "a, b and c". */
export function andList(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** Record ids, the first few and how many more: 「0001、0002、0003 ほか2件」. */
export function idList(ids: readonly string[]): Bilingual {
  const shown = ids.slice(0, SHOWN);
  const more = ids.length - shown.length;
  if (more === 0) return both(shown.join('、'), andList(shown));
  return both(`${shown.join('、')} ほか${more}件`, `${shown.join(', ')} and ${more} more`);
}

/** Phrases, the first few and how many more. */
export function phraseList(phrases: readonly Bilingual[]): Bilingual {
  const shown = phrases.slice(0, SHOWN);
  const more = phrases.length - shown.length;
  const ja = shown.map((phrase) => phrase.ja).join('、');
  const en = shown.map((phrase) => phrase.en);
  return more === 0 ? both(ja, andList(en)) : both(`${ja}、ほか${more}件`, `${en.join(', ')} and ${more} more`);
}

/** A day as a municipal office writes it: 2026-04-07 → 令和8年4月7日; what is no such day stays as it is. */
export function eraDate(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  return year === undefined || month === undefined || day === undefined ? text : (dayInEra(year, month, day) ?? text);
}

/** The first letter of an English sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * An expected number of people, to two significant figures: 0.0312 → `about 0.031`, 0.0004 → `fewer than 0.001`.
 */
export function expectedPeople(count: number): Bilingual {
  if (count < 0.001) return both('0.001人未満', 'fewer than 0.001 people');
  const text = count >= 100 ? String(Math.round(count)) : String(Number(count.toPrecision(2)));
  return both(`約${text}人`, `about ${text} people`);
}
