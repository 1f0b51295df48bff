import { describe, expect, test } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { defaultPolicy } from '../../src/judge/policy.js';
import type { CaseNow, DecidedKey, Decision, RecordDigests, Standing } from '../../src/model.js';
import { changesSince, stateOf } from '../../src/review/decisions.js';
import { caseToReview } from '../../src/review/decisions-queue.js';
import { type Act, confirm, decide, giveOpinion, retire, type ToDecide } from '../../src/review/decisions-take.js';
import type { Store } from '../../src/store/open.js';
import { reviewCase } from '../../src/store/review-cases.js';
import { beginRun } from '../../src/store/runs.js';
import { caseOf, enrolment, resident } from '../report/cases.js';
import { decisionRow } from '../report/decisions.js';
import { freshStore, nightOf } from './desk.js';

const now: CaseNow = { fingerprint: 'f1', grade: 'C', digests: () => [] };

/** The case with these digests, as it gives those that are asked for. */
const nowWith = (records: readonly RecordDigests[]): CaseNow => ({
  ...now,
  digests: (only) =>
    records.map((record) => ({
      ...record,
      values: Object.fromEntries(
        Object.entries(record.values).filter(([key]) => !only || only.includes(key as DecidedKey)),
      ),
    })),
});

const confirmed = (over: Partial<Decision> = {}) =>
  decisionRow({ id: 2, action: 'confirm', about: 1, who: '鈴木', ...over });
const retired = (id: number, about: number) => decisionRow({ id, action: 'retire', about, who: '鈴木' });

describe('where a case stands', () => {
  test.each<[name: string, rows: Decision[], state: Standing['state'], by: number | undefined]>([
    ['nobody decided', [], 'open', undefined],
    ['decided, a second person wanted', [decisionRow()], 'unconfirmed', 1],
    ['decided where nobody else is wanted', [decisionRow({ needsConfirmer: false })], 'decided', 1],
    ['confirmed by another person', [decisionRow(), confirmed()], 'decided', 1],
    ['confirmed by the same person', [decisionRow(), confirmed({ who: '佐藤' })], 'unconfirmed', 1],
    [
      'confirmed by the same person in other letters',
      [decisionRow({ who: 'Sato' }), confirmed({ who: 'ＳＡＴＯ ' })],
      'unconfirmed',
      1,
    ],
    ['put off', [decisionRow({ decision: 'later', needsConfirmer: false })], 'later', 1],
    ['an answer awaited', [decisionRow({ decision: 'needs_inquiry', needsConfirmer: false })], 'inquiry', 1],
    ['taken back', [decisionRow(), retired(2, 1)], 'open', undefined],
    ['confirmation taken back', [decisionRow(), confirmed(), retired(3, 2)], 'unconfirmed', 1],
    [
      'decided anew: the older confirmation is of another decision',
      [decisionRow(), confirmed(), decisionRow({ id: 3 })],
      'unconfirmed',
      3,
    ],
    [
      'the newer one taken back: the older stands',
      [decisionRow(), confirmed(), decisionRow({ id: 3 }), retired(4, 3)],
      'decided',
      1,
    ],
    ['a second look changes nothing', [decisionRow(), decisionRow({ id: 2, action: 'opinion' })], 'unconfirmed', 1],
    ['values changed', [decisionRow({ fingerprint: 'f0' }), confirmed()], 'reopened', 1],
    ['graver now', [decisionRow({ grade: 'B', needsConfirmer: false })], 'reopened', 1],
    ['put off, and changed', [decisionRow({ decision: 'later', fingerprint: 'f0' })], 'reopened', 1],
  ])('%s: %s', (_name, rows, state, by) => {
    const standing = stateOf(rows, now);
    expect([standing.state, standing.decision?.id, standing.last]).toEqual([state, by, rows.at(-1)?.id ?? 0]);
  });

  test('a case that the newest run has not stands as it was left', () => {
    expect(stateOf([decisionRow({ fingerprint: 'f0' }), confirmed()], null).state).toBe('decided');
  });

  const records = (values: Record<string, string>, recordId = '1') => [{ side: 'insurer' as const, recordId, values }];

  test.each([
    ['a value', { nameKanji: 'a' }, { nameKanji: 'b' }, ['nameKanji']],
    ['a value that came', {}, { address: 'a' }, ['address']],
    ['a value that went', { address: 'a', sex: 's' }, { sex: 's' }, ['address']],
    ['nothing that is written', { sex: 's' }, { sex: 's' }, ['reading']],
  ])('says what changed: %s', (_name, before, after, keys) => {
    const changes = changesSince(decisionRow({ fingerprint: 'f0', digests: records(before) }), nowWith(records(after)));
    expect(changes.map(({ key }) => key)).toEqual(keys);
  });

  test('a number is asked for though no fingerprint holds it; another spelling of a value changes nothing', () => {
    const decision = decisionRow({ digests: records({ individualNumber: 'a', nameKanji: 'x' }) });
    expect(changesSince(decision, nowWith(records({ individualNumber: 'a', nameKanji: 'y' })))).toEqual([]);
    expect(changesSince(decision, nowWith(records({ individualNumber: 'b', nameKanji: 'y' })))).toEqual([
      { side: 'insurer', recordId: '1', key: 'individualNumber' },
    ]);
  });

  test('names a record that came or went', () => {
    const changes = changesSince(decisionRow({ fingerprint: 'f0', digests: records({}) }), nowWith(records({}, '2')));
    expect(changes).toEqual([
      { side: 'insurer', recordId: '2', key: 'record' },
      { side: 'insurer', recordId: '1', key: 'record' },
    ]);
  });
});

