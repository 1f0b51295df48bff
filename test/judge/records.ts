/** Generators of records as municipalities and insurers hold them, from the tables of the made city. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { SourceRecord } from '../../src/model.js';

const tables = new URL('../../src/synthesize/tables/', import.meta.url);
const rowsOf = (table: string): string[][] =>
  readFileSync(new URL(table, tables), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

interface Name {
  readonly kanji: string;
  readonly kana: string;
}

const names = (table: string): Name[] => rowsOf(table).map(([kanji = '', kana = '']) => ({ kanji, kana }));
const variants = new Map(rowsOf('variants.tsv').map(([usual = '', variant = '']) => [usual, variant]));
const towns = rowsOf('towns.tsv').map(([, prefecture = '', city = '', postalCode = '', town = '']) => ({
  postalCode,
  place: [prefecture, city, town] as const,
}));
const foreigners = rowsOf('foreign-names.tsv').map(([origin, part, alphabet = '', kanji = '', kana = '']) => ({
  origin,
  part,
  alphabet,
  kanji,
  kana,
}));

const surname = fc.constantFrom(...names('surnames.tsv'));
const given = fc.constantFrom(...names('given-names.tsv'));
const gap = fc.constantFrom('', ' ', '　');
const optionally = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { freq: 2 });

/** A name in kanji: as it is, with variants, or with a character lost. */
const written = (kanji: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(kanji) },
    { weight: 2, arbitrary: fc.constant([...kanji].map((character) => variants.get(character) ?? character).join('')) },
    { weight: 1, arbitrary: fc.constantFrom(...'●〓?').map((mark) => mark + [...kanji].slice(1).join('')) },
  );

/** A name in kana: full width, half width, hiragana, with large kana only. */
const spoken = (kana: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(kana) },
    { weight: 2, arbitrary: fc.constant(halfWidth(kana)) },
    { weight: 1, arbitrary: fc.constant(hiragana(kana)) },
    {
      weight: 1,
      arbitrary: fc.constant(kana.replace(/[ャュョッ]/g, (small) => 'ヤユヨツ'['ャュョッ'.indexOf(small)] ?? small)),
    },
  );

const hiragana = (kana: string): string =>
  kana.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

const half = new Map<string, string>();
for (let code = 0xff61; code <= 0xff9f; code++)
  half.set(String.fromCharCode(code).normalize('NFKC'), String.fromCharCode(code));

/** Katakana in half width, sound marks as characters of their own: ガ → ｶﾞ. */
export const halfWidth = (text: string): string =>
  text.replace(/[ァ-ヴー]/g, (kana) => {
    const [base = kana, mark] = kana.normalize('NFD');
    const narrow = half.get(base);
    return narrow === undefined ? kana : narrow + (mark === '\u3099' ? 'ﾞ' : mark === '\u309a' ? 'ﾟ' : '');
  });

/** ASCII letters, digits and hyphens in full width. */
export const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(' ', '　');

const personal = fc.tuple(surname, given, gap, gap).chain(([one, two, inKanji, inKana]) =>
  fc.record({
    nameKanji: optionally(
      fc.oneof(
        { weight: 6, arbitrary: fc.tuple(written(one.kanji), written(two.kanji)).map((parts) => parts.join(inKanji)) },
        { weight: 1, arbitrary: fc.tuple(spoken(one.kana), spoken(two.kana)).map((parts) => parts.join(inKanji)) },
      ),
    ),
    nameKana: optionally(fc.tuple(spoken(one.kana), spoken(two.kana)).map((parts) => parts.join(inKana))),
  }),
);

const former = fc
  .option(surname, { freq: 4 })
  .map((one) => (one ? { formerName: one.kanji, formerNameKana: one.kana } : {}));
const foreign = fc
  .option(fc.tuple(fc.constantFrom(...foreigners), fc.constantFrom(...foreigners), surname, given), { freq: 6 })
  .map((chosen) => {
    if (!chosen) return {};
    const [one, two, familyName, own] = chosen;
    return {
      nameAlphabet: `${one.alphabet} ${two.alphabet}`,
      alias: `${familyName.kanji} ${own.kanji}`,
      aliasKana: `${familyName.kana} ${own.kana}`,
    };
  });

const two = (value: number): string => String(value).padStart(2, '0');
const birthDate = fc
  .record({
    year: fc.integer({ min: 1927, max: 1988 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .chain(({ year, month, day }) =>
    fc.constantFrom(
      `${year}-${two(month)}-${two(day)}`,
      `${year}${two(month)}${two(day)}`,
      `昭和${year - 1925}年${month}月${day}日`,
      `S${year - 1925}.${month}.${day}`,
      `昭和${year - 1925}年${month}月日不詳`,
    ),
  );

const chome = fc.constantFrom('', ...[...'一二三四五'].map((numeral) => `${numeral}丁目`));
const number = fc.integer({ min: 1, max: 99 });
const address = fc
  .tuple(fc.constantFrom(...towns), chome, number, number, fc.constantFrom('', ' コーポ中央203', '　メゾン青葉 1階'))
  .chain(([{ place, postalCode }, block, lot, house, building]) =>
    fc
      .constantFrom(`${block}${lot}番${house}号`, `${block}${lot}-${house}`, `${block}${lot}番地${house}`)
      .map((numbers) => ({
        postalCode,
        address: `${place.join('')}${numbers}${building}`,
      })),
  );

const rest = fc.record({
  birthDate: optionally(birthDate),
  sex: optionally(fc.constantFrom('1', '2', '3', '男', '女')),
  place: optionally(address),
  previousAddress: fc.option(
    address.map((one) => one.address),
    { freq: 4 },
  ),
});

export const record: fc.Arbitrary<SourceRecord> = fc
  .tuple(fc.constantFrom<'municipal' | 'insurer'>('municipal', 'insurer'), personal, former, foreign, rest)
  .map(([source, name, formerName, foreigner, { place, ...other }]) => ({
    source,
    ...name,
    ...formerName,
    ...foreigner,
    ...other,
    ...(place ?? {}),
  }));

const keys = ['nameKanji', 'nameKana', 'birthDate', 'sex', 'address', 'formerName', 'alias', 'nameAlphabet'] as const;

/** Two records that share some of their values, as two records of one person do. */
export const pair: fc.Arbitrary<readonly [SourceRecord, SourceRecord]> = fc
  .tuple(record, record, fc.array(fc.constantFrom(...keys), { maxLength: keys.length }))
  .map(([a, b, shared]) => [a, { ...b, ...Object.fromEntries(shared.map((key) => [key, a[key]])) }]);
