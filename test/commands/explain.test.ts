import { describe, expect, it } from 'vitest';
import { defineExplain } from '../../src/commands/explain.js';
import { align } from '../../src/commands/explain-align.js';
import { displayWidth } from '../../src/terminal/width.js';
import { runCommand } from './run-command.js';

const explain = (args: readonly string[], setting = {}) => runCommand(defineExplain, ['explain', ...args], setting);
const full = [
  '--kana',
  'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ',
  'ワタナベ　イチロウ',
  '--birth',
  '昭和60年1月2日',
  '1985-01-02',
  '--sex',
  '1',
  '男',
];

describe('totsugo explain', () => {
  it('shows two names character by character, with rule and source, in Japanese', async () => {
    const { out, status } = await explain(['渡邉一郎', '渡辺一朗'], { lang: 'ja' });
    expect(status).toBe(0);
    expect(out.split('\n').slice(0, 5)).toEqual([
      '氏名（漢字）  相違',
      '  渡 邉 一 郎',
      '  渡 辺 一 朗',
      '     ~     -',
      '  邉 → 辺  戸籍の正字・俗字  [variant/koseki 根拠2]',
    ]);
    expect(out).toContain('出典：');
    expect(out).toContain('氏名が異なります。');
  });

  it('shows the same in English', async () => {
    const { out } = await explain(['渡邉一郎', '渡辺一郎']);
    expect(out).toMatch(/^kanji name {2}agrees by rule\n/);
    expect(out).toContain('[variant/koseki evidence 2]');
    expect(out).toContain('source: ');
    expect(out).toContain('The names agree.');
  });

  it('says the grade where birth date and sex are given', async () => {
    const { out } = await explain([
      '渡邉 一郎',
      '渡辺一郎',
      ...full,
      '--address',
      '東京都千代田区丸の内一丁目9番1号',
      '千代田区丸の内1-9-1',
    ]);
    expect(out).toContain('昭和60年1月2日 = 1985-01-02');
    expect(out).toContain('[AGREE_BY_RULE]');
    expect(out).toMatch(/^A /m);
  });

  it('marks a lost character and says what cannot be decided', async () => {
    const { out } = await explain(['高●一郎', '髙橋一郎']);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'kanji name  undecidable',
      '  高 〓 一 郎',
      '  髙 橋 一 郎',
      '  ~  ?',
    ]);
    expect(out).toContain('The names decide nothing.');
  });

  it('takes two names in kana for kana names', async () => {
    const { out } = await explain(['シヨウコ', 'ショウコ']);
    expect(out).toMatch(/^kana name {2}agrees by rule\n/);
    expect(out).toContain('[kana/small evidence 1]');
  });

  it('shows beside a name the other name that agreed', async () => {
    const records = [
      '--a-json',
      '{"nameKanji":"佐藤 花子","formerName":"山田"}',
      '--b-json',
      '{"nameKanji":"山田 花子"}',
    ];
    const { out } = await explain(records, { lang: 'ja' });
    expect(out.split('\n').slice(0, 4)).toEqual([
      '氏名（漢字）  規則により一致',
      '  佐藤 花子（旧氏 山田）',
      '  山田 花子',
      '  旧氏の併記  [pairing/former-name 根拠2]',
    ]);
  });

  it('says that a written name and a kana name are compared by their reading', async () => {
    const { out } = await explain(['渡邉一郎', 'ワタナベイチロウ']);
    expect(out).toMatch(
      /^kanji name {2}in different scripts \(not compared directly\)\n {2}渡邉一郎\n {2}ワタナベイチロウ\n/,
    );
    expect(out).toMatch(/^reading {2}agrees by rule$/m);
  });

  it('names the slip that a birth date resembles', async () => {
    const { out } = await explain(['--birth', '1985-01-02', '1985-02-01']);
    expect(out).toContain('[birth-date/day-month evidence 4]');
  });

  it('compares two records, and shows no Individual Number', async () => {
    const a = '{"nameKanji":"王 小明","nameAlphabet":"WANG XIAOMING","individualNumber":"123456789018"}';
    const { out } = await explain(['--a-json', a, '--b-json', '{"nameKanji":"WANG XIAOMING"}', '--json']);
    const result = JSON.parse(out);
    expect(result.a).toMatchObject({ source: 'municipal', individualNumber: '********9018' });
    expect(result.fields.nameKanji).toMatchObject({
      outcome: 'agree_by_rule',
      rules: [{ id: 'pairing/alphabet', evidence: 2 }],
    });
    expect(result.rules).toEqual([
      expect.objectContaining({ id: 'pairing/alphabet', source: expect.stringMatching(/./) }),
    ]);
  });

  it.each(['--json', '--'])('shows no address of a protected person (%s)', async (flag) => {
    const a = JSON.stringify({ nameKanji: '渡邉一郎', address: '東京都千代田区丸の内一丁目9番1号', protected: '1' });
    const b = JSON.stringify({ nameKanji: '渡邉一郎', address: '千代田区丸ノ内1-9-1', postalCode: '1000005' });
    const { out } = await explain(['--a-json', a, '--b-json', b, flag]);
    expect(out).toContain(flag === '--json' ? '"address":{"outcome":"agree_by_rule"' : 'withheld');
    expect(out).not.toMatch(/丸.内|1-9-1|東京都|100/);
  });

  it.each([
    ['one name', ['渡邉一郎'], /two names \(1 given\)/],
    ['a name with an unquoted space', ['渡邉', '一郎', '渡辺一郎'], /3 given/],
    ['nothing', [], /Give two names/],
    ['one kana', ['渡邉一郎', '渡辺一郎', '--kana', 'ワタナベ'], /--kana \(1 given\)/],
    ['one record', ['--a-json', '{}'], /--b-json both/],
    ['names beside records', ['渡邉一郎', '渡辺一郎', '--a-json', '{}', '--b-json', '{}'], /no names beside them/],
  ])('refuses %s', async (_, args, message) => {
    const result = await explain(args);
    expect(result).toMatchObject({ out: '', error: 'USAGE' });
    expect(result.message).toMatch(message);
  });

  it('refuses a record that is not JSON or has a key of its own', async () => {
    expect((await explain(['--a-json', '{', '--b-json', '{}'])).error).toBe('LINE_NOT_JSON');
    expect((await explain(['--a-json', '{"name":"x"}', '--b-json', '{}'])).error).toBe('RECORD_KEY');
  });

  it('is coloured on a terminal alone, and not under NO_COLOR', async () => {
    const names = ['渡邉一郎', '渡辺一郎'];
    const tty = { columns: 80 };
    expect((await explain(names, { tty })).out).toContain('\u001b[');
    expect((await explain(names, { tty, env: { NO_COLOR: '1' } })).out).not.toContain('\u001b[');
    expect((await explain(names)).out).not.toContain('\u001b[');
  });

  it('breaks lines of characters at the width of the terminal', async () => {
    const address = '北海道札幌市中央区北一条西二丁目';
    const { out } = await explain(['--address', address, address], { tty: { columns: 30 }, env: { NO_COLOR: '1' } });
    const rows = out.split('\n').filter((line) => line.startsWith('  '));
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(30);
  });
});

