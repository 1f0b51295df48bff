import { describe, expect, it } from 'vitest';
import { defineCompare } from '../../src/commands/compare.js';
import type { SourceRecord } from '../../src/model.js';
import { runCommand } from './run-command.js';

const compare = (stdin: readonly (string | Uint8Array)[], lang: 'ja' | 'en' = 'en') =>
  runCommand(defineCompare, ['compare'], { stdin, lang });

const municipal: SourceRecord = {
  nameKanji: '渡邉 一郎',
  nameKana: 'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ',
  birthDate: '昭和60年1月2日',
  sex: '1',
  address: '東京都千代田区丸の内一丁目9番1号',
};
const insurer: SourceRecord = {
  nameKanji: '渡辺一郎',
  nameKana: 'ワタナベ　イチロウ',
  birthDate: '1985-01-02',
  sex: '男',
  address: '千代田区丸の内1-9-1',
};
const pair = (id: unknown, a: SourceRecord = {}, b: SourceRecord = {}) =>
  `${JSON.stringify({ id, a: { ...municipal, ...a }, b: { ...insurer, ...b } })}\n`;
const parsed = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('totsugo compare', () => {
  it("writes the contract's example byte for byte", async () => {
    const line = `${JSON.stringify({
      id: '1',
      a: { source: 'municipal', nameKanji: '渡邉 一郎', nameKana: 'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ', birthDate: '昭和60年1月2日', sex: '1' },
      b: {
        source: 'insurer',
        nameKanji: '渡辺一郎',
        nameKana: 'ワタナベ　イチロウ',
        birthDate: '1985-01-02',
        sex: '男',
      },
    })}\n`;
    const { out, status } = await compare([line]);
    expect(out).toBe(
      '{"id":"1","grade":"A","class":"AGREE_BY_RULE","fields":{"nameKanji":{"outcome":"agree_by_rule","rules":[{"id":"variant/koseki","evidence":2,"from":"邉","to":"辺"}]},' +
        '"nameKana":{"outcome":"agree"},"reading":{"outcome":"missing"},"birthDate":{"outcome":"agree"},"sex":{"outcome":"agree"},"address":{"outcome":"missing"}},"hints":[]}\n',
    );
    expect(status).toBe(0);
  });

  it('writes a line for each line, in order, with its id as it came', async () => {
    const { out, status } = await compare([pair('x'), pair(7), pair(null)]);
    expect(parsed(out).map(({ id, grade }) => [id, grade])).toEqual([
      ['x', 'A'],
      [7, 'A'],
      [null, 'A'],
    ]);
    expect(status).toBe(0);
  });

  it('writes keys in one order whatever the pair', async () => {
    const { out } = await compare([pair('1', { sex: '2', birthDate: '31049' }, { nameKanji: '山田花子' })]);
    expect(Object.keys(parsed(out)[0])).toEqual(['id', 'grade', 'class', 'fields', 'hints']);
    expect(Object.keys(parsed(out)[0].fields)).toEqual([
      'nameKanji',
      'nameKana',
      'reading',
      'birthDate',
      'sex',
      'address',
    ]);
  });

  it('takes a for municipal and b for insurer where they do not say', async () => {
    const said = await compare([pair('1', { source: 'municipal' }, { source: 'insurer' })]);
    expect((await compare([pair('1')])).out).toBe(said.out);
  });

  it.each([
    ['all of grade A', [pair('1')], 0],
    ['a verdict of grade B', [pair('1'), pair('2', { birthDate: null })], 1],
    ['a verdict of grade C', [pair('1', { sex: '2' })], 1],
    ['a bad line', [pair('1'), 'x\n'], 2],
    ['a bad line beside a grade C', [pair('1', { sex: '2' }), '{}\n'], 2],
    ['nothing', [], 0],
  ])('exits after %s', async (_, stdin, status) => {
    expect((await compare(stdin)).status).toBe(status);
  });

  it('reads dates in every notation that has one reading, so under no era code', async () => {
    const dates = ['1985/1/2', '19850102', 'S60.1.2', '昭和六十年一月二日', '3600102', '5600102'];
    const { out } = await compare(dates.map((birthDate) => pair(birthDate, { birthDate })));
    const outcomes = parsed(out).map(({ fields }) => fields.birthDate.outcome);
    expect(outcomes).toEqual(['agree', 'agree', 'agree', 'agree', 'undecidable', 'undecidable']);
  });

  it('names the slip that a birth date resembles', async () => {
    const [verdict] = parsed((await compare([pair('1', { birthDate: '1985-02-01' })])).out);
    expect(verdict).toMatchObject({ grade: 'C', class: 'BIRTH_OR_SEX_DIFFERS', hints: ['birth_date_typo'] });
    expect(verdict.fields.birthDate).toEqual({
      outcome: 'differ',
      rules: [{ id: 'birth-date/day-month', evidence: 4, from: '1985-02-01', to: '1985-01-02' }],
    });
  });

  it('answers bad lines in their place, in the language of the shell, and goes on', async () => {
    const input = [pair('1'), '\n', '{"id":"3","a":{"x":"1"},"b":{}}\n', Uint8Array.from([0xff, 0x0a]), pair('5')];
    const { out } = await compare(input, 'ja');
    expect(parsed(out).map((line) => [line.id, line.error?.code])).toEqual([
      ['1', undefined],
      [null, 'LINE_BLANK'],
      ['3', 'RECORD_KEY'],
      [null, 'LINE_NOT_UTF8'],
      ['5', undefined],
    ]);
    expect(parsed(out)[1].error.message).toMatch(/空行/);
  });

  it('lets no key of JavaScript through', async () => {
    const { out } = await compare(['{"id":"1","a":{"__proto__":{"nameKanji":"渡邉"}},"b":{"toString":"x"}}\n']);
    expect(parsed(out)[0]).toMatchObject({ id: '1', error: { code: 'RECORD_KEY' } });
    expect(Object.prototype).not.toHaveProperty('nameKanji');
  });

  it('shows no Individual Number', async () => {
    const { out } = await compare([
      pair('1', { individualNumber: '123456789018' }, { individualNumber: '123456789018' }),
    ]);
    expect(out).not.toContain('9018');
    const typed = await compare([
      pair('2', { address: '東京都千代田区丸の内1-9-1' }, { address: '東京都千代田区丸の内1-9-1 123456789018' }),
      pair('3', { nameKanji: 'SMITH JOHN 123456789018' }, { nameKanji: 'JOHN SMITH 123456789018' }),
    ]);
    expect(typed.out).not.toContain('56789018');
  });
});
