import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Evaluation, evaluate } from '../../src/evaluate/index.js';

const dir = mkdtempSync(join(tmpdir(), 'totsugo-evaluate-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const truth = [
  'kind,class,what,insurer,rightful,municipal,true_resident',
  'fault,NUMBER_SHARED,stranger,e1,e2,m2,m1',
  'fault,NUMBER_SWAPPED,household,e3 e4,,m4 m3,m3 m4',
  'fault,NUMBER_OF_ANOTHER,stranger,e5,,m50,m5',
  'fault,NUMBER_MISSING,blank,e6,,,m6',
  'fault,OUT_OF_COVERAGE,lives elsewhere,e7,,,-',
  'fault,OUT_OF_COVERAGE,lives elsewhere,e8,,,-',
  'notation,AGREE_BY_RULE,kanji_variant,e9,,m9,m9',
  'notation,AGREE_BY_RULE,era_date,e10,,m10,m10',
  'notation,AGREE_BY_RULE,kana_orthography,e10,,m10,m10',
  'change,BOTH_NAMES_DIFFER,surname_changed,e11,,m11,m11',
  'notation,AGREE_BY_RULE,era_date,e11,,m11,m11',
  'unknown,UNDECIDABLE,sex_not_set,e12,,m12,m12',
  '',
].join('\r\n');

const found = (name: string, grade: string, priority: number, insurer: string[], rest: object = {}) =>
  JSON.stringify({ class: name, grade, priority, insurer, candidates: [], hints: [], ...rest });

const findings = [
  found('NUMBER_SHARED', 'C', 0.95, ['e2', 'e1']),
  found('BOTH_NAMES_DIFFER', 'C', 0.4, ['e3'], { candidates: [{ municipal: 'm3', weight: 12 }] }),
  found('BOTH_NAMES_DIFFER', 'C', 0.2, ['e11'], { hints: ['surname_changed'] }),
  found('NUMBER_OF_ANOTHER', 'C', 0.93, ['e5'], {
    candidates: [
      { municipal: 'm5', weight: 9 },
      { municipal: 'm6', weight: 9 },
    ],
  }),
  found('NUMBER_MISSING', 'B', 0.08, ['e6'], { candidates: [{ municipal: 'm77', weight: 3 }] }),
  found('OUT_OF_COVERAGE', 'A', 0, ['e7']),
  found('UNDECIDABLE', 'B', 0.002, ['e12']),
  found('ONE_NAME_DIFFERS', 'B', 0.001, ['e10']),
  found('ONE_NAME_DIFFERS', 'B', 0.001, ['e13']),
  found('AGREE_BY_RULE', 'A', 0, ['e9']),
  '',
].join('\n');

describe('evaluate', () => {
  let result: Evaluation;
  beforeAll(async () => {
    writeFileSync(join(dir, 'truth.csv'), truth);
    const links = Array.from({ length: 20 }, (_, i) => `e${i + 1},m${i + 1}`);
    writeFileSync(join(dir, 'truth-links.csv'), ['insurer,municipal', ...links, ''].join('\r\n'));
    writeFileSync(join(dir, 'findings.ndjson'), findings);
    result = await evaluate({ findings: dir, truth: dir });
  });

  it.each([
    ['NUMBER_SHARED', 1, 0, 1],
    ['NUMBER_SWAPPED', 2, 1, 0],
    ['NUMBER_OF_ANOTHER', 1, 0, 1],
    ['NUMBER_MISSING', 1, 0, 1],
    ['OUT_OF_COVERAGE', 2, 1, 1],
  ])('%s: %i planted, %i missed, %i with the right class', (name, planted, missed, right) => {
    const row = result.classes.find((one) => one.class === name);
    expect([row?.planted, row?.missed.count, row?.rightClass.count]).toEqual([planted, missed, right]);
  });

  it('says who was missed', () => {
    expect(result.missedEnrolments).toEqual([
      { insurer: 'e4', class: 'NUMBER_SWAPPED', what: 'household' },
      { insurer: 'e8', class: 'OUT_OF_COVERAGE', what: 'lives elsewhere' },
    ]);
    expect(result.missed).toMatchObject({ count: 2, of: 7 });
    expect(result.rightClass).toMatchObject({ count: 4, of: 5 });
  });

  it('counts the burden by what the flagged truly are; the rightful holder belongs to the fault', () => {
    expect(result.burden).toEqual([
      { what: 'fault', C: 4, B: 1, perThousand: 250 },
      { what: 'era_date+kana_orthography', C: 0, B: 1, perThousand: 50 },
      { what: 'nothing', C: 0, B: 1, perThousand: 50 },
      { what: 'sex_not_set', C: 0, B: 1, perThousand: 50 },
      { what: 'surname_changed', C: 1, B: 0, perThousand: 50 },
    ]);
    expect(result.burdenPerThousand).toBe(450);
    expect(result.classes.find((row) => row.class === 'ONE_NAME_DIFFERS')).toMatchObject({
      planted: 0,
      falselyFlagged: { count: 2, of: 20 },
    });
    expect(result.falselyFlagged).toMatchObject({ count: 4, of: 20 });
  });

  it('counts mere notation and nothing at all as flagged notation, a change or an unknown value not', () => {
    expect(result.notationFlagged).toMatchObject({ count: 2, of: 20 });
  });

  it('ranks C before B, most probable first', () => {
    expect(result.yield.map(({ cases, errors }) => [cases, errors])).toEqual([
      [8, 4],
      [8, 4],
      [8, 4],
      [8, 4],
    ]);
    expect(result.yieldC[0]).toMatchObject({ depth: 10, cases: 3, errors: 3, perThousand: 1000 });
    // e1 and e5 carry another resident's number, e3 too; a missing number is an error, but nobody else's.
    expect(result.yield[0]).toMatchObject({ mislinks: 3, expected: 2.6 });
    expect(result.curve).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 3],
      [5, 4],
      [6, 4],
      [7, 4],
      [8, 4],
    ]);
  });

  it('takes a tie that holds the right candidate as right, and says that it is one', () => {
    expect(result.topCandidate).toMatchObject({ count: 2, of: 3 });
    expect(result.ties).toBe(1);
  });

  it('holds the probability against what was so', () => {
    const bands = result.calibration.map(({ from, cases, predicted, observed }) => [
      from,
      cases,
      predicted,
      observed.count,
    ]);
    expect(bands).toEqual([
      [0.001, 3, 0.001333, 0],
      [0.05, 1, 0.08, 0],
      [0.2, 1, 0.2, 0],
      [0.4, 1, 0.4, 1],
      [0.8, 1, 0.93, 1],
      [0.95, 1, 0.95, 1],
    ]);
    // (0.05² + 0.07² + 0.6² + 0.2² + 0.08² + 0.002² + 2 × 0.001²) / 8, against 3/8 × 5/8.
    expect(result.brier).toEqual({ score: 0.051726, reference: 0.234375, skill: 0.7793, expected: 2.564, found: 3 });
  });

  it('gives recall and precision over enrolments', () => {
    expect(result.recall).toMatchObject({ count: 4, of: 5 });
    expect(result.precision).toMatchObject({ count: 5, of: 9 });
  });
});