it('breaks sentences at the width of the terminal, under their own margin', async () => {
  const tty = { columns: 40 };
  const { out } = await explain(['シヨウコ', 'ショウコ'], { tty, env: { NO_COLOR: '1' }, lang: 'ja' });
  const lines = out.split('\n');
  for (const line of lines.filter((text) => text.startsWith('  '))) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  const source = lines.findIndex((line) => line.startsWith('    出典：'));
  expect(lines[source + 1]).toMatch(/^ {4}[^ 、。」]/);
});

it('marks what is not known of a date as unknown, never as held equal by a rule', async () => {
  const { out } = await explain(['山田太郎', '山田太郎', '--birth', '1985-99-99', '1985-01-01'], { lang: 'ja' });
  const date = out.slice(out.indexOf('生年月日  判定不能')).split('\n').slice(0, 4);
  expect(date[3]?.trim()).toBe('? ?   ? ?');
});

describe('align', () => {
  const marks = (a: string, b: string, outcome: 'agree' | 'agree_by_rule' | 'differ') =>
    align(a, b, { outcome }).map((cell) => `${cell.a}${cell.b}${cell.mark === 'same' ? '' : `:${cell.mark}`}`);

  it('keeps equal characters in one column', () => {
    expect(marks('オオノ', 'オノ', 'differ')).toEqual(['オ:differ', 'オオ', 'ノノ']);
    expect(marks('渡辺 一郎', '渡邊一郎', 'agree_by_rule')).toEqual(['渡渡', '辺邊:rule', '一一', '郎郎']);
  });

  it('keeps a variation selector with its character', () => {
    expect(marks('葛\u{e0100}城', '葛城', 'agree_by_rule')).toEqual(['葛\u{e0100}葛:rule', '城城']);
  });
});
