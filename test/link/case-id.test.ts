/** A case keeps its id for the same records and kind of fault, whatever else changes: `runs diff` lives by it. */
import { describe, expect, it } from 'vitest';
import { makeCase } from '../../src/link/case.js';
import type { Enrolment, People, Resident } from '../../src/link/people.js';
import type { CaseClass, SourceRecord } from '../../src/model.js';
import { person } from './records.js';

const base = { id: 1, input: 0, number: null, numberFault: null, status: 'active', household: null };
const enrolment = (recordId: string, values: SourceRecord = {}, more: Partial<Enrolment> = {}): Enrolment =>
  ({ ...base, recordId, record: values, normalized: person({ recordId, ...values }), ...more }) as Enrolment;
const resident = (recordId: string, more: Partial<Resident> = {}): Resident =>
  ({ ...base, recordId, record: {}, normalized: person({ recordId }), ...more }) as Resident;
const people = { resident: (id: number) => resident(`r${id}`) } as unknown as People;
const candidate = {
  enrolment: 1,
  resident: 9,
  weight: 40,
  fields: { address: { outcome: 'agree' } },
  parts: [],
} as never;

const idOf = (name: CaseClass, enrolments: Enrolment[], residents: Resident[], candidates: never[] = []) =>
  makeCase({ class: name, grade: 'C', enrolments, residents, candidates }, people).draft.caseId;
const own = idOf('NUMBER_OF_ANOTHER', [enrolment('a:1')], [resident('0001')]);

describe('the id of a case', () => {
  it.each([
    [
      'other rows came before',
      idOf('NUMBER_OF_ANOTHER', [enrolment('a:1', {}, { id: 77 })], [resident('0001', { id: 5 })]),
    ],
    ['other candidates fit', idOf('NUMBER_OF_ANOTHER', [enrolment('a:1')], [resident('0001')], [candidate])],
    [
      'a value of the enrolment was corrected',
      idOf('NUMBER_OF_ANOTHER', [enrolment('a:1', { address: '東京都' })], [resident('0001')]),
    ],
  ])('stays where %s', (_, id) => {
    expect(id).toBe(own);
  });

  it.each([
    ['the kind of fault', idOf('BOTH_NAMES_DIFFER', [enrolment('a:1')], [resident('0001')])],
    ['the enrolment', idOf('NUMBER_OF_ANOTHER', [enrolment('a:2')], [resident('0001')])],
    ['the resident', idOf('NUMBER_OF_ANOTHER', [enrolment('a:1')], [resident('0002')])],
  ])('is another where %s is another', (_, id) => {
    expect(id).not.toBe(own);
  });

  it('does not follow the order of the files', () => {
    const [one, two] = [enrolment('a:1'), enrolment('a:2')];
    const residents = [resident('0001'), resident('0002')];
    expect(idOf('NUMBER_SWAPPED', [two, one], residents.toReversed())).toBe(
      idOf('NUMBER_SWAPPED', [one, two], residents),
    );
  });
});
