import { describe, expect, it } from 'vitest';
import { compareFields } from '../../src/judge/compare.js';
import { frequenciesOf } from '../../src/link/frequencies.js';
import { countRates, defaultRates } from '../../src/link/match-rates.js';
import type { CountedPattern } from '../../src/link/patterns.js';
import { type Weighing, weigh } from '../../src/link/weights.js';
import type { SourceRecord } from '../../src/model.js';
import { weightSum } from '../../src/report/weight-phrases.js';
import { person, registerOf } from './records.js';

const weighing: Weighing = { rates: defaultRates, frequencies: frequenciesOf(registerOf(6_000)), threshold: 2 };

function weight(resident: SourceRecord, enrolment: SourceRecord = resident) {
  const [a, b] = [person(resident), person(enrolment)];
  return weigh(a, b, compareFields(a, b, 2), weighing);
}
const bits = (found: ReturnType<typeof weight>, field: string) =>
  found.parts.find((part) => part.field === field)?.bits ?? 0;
const sato = { nameKanji: '佐藤 一郎', nameKana: 'サトウ タロウ' };
const rare = { nameKanji: '青木7 一郎', nameKana: 'アオキ タロウ' };

describe('weights', () => {
  it('are the sum of their parts', () => {
    const { total, parts } = weight(sato);
    expect(parts.map(({ field }) => field)).toEqual(['surname', 'givenName', 'birthDate', 'sex', 'address']);
    expect(total).toBeCloseTo(
      parts.reduce((sum, part) => sum + part.bits, 0),
      6,
    );
  });

  it('say more for a rare surname than for a common one, by how often each comes', () => {
    expect(bits(weight(rare), 'surname') - bits(weight(sato), 'surname')).toBeCloseTo(Math.log2(0.5 / (3 / 6_000)), 1);
  });

  it('name what agrees, with how many of a million bear it', () => {
    expect(weight(rare).parts[0]).toMatchObject({ field: 'surname', outcome: 'agree', term: '青木7', perMillion: 500 });
  });

  it.each([
    ['the surname', { ...sato, nameKanji: '鈴木 一郎', nameKana: 'スズキ タロウ' }, 'surname'],
    ['the given name', { ...sato, nameKanji: '佐藤 健', nameKana: 'サトウ ケン' }, 'givenName'],
    ['the birth date', { ...sato, birthDate: '1962-11-30' }, 'birthDate'],
    ['the sex', { ...sato, sex: '2' }, 'sex'],
    ['the address', { ...sato, address: '東京都千代田区麹町三丁目5番7号' }, 'address'],
  ])('speak against one person where %s differs', (_, enrolment, field) => {
    expect(bits(weight(sato, enrolment), field)).toBeLessThan(-3);
  });

  it('hold a slip of the pen against a date less than another date', () => {
    const [slip, other] = [
      weight(sato, { ...sato, birthDate: '1985-01-03' }),
      weight(sato, { ...sato, birthDate: '1962-11-30' }),
    ];
    expect(slip.parts.find(({ field }) => field === 'birthDate')?.outcome).toBe('close');
    expect(bits(slip, 'birthDate')).toBeGreaterThan(bits(other, 'birthDate'));
  });

  it('count the address of a family member for little: people of one surname live together', () => {
    const brother = { ...rare, nameKanji: '青木7 健', nameKana: 'アオキ ケン' };
    expect(bits(weight(rare, brother), 'address')).toBeLessThan(2);
    expect(bits(weight(rare), 'address')).toBeGreaterThan(10);
  });

  it('count the birth date of a family member as that of a twin', () => {
    const twin = { ...sato, nameKanji: '佐藤 健', nameKana: 'サトウ ケン' };
    expect(bits(weight(sato, twin), 'birthDate')).toBeCloseTo(8, 0);
  });

  it('leave out what is missing', () => {
    expect(weight(sato, { ...sato, address: null }).parts.map(({ field }) => field)).not.toContain('address');
  });

  it('tell nothing of an address but whether it agrees', () => {
    expect(JSON.stringify(weight(sato))).not.toContain('丸の内');
  });

  it('are worded as a sum, in both languages', () => {
    const sum = weightSum([
      { field: 'surname', outcome: 'agree', bits: 17.2, term: '小鳥遊', perMillion: 7 },
      { field: 'birthDate', outcome: 'agree', bits: 14.8 },
      { field: 'address', outcome: 'differ', bits: -4.6 },
    ]);
    expect(sum.ja).toBe('+17.2 珍しい氏「小鳥遊」が一致、+14.8 生年月日が一致、−4.6 住所が不一致（計 +27.4）');
    expect(sum.en).toBe(
      '+17.2 rare surname 小鳥遊 agrees, +14.8 birth date agrees, −4.6 address differs (+27.4 in all)',
    );
  });
});

const alike = { name: 'agree', birth: 'agree', sex: 'agree', address: 'agree', another: 'none' } as const;
const counted = (pattern: Partial<CountedPattern>, pairs: number): CountedPattern => ({ ...alike, ...pattern, pairs });

describe('rates of true pairs', () => {
  const patterns = [
    counted({}, 95_000),
    counted({ address: 'differ' }, 4_000),
    counted({ name: 'surname' }, 600),
    counted({ name: 'differ', birth: 'differ', address: 'differ' }, 400),
  ];

  it('are counted where the other items hold the two for one person', () => {
    const rates = countRates(patterns);
    expect(rates.address.differ).toBeCloseTo(4_000 / 99_000, 3);
    expect(rates.name.surname).toBeCloseTo(600 / 95_600, 4);
  });

  it('are not told by wrong links, in which everything differs', () => {
    expect(countRates(patterns).birth.differ).toBeLessThan(0.00001);
  });

  it('are the defaults where fewer than 1,000 pairs can be counted', () => {
    expect(countRates([counted({}, 999)])).toBe(defaultRates);
  });

  it('are never 0', () => {
    const { name, sex } = countRates([counted({}, 5_000)]);
    for (const rate of [...Object.values(name), ...Object.values(sex)]) expect(rate).toBeGreaterThan(0);
  });
});
