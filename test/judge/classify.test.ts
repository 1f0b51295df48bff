import { describe, expect, it } from 'vitest';
import { classify } from '../../src/judge/classify.js';
import { defaultPolicy } from '../../src/judge/policy.js';
import type { FieldOutcome, Fields, Outcome } from '../../src/model.js';

const letters: Record<string, Outcome> = {
  '=': 'agree',
  '~': 'agree_by_rule',
  x: 'differ',
  '-': 'missing',
  '?': 'undecidable',
};

/** `'= = - = = x'`: kanji, kana, reading, birth date, sex, address. `x3` differs but resembles by evidence 3, `x34` by two rules. */
function fields(text: string): Fields {
  const outcomes = text.split(' ').map((mark): FieldOutcome => {
    const outcome = letters[mark[0] ?? ''] ?? 'missing';
    const rules = [...mark.slice(1)].map((evidence) => ({ id: 'x', evidence: Number(evidence) as 3 | 4 }));
    return rules.length > 0 ? { outcome, rules } : { outcome };
  });
  const [nameKanji, nameKana, reading, birthDate, sex, address] = outcomes as FieldOutcome[];
  return { nameKanji, nameKana, reading, birthDate, sex, address } as Fields;
}

const cases: [marks: string, expected: string, why: string][] = [
  ['= = - = = =', 'ALL_AGREE A', 'everything the same'],
  ['~ = - = = =', 'AGREE_BY_RULE A', 'one item by a rule'],
  ['- - ~ = = =', 'AGREE_BY_RULE A', 'reading alone, by a rule'],
  ['- = - = = =', 'ALL_AGREE A', 'kanji missing, kana the same'],
  ['? = - = = =', 'ALL_AGREE A', 'kanji with a lost character, kana the same'],
  ['= = - x = =', 'BIRTH_OR_SEX_DIFFERS C', 'birth date differs'],
  ['= = - = x =', 'BIRTH_OR_SEX_DIFFERS C', 'sex differs'],
  ['x x - x x x', 'BIRTH_OR_SEX_DIFFERS C', 'birth date first, whatever the names'],
  ['x x - = = =', 'BOTH_NAMES_DIFFER C', 'both names differ'],
  ['x - - = = =', 'BOTH_NAMES_DIFFER C', 'the only name differs'],
  ['- - x = = =', 'BOTH_NAMES_DIFFER C', 'the kanji cannot be read as the kana'],
  ['x ? - = = =', 'BOTH_NAMES_DIFFER C', 'one differs, none agrees'],
  ['x = - = = x', 'ONE_NAME_AND_ADDRESS_DIFFER C', 'kanji and address differ'],
  ['= x - = = x', 'ONE_NAME_AND_ADDRESS_DIFFER C', 'kana and address differ'],
  ['x3 = - = = =', 'NAME_RESEMBLES A', 'resembles by evidence 3, the rest agrees'],
  ['x4 = - = = =', 'ONE_NAME_DIFFERS B', 'evidence 4 is not enough'],
  ['x34 = - = = =', 'ONE_NAME_DIFFERS B', 'a part resembles by evidence 4 alone'],
  ['x3 = - = = -', 'ONE_NAME_DIFFERS B', 'resembles, but no address to hold against'],
  ['x3 = - ? = =', 'ONE_NAME_DIFFERS B', 'resembles, but the birth date is not known'],
  ['x = - = = =', 'ONE_NAME_DIFFERS B', 'kanji differ, kana agree'],
  ['? - - = = =', 'UNDECIDABLE B', 'the only name has a lost character'],
  ['- - - = = =', 'UNDECIDABLE B', 'no name at all'],
  ['= = - ? = =', 'UNDECIDABLE B', 'birth date not known'],
  ['= = - - = =', 'UNDECIDABLE B', 'birth date missing'],
  ['= = - = ? =', 'UNDECIDABLE B', 'sex not set'],
  ['= = - = = x', 'ADDRESS_DIFFERS B', 'address differs, namesakes expected'],
  ['= = - = = -', 'ADDRESS_MISSING B', 'address missing, namesakes expected'],
  ['= = - = = ?', 'ADDRESS_MISSING B', 'address undecidable counts as missing'],
];

describe('classify: first class that fits', () => {
  it.each(cases)('%s → %s (%s)', (marks, expected) => {
    const verdict = classify(fields(marks), defaultPolicy, {
      addressStated: true,
      previousAddressAgrees: () => false,
      namesakes: () => 5,
    });
    expect(`${verdict.class} ${verdict.grade}`).toBe(expected);
  });

  it('closes a differing address where the previous address agrees', () => {
    const known = { addressStated: true, previousAddressAgrees: () => true, namesakes: () => 5 };
    expect(classify(fields('= = - = = x'), defaultPolicy, known).grade).toBe('A');
  });

  it.each([
    ['= = - = = -', 'ALL_AGREE'],
    ['~ = - = = -', 'AGREE_BY_RULE'],
  ])('%s where neither record states an address → %s: there is none to miss', (marks, expected) => {
    const nowhere = { addressStated: false, previousAddressAgrees: () => false, namesakes: () => 5 };
    expect(classify(fields(marks), defaultPolicy, nowhere).class).toBe(expected);
  });

  it.each([
    [0.09, 'A'],
    [0.1, 'B'],
  ])('with %f expected namesakes a missing address is grade %s', (expected, grade) => {
    const known = { addressStated: true, previousAddressAgrees: () => false, namesakes: () => expected };
    expect(classify(fields('= = - = = -'), defaultPolicy, known).grade).toBe(grade);
  });

  it('never grades a case without an agreeing name below B, over every combination of outcomes', () => {
    const marks = Object.keys(letters);
    const known = { addressStated: true, previousAddressAgrees: () => true, namesakes: () => 0 };
    for (const kanji of marks)
      for (const kana of marks)
        for (const birth of marks)
          for (const sex of marks)
            for (const address of marks) {
              const combination = `${kanji} ${kana} - ${birth} ${sex} ${address}`;
              const { grade } = classify(fields(combination), defaultPolicy, known);
              const named = [kanji, kana].some((mark) => '=~'.includes(mark));
              const differs = [kanji, kana, birth, sex].includes('x');
              const known5 = [birth, sex].every((mark) => '=~'.includes(mark));
              if (!named || differs || !known5) expect(grade, combination).not.toBe('A');
            }
  });
});
