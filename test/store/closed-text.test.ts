import { describe, expect, it } from 'vitest';
import type { FindingDraft } from '../../src/model.js';
import { closedCase, closedText } from '../../src/store/closed-text.js';

const draft: FindingDraft = {
  caseId: 'e7e7485afd70522d',
  class: 'AGREE_BY_RULE',
  grade: 'A',
  priority: 0,
  insurer: ['01190016:1001:10000306:01'],
  municipal: ['1000000167'],
  candidates: [],
  fields: {
    nameKanji: {
      outcome: 'agree_by_rule',
      rules: [
        { id: 'variant/joyo', evidence: 2, from: '邉', to: '辺' },
        { id: 'kanji/space', evidence: 1 },
      ],
    },
    nameKana: { outcome: 'undecidable', rules: [{ id: 'kana/lost', evidence: 4, from: '' }] },
    reading: { outcome: 'missing' },
    birthDate: { outcome: 'agree' },
    sex: { outcome: 'differ' },
    address: { outcome: 'agree_by_rule', rules: [{ id: 'address/oaza', evidence: 2, to: '大字\u001f"中"' }] },
  },
  hints: ['moved'],
  fingerprint: '99aeac1b069bbfbac6bc82c92ba53ad988b9f8bdfe8f698454ce73b427ae6ce3',
  detail: {},
};

describe('the text of a closed pair', () => {
  it.each([
    ['rules with and without texts', draft, false],
    ['a protected person', draft, true],
    ['no hints', { ...draft, hints: [] }, false],
    ['the previous address', { ...draft, detail: { previousAddressAgrees: true } }, false],
  ] as const)('gives the case back: %s', (_, kept, withheld) => {
    expect(closedCase(closedText({ draft: kept, withheld }), 'AGREE_BY_RULE', null)).toEqual({ draft: kept, withheld });
  });

  it('has the class and the namesakes of the run', () => {
    const { draft: found } = closedCase(closedText({ draft, withheld: false }), 'ADDRESS_DIFFERS', 0.0032);
    expect(found).toEqual({ ...draft, class: 'ADDRESS_DIFFERS', detail: { namesakes: 0.0032 } });
  });

  it('is of pairs alone', () => {
    const none = { ...draft, municipal: [] };
    expect(() => closedText({ draft: none, withheld: false })).toThrow('is no pair');
  });
});
