/** Spreads innocent notation and outdated values over a block's enrolments, at the rates' shares. */
import type { Enrolment, Person } from './city.js';
import { inJis0208 } from './cp932.js';
import type { CityContext } from './households.js';
import { usualCharacters } from './names.js';
import { notationMakers } from './notation-makers.js';
import type { Random } from './random.js';

/** Notations owed: drawn for enrolments that did not allow them. The next that does takes one, so that shares come out. */
export type Owed = Map<string, number>;

/** The kanji name as the insurer would write it if it could store every character. */
function ownKanji({ kanji, surname, person, insurer }: Enrolment): string {
  return kanji ?? `${(surname ?? person.surname).kanji}${insurer.gap}${person.given.kanji}`;
}

/** An insurer that knows JIS X 0208 alone replaces the rest by the usual character, or by ● where there is none. */
function replaceUnknown(row: Enrolment): void {
  const kanji = ownKanji(row);
  let replaced = '';
  for (const c of kanji) replaced += inJis0208(c) ? c : (usualCharacters().get(c) ?? '●');
  if (replaced === kanji) return;
  row.kanji = replaced;
  const what = replaced.includes('●') && !kanji.includes('●') ? 'lost_character' : 'kanji_variant';
  row.notes.push({ what, kind: 'notation', class: 'AGREE_BY_RULE' });
}

/** A foreign resident may be enrolled under the 通称. */
function useAlias(row: Enrolment, person: Person, random: Random): void {
  if (!person.foreign?.alias || !random.chance(0.4)) return;
  row.kanji = person.foreign.alias.replace('　', row.insurer.gap);
  row.kana = person.foreign.aliasKana;
  row.notes.push({ what: 'alias', kind: 'notation', class: 'AGREE_BY_RULE' });
}

export function addNotation(city: CityContext, random: Random, owed: Owed, rows: readonly Enrolment[]): void {
  for (const row of rows) {
    if (row.dropped || row.to !== null) continue;
    useAlias(row, row.person, random);
    if (row.person.birthText) row.notes.push({ what: 'unknown_birth_date', kind: 'unknown', class: 'UNDECIDABLE' });
    const groups = new Set<string>();
    for (const { kind, group, heavy, result, make } of notationMakers) {
      if (random.chance(city.rates.notation[kind])) owed.set(kind, (owed.get(kind) ?? 0) + 1);
      const due = owed.get(kind) ?? 0;
      if (due === 0 || groups.has(group) || (heavy && row.fixed.includes(group))) continue;
      if (!make(row, random, city)) continue;
      owed.set(kind, due - 1);
      groups.add(group);
      row.notes.push({ what: kind, ...result });
    }
    if (row.insurer.jis0208) replaceUnknown(row);
  }
}