describe('what cannot be evaluated', () => {
  const broken = (name: string, text: string) => {
    const folder = mkdtempSync(join(dir, 'broken-'));
    writeFileSync(join(folder, 'truth.csv'), truth);
    writeFileSync(join(folder, 'truth-links.csv'), 'insurer,municipal\r\n');
    writeFileSync(join(folder, 'findings.ndjson'), '');
    writeFileSync(join(folder, name), text);
    return evaluate({ findings: folder, truth: folder });
  };

  it.each([
    ['truth.csv', 'a,b\r\n', 'TRUTH_UNREADABLE'],
    ['truth.csv', `${truth.split('\r\n')[0]}\r\nguess,X,y,e1,,,\r\n`, 'TRUTH_UNREADABLE'],
    ['findings.ndjson', '{"class":"X"}\n', 'FINDINGS_UNREADABLE'],
    ['findings.ndjson', '{', 'FINDINGS_UNREADABLE'],
  ])('%s holding %j is %s', async (name, text, code) => {
    await expect(broken(name, text)).rejects.toMatchObject({ code });
  });

  it('a folder without findings', async () => {
    await expect(evaluate({ findings: join(dir, 'none'), truth: dir })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });
});

describe('baselines on the fixture city', () => {
  const city = fileURLToPath(new URL('../../fixtures/city/', import.meta.url));
  const insurer = ['01110014', '06111272', '06113542', '112037', '32110116', '39112032'];

  it('flag more than they find, and miss what a name cannot tell', async () => {
    const result = await evaluate({
      findings: dir,
      truth: join(city, 'expects'),
      baselines: {
        municipal: [join(city, 'input', 'municipal.csv')],
        insurer: insurer.map((number) => join(city, 'input', `insurer-${number}.csv`)),
      },
    });
    const [exact, similar] = result.baselines;
    expect([exact?.name, similar?.name]).toEqual(['exact', 'nfkc-jaro-winkler']);
    expect(exact?.recall.of).toBeGreaterThan(140);
    // Two active enrolments under one number, a number twice in the register: no comparison of a pair can show them.
    expect(exact?.recall.rate).toBeGreaterThan(0.85);
    expect(exact?.recall.rate).toBeLessThan(1);
    expect(exact?.flaggedPerThousand).toBeGreaterThan(300);
    expect(similar?.flaggedPerThousand).toBeLessThan(200);
    expect(similar?.recall.rate).toBeLessThan(exact?.recall.rate ?? 0);
  });
});
