/** Every rule says what it rests on, and its examples are true of the room that applies it. */
import { describe, expect, it } from 'vitest';
import { compareAddresses, parseAddress } from '../../src/fields/address/index.js';
import {
  compareAlphabetNames,
  compareAlphabetWithKana,
  parseAlphabetName,
} from '../../src/fields/alphabet-name/index.js';
import { birthDateRules, compareBirthDates, parseBirthDate } from '../../src/fields/birth-date/index.js';
import { compareKanaNames, parseKanaName } from '../../src/fields/kana-name/index.js';
import { compareKanjiNames, parseKanjiName } from '../../src/fields/kanji-name/index.js';
import { compareReading } from '../../src/fields/reading/index.js';
import { compareFields } from '../../src/judge/compare.js';
import { normalizeRecord } from '../../src/judge/normalize.js';
import { defaultConventions, defaultPolicy } from '../../src/judge/policy.js';
import { allRules, ruleById } from '../../src/judge/rules.js';
import type { FieldOutcome, SourceRecord } from '../../src/model.js';

const threshold = defaultPolicy.evidence.threshold;

function both<T>(parse: (text: string) => T | null, compare: (a: T, b: T) => FieldOutcome) {
  return (a: string, b: string): FieldOutcome => {
    const [left, right] = [parse(a), parse(b)];
    if (left === null || right === null) throw new Error('an example is blank');
    return compare(left, right);
  };
}

const kanji = both(
  (text) => parseKanjiName(text),
  (a, b) => compareKanjiNames(a, b, threshold),
);
const kana = both(parseKanaName, (a, b) => compareKanaNames(a, b, threshold));
const isKana = (text: string) => /^[\p{sc=Kana}\p{sc=Hira}ーｰ\s]+$/u.test(text);

const compareByRoom: Readonly<Record<string, (a: string, b: string) => FieldOutcome>> = {
  variant: kanji,
  kanji,
  kana,
  reading: (a, b) => {
    const [written, spoken] = [parseKanjiName(a), parseKanaName(b)];
    if (!written || !spoken) throw new Error('an example is blank');
    return compareReading(written, spoken, threshold);
  },
  alphabet: (a, b) => {
    const alphabet = both(parseAlphabetName, (x, y) => compareAlphabetNames(x, y, threshold));
    const name = parseAlphabetName(a);
    return isKana(b) && name ? compareAlphabetWithKana(name, b, threshold) : alphabet(a, b);
  },
  'birth-date': both((text) => parseBirthDate(text, defaultConventions.dates), compareBirthDates),
  address: both(
    (text) => parseAddress(text, null),
    (a, b) => compareAddresses(a, b, threshold),
  ),
};

const roomOf = (id: string) => id.split('/')[0] ?? id;

describe('every rule', () => {
  it('has an id of its own', () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  });

  it.each(allRules.map((rule) => [rule.id, rule] as const))(
    '%s says what it holds equal, from which source, in both languages',
    (_, rule) => {
      expect(rule.id).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
      expect([1, 2, 3, 4]).toContain(rule.evidence);
      expect(rule.ja).toMatch(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u);
      expect(rule.en).toMatch(/[a-z]{3}/);
      expect(rule.source.trim().length).toBeGreaterThan(4);
      expect(rule.examples.length).toBeGreaterThan(0);
    },
  );

  it.each(birthDateRules.map(({ id }) => id))('%s is known to the judge', (id) => {
    expect(ruleById(id)?.id).toBe(id);
  });
});

describe('every example', () => {
  const examples = allRules
    .filter(({ id }) => roomOf(id) !== 'pairing')
    .flatMap((rule) => rule.examples.map(([a, b]) => [rule.id, rule.evidence, a, b] as const));

  it.each(examples)('%s (evidence %i): %s and %s', (id, evidence, a, b) => {
    const compare = compareByRoom[roomOf(id)];
    if (!compare) throw new Error(`no room compares ${id}`);
    for (const found of roomOf(id) === 'reading' || isKana(a) !== isKana(b)
      ? [compare(a, b)]
      : [compare(a, b), compare(b, a)]) {
      expect(found.rules).toContainEqual(expect.objectContaining({ id, evidence }));
      expect(found.outcome === 'agree_by_rule').toBe(evidence <= threshold);
    }
  });
});

describe('every pairing', () => {
  const pairs: Readonly<Record<string, readonly [SourceRecord, SourceRecord]>> = {
    'pairing/former-name': [{ nameKanji: '佐藤 花子', formerName: '山田' }, { nameKanji: '山田 花子' }],
    'pairing/alias': [{ nameKanji: '王 小明', alias: '山田 太郎' }, { nameKanji: '山田 太郎' }],
    'pairing/alphabet': [{ nameKanji: '王 小明', nameAlphabet: 'WANG XIAOMING' }, { nameKanji: 'WANG XIAOMING' }],
    'pairing/kana-in-kanji-field': [
      { nameKanji: 'ワタナベ イチロウ' },
      { nameKanji: '渡辺 一郎', nameKana: 'ワタナベ イチロウ' },
    ],
  };
  const ids = allRules.map(({ id }) => id).filter((id) => roomOf(id) === 'pairing');

  it.each(ids)('%s', (id) => {
    const [a, b] = pairs[id] ?? [{}, {}];
    const fields = compareFields(
      normalizeRecord(a, defaultConventions),
      normalizeRecord(b, defaultConventions),
      threshold,
    );
    const named = [fields.nameKanji, fields.nameKana].find((field) => field.rules?.some((rule) => rule.id === id));
    expect(named?.outcome).toBe('agree_by_rule');
  });
});
