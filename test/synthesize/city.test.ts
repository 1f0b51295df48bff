import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings/yaml-file.js';
import { insurerNumber } from '../../src/synthesize/numbers.js';
import { completeRates, ownRates } from '../../src/synthesize/rates.js';
import { dayIn, groupBy, makeCity, validIndividualNumber } from './read-city.js';

const city = makeCity({ people: 20_000, seed: 'distribution' });
const share = (count: number, of: number) => count / of;
const active = city.enrolments.filter((row) => row.資格喪失日 === '');

describe('the same seed', () => {
  const digest = (seed: string, people = 9000) => {
    const hash = createHash('sha256');
    const { bytes } = makeCity({ people, seed, mix: 'even' });
    for (const name of [...bytes.keys()].sort()) hash.update(name).update(bytes.get(name) ?? '');
    return hash.digest('hex');
  };

  it('gives the same bytes, another gives others', () => {
    expect(digest('a')).toBe(digest('a'));
    expect(digest('a')).not.toBe(digest('b'));
  });

  it('gives the bytes that it gave on other machines', () => {
    const fixture = fileURLToPath(new URL('../../fixtures/city/', import.meta.url));
    const rates = readSettings(join(fixture, 'rates.yaml'), ownRates);
    const { bytes } = makeCity({ ...JSON.parse(readFileSync(join(fixture, 'city.json'), 'utf8')), rates });
    const committed = ['input', 'expects'].flatMap((dir) => readdirSync(join(fixture, dir)).map((name) => [dir, name]));
    expect([...bytes.keys()].sort()).toEqual(committed.map(([, name]) => name).sort());
    const stale = committed.filter(
      ([dir = '', name = '']) => !bytes.get(name)?.equals(readFileSync(join(fixture, dir, name))),
    );
    expect(stale, 'node scripts/fixtures.js makes them again').toEqual([]);
  });

  it('gives the same people in UTF-8 as in CP932', () => {
    const utf8 = makeCity({ people: 300, seed: 'a', encoding: 'utf-8' });
    expect(utf8.residents).toEqual(makeCity({ people: 300, seed: 'a' }).residents);
  });
});

describe('residents', () => {
  it('are as many as asked for, each with a number of its own but for the planted doubles', () => {
    expect(city.residents.length).toBeGreaterThanOrEqual(19_998);
    const returned = city.residents.filter((row) => row.宛名番号?.startsWith('19') && row.住民状態 === '1').length;
    expect(returned).toBeGreaterThan(10);
    expect(city.residents.length - returned).toBeLessThanOrEqual(20_003);
    expect(city.residents.filter((row) => !validIndividualNumber(row.個人番号 ?? ''))).toEqual([]);
    const planted = city.truth.filter((row) => row.class === 'REGISTER_DUPLICATE').length;
    expect(city.residents.length - new Set(city.residents.map((row) => row.個人番号)).size).toBe(planted + returned);
    expect(new Set(city.residents.map((row) => row.宛名番号)).size).toBe(city.residents.length);
  });

  it('of a household share address and, but for foreign residents and namesakes, surname', () => {
    const households = groupBy(city.residents, (row) => row.世帯番号 ?? '');
    let mixed = 0;
    for (const members of households.values()) {
      expect(new Set(members.map((row) => row.住所 + (row.方書 ?? ''))).size).toBe(1);
      const surnames = new Set(members.flatMap((row) => row.氏名カナ?.split('　')[0] || []));
      if (surnames.size > 1) mixed += 1;
    }
    expect(share(mixed, households.size)).toBeLessThan(0.001);
    expect(city.residents.length / households.size).toBeGreaterThan(1.8);
    expect(city.residents.length / households.size).toBeLessThan(2.8);
  });

  it.each([
    ['foreign', (row: Record<string, string>) => row.氏名英字 !== '', 0.015, 0.035],
    ['moved out', (row: Record<string, string>) => row.住民状態 === '1', 0.024, 0.037],
    ['deceased', (row: Record<string, string>) => row.住民状態 === '2', 0.011, 0.019],
    ['moved in', (row: Record<string, string>) => row.転入前住所 !== '', 0.21, 0.29],
    ['women', (row: Record<string, string>) => row.性別 === '2', 0.45, 0.55],
    ['of 旧氏', (row: Record<string, string>) => row.旧氏 !== '', 0.003, 0.01],
    ['Sato', (row: Record<string, string>) => row.氏名カナ?.startsWith('サトウ　') ?? false, 0.002, 0.02],
  ] as const)('%s within bounds', (_, is, low, high) => {
    const found = share(
      city.residents.filter((row) => is(row as Record<string, string>)).length,
      city.residents.length,
    );
    expect(found).toBeGreaterThan(low);
    expect(found).toBeLessThan(high);
  });

  it.each([
    [0, 10, 0.04, 0.11],
    [20, 40, 0.18, 0.32],
    [40, 60, 0.22, 0.34],
    [75, 110, 0.06, 0.18],
  ])('aged %i to %i', (from, to, low, high) => {
    const ages = city.residents.map((row) => 2026 - Number(dayIn(row.生年月日 ?? '').split('-')[0]));
    const found = share(ages.filter((age) => age >= from && age < to).length, ages.length);
    expect(found).toBeGreaterThan(low);
    expect(found).toBeLessThan(high);
  });

  it('have namesakes now and then, and twins', () => {
    const names = groupBy(city.residents, (row) => `${row.氏名} ${row.性別}`);
    expect([...names.values()].filter((rows) => rows.length > 1).length).toBeGreaterThan(20);
    const births = groupBy(city.residents, (row) => `${row.世帯番号} ${row.生年月日}`);
    expect([...births.values()].filter((rows) => rows.length > 1).length).toBeGreaterThan(3);
  });
});

