import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countersAgree } from '../../src/fields/address/index.js';
import { comparePair } from '../../src/judge/compare.js';
import { agreementKey, linkingValues } from '../../src/judge/linking-values.js';
import { type Normalized, normalizeRecord, toRecord } from '../../src/judge/normalize.js';
import { defaultConventions, defaultPolicy } from '../../src/judge/policy.js';
import type { FieldName, SourceRecord, Verdict } from '../../src/model.js';
import { fullWidth, halfWidth, pair, record } from './records.js';

const run = { numRuns: 1000 };
const AGREES_OR_OPEN = ['agree', 'agree_by_rule', 'missing', 'undecidable'];
const normal = (one: SourceRecord): Normalized => normalizeRecord(one, defaultConventions);
const compare = (a: SourceRecord, b: SourceRecord): Verdict =>
  comparePair(normal(a), normal(b), defaultPolicy, () => 5);
const outcomes = ({ fields }: Verdict): string[] =>
  (Object.keys(fields) as FieldName[]).map((name) => `${name} ${fields[name].outcome}`);
const judged = (verdict: Verdict) => [...outcomes(verdict), verdict.class, verdict.grade, [...verdict.hints].sort()];

describe('laws of records', () => {
  it('normalizing twice is normalizing once', () => {
    fc.assert(
      fc.property(record, (one) => {
        const once = normal(one);
        expect(normal(toRecord(once))).toEqual(once);
      }),
      run,
    );
  });

  it('a record agrees with itself, or is missing or undecidable', () => {
    fc.assert(
      fc.property(record, (one) => {
        const { fields } = compare(one, one);
        for (const { outcome } of Object.values(fields)) expect(AGREES_OR_OPEN).toContain(outcome);
      }),
      run,
    );
  });

  it('a record agrees with what it is normalized to', () => {
    fc.assert(
      fc.property(record, (one) => {
        const { fields } = compare(one, toRecord(normal(one)));
        for (const { outcome } of Object.values(fields)) expect(AGREES_OR_OPEN).toContain(outcome);
      }),
      run,
    );
  });
});

describe('laws of pairs', () => {
  it('comparing is symmetric in outcomes, class, grade and hints', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(judged(compare(b, a))).toEqual(judged(compare(a, b)));
      }),
      run,
    );
  });

  it('two records with one agreement key agree in all', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [keyA, keyB] = [agreementKey(normal(a)), agreementKey(normal(b))];
        if (keyA === null || keyB === null || keyA.key !== keyB.key || !countersAgree(keyA.counters, keyB.counters))
          return;
        expect(compare(a, b).class).toBe('ALL_AGREE');
      }),
      run,
    );
    fc.assert(
      fc.property(record, (one) => {
        const other = { ...one, nameKana: one.nameKana ? halfWidth(one.nameKana) : null };
        const [key, same] = [agreementKey(normal(one)), agreementKey(normal(other))];
        expect(same).toEqual(key);
        if (key !== null) expect(compare(one, other).class).toBe('ALL_AGREE');
      }),
      run,
    );
  });

  it('linking reads the values that comparing reads', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(normal(one)).toMatchObject(linkingValues(one, defaultConventions));
      }),
      run,
    );
  });

  const names = [
    'nameKanji',
    'nameKana',
    'formerName',
    'formerNameKana',
    'alias',
    'aliasKana',
    'nameAlphabet',
  ] as const;
  const rewritten = (
    one: SourceRecord,
    keys: readonly (keyof SourceRecord)[],
    rewrite: (text: string) => string,
  ): SourceRecord => ({
    ...one,
    ...Object.fromEntries(keys.flatMap((key) => (typeof one[key] === 'string' ? [[key, rewrite(one[key])]] : []))),
  });

  it.each([
    ['half width', halfWidth],
    ['full width', fullWidth],
    ['spaces around', (text: string) => ` ${text}　`],
    ['wider spaces', (text: string) => text.replace(/[ 　]/g, '　 ')],
    ['no spaces', (text: string) => (/[A-Z]/.test(text) ? text : text.replace(/[ 　]/g, ''))],
  ])('names: %s changes no outcome', (_what, rewrite) => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(outcomes(compare(rewritten(a, names, rewrite), b))).toEqual(outcomes(compare(a, b)));
      }),
      run,
    );
  });

  it.each([
    ['half width', halfWidth],
    ['full width', fullWidth],
    ['spaces around', (text: string) => `　${text} `],
    ['a space after the city', (text: string) => text.replace(/[市区町村]/, '$& ')],
    ['a space before the numbers', (text: string) => text.replace(/[0-9一二三四五]+(?=丁目|番|-)/, ' $&')],
    ['wider spaces', (text: string) => text.replace(/[ 　]/g, '　　')],
  ])('addresses: %s changes no outcome', (_what, rewrite) => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const other = rewritten(a, ['address', 'previousAddress'], rewrite);
        expect(outcomes(compare(other, b))).toEqual(outcomes(compare(a, b)));
      }),
      run,
    );
  });
});
