import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reject } from '../../src/model.js';
import { barChart } from '../../src/report/html/chart.js';
import {
  type CaseToReport,
  type Changes,
  compareCases,
  type ReportOptions,
  writeReports,
} from '../../src/report/index.js';
import { type DecisionCounts, noDecisions } from '../../src/report/standing.js';
import { byRule, caseOf, differing, enrolment, fieldsOf, koseki, resident, ruleById, voicing } from './cases.js';
import { sketches } from './reasons.js';
import { summaryOf } from './summaries.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'totsugo-html-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const options: ReportOptions = { lang: 'ja', encoding: 'utf-8', withRows: false, all: false, formats: ['html'] };

async function html(
  cases: readonly CaseToReport[],
  over: Partial<ReportOptions> = {},
  rejects: Reject[] = [],
  changes?: Changes,
  decisions?: DecisionCounts,
): Promise<string> {
  const sorted = [...cases].sort((a, b) => compareCases(a.draft, b.draft));
  const rejectText = () => ({ ja: '列の数が違います', en: 'wrong number of columns' });
  const input = {
    cases: () => sorted,
    rejects: () => rejects,
    summary: summaryOf(sorted, rejects),
    ruleById,
    rejectText,
    ...(changes ? { changes } : {}),
    ...(decisions ? { decisions: () => decisions } : {}),
  };
  await writeReports(dir, input, { ...options, ...over });
  return readFileSync(join(dir, 'report.html'), 'utf8');
}

/** The labels of a chart's bars, and its note. */
function chartOf(page: string, id: string): { labels: string[]; note: string | undefined } {
  const chart = new RegExp(`<figure id="chart-${id}">.*?</figure>`, 's').exec(page)?.[0] ?? '';
  return {
    labels: [...chart.matchAll(/text-anchor="end">([^<]*)</g)].map(([, label = '']) => label),
    note: /<p class="note">(.*?)<\/p>/.exec(chart)?.[1],
  };
}

const ruled = caseOf('AGREE_BY_RULE', 'A', { draft: { fields: fieldsOf({ nameKanji: byRule(koseki) }) } });
const resembling = caseOf('ONE_NAME_DIFFERS', 'B', {
  draft: { caseId: 'b1', fields: fieldsOf({ nameKana: differing(voicing), nameKanji: byRule(koseki) }) },
});

