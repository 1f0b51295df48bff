/** `totsugo report` on a database of two nights: selections and what they say, whole numbers and who asked for them. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/audit/entry.js';
import { defineReport } from '../../src/commands/report.js';
import type { Shell } from '../../src/commands/shell.js';
import { checkDigit } from '../../src/fields/individual-number/index.js';
import type { Finding } from '../../src/model.js';
import { buildProgram } from '../../src/program.js';
import { unguard } from '../../src/report/index.js';
import { freshFolder, night } from '../night/run.js';
import { unzip } from '../report/unzip.js';
import { type CommandResult, runCommand } from './run-command.js';

type Row = Readonly<Record<string, string>>;
const numberOf = (n: number): string => {
  const digits = String(30_000_000_100 + n);
  return digits + checkDigit(digits);
};
const numbers = [1, 2, 3, 4].map(numberOf);
const secret = '千葉県市川市八幡一丁目1番1号';

const resident = (n: number, 氏名: string, 氏名カナ: string, over: Row = {}): Row => ({
  宛名番号: String(n),
  個人番号: numberOf(n),
  氏名,
  氏名カナ,
  生年月日: `1980-01-0${n}`,
  性別: '1',
  住所: `埼玉県川口市本町${n}丁目1番1号`,
  住民状態: '0',
  支援措置: '',
  ...over,
});
const residents = [
  resident(1, '田中 一郎', 'タナカ イチロウ'),
  resident(2, '鈴木 花子', 'スズキ ハナコ', { 支援措置: '1', 住所: secret }),
  resident(3, '佐藤 次郎', 'サトウ ジロウ'),
  resident(4, '渡邉 四郎', 'ワタナベ シロウ'),
];
const enrolment = (番号: number, insurer: string, of: Row, over: Row = {}): Row => ({
  保険者番号: insurer,
  記号: '10',
  番号: String(番号),
  枝番: '01',
  個人番号: of.個人番号 ?? '',
  氏名: of.氏名 ?? '',
  氏名カナ: of.氏名カナ ?? '',
  生年月日: of.生年月日 ?? '',
  性別: '1',
  住所: of.住所 ?? '',
  資格取得日: '2023-04-01',
  ...over,
});
const [one, two, three, four] = residents as [Row, Row, Row, Row];
const [A, B] = ['06130012', '39131018'];
const first = [
  enrolment(1, A, one, { 性別: '2' }),
  enrolment(2, A, two, { 性別: '2' }),
  enrolment(3, B, three, { 氏名: '佐藤 三郎' }),
  enrolment(4, B, four, { 氏名: '渡辺 四郎' }),
];
/** The first is corrected, the third is corrected in part, one without a number is new. */
const second = [
  enrolment(1, A, one),
  enrolment(2, A, two, { 性別: '2' }),
  enrolment(3, B, three, { 氏名: '佐藤 五郎' }),
  enrolment(4, B, four, { 氏名: '渡辺 四郎' }),
  enrolment(5, B, three, { 個人番号: '', 氏名: '伊藤 六郎', 氏名カナ: 'イトウ ロクロウ', 生年月日: '1971-07-07' }),
];

const csv = (rows: readonly Row[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n');

let folder: string;
beforeAll(() => {
  folder = freshFolder();
  writeFileSync(join(folder, 'juki.csv'), csv(residents));
  for (const rows of [first, second]) {
    writeFileSync(join(folder, 'kanyusha.csv'), csv(rows));
    const inputs = ['--municipal', join(folder, 'juki.csv'), '--insurer', join(folder, 'kanyusha.csv')];
    night([...inputs, '--threads', '1'], folder);
  }
});

/** The command as the program has it, with the option of the whole program that it needs. */
const define = (program: Command, shell: Shell): void => {
  program.option('--operator <name>');
  defineReport(program, shell);
};

interface Written extends CommandResult {
  readonly folder: string;
}

async function report(args: readonly string[], lang: 'ja' | 'en' = 'ja'): Promise<Written> {
  const out = join(freshFolder(), 'out');
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key'), '--out', out];
  return { ...(await runCommand(define, ['report', ...places, ...args], { lang })), folder: out };
}

const text = (written: Written, name: string): string => readFileSync(join(written.folder, name), 'utf8');
const cases = (written: Written): Finding[] =>
  text(written, 'findings.ndjson')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Finding);
const classesOf = (written: Written): string[] =>
  cases(written)
    .map((found) => found.class)
    .sort();
const summaryOf = (written: Written) => JSON.parse(text(written, 'summary.json')) as Record<string, unknown>;
const lines = (written: Written, name: string): Record<string, string>[] =>
  (parse(text(written, name), { columns: true, bom: true }) as Record<string, string>[]).map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, unguard(value)])),
  );