const caseId = '00000000000000c1';
const wrong = (over: Parameters<typeof caseOf>[2] = {}) =>
  caseOf('BOTH_NAMES_DIFFER', 'C', { ...over, draft: { caseId, ...over.draft } });
const at = '2026-04-02T01:00:00.000Z';
const act: Act = { caseId, seen: 0, fingerprint: 'f1', who: '佐藤', at };
const same: ToDecide = { ...act, decision: 'same_person', reason: 'surname_changed' };

function deciding(): Store {
  const db = freshStore();
  nightOf(db, [wrong()]);
  return db;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof TotsugoError ? error.code : String(error);
  }
  return 'none';
}

describe('deciding', () => {
  test('a decision of grade C waits for somebody else', () => {
    const db = deciding();
    const first = decide(db, same);
    expect(first.state).toBe('unconfirmed');
    expect(codeOf(() => confirm(db, { ...act, seen: first.last, who: ' 佐藤' }))).toBe('CONFIRMER_SAME');
    expect(confirm(db, { ...act, seen: first.last, who: '鈴木' }).state).toBe('decided');
    expect(reviewCase(db, 1, caseId)).toMatchObject({ state: 'decided', last: 2 });
  });

  test('the policy says in which grades', () => {
    const db = freshStore();
    nightOf(db, [wrong()], { ...defaultPolicy, decisions: { confirm: ['B'] } });
    expect(decide(db, same).state).toBe('decided');
  });

  test('whoever comes second is told who was first, and nothing is lost', () => {
    const db = deciding();
    decide(db, same);
    const late = () => decide(db, { ...same, decision: 'mislink_confirmed', who: '鈴木' });
    expect(codeOf(late)).toBe('DECISION_CONFLICT');
    try {
      late();
    } catch (error) {
      expect((error as TotsugoError).text('ja')).toContain('佐藤 さんが処理しました（本人に相違なし、');
    }
    expect(caseToReview(db, caseId).history).toHaveLength(1);
  });

  test('undo adds a row and removes none', () => {
    const db = deciding();
    const { last } = decide(db, { ...same, decision: 'later', reason: null });
    const second = decide(db, { ...same, seen: last });
    expect(retire(db, { ...act, seen: second.last, about: second.last }).state).toBe('later');
    expect(codeOf(() => retire(db, { ...act, seen: 3, about: second.last }))).toBe('DECISION_NOT_IN_FORCE');
    expect(caseToReview(db, caseId).history.map(({ action }) => action)).toEqual(['decide', 'decide', 'retire']);
  });

  test.each<[code: string, over: Partial<ToDecide>]>([
    ['CASE_UNKNOWN', { caseId: '00000000000000ff' }],
    ['CASE_CHANGED', { fingerprint: 'f0' }],
    ['DECISION_UNKNOWN', { decision: 'maybe' }],
    ['DECISION_UNKNOWN', { decision: 'constructor' }],
    ['DECISION_REASON_MISSING', { reason: null }],
    ['DECISION_REASON_MISSING', { reason: 'other' }],
    ['DECISION_REASON_UNKNOWN', { reason: 'toString' }],
    ['DECISION_WHO_MISSING', { who: ' \t' }],
    ['DECISION_TEXT_TOO_LONG', { who: 'あ'.repeat(61) }],
    ['DECISION_TEXT_TOO_LONG', { note: 'あ'.repeat(1001) }],
  ])('%s, and nothing is kept', (code, over) => {
    const db = deciding();
    expect(codeOf(() => decide(db, { ...same, ...over }))).toBe(code);
    expect(caseToReview(db, caseId).history).toEqual([]);
  });

  test('nothing to confirm', () => {
    expect(codeOf(() => confirm(deciding(), act))).toBe('CONFIRMER_NOT_NEEDED');
  });

  test('a number that somebody writes into a text is masked before it is kept', () => {
    const db = deciding();
    decide(db, { ...same, reason: null, note: '番号 1234-5678-9018 は別人\u0007' });
    const [kept] = caseToReview(db, caseId).history;
    expect(kept?.note).toBe('番号 **********9018 は別人');
    expect(kept?.reason).toBe('other');
  });

  test('a second look is kept and decides nothing', () => {
    const db = deciding();
    expect(giveOpinion(db, { ...same, blind: true })).toMatchObject({ state: 'open', last: 1 });
    expect(caseToReview(db, caseId).history[0]).toMatchObject({ action: 'opinion', blind: true });
  });

  test('the database itself refuses to change or delete a row', () => {
    const db = deciding();
    decide(db, same);
    expect(() => db.exec("UPDATE decision SET decision = 'later'")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM decision')).toThrow('never deleted');
  });
});

describe('over nights', () => {
  test('a closed case stays closed, and comes back when its values change, with what changed', () => {
    const db = deciding();
    confirm(db, { ...act, seen: decide(db, same).last, who: '鈴木' });
    nightOf(db, [wrong()]);
    expect(caseToReview(db, caseId).standing.state).toBe('decided');
    const moved = [resident({ address: '札幌市北区北八条西5' })];
    nightOf(db, [wrong({ municipal: moved, draft: { fingerprint: 'f2' } })]);
    const { standing } = caseToReview(db, caseId);
    expect(standing.state).toBe('reopened');
    expect(standing.changes).toEqual([{ side: 'municipal', recordId: '0000123', key: 'address' }]);
    expect(reviewCase(db, 3, caseId)?.state).toBe('reopened');
  });

  test('another number on the same people opens it again', () => {
    const db = deciding();
    decide(db, same);
    nightOf(db, [wrong({ insurer: [enrolment({ individualNumber: '210987654321' })] })]);
    expect(caseToReview(db, caseId).standing.changes).toEqual([
      { side: 'insurer', recordId: '06130012:0012:0000345:01', key: 'individualNumber' },
    ]);
  });

  test('a decision on a number that is another by now is refused', () => {
    const db = deciding();
    const { basis } = caseToReview(db, caseId);
    nightOf(db, [wrong({ insurer: [enrolment({ individualNumber: '210987654321' })] })]);
    expect(codeOf(() => decide(db, { ...same, fingerprint: basis }))).toBe('CASE_CHANGED');
    expect(decide(db, { ...same, fingerprint: caseToReview(db, caseId).basis }).state).toBe('unconfirmed');
  });

  test('the same number in other letters does not', () => {
    const db = deciding();
    decide(db, { ...same, decision: 'later' });
    nightOf(db, [wrong({ insurer: [enrolment({ individualNumber: '１２３４ ５６７８ ９０１８' })] })]);
    expect(caseToReview(db, caseId).standing.state).toBe('later');
  });

  test('decisions outlive the clearing of a run that never became whole', () => {
    const db = deciding();
    decide(db, same);
    beginRun(db, '2026-04-02', at);
    beginRun(db, '2026-04-03', at);
    expect(caseToReview(db, caseId).history).toHaveLength(1);
  });

  test('no digest tells a value to whoever has not the key of the database', () => {
    const values = [deciding(), deciding()].map((db) => {
      decide(db, same);
      return caseToReview(db, caseId).history[0]?.digests;
    });
    expect(values[0]?.[0]?.values.individualNumber).toMatch(/^[0-9a-f]{24}$/);
    expect(values[0]?.[0]?.values.individualNumber).not.toBe(values[1]?.[0]?.values.individualNumber);
    // The same number of two records is not the same digest either.
    expect(values[0]?.[0]?.values.individualNumber).not.toBe(values[0]?.[1]?.values.individualNumber);
  });
});
