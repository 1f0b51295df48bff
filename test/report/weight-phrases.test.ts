/** Weights in words: as a sum that a clerk can follow. */
import { describe, expect, it } from 'vitest';
import type { Candidate, CaseClass, FindingDraft, Grade, WeightPart } from '../../src/model.js';
import { bitsText, weightPartPhrase, weightSentence } from '../../src/report/weight-phrases.js';
import { caseOf, fieldsOf } from './cases.js';

const birth: WeightPart = { field: 'birthDate', outcome: 'agree', bits: 14.8, perMillion: 30 };
const home: WeightPart = { field: 'address', outcome: 'differ', bits: -4.6 };
const name: WeightPart = { field: 'surname', outcome: 'agree', bits: 17.2, term: '小鳥遊', perMillion: 7 };

const candidate = (municipal: string, weight: number): Candidate => ({
  municipal,
  weight,
  fields: fieldsOf({}),
  parts: [birth, name],
});
const sentence = (as: CaseClass, grade: Grade, more: Partial<FindingDraft>) =>
  weightSentence(
    caseOf(as, grade, { draft: { detail: { weight: { total: 10.2, parts: [birth, home] } }, ...more } }).draft,
  );

const holder = '番号の持ち主との比較：+14.8 生年月日が一致、−4.6 住所が不一致（計 +10.2）';
const other = '宛名番号 M2 との比較：+14.8 生年月日が一致、+17.2 珍しい氏「小鳥遊」が一致（計 +32.0）';

describe('the weights of a case', () => {
  it.each<[string, CaseClass, Grade, Partial<FindingDraft>, string | null]>([
    ['the holder', 'BOTH_NAMES_DIFFER', 'C', {}, `［重み］${holder}。`],
    [
      'not what fits beside a holder that only differs',
      'BOTH_NAMES_DIFFER',
      'C',
      { candidates: [candidate('M2', 32)] },
      `［重み］${holder}。`,
    ],
    [
      'whose number it should be',
      'NUMBER_OF_ANOTHER',
      'C',
      { candidates: [candidate('M2', 32)] },
      `［重み］${holder}；${other}。`,
    ],
    [
      'who fits where nobody holds the number',
      'NUMBER_MISSING',
      'B',
      { candidates: [candidate('M2', 32)], detail: {} },
      `［重み］${other}。`,
    ],
    [
      'nobody of two that tie',
      'NUMBER_MISSING',
      'B',
      { candidates: [candidate('M2', 32), candidate('M3', 32)], detail: {} },
      null,
    ],
    ['nothing of a closed case', 'AGREE_BY_RULE', 'A', {}, null],
    ['nothing of several enrolments', 'NUMBER_SHARED', 'C', { insurer: ['1', '2'] }, null],
    ['nothing where nothing was weighed', 'NUMBER_MISSING', 'B', { detail: {} }, null],
  ])('say %s', (_, as, grade, more, said) => {
    expect(sentence(as, grade, more)?.ja ?? null).toBe(said);
  });

  it('in English', () => {
    expect(sentence('NUMBER_OF_ANOTHER', 'C', { candidates: [candidate('M2', 32)] })?.en).toBe(
      '[Weight] the holder: +14.8 birth date agrees, −4.6 address differs (+10.2 in all); resident M2: +14.8 birth date agrees, +17.2 rare surname 小鳥遊 agrees (+32.0 in all).',
    );
  });

  it.each([
    [0.04, '+0.0'],
    [-0.04, '+0.0'],
    [-0.05, '−0.1'],
    [9.149, '+9.1'],
  ])('%d bits: %s', (bits, text) => {
    expect(bitsText(bits)).toBe(text);
  });

  it.each([
    [{ ...name, perMillion: 99 }, '珍しい氏'],
    [{ ...name, perMillion: 100 }, ' 氏「'],
    [{ ...name, perMillion: 4_999 }, ' 氏「'],
    [{ ...name, perMillion: 5_000 }, '多い氏'],
    [{ ...birth, perMillion: 1 }, ' 生年月日'],
  ] as [WeightPart, string][])('%j: %s', (part, text) => {
    expect(weightPartPhrase(part).ja).toContain(text);
  });
});