const all = ['BIRTH_OR_SEX_DIFFERS', 'NUMBER_MISSING', 'ONE_NAME_DIFFERS', 'AGREE_BY_RULE'];

describe('a selection', () => {
  it.each([
    ['by grade', ['--grade', 'C'], ['BIRTH_OR_SEX_DIFFERS']],
    ['by several grades side by side', ['--grade', 'B', 'A'], ['NUMBER_MISSING', 'ONE_NAME_DIFFERS', 'AGREE_BY_RULE']],
    ['by several grades with a comma', ['--grade', 'B,A'], ['NUMBER_MISSING', 'ONE_NAME_DIFFERS', 'AGREE_BY_RULE']],
    ['by a repeated option', ['--grade', 'C', '--grade', 'A'], ['BIRTH_OR_SEX_DIFFERS', 'AGREE_BY_RULE']],
    ['by class', ['--class', 'NUMBER_MISSING'], ['NUMBER_MISSING']],
    ['by class as people write it', ['--class', '番号なし、表記の違いのみ'], ['NUMBER_MISSING', 'AGREE_BY_RULE']],
    ['by insurer', ['--insurer', A], ['BIRTH_OR_SEX_DIFFERS']],
    ['by insurer in full width', ['--insurer', '３９１３１０１８'], all.slice(1)],
    ['by several insurers', ['--insurer', `${A},${B}`], all],
    ['by what is new or changed since a run', ['--since-run', '1'], ['NUMBER_MISSING', 'ONE_NAME_DIFFERS']],
    ['by insurer and grade', ['--insurer', B, '--grade', 'B', 'C'], ['NUMBER_MISSING', 'ONE_NAME_DIFFERS']],
    [
      'by insurer, class and earlier run',
      ['--insurer', B, '--class', 'NUMBER_MISSING', '--since-run', '1'],
      ['NUMBER_MISSING'],
    ],
    ['that fits nothing', ['--insurer', A, '--class', 'NUMBER_MISSING'], []],
    ['of an earlier run', ['--run', '1', '--grade', 'C'], ['BIRTH_OR_SEX_DIFFERS', 'BIRTH_OR_SEX_DIFFERS']],
  ])('%s', async (_, args, expected) => {
    const written = await report([...args, '--format', 'ndjson']);
    expect(written.error).toBeNull();
    expect(classesOf(written)).toEqual([...expected].sort());
  });

  it('says what it is in every file that people read, and in the summary', async () => {
    const written = await report(['--grade', 'B', '--insurer', B, '--since-run', '1', '--class', 'NUMBER_MISSING']);
    const said = '区分 B、種別 番号なし、保険者 39131018、突合番号1（基準日 2026-04-01）の後に増えた・変わった事例';
    for (const name of ['worklist.csv', 'closed.csv']) {
      expect(text(written, name).split('\r\n')[0]).toMatch(new RegExp(`,絞り込み：${said}$`));
      expect(lines(written, name).every((row) => row[`絞り込み：${said}`] === '')).toBe(true);
    }
    expect(text(written, 'report.html')).toContain(`<strong>事例の一部です。絞り込み：${said}</strong>`);
    const sheets = [...unzip(readFileSync(join(written.folder, 'worklist.xlsx')))].map(([, part]) => part).join('');
    expect(sheets).toContain(`事例の一部です：${said}`);
    expect(summaryOf(written)).toMatchObject({
      filter: { class: ['NUMBER_MISSING'], grade: ['B'], insurer: [B], sinceRun: 1 },
      selected: { cases: 1, enrolments: 1 },
    });
    expect(written.said).toContain(`絞り込み：${said}`);
  });

  it('has no rejects, which belong to no case, and the whole list says nothing of a selection', async () => {
    expect(readdirSync((await report(['--grade', 'B'])).folder)).not.toContain('rejects.csv');
    const whole = await report([]);
    expect(readdirSync(whole.folder)).toContain('rejects.csv');
    expect(summaryOf(whole)).not.toHaveProperty('filter');
    expect(text(whole, 'worklist.csv') + text(whole, 'report.html')).not.toContain('絞り込み');
  });

  it('written again whole is what the night wrote, to the byte', async () => {
    const whole = await report([]);
    for (const name of ['worklist.csv', 'closed.csv', 'findings.ndjson', 'worklist.xlsx', 'report.html']) {
      expect(readFileSync(join(whole.folder, name)).equals(readFileSync(join(folder, 'out', name))), name).toBe(true);
    }
  });

  it('of an insurer that no case names says so: the number may be mistyped', async () => {
    expect((await report(['--insurer', '99999999', '--format', 'csv'])).said).toContain('該当する事例がありません。');
    expect((await report(['--grade', 'C', '--format', 'csv'])).said).not.toContain('該当する事例がありません。');
  });

  it.each([
    ['an unknown class', ['--class', 'NUMBER_SWAPED'], 'CLASS_UNKNOWN', /NUMBER_SWAPED はありません.*ROW_SHIFT/],
    ['a run that is not there', ['--since-run', '9'], 'RUN_NOT_FOUND', /totsugo runs/],
    ['a run that is no earlier', ['--since-run', '2'], 'RUN_NOT_EARLIER', /突合番号2より前のものではありません/],
  ])('%s is refused, and nothing is written', async (_, args, code, message) => {
    const refused = await report(args);
    expect([refused.error, refused.message]).toEqual([code, expect.stringMatching(message)]);
    expect(existsSync(refused.folder)).toBe(false);
  });
});

