/** Names written otherwise, or since changed: one maker each. */
import type { Enrolment, Person } from './city.js';
import { respellAlphabet } from './foreign.js';
import { drawGaiji } from './gaiji.js';
import type { CityContext } from './households.js';
import { respell, revoice } from './kana.js';
import { drawSurname, drawVariant } from './names.js';
import { byRule, type NotationMaker, put } from './notation-maker.js';
import { oneOf, type Random } from './random.js';

const japanese = (person: Person) => person.foreign === null;
const kanjiOf = (person: Person, gap: string) => `${person.surname.kanji}${gap}${person.given.kanji}`;
const kanaOf = (person: Person) => `${person.surname.kana}　${person.given.kana}`;

/** Enrolled under the alphabet name. */
const isLatin = ({ person: { foreign }, kanji }: Enrolment) => foreign !== null && !foreign.hasKanji && kanji === null;

function loseCharacter(row: Enrolment, random: Random): boolean {
  const characters = [...kanjiOf(row.person, row.insurer.gap)];
  const places = characters.flatMap((c, i) => (/\p{Script=Han}/u.test(c) ? [i] : []));
  if (!japanese(row.person) || places.length === 0) return false;
  characters[oneOf(random, places)] = '●';
  return put(row, 'kanji', characters.join(''));
}

function keepMaidenName(row: Enrolment, random: Random, city: CityContext): boolean {
  const { person } = row;
  const age = Math.floor(city.asOf / 365.2425) + 1970 - person.birth.year;
  if (!japanese(person) || person.former || person.sex !== 2 || age < 20 || age > 75) return false;
  const surname = drawSurname(random);
  return surname.kana !== person.surname.kana && put(row, 'surname', surname);
}

export const nameMakers: readonly NotationMaker[] = [
  {
    kind: 'kanji_variant',
    group: 'name',
    result: byRule,
    heavy: false,
    make({ person }, random) {
      person.registerKanji ??= japanese(person) ? drawVariant(random, kanjiOf(person, '　')) : null;
      return person.registerKanji !== null;
    },
  },
  {
    kind: 'gaiji',
    group: 'name',
    result: byRule,
    heavy: false,
    make({ person }, random) {
      const drawn = japanese(person) && !person.registerKanji ? drawGaiji(random, kanjiOf(person, '　')) : null;
      person.registerKanji ??= drawn;
      return drawn !== null;
    },
  },
  {
    kind: 'kana_orthography',
    group: 'name',
    result: byRule,
    heavy: false,
    make: (row, random) => japanese(row.person) && put(row, 'kana', respell(random, kanaOf(row.person))),
  },
  {
    kind: 'kana_voicing',
    group: 'name',
    result: { kind: 'notation', class: 'NAME_RESEMBLES' },
    heavy: false,
    make(row, random) {
      const surname = japanese(row.person) ? revoice(random, row.person.surname.kana) : null;
      return put(row, 'kana', surname && `${surname}　${row.person.given.kana}`);
    },
  },
  {
    kind: 'kana_in_kanji',
    group: 'name',
    result: byRule,
    heavy: true,
    make: (row) => japanese(row.person) && put(row, 'kanji', kanaOf(row.person)),
  },
  { kind: 'lost_character', group: 'name', result: byRule, heavy: true, make: loseCharacter },
  {
    kind: 'former_name',
    group: 'name',
    result: byRule,
    heavy: true,
    make: (row) => put(row, 'surname', row.person.former),
  },
  {
    kind: 'alphabet_notation',
    group: 'name',
    result: byRule,
    heavy: false,
    make: (row, random) =>
      isLatin(row) && put(row, 'kanji', respellAlphabet(random, row.person.surname.kanji, row.person.given.kanji)),
  },
  {
    kind: 'kana_for_alphabet',
    group: 'name',
    result: byRule,
    heavy: false,
    make: (row) => isLatin(row) && !row.person.foreign?.withoutKana && put(row, 'kanji', kanaOf(row.person)),
  },
  {
    kind: 'surname_changed',
    group: 'name',
    result: { kind: 'change', class: 'BOTH_NAMES_DIFFER' },
    heavy: true,
    make: keepMaidenName,
  },
];
