import { describe, expect, it } from 'vitest';
import { birthDateTypo, parseBirthDate } from '../../src/fields/birth-date/index.js';
import { defaultConventions } from '../../src/judge/policy.js';
import { blockingKeys, givenBirthOf, otherKeys } from '../../src/link/blocking.js';
import { sharedKeys } from '../../src/link/key-search.js';
import { residentRow } from '../../src/link/rows.js';
import { datesNearby, furtherKeys, numbersNearby } from '../../src/link/waiting-keys.js';
import type { SourceRecord } from '../../src/model.js';
import { absent } from '../../src/store/row-blocks.js';
import { person } from './records.js';

const date = (text: string) => {
  const parsed = parseBirthDate(text, ['iso']);
  if (!parsed) throw new Error('no date');
  return parsed;
};

describe('keys of a waiting enrolment', () => {
  it('find a resident whose surname has changed, by the given name', () => {
    const resident = givenBirthOf(person({ nameKana: 'ヨシダ タロウ' }));
    expect(furtherKeys(person())).toContain(resident);
  });

  it('find the given name at the end of a kana name without a boundary', () => {
    const resident = givenBirthOf(person({ nameKana: 'ヨシダ タロウ' }));
    expect(furtherKeys(person({ nameKana: 'ヤマダタロウ' }))).toContain(resident);
  });

  it('find a birth date that is one slip away', () => {
    const { kanaBirth } = blockingKeys(person({ birthDate: '1985-02-01' }));
    expect(furtherKeys(person())).toContain(kanaBirth);
  });

  it('find an alphabet name in any order, an alias and a former name', () => {
    const keys = (values: Parameters<typeof person>[0]) =>
      otherKeys(person({ nameKanji: null, nameKana: null, ...values }));
    expect(keys({ nameAlphabet: 'SANTOS MARIA' })).toEqual(keys({ nameAlphabet: 'Maria, Santos' }));
    expect(keys({ alias: '山田 太郎' })).toContain(blockingKeys(person()).kanjiBirth);
    const former = person({
      nameKanji: '吉田 太郎',
      nameKana: 'ヨシダ タロウ',
      formerName: '山田',
      formerNameKana: 'ヤマダ',
    });
    expect(otherKeys(former)).toEqual([blockingKeys(person()).kanjiBirth, blockingKeys(person()).kanaBirth]);
  });

  it.each(['SANTOS MARIA', ' ＭＡＲＩＡ　ＳＡＮＴＯＳ', 'Maria, Santos'])(
    'are kept of an alphabet name in the kanji field: %s',
    (nameKanji) => {
      const row = (values: SourceRecord) =>
        residentRow({ birthDate: '1985-01-02', ...values }, 0, defaultConventions, () => {});
      expect(row({ nameKanji }).others).toEqual(row({ nameAlphabet: 'MARIA SANTOS' }).others);
      expect(row({ nameKanji: nameKanji.replace(/M|Ｍ/, 'Ḿ') }).others).toHaveLength(1);
    },
  );

  it('need a birth date', () => {
    expect(furtherKeys(person({ birthDate: null }))).toEqual([]);
  });
});

describe('dates nearby', () => {
  it.each(['1985-01-02', '2000-12-31', '1964-10-10'])('of %s are typos of it, each', (text) => {
    const found = datesNearby(date(text));
    expect(found.length).toBeGreaterThan(20);
    for (const other of found) expect(birthDateTypo(date(text), date(other))).not.toBeNull();
  });
});

describe('numbers nearby', () => {
  const digits = '123456789018';
  const nearby = (individualNumber: string) => numbersNearby(person({ individualNumber }));

  it('bring back one wrong digit, told by the check digit', () => {
    expect(nearby('123456789028').get(Number(digits))).toBe('one_digit');
  });

  it('bring back two neighbours swapped', () => {
    expect(nearby('213456789018').get(Number(digits))).toBe('neighbours_swapped');
  });

  it('bring back a lost leading zero', () => {
    expect(nearby('12345678901').size + nearby('23456789013').size).toBeLessThanOrEqual(2);
    expect([...nearby('12345678909').values()].every((repair) => repair === 'lost_zero')).toBe(true);
  });

  it('know none for a number in exponents', () => {
    expect(nearby('1.23457E+11').size).toBe(0);
  });
});

describe('residents who share a key', () => {
  /** Residents from row 1 on with these keys (kana, kanji and given name, each with the birth date); the third has one more. */
  const register = (rows: readonly (readonly [number | null, number | null, number | null])[]) => () => [
    {
      first: 1,
      rows: rows.length,
      keys: Float64Array.from(rows.flatMap((keys) => [9, 9, 9, 9, 9, 0, ...keys.map((key) => key ?? absent)])),
      others: Float64Array.from([2, 77]),
    },
  ];

  it('are found in one pass, each once, the holder left out', () => {
    const rows = [
      [10, 20, null],
      [10, null, 30],
      [null, 20, null],
      [10, 20, 30],
    ] as const;
    const waiting = [
      { enrolment: 5, holder: 4, keys: [10, 20] },
      { enrolment: 6, holder: null, keys: [77] },
    ];
    expect([...sharedKeys(waiting, register(rows), () => undefined)]).toEqual([
      { enrolment: 5, holder: 4, residents: [1, 2, 3] },
      { enrolment: 6, holder: null, residents: [3] },
    ]);
  });

  it('of a key that more than 50 share are none, and that is told', () => {
    const rows = Array.from({ length: 51 }, () => [10, null, null] as const);
    const common: number[] = [];
    const found = [
      ...sharedKeys([{ enrolment: 5, holder: null, keys: [10] }], register(rows), (id) => common.push(id)),
    ];
    expect(found).toEqual([]);
    expect(common).toEqual([5]);
  });
});