describe('since the last night', () => {
  it('the report counts what came, changed and went, and names the run', async () => {
    const page = text(await report(['--format', 'html']), 'report.html');
    const section = /<section aria-labelledby="changes">.*?<\/section>/s.exec(page)?.[0] ?? '';
    expect(section).toContain('突合番号1（基準日 2026-04-01）と比べた');
    const rows = [...section.matchAll(/<tr><td>(.*?)<\/tr>/g)].map(([, row = '']) =>
      row.split(/<\/td>(?:<td[^>]*>)?/).map((cell) => cell.replace(/<[^>]+>/g, '')),
    );
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['C', '生年月日・性別の相違', '0', '0', '1'],
      ['B', '番号なし', '1', '0', '0'],
      ['B', '氏名の一方の相違', '0', '1', '0'],
      ['', '計', '1', '1', '1'],
    ]);
    expect(page).toMatch(/番号なし <span class="change">新規<\/span>/);
    expect(page).toMatch(/氏名の一方の相違 <span class="change">変更<\/span>/);
    expect(page).not.toMatch(/生年月日・性別の相違 <span class="change">/);
  });

  it('a first night has none to compare with', async () => {
    const page = text(await report(['--run', '1', '--format', 'html']), 'report.html');
    expect(page).toContain('このデータベースに、これより前の突合はありません。');
  });
});