describe('people who are like each other', () => {
  const alike = makeCity({
    people: 4000,
    seed: 'alike',
    rates: { population: { namesake: 0.01, related_names: 1, second_household: 0.1, next_door: 0.1, foreign: 0.1 } },
  });
  const japanese = alike.residents.filter((row) => row.氏名英字 === '');
  const surname = (row: Record<string, string>) => row.氏名?.split('　')[0] ?? '';
  const given = (row: Record<string, string>) => row.氏名?.split('　')[1] ?? '';

  it('namesakes of one birth date and sex live apart, each under a number and 宛名番号 of the own', () => {
    const same = groupBy(japanese, (row) => `${row.氏名カナ} ${row.生年月日} ${row.性別}`);
    const pairs = [...same.values()].filter((rows) => new Set(rows.map((row) => row.個人番号)).size > 1);
    expect(pairs.length).toBeGreaterThan(10);
    expect(pairs.filter((rows) => new Set(rows.map((row) => row.世帯番号)).size < rows.length)).toEqual([]);
    const written = pairs.filter(([one, other]) => one && other && one.氏名 !== other.氏名);
    expect(written.length, 'the same sound in other characters').toBeGreaterThan(2);
  });

  it('children and parents share a character of the given name', () => {
    const families = [...groupBy(japanese, (row) => row.世帯番号 ?? '').values()].filter((rows) => rows.length > 2);
    const related = families.filter((rows) =>
      rows.some((one, i) => rows.some((two, j) => i < j && [...given(one)].some((c) => given(two).includes(c)))),
    );
    expect(share(related.length, families.length)).toBeGreaterThan(0.6);
  });

  it('households of one surname share an address, or live next door', () => {
    const places = groupBy(japanese, (row) => `${surname(row)} ${row.住所}`);
    const shared = [...places.values()].filter((rows) => new Set(rows.map((row) => row.世帯番号)).size > 1);
    expect(shared.length).toBeGreaterThan(20);
  });

  it('some foreign residents have an alphabet name and no kana', () => {
    const without = alike.residents.filter((row) => row.氏名カナ === '');
    expect(without.length).toBeGreaterThan(5);
    expect(without.filter((row) => row.氏名 !== row.氏名英字)).toEqual([]);
  });
});

describe('enrolments', () => {
  it('have insurer numbers with a valid check digit, and one recordId each', () => {
    for (const number of new Set(city.enrolments.map((row) => row.保険者番号 ?? ''))) {
      expect(insurerNumber(number.slice(0, -1))).toBe(number);
    }
    expect(new Set(city.enrolments.map((row) => row.id)).size).toBe(city.enrolments.length);
  });

  it('are active once for nearly every active resident', () => {
    expect(share(active.length, city.residents.filter((row) => row.住民状態 === '0').length)).toBeCloseTo(0.98, 1);
    expect(city.enrolments.length).toBeGreaterThan(active.length);
  });

  it('name their true resident in truth-links.csv', () => {
    const ids = new Set(city.residents.map((row) => row.宛名番号));
    expect([...city.links.keys()]).toEqual(city.enrolments.map((row) => row.id));
    expect([...city.links.values()].filter((id) => id !== '' && !ids.has(id))).toEqual([]);
  });

  const notes = groupBy(
    city.truth.filter((row) => row.kind !== 'fault'),
    (row) => row.what ?? '',
  );
  it.each([
    ['kana_orthography', 0.01],
    ['address_notation', 0.2],
    ['stale_address', 0.04],
    ['surname_changed', 0.006],
    ['era_date', 0.02],
  ])('%s at its rate', (what, rate) => {
    const found = share(notes.get(what)?.length ?? 0, active.length);
    expect(found).toBeGreaterThan(rate * 0.75);
    expect(found).toBeLessThan(rate * 1.25);
  });

  it('kanji_variant at its rate, and more where an insurer knows JIS X 0208 alone', () => {
    const found = share(notes.get('kanji_variant')?.length ?? 0, active.length);
    expect(found).toBeGreaterThan(0.007);
    expect(found).toBeLessThan(0.018);
  });
});

describe('rates', () => {
  it('keep what a user does not replace', () => {
    const rates = completeRates({ faults: { at_least: 2 } });
    expect(rates.faults).toEqual({ ...completeRates().faults, at_least: 2 });
    expect(rates.notation).toEqual(completeRates().notation);
  });

  it('of zero give a city without a fault or a note', () => {
    const none = Object.fromEntries(Object.keys(completeRates().notation).map((key) => [key, 0]));
    const quiet = makeCity({
      people: 1500,
      seed: 'quiet',
      rates: {
        notation: none,
        faults: { total: 0, at_least: 0, birth_typo: 0, wrong_sex: 0 },
        population: { foreign: 0, variant_character: 0, unknown_birth: 0 },
      },
    });
    expect(quiet.truth).toEqual([]);
    const numbers = new Map(quiet.residents.map((row) => [row.宛名番号, row.個人番号]));
    for (const row of quiet.enrolments) expect(row.個人番号).toBe(numbers.get(quiet.links.get(row.id)));
  });
});
