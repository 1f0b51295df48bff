/** Closed cases that somebody else writes out: the same bytes, whenever they come; nothing is left where they fail. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClosedAsked, type ClosedBlock, closedBlocks } from '../../src/report/closed-blocks.js';
import {
  type CaseToReport,
  type ClosedElsewhere,
  compareCases,
  type ReportOptions,
  type ReportsWritten,
  writeReports,
} from '../../src/report/index.js';
import { byRule, caseOf, differing, enrolment, fieldsOf, koseki, ruleById, smallKana, voicing } from './cases.js';
import { summaryOf } from './summaries.js';

let parent: string;
let folders = 0;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'totsugo-report-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const open = ['b1', 'b2', 'b3'].map((caseId, at) =>
  caseOf('ONE_NAME_DIFFERS', 'B', {
    draft: { caseId, priority: 0.9 - at / 10, fields: fieldsOf({ nameKana: differing(voicing) }) },
  }),
);

/** One kind of closed case after the other: a rule, a character that CP932 has not, a text to quote, a number for an id, no news. */
const closed = Array.from({ length: 40 }, (_, at) => {
  const caseId = `a${String(at).padStart(3, '0')}`;
  const kinds = [
    caseOf('AGREE_BY_RULE', 'A', { draft: { caseId, fields: fieldsOf({ nameKanji: byRule(koseki) }) } }),
    caseOf('AGREE_BY_RULE', 'A', {
      draft: { caseId, fields: fieldsOf({ nameKanji: byRule({ ...koseki, from: '𠮷', to: '吉' }) }) },
    }),
    caseOf('NAME_RESEMBLES', 'A', { draft: { caseId, fields: fieldsOf({ nameKana: differing(voicing) }) } }),
    caseOf('ADDRESS_DIFFERS', 'A', {
      draft: {
        caseId,
        detail: { namesakes: 0.004 },
        fields: fieldsOf({ address: differing({ ...koseki, to: 'a"b' }) }),
      },
    }),
    caseOf('AGREE_BY_RULE', 'A', {
      insurer: [enrolment({ recordId: '138016:10:123456789018:01' })],
      draft: { caseId, fields: fieldsOf({ nameKana: byRule(smallKana) }) },
    }),
    caseOf('ALL_AGREE', 'A', { draft: { caseId, fields: fieldsOf() } }),
  ];
  return kinds[at % kinds.length] as CaseToReport;
});

const plain: ReportOptions = {
  lang: 'ja',
  encoding: 'utf-8',
  withRows: false,
  all: false,
  formats: ['csv', 'ndjson', 'html'],
};

/** Blocks of one or two cases each. */
const blocks = (asked: ClosedAsked): Generator<ClosedBlock> => closedBlocks(closed, asked, ruleById, 1000);
const moment = () => new Promise((resolve) => setImmediate(resolve));

/** When the blocks come: before the cases to recheck, while they are written, after them. */
const ways: Readonly<Record<string, ClosedElsewhere>> = {
  'before the others': async (asked, take) => {
    for (const block of blocks(asked)) take(block);
  },
  'now and then': async (asked, take) => {
    for (const block of blocks(asked)) {
      await moment();
      take(block);
    }
  },
  'before and after': async (asked, take) => {
    let at = 0;
    for (const block of blocks(asked)) {
      if (at++ === 5) await new Promise((resolve) => setTimeout(resolve, 100));
      take(block);
    }
  },
};

async function written(options: Partial<ReportOptions>, elsewhere?: ClosedElsewhere) {
  const dir = join(parent, String(folders++));
  const cases = [...(elsewhere ? open : [...open, ...closed])].sort((a, b) => compareCases(a.draft, b.draft));
  const summary = summaryOf([...open, ...closed], []);
  const input = {
    cases: () => cases,
    rejects: () => [],
    summary,
    ruleById,
    ...(elsewhere ? { closed: elsewhere } : {}),
  };
  const told = await writeReports(dir, input, { ...plain, ...options });
  return { dir, told };
}

const contents = (dir: string) =>
  Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name)).toString('hex')]));
const withoutDir = ({ dir: _, ...told }: ReportsWritten) => told;

describe.each(Object.entries(ways))('closed cases written elsewhere, %s', (_, elsewhere) => {
  const asked = (['ja', 'en'] as const).flatMap((lang) =>
    (['utf-8', 'cp932'] as const).flatMap((encoding) => [true, false].map((all) => ({ lang, encoding, all }))),
  );
  test.each(asked)('are the same bytes: $lang, $encoding, all: $all', async (options) => {
    const here = await written(options);
    const there = await written(options, elsewhere);
    expect(contents(there.dir)).toEqual(contents(here.dir));
    expect(withoutDir(there.told)).toEqual(withoutDir(here.told));
    expect(readFileSync(join(there.dir, 'findings.ndjson'), 'utf8').split('\n')).toHaveLength(options.all ? 44 : 38);
    const lost = there.told.files.find(({ name }) => name === 'closed.csv')?.unencodable;
    // Once in the reason, once beside its rule.
    expect(lost).toEqual(options.encoding === 'cp932' ? { 'U+20BB7': 14 } : {});
  });

  test('are left out with the formats that hold them', async () => {
    const here = await written({ formats: ['html'] });
    const there = await written({ formats: ['html'] }, elsewhere);
    expect(contents(there.dir)).toEqual(contents(here.dir));
    expect(there.told.cases).toBe(43);
  });
});

describe('closed cases that do not come', () => {
  const left = (): string[] =>
    readdirSync(parent, { recursive: true, encoding: 'utf8' }).filter((name) => /\./.test(name));

  test('end the report with what ended them, and leave no file', async () => {
    const failing: ClosedElsewhere = async (asked, take) => {
      take(blocks(asked).next().value as ClosedBlock);
      await moment();
      throw new Error('gone');
    };
    await expect(written({}, failing)).rejects.toThrow('gone');
    expect(left()).toEqual([]);
  });

  test('are missed where a block was lost', async () => {
    const losing: ClosedElsewhere = async (asked, take) => {
      for (const block of [...blocks(asked)].slice(1)) take(block);
    };
    await expect(written({}, losing)).rejects.toThrow('AGREE_BY_RULE: counted 20, written 18');
    expect(left()).toEqual([]);
  });

  test('are no longer taken once the others have failed', async () => {
    let late: () => void = () => {};
    const elsewhere: ClosedElsewhere = (asked, take) =>
      new Promise((resolve) => {
        const [first, second] = blocks(asked);
        take(first as ClosedBlock);
        late = () => resolve(take(second as ClosedBlock));
      });
    const dir = join(parent, 'failing');
    const input = {
      *cases() {
        yield open[0] as CaseToReport;
        throw new Error('unreadable');
      },
      rejects: () => [],
      summary: summaryOf([...open, ...closed], []),
      ruleById,
      closed: elsewhere,
    };
    await expect(writeReports(dir, input, plain)).rejects.toThrow('unreadable');
    late();
    await moment();
    expect(readdirSync(dir)).toEqual([]);
  });

  test('may not be cases to recheck', async () => {
    const wrong: ClosedElsewhere = async (asked, take) => {
      for (const block of closedBlocks(open, asked, ruleById)) take(block);
    };
    await expect(written({}, wrong)).rejects.toThrow('out of order');
    expect(existsSync(join(parent, 'summary.json'))).toBe(false);
    expect(left()).toEqual([]);
  });
});
