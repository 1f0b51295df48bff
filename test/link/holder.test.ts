/** Who holds a number that several register rows have, and who is one person. */
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/judge/policy.js';
import { holderAmong, samePerson } from '../../src/link/holder.js';
import type { Resident } from '../../src/link/people.js';
import type { SourceRecord } from '../../src/model.js';
import { person } from './records.js';

const judging = { policy: defaultPolicy, namesakes: () => 1 };
const row = (id: number, status: Resident['status'], values: SourceRecord = {}) =>
  ({ id, status, normalized: person(values) }) as Resident;
const other = { nameKanji: '山田 花子', nameKana: 'ヤマダ ハナコ' };
const old = { address: '大阪府大阪市北区梅田1-1-1' };

describe('the holder among several rows', () => {
  it.each<[string, Resident[], number, boolean]>([
    ['the only row', [row(1, 'active')], 1, true],
    ['the only row, closed', [row(1, 'deceased')], 1, true],
    ['the active one beside a closed one of the same person', [row(1, 'moved_out', old), row(2, 'active')], 2, true],
    ['the active one, whatever the order', [row(1, 'active'), row(2, 'moved_out', old)], 1, true],
    ['the last of closed rows of one person', [row(1, 'moved_out'), row(2, 'moved_out')], 2, true],
    ['one that the profile does not map counts as active', [row(1, 'unmapped'), row(2, 'moved_out')], 1, true],
    ['two active rows are not for a program to decide', [row(1, 'active'), row(2, 'active')], 1, false],
    ['active and unmapped are two', [row(1, 'unmapped'), row(2, 'active')], 1, false],
    ['a closed row of somebody else', [row(1, 'moved_out', other), row(2, 'active')], 2, false],
    [
      'one of several closed rows of somebody else',
      [row(1, 'moved_out'), row(2, 'moved_out', other), row(3, 'active')],
      3,
      false,
    ],
  ])('%s', (_, rows, holder, certain) => {
    const found = holderAmong(rows, judging);
    expect([found.resident.id, found.certain]).toEqual([holder, certain]);
  });

  it('is nobody of no rows', () => {
    expect(() => holderAmong([], judging)).toThrow('no holder');
  });
});

describe('one person', () => {
  it.each<[string, SourceRecord, boolean]>([
    ['everything agrees', {}, true],
    ['an old address', old, true],
    ['no address', { address: null }, true],
    ['another character that looks alike', { nameKanji: '山田 太朗', nameKana: 'ヤマダ タロウ' }, false],
    ['a kana voiced, all else the same', { nameKana: 'ヤマタ タロウ' }, true],
    ['a kana voiced, and another address', { nameKana: 'ヤマタ タロウ', ...old }, false],
    ['a kana voiced, and no address', { nameKana: 'ヤマタ タロウ', address: null }, false],
    ['another kana name', { nameKana: 'ヤマダ ジロウ' }, false],
    ['another birth date', { birthDate: '1985-01-03' }, false],
    ['another sex', { sex: '2' }, false],
    ['no birth date', { birthDate: null }, false],
    ['somebody else', other, false],
  ])('%s: %s', (_, values, same) => {
    const [a, b] = [row(1, 'active'), row(2, 'active', values)];
    expect([samePerson(a, b, judging), samePerson(b, a, judging)]).toEqual([same, same]);
  });
});