describe('report.html', () => {
  test('stands alone: no script, nothing from outside, its style allowed by digest', async () => {
    const page = await html([resembling, ruled]);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|\son\w+=|style="/i);
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${digest}'"`);
  });

  test.each(['ja', 'en'] as const)('in %s: every tag is closed and every section named', async (lang) => {
    const page = await html(
      sketches.map(([, item], at) => ({ ...item, draft: { ...item.draft, caseId: `case${at}` } })),
      { lang },
    );
    expect(page).toContain(`<html lang="${lang}">`);
    const open: string[] = [];
    for (const [, close, tag, selfClosing] of page
      .replace(/<style>.*?<\/style>/s, '')
      .matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
      if (selfClosing || tag === 'meta') continue;
      if (close) expect(open.pop()).toBe(tag);
      else open.push(tag ?? '');
    }
    expect(open).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(id);
  });

  test('marks the differing characters and says the outcome', async () => {
    const page = await html([resembling]);
    expect(page).toContain('<td>渡<mark>邉</mark> 一郎</td><td>渡<mark>辺</mark>　一郎</td><td>規則により一致</td>');
    expect(page).toContain('<td>相違</td>');
  });

  test('a case of several enrolments is one table, the two sides of each one below the other', async () => {
    const insurer = ['X1', 'X2'].map((recordId) => enrolment({ recordId }));
    const page = await html([caseOf('TWO_NUMBERS', 'C', { insurer })]);
    expect(page.match(/<table class="(sides|lines)"/g)).toEqual(['<table class="lines"']);
    expect(page).toMatch(/<tbody><tr><th scope="row">保険者側<\/th><td>X1<\/td>.*\n<tr><th scope="row">住民記録<\/th>/);
  });

  test('of many enrolments it shows the first, and says how many more there are', async () => {
    const insurer = Array.from({ length: 9 }, (_, at) => enrolment({ recordId: `X${at}` }));
    const page = await html([caseOf('ROW_SHIFT', 'C', { insurer, draft: { detail: { shift: { by: 1, rows: 9 } } } })]);
    expect(page).toContain('<td>X5</td>');
    expect(page).not.toContain('<td>X6</td>');
    expect(page).toContain('このほか3件あります。');
  });

  test('counts by municipality and month of enrolment, never the municipality of a protected person', async () => {
    const open = (over: Parameters<typeof enrolment>[0], caseId: string) =>
      caseOf('NUMBER_MISSING', 'B', { municipal: [], insurer: [enrolment(over)], draft: { caseId, priority: 0.6 } });
    const page = await html([
      open({ address: '埼玉県川口市本町1-1', validFrom: 'R05.04.01' }, 'm1'),
      open({ address: '千葉県柏市柏1-1', protected: '1', validFrom: '20230430' }, 'm2'),
    ]);
    expect(page).toContain('>埼玉県川口市</text>');
    expect(page).not.toContain('柏市');
    expect(page).toMatch(/>2023年4月<\/text>.*>2<\/text>/);
    expect(page).toContain('支援措置の対象者を含む事例の1件は、市区町村を示しません。');
  });

  test('an enrolment against several residents counts once, as in every other count', async () => {
    const page = await html([
      caseOf('REGISTER_DUPLICATE', 'C', {
        insurer: [enrolment({ address: '埼玉県川口市本町1-1', validFrom: '20230430' })],
        municipal: [resident({ recordId: 'R1' }), resident({ recordId: 'R2' })],
      }),
    ]);
    const totals = ['insurer', 'municipality', 'month'].map((id) => {
      const chart = new RegExp(`id="chart-${id}">.*?</figure>`, 's').exec(page)?.[0] ?? '';
      return [...chart.matchAll(/>(\d+)<\/text>/g)].at(-1)?.[1];
    });
    expect(totals).toEqual(['1', '1', '1']);
  });

  test('what an enrolment’s address does not tell, the register’s does; the rest is counted as unknown', async () => {
    const of = (address: string, register: string, caseId: string) =>
      caseOf('UNDECIDABLE', 'B', {
        insurer: [enrolment({ address })],
        municipal: [resident({ address: register })],
        draft: { caseId },
      });
    const page = await html([of('', '埼玉県川口市本町1-1', 'm1'), of('1-1', '', 'm2')]);
    expect(chartOf(page, 'municipality')).toEqual({
      labels: ['埼玉県川口市'],
      note: '市区町村の分からないもの1件。',
    });
  });

  test('of many insurers and months the first twenty are drawn, and the rest is said', async () => {
    const two = (at: number): string => String(at).padStart(2, '0');
    const many = Array.from({ length: 50 }, (_, at) =>
      caseOf('NUMBER_MISSING', 'B', {
        municipal: [],
        insurer: [enrolment({ recordId: `061300${two(at % 25)}:1:${at}`, validFrom: `${2000 + at}-04-01` })],
        draft: { caseId: `c${two(at)}` },
      }),
    );
    const page = await html(many);
    const insurers = chartOf(page, 'insurer');
    expect(insurers.labels).toHaveLength(20);
    expect(insurers.note).toBe('ほか5保険者に10件。');
    expect(chartOf(page, 'month').note).toBe('ほか30か月に30件。');
  });

  test('the field chart tells of the cases to recheck, never of the closed ones', async () => {
    const page = await html([
      resembling,
      ...Array.from({ length: 3 }, (_, at) => ({ ...ruled, draft: { ...ruled.draft, caseId: `a${at}` } })),
    ]);
    expect(/<desc id="chart-field-words">([^<]*)/.exec(page)?.[1]).toBe(
      '氏名（漢字） 相違 0 判定不能 0 値なし 0; 氏名カナ 相違 1 判定不能 0 値なし 0; 生年月日 相違 0 判定不能 0 値なし 0; 性別 相違 0 判定不能 0 値なし 0; 住所 相違 0 判定不能 0 値なし 0',
    );
  });

  test('every picture is named and told in words', async () => {
    const page = await html(
      sketches.map(([, item], at) => ({ ...item, draft: { ...item.draft, caseId: `case${at}` } })),
    );
    const pictures = page.match(/<svg[^>]*>\n<desc[^>]*>[^<]+<\/desc>/g) ?? [];
    expect(pictures.length).toBeGreaterThanOrEqual(5);
    expect(page.match(/<svg/g)).toHaveLength(pictures.length);
    for (const picture of pictures) {
      const [, title, told] = /aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/.exec(picture) ?? [];
      expect(page).toContain(`<figcaption id="${title}">`);
      expect(picture).toContain(`<desc id="${told}">`);
    }
  });

  test('whatever a selection or a purpose says, the style holds, and print says it on every sheet', async () => {
    const unmasked = { operator: '"}</style><u>', purpose: "\\'; 監査 */" };
    const page = await html([resembling], { unmasked, selection: { insurers: ['"}<i>'] } });
    expect(page).not.toMatch(/<u>|<i>/);
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`style-src 'sha256-${digest}'`);
    expect(style.split('@bottom-left')[1]).toMatch(/content: "事例の一部です[^"\n]*監査[^"\n]*";/);
    expect(page).toContain('目的 \\&#39;; 監査 */');
  });

  test('what is of another night is told apart from what is of this one', async () => {
    const changes: Changes = {
      since: { run: 1234, asOf: '2026-11-22' },
      counts: [{ change: 'went', class: 'NUMBER_SHARED', grade: 'C', cases: 1200 }],
      of: () => 'came',
    };
    const page = await html([resembling], {}, [], changes);
    expect(page).toContain('突合番号1,234（基準日 2026-11-22）と比べた');
    expect(page).toContain(
      '<td>1つの番号に別人の資格</td><td class="n">0</td><td class="n">0</td><td class="n">1,200</td>',
    );
    expect(page).toContain('<span class="change">新規</span>');
    expect(await html([resembling], {}, [], { ...changes, counts: [], of: () => null })).toContain(
      '増減はありません。',
    );
  });

  test('what is decided is on no list, and in no expected yield; where the cases stand is said', async () => {
    const decision = { decision: 'same_person', who: '佐藤', day: '2026-11-20', at: '2026-11-20T00:00:00Z' };
    const standing = (state: string) => ({ state, decision }) as unknown as NonNullable<CaseToReport['standing']>;
    const cases = [
      { ...resembling, draft: { ...resembling.draft, caseId: 'b1', priority: 0.75 } },
      { ...resembling, draft: { ...resembling.draft, caseId: 'b2' }, standing: standing('decided') },
      { ...resembling, draft: { ...resembling.draft, caseId: 'b3', priority: 0.25 }, standing: standing('later') },
    ];
    const decisions = { ...noDecisions, open: 1, later: 1, decided: { ...noDecisions.decided, same_person: 1 } };
    const page = await html(cases, {}, [], undefined, decisions);
    expect(page).toContain('<dt>誤りの見込み</dt><dd>1.0<small>');
    expect(page).toContain('<td>決定済み：本人に相違なし</td><td class="n">1</td>');
    expect(page).toContain('<td>後で確認</td><td class="n">1</td>');
    expect(page.match(/<small>b\d<\/small>/g)).toEqual(['<small>b1</small>', '<small>b3</small>']);
    expect(page).toContain('<b>確認の状況</b> 後で確認（佐藤 2026-11-20）');
    expect(await html(cases.slice(0, 1))).not.toContain('確認の状況');
  });

  test('script in a name is text', async () => {
    const nameKanji = '<img src=x onerror=alert(1)>"\'&';
    const page = await html([caseOf('UNDECIDABLE', 'B', { insurer: [enrolment({ nameKanji })] })]);
    expect(page).not.toContain('<img');
    expect(page.replace(/<\/?mark>/g, '')).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  test('counts the rules at work, the rejects and the inputs', async () => {
    const reject: Reject = { side: 'insurer', file: '/data/a.csv', line: 7, byteOffset: 1, code: 'COLUMN_COUNT' };
    const page = await html([resembling, ruled], {}, [reject, { ...reject, line: 9 }]);
    expect(page).toContain(
      '<td><code>variant/koseki</code></td><td>戸籍の正字・俗字</td><td class="n">2</td><td class="n">2</td><td class="n">0</td>',
    );
    expect(page).toContain(
      '<td><code>kana/voicing</code></td><td>濁点の有無</td><td class="n">3</td><td class="n">0</td><td class="n">1</td>',
    );
    expect(page).toContain(
      '<td>a.csv</td><td><code>COLUMN_COUNT</code></td><td>列の数が違います</td><td class="n">7</td><td class="n">2</td>',
    );
    expect(page).toContain(`<code>${'ab'.repeat(32)}</code>`);
  });

  test('withholds protected addresses and masks numbers', async () => {
    const page = await html([caseOf('UNDECIDABLE', 'B', { municipal: [resident({ protected: true })] })]);
    expect(page).not.toMatch(/丸の内|123456789018/);
    expect(page).toContain('支援措置の対象者がいるため住所を表示しません');
    expect(page).toContain('********9018');
  });

  test('holds no clock: timing changes nothing', async () => {
    expect(await html([resembling])).toBe(await html([resembling]));
    expect(await html([resembling])).not.toContain('98765');
  });

  test('shows the first cases only, however many there are', async () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      caseOf('NUMBER_MISSING', 'B', { municipal: [], draft: { caseId: `c${at}` } }),
    );
    const page = await html(many);
    expect(page.match(/<article/g)).toHaveLength(20);
  });

  test('a selection says that it is one', async () => {
    const part = await html([resembling], { selection: { grades: ['B'] } });
    expect(part).toContain('事例の一部です。絞り込み：区分 B');
    expect(await html([resembling])).not.toContain('事例の一部');
  });

  test('an empty run is a whole page', async () => {
    expect(await html([])).toContain('ありません。');
  });
});

describe('charts', () => {
  const series = [
    { name: 'C', tone: 'c' },
    { name: 'B', tone: 'b' },
  ] as const;

  test('bars are in proportion, with their numbers beside them', () => {
    const svg = barChart({ id: 't', title: 't' }, series, [
      { label: 'x', values: [30, 10] },
      { label: 'y', values: [0, 20] },
    ]);
    const widths = [...svg.matchAll(/<rect class="[cb]" x="[^"]*" y="\d+" width="([\d.]+)" height="18"/g)].map(
      ([, width]) => Number(width),
    );
    expect(widths).toEqual([270, 90, 180]);
    expect(svg).toContain('>30 / 10</text>');
    expect(svg).toContain('>20</text>');
  });

  test('labels are escaped and the chart is named', () => {
    const svg = barChart({ id: 't', title: 'a<b' }, series, [{ label: '<x>', values: [1, 0] }]);
    expect(svg).toContain('<figcaption id="t-title">a&lt;b</figcaption>');
    expect(svg).toContain('role="img" aria-labelledby="t-title" aria-describedby="t-words"');
    expect(svg).toContain('<desc id="t-words">&lt;x&gt; C 1 B 0</desc>');
  });
});
