/** What a night writes, whatever stands in its inputs: no Individual Number anywhere, no folder of this machine. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../src/fields/individual-number/index.js';
import { unzip } from '../report/unzip.js';
import { freshFolder, type Night, night } from './run.js';

const number = `30000000123${checkDigit('30000000123')}`;
const address = '東京都千代田区丸の内一丁目9番1号';
type Row = Readonly<Record<string, string>>;

const resident = (over: Row = {}): Row => ({
  宛名番号: '1',
  個人番号: number,
  氏名: '田中 一郎',
  氏名カナ: 'タナカ イチロウ',
  生年月日: '1985-01-02',
  性別: '1',
  住所: address,
  住民状態: '0',
  異動日: '',
  ...over,
});
const enrolment = (over: Row = {}): Row => ({
  保険者番号: '138016',
  記号: '10',
  番号: '1',
  枝番: '01',
  個人番号: number,
  氏名: '田中 一郎',
  氏名カナ: 'タナカ イチロウ',
  生年月日: '1985-01-02',
  性別: '1',
  住所: address,
  ...over,
});

const csv = (rows: readonly Row[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n');

function run(residents: readonly Row[], enrolments: readonly Row[], ...args: string[]): Night {
  const folder = freshFolder();
  writeFileSync(join(folder, 'juki.csv'), csv(residents));
  writeFileSync(join(folder, 'kanyusha.csv'), csv(enrolments));
  const inputs = ['--municipal', join(folder, 'juki.csv'), '--insurer', join(folder, 'kanyusha.csv')];
  return night([...inputs, '--all', '--json', '--with-rows', ...args], folder);
}

/** Names of the outputs in which a number stands, in whatever width or grouping. */
function leaks({ out, stdout, stderr }: Night): string[] {
  const texts = new Map([
    ['stdout', stdout],
    ['stderr', stderr],
  ]);
  for (const name of readdirSync(out)) {
    const bytes = readFileSync(join(out, name));
    if (name.endsWith('.xlsx')) for (const [entry, text] of unzip(bytes)) texts.set(`${name}/${entry}`, text);
    else texts.set(name, bytes.toString('utf8'));
  }
  const bare = (text: string) => text.normalize('NFKC').replace(/[-‐ ,]/g, '');
  return [...texts].filter(([, text]) => bare(text).includes(number)).map(([name]) => name);
}

const inThrees = number.replace(/(...)(?=.)/g, '$1-');
const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('an Individual Number where none belongs', () => {
  const cases: [name: string, resident: Row, enrolment: Row, shown: string][] = [
    ['after the address, left out by the other side', { 住所: `${address} ${number}` }, {}, number.slice(8)],
    ['after the address, another room', { 住所: `${address} ${number}` }, { 住所: `${address} 5` }, number.slice(8)],
    ['before the address', { 住所: `${number}${address}` }, {}, ''],
    ['as the number of a house', { 住所: `東京都千代田区丸の内${number}` }, { 住所: '東京都千代田区丸の内1' }, ''],
    ['in groups of three', { 住所: `${address} ${inThrees}` }, {}, ''],
    ['run into the name', { 氏名: `渡邉 一郎${number}` }, { 氏名: `渡辺 一郎${number}1` }, ''],
    ['in the kana', { 氏名カナ: `タナカ イチロウ${number}` }, { 氏名カナ: `タナカ イチロー${number}` }, ''],
    ['as the day of moving out', { 住民状態: '1', 異動日: number }, {}, ''],
    ['as a municipal id, all agrees', { 宛名番号: number }, {}, `"********${number.slice(8)}"`],
    ['as a municipal id, full width', { 宛名番号: wide }, { 性別: '2' }, `"********${number.slice(8)}"`],
    ['as the number of the enrolment', {}, { 番号: number }, `138016:10:********${number.slice(8)}:01`],
    [
      'as the number of an enrolment that differs',
      {},
      { 番号: number, 性別: '2' },
      `138016:10:********${number.slice(8)}:01`,
    ],
    ['as the number of an enrolment, in groups of three', {}, { 番号: inThrees, 性別: '2' }, `*${number.slice(9)}:01`],
  ];
  it.each(cases)('%s', (_, ofResident, ofEnrolment, shown) => {
    const done = run([resident(ofResident)], [enrolment(ofEnrolment)]);
    expect(leaks(done)).toEqual([]);
    expect(done.findings).toHaveLength(1);
    expect(readFileSync(join(done.out, 'findings.ndjson'), 'utf8')).toContain(shown);
  });

  it('an id of twelve digits that is nobody’s number stays whole', () => {
    const id = `30000000999${checkDigit('30000000999')}`;
    const { findings } = run([resident({ 宛名番号: id })], [enrolment({ 性別: '2' })]);
    expect(findings.map((finding) => finding.municipal)).toEqual([[id]]);
  });
});

it('inputs of one name in two folders: the same bytes wherever they lie', () => {
  const [a, b] = ['north', 'south'].map((place) => {
    const folder = freshFolder();
    for (const [name, enrolments] of [
      ['1', [enrolment(), enrolment({ 番号: '' })]],
      ['2', [enrolment({ 番号: '2', 性別: '2' }), { ...enrolment({ 番号: '3' }), 個人番号: '"' }]],
    ] as const) {
      mkdirSync(join(folder, place + name));
      writeFileSync(join(folder, place + name, 'kanyusha.csv'), csv(enrolments));
    }
    writeFileSync(join(folder, 'juki.csv'), csv([resident()]));
    const files = ['1', '2'].map((name) => join(folder, place + name, 'kanyusha.csv'));
    return night(['--municipal', join(folder, 'juki.csv'), '--insurer', ...files, '--quiet'], folder);
  }) as [Night, Night];
  expect(a.summary.inputs.map((input) => input.file)).toEqual(['juki.csv', 'kanyusha.csv', 'kanyusha.csv (2)']);
  expect(readFileSync(join(a.out, 'rejects.csv'), 'utf8')).toContain('kanyusha.csv (2)');
  for (const name of readdirSync(a.out).filter((file) => file !== 'summary.json' && file !== 'report.html')) {
    expect(readFileSync(join(a.out, name)).equals(readFileSync(join(b.out, name))), name).toBe(true);
  }
});