/** A text of the outputs as it is, as UTF-16, and with every width and grouping folded. */
function holdsNumber(bytes: Buffer): boolean {
  const texts = [bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')];
  return texts.some((one) => {
    const folded = one.normalize('NFKC').replace(/[-‐ ,]/g, '');
    return numbers.some((number) => folded.includes(number));
  });
}

function leaks(written: Written): string[] {
  return readdirSync(written.folder).filter((name) => {
    const bytes = readFileSync(join(written.folder, name));
    if (!name.endsWith('.xlsx')) return holdsNumber(bytes);
    return [...unzip(bytes)].some(([, part]) => holdsNumber(Buffer.from(part)));
  });
}

const who = ['--operator', '監査 一郎', '--purpose', '定期監査'];

describe('whole numbers', () => {
  it('without --unmask no output holds one', async () => {
    expect(leaks(await report(['--with-rows']))).toEqual([]);
    expect(leaks({ ...(await report([])), folder: join(folder, 'out') })).toEqual([]);
  });

  it('with it every list has them in the columns of the numbers, and says by whom and what for', async () => {
    const written = await report(['--unmask', ...who]);
    expect(leaks(written)).toEqual(['findings.ndjson', 'report.html', 'worklist.csv', 'worklist.xlsx']);
    const said = '個人番号を全桁表示（担当者 監査 一郎、目的 定期監査）';
    const [row] = lines(written, 'worklist.csv');
    expect(row?.[`保険者 ${said}`]).toBe(numberOf(2));
    expect(row?.[`住民記録 ${said}`]).toBe(numberOf(2));
    expect(cases(written)[0]).toMatchObject({
      individualNumber: { insurer: [numberOf(2)], municipal: [numberOf(2)], candidates: [] },
      unmasked: { operator: '監査 一郎', purpose: '定期監査' },
    });
    expect(text(written, 'report.html')).toContain(`<strong>${said}</strong>`);
    expect(summaryOf(written)).toMatchObject({ unmasked: { operator: '監査 一郎', purpose: '定期監査' } });
    expect(written.said).toContain(`${said}。取扱いに注意し、用が済んだら消去してください。`);
    const sheets = [...unzip(readFileSync(join(written.folder, 'worklist.xlsx')))].map(([, part]) => part).join('');
    expect(sheets.split(said).length).toBeGreaterThan(2);
  });

  it('the address of a protected person stays withheld, and that is said', async () => {
    const written = await report(['--unmask', ...who]);
    for (const name of readdirSync(written.folder)) {
      const bytes = readFileSync(join(written.folder, name));
      const parts = name.endsWith('.xlsx') ? [...unzip(bytes)].map(([, part]) => part) : [bytes.toString('utf8')];
      expect(parts.join('')).not.toContain('八幡');
    }
    expect(lines(written, 'worklist.csv')[0]?.['住民記録 住所']).toContain(
      '支援措置の対象者がいるため住所を表示しません',
    );
    expect(text(written, 'report.html')).toContain(
      '支援措置の対象者がいる事例（1件）の住所は、どの一覧にも出しません。',
    );
  });

  it.each([
    ['nobody', ['--unmask', '--purpose', '定期監査'], 'UNMASK_UNSAID'],
    ['no purpose', ['--unmask', '--operator', '監査 一郎'], 'UNMASK_UNSAID'],
    ['a blank purpose', ['--unmask', '--operator', '監査 一郎', '--purpose', ' 　'], 'UNMASK_UNSAID'],
    ['a purpose but no --unmask', who, 'PURPOSE_ALONE'],
  ])('%s: refused before anything is written', async (_, args, code) => {
    const refused = await report(args);
    expect(refused.error).toBe(code);
    expect(existsSync(refused.folder)).toBe(false);
  });

  const log = (): Entry[] =>
    readFileSync(join(folder, 'totsugo.db.audit.ndjson'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Entry);

  it('are logged before they are written, with the purpose', async () => {
    await report(['--unmask', ...who, '--insurer', B]);
    expect(log().slice(-2)).toMatchObject([
      {
        command: 'report',
        phase: 'begun',
        run: 2,
        options: { unmask: true, purpose: '定期監査', insurer: [B] },
        shown: { numbers: true, protectedAddresses: false },
      },
      { command: 'report', phase: 'done', shown: { numbers: true }, counts: { cases: 3 } },
    ]);
    await report(['--grade', 'C']);
    expect(log().at(-1)).toMatchObject({ command: 'report', phase: 'done', shown: { numbers: false } });
  });

  it('are not written where the log cannot be', async () => {
    const other = freshFolder();
    for (const name of ['totsugo.db', 'totsugo.db.audit', 'key']) copyFileSync(join(folder, name), join(other, name));
    mkdirSync(join(other, 'totsugo.db.audit.ndjson'));
    const out = join(other, 'out');
    const places = ['--db', join(other, 'totsugo.db'), '--key-file', join(other, 'key'), '--out', out];
    const refused = await runCommand(define, ['report', ...places, '--unmask', ...who]);
    expect(refused.error).toBe('AUDIT_UNWRITABLE');
    expect(existsSync(out)).toBe(false);
  });
});

it('no other command takes --unmask or --purpose', () => {
  const shell = { lang: 'en' } as Shell;
  const takers: string[] = [];
  const look = (command: Command, path: string): void => {
    const names = command.options.map(({ long }) => long);
    if (names.some((name) => name === '--unmask' || name === '--purpose')) takers.push(path);
    for (const inner of command.commands) look(inner, `${path} ${inner.name()}`);
  };
  look(buildProgram(shell), 'totsugo');
  expect(takers).toEqual(['totsugo report']);
});
