/** Foreign residents' names: alphabet, kanji where the origin writes them, kana, and at times a 通称. */
import type { ForeignNames, Surname } from './city.js';
import { drawGiven, drawSurname } from './names.js';
import { type Random, type Weighted, weighted } from './random.js';
import { once, readTable } from './tables.js';

interface Row extends Surname {
  readonly alphabet: string;
  readonly weight: number;
}

/** Shares of nationalities among foreign residents, in percent, rounded (在留外国人統計). */
const origins = [
  { name: 'china', share: 30 },
  { name: 'vietnam', share: 24 },
  { name: 'korea', share: 16 },
  { name: 'philippines', share: 13 },
  { name: 'brazil', share: 9 },
  { name: 'nepal', share: 8 },
] as const;

const origin = once(() => weighted(origins, (row) => row.share));

const rows = once(() => {
  const groups = new Map<string, Row[]>();
  for (const [from, part, alphabet, kanji, kana, weight] of readTable('foreign-names.tsv') as string[][]) {
    const key = `${from} ${part}`;
    const row = { alphabet: alphabet as string, kanji: kanji as string, kana: kana as string, weight: Number(weight) };
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return new Map([...groups].map(([key, list]): [string, Weighted<Row>] => [key, weighted(list, (row) => row.weight)]));
});

export interface ForeignFamily {
  readonly origin: string;
  readonly surname: Row;
  /** The family's Japanese surname in its 通称, or null. */
  readonly aliasSurname: Surname | null;
}

/** Letters that a form leaves as they are, in wide characters, in small letters, or with the given name first. */
const alphabetStyles: readonly ((surname: string, given: string) => string)[] = [
  (surname, given) =>
    `${surname} ${given}`.replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).replaceAll(' ', '　'),
  (surname, given) => `${surname} ${given}`.replace(/(?<=[A-Z])[A-Z]+/g, (letters) => letters.toLowerCase()),
  (surname, given) => `${given} ${surname}`,
];

/** Another notation of an alphabet name. */
export function respellAlphabet(random: Random, surname: string, given: string): string {
  return (alphabetStyles[random.below(alphabetStyles.length)] as (typeof alphabetStyles)[number])(surname, given);
}

export function drawForeignFamily(random: Random): ForeignFamily {
  const { name } = origin().draw(random);
  const aliased = name === 'korea' ? 0.5 : name === 'china' || name === 'brazil' ? 0.15 : 0.03;
  return {
    origin: name,
    surname: (rows().get(`${name} surname`) as Weighted<Row>).draw(random),
    aliasSurname: random.chance(aliased) ? drawSurname(random) : null,
  };
}

/** The names of one member: what stands for surname and given name, and the rest. */
export function drawForeignNames(
  random: Random,
  family: ForeignFamily,
  sex: 1 | 2,
  birthYear: number,
  withoutKana: number,
) {
  const part = sex === 1 ? 'male' : 'female';
  const given = (rows().get(`${family.origin} ${part}`) as Weighted<Row>).draw(random);
  const hasKanji = family.surname.kanji !== '-';
  const aliasGiven = family.aliasSurname ? drawGiven(random, sex, birthYear) : null;
  const foreign: ForeignNames = {
    alphabet: `${family.surname.alphabet} ${given.alphabet}`,
    hasKanji,
    withoutKana: !hasKanji && random.chance(withoutKana),
    alias: family.aliasSurname && aliasGiven ? `${family.aliasSurname.kanji}　${aliasGiven.kanji}` : null,
    aliasKana: family.aliasSurname && aliasGiven ? `${family.aliasSurname.kana}　${aliasGiven.kana}` : null,
  };
  const name = (row: Row): Surname => ({ kanji: hasKanji ? row.kanji : row.alphabet, kana: row.kana });
  return { surname: name(family.surname), given: name(given), foreign };
}
