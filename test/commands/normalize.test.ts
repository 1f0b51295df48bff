import { describe, expect, it } from 'vitest';
import { defineNormalize } from '../../src/commands/normalize.js';
import { runCommand } from './run-command.js';

const normalize = (stdin: readonly string[]) => runCommand(defineNormalize, ['normalize'], { stdin });

describe('totsugo normalize', () => {
  it('writes the canonical record, the Individual Number masked', async () => {
    const record = {
      source: 'insurer',
      recordId: ' ０１:2 ',
      individualNumber: '１２３４－５６７８－９０１８',
      nameKanji: '渡邉　一郎',
      nameKana: 'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ',
      nameAlphabet: 'Watanabe, Ichiro',
      birthDate: '昭和６０年１月２日',
      sex: '男',
      address: null,
    };
    const { out, status } = await normalize([`${JSON.stringify(record)}\n`]);
    expect(JSON.parse(out)).toEqual({
      source: 'insurer',
      recordId: '01:2',
      individualNumber: '********9018',
      nameKanji: '渡邉 一郎',
      nameKana: 'ワタナベ イチロウ',
      nameAlphabet: 'WATANABE ICHIRO',
      birthDate: '1985-01-02',
      sex: 'male',
    });
    expect(status).toBe(0);
  });

  it('masks an Individual Number typed into another text', async () => {
    const record = {
      recordId: '000012345678',
      nameKanji: '渡邉一郎123456789018',
      address: '東京都千代田区丸の内1-9-1 １２３４５６７８９０１８',
    };
    const { out } = await normalize([`${JSON.stringify(record)}\n`]);
    expect(out).not.toContain('56789018');
    expect(JSON.parse(out)).toMatchObject({
      recordId: '000012345678',
      nameKanji: expect.stringContaining('********9018'),
    });
  });

  it('normalizing twice is once', async () => {
    const records = [
      {
        nameKanji: '髙●　花子',
        nameKana: 'ﾀｶﾊｼ ﾊﾅｺ',
        birthDate: '昭和20年5月日不詳',
        sex: '9',
        individualNumber: '12345678901',
      },
      {
        nameKanji: '王 小明',
        nameAlphabet: 'Wang Xiao-Ming',
        birthDate: '31049',
        sex: '3',
        individualNumber: '1.23457E+11',
      },
      {
        nameKana: 'シヨウコ',
        birthDate: '明治3年5月3日',
        address: '東京都千代田区丸の内一丁目９番１号　○○ビル',
        validTo: '9999-12-31',
      },
      {},
    ].map((record) => `${JSON.stringify(record)}\n`);
    const once = await normalize([records.join('')]);
    expect(once.out.split('\n')).toHaveLength(records.length + 1);
    expect((await normalize([once.out])).out).toBe(once.out);
  });

  it('answers a bad line in its place, with the id of its record, and goes on', async () => {
    const { out, status } = await normalize(['{"recordId":"1","sex":1}\n{"recordId":"2"}\n[]\n']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { id: '1', error: { code: 'RECORD_NOT_TEXT', message: expect.stringContaining('"sex"') } },
      { recordId: '2' },
      { id: null, error: { code: 'LINE_NOT_RECORD', message: expect.any(String) } },
    ]);
    expect(status).toBe(2);
  });
});
