/** For each class that explains: the scenario of fixtures/night that proves it, its near miss, and the tie that stays a tie. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseClass, Finding } from '../../src/model.js';

type Expected = Pick<Finding, 'class' | 'grade' | 'insurer'> & { readonly candidates?: readonly string[] };

const casesOf = (scenario: string): Expected[] => {
  const url = new URL(`../../fixtures/night/${scenario}/expects/cases.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as { cases: Expected[] }).cases;
};

interface Proof {
  readonly class: CaseClass;
  readonly explained: readonly string[];
  readonly nearMiss: string;
  readonly tie: string;
}

const proofs: readonly Proof[] = [
  { class: 'ROW_SHIFT', explained: ['row-shift'], nearMiss: 'row-shift-two-rows', tie: 'row-shift-tie' },
  {
    class: 'NUMBER_SWAPPED',
    explained: ['number-swapped', 'number-swapped-household', 'number-swapped-twins'],
    nearMiss: 'number-swapped-in-a-ring',
    tie: 'number-swapped-tie',
  },
  {
    class: 'NUMBER_SHARED',
    explained: ['number-shared', 'number-shared-first-without-kanji'],
    nearMiss: 'duplicate-enrolment',
    tie: 'number-shared-unknown-holder',
  },
  {
    class: 'NUMBER_OF_HOUSEHOLD_MEMBER',
    explained: ['number-of-household-member', 'twins'],
    nearMiss: 'number-of-household-member-moved-out',
    tie: 'number-of-household-member-tie',
  },
  {
    class: 'NUMBER_OF_NAMESAKE',
    explained: ['number-of-namesake'],
    nearMiss: 'address-differs-namesake',
    tie: 'number-of-namesake-tie',
  },
  {
    class: 'NUMBER_OF_ANOTHER',
    explained: ['number-of-another', 'number-of-another-birth-date-typo'],
    nearMiss: 'both-names-differ',
    tie: 'number-of-another-tie',
  },
  { class: 'TWO_NUMBERS', explained: ['two-numbers'], nearMiss: 'two-numbers-namesake', tie: 'two-numbers-tie' },
  {
    class: 'DUPLICATE_ENROLMENT',
    explained: ['duplicate-enrolment', 'duplicate-enrolment-voicing'],
    nearMiss: 'number-shared',
    tie: 'duplicate-enrolment-tie',
  },
];

describe.each(proofs)('$class', ({ class: name, explained, nearMiss, tie }) => {
  it.each(explained)('is what %s gives', (scenario) => {
    expect(casesOf(scenario).map((one) => one.class)).toContain(name);
  });

  it(`is not what ${nearMiss} gives`, () => {
    expect(casesOf(nearMiss).map((one) => one.class)).not.toContain(name);
  });

  it(`keeps the tie of ${tie}: several stay several, or nobody is named`, () => {
    const cases = casesOf(tie);
    const several = cases.some(({ candidates = [] }) => candidates.length > 1);
    const together = cases.some(({ insurer, candidates = [] }) => insurer.length > 1 && candidates.length === 0);
    expect(several || together).toBe(true);
  });

  it('is never less severe than what it explains', () => {
    const grades = explained.flatMap(casesOf).filter((one) => one.class === name);
    expect(new Set(grades.map(({ grade }) => grade))).toEqual(new Set([name === 'DUPLICATE_ENROLMENT' ? 'B' : 'C']));
  });
});

describe('a mistyped number', () => {
  it.each([
    ['number-mistyped', 1],
    ['number-mistyped-neighbours', 1],
    ['number-lost-zero', 1],
    ['number-mistyped-other-data', 0],
    ['number-mistyped-tie', 2],
  ] as const)('%s names %i residents', (scenario, count) => {
    expect(casesOf(scenario)[0]?.candidates).toHaveLength(count);
  });
});
