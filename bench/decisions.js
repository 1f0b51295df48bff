// What a screen of the review, a decision and a bulk decision cost on the database with many open cases. Made-up people;
// medians of 50, the longest in brackets.
//
//   npm run bench:decisions                 100,000 cases
//   npm run bench:decisions -- --cases 20000
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decideAll } from '../dist/review/decisions-bulk.js';
import { caseToReview, deskOf, filterOf } from '../dist/review/decisions-queue.js';
import { decide, retire } from '../dist/review/decisions-take.js';
import { caseAdder, caseRow } from '../dist/store/findings.js';
import { openStore } from '../dist/store/open.js';
import { casesAfter, countReviewCases } from '../dist/store/review-cases.js';
import { beginRun, finishRun } from '../dist/store/runs.js';
import { storedRows } from './stored-rows.js';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '100000' } } });
const cases = Number(values.cases);
const at = '2026-04-01T00:00:00.000Z';
const surnames = ['渡邉', '佐藤', '鈴木', '高橋', '髙橋', '齋藤', '斉藤', '山田', '小林', '葛城'];
const givenNames = ['一郎', '花子', '太郎', '美咲', '健一', 'さくら', '翔太', '陽菜'];
const outcome = (field) => [field, { outcome: field === 'reading' ? 'missing' : 'differ' }];
const fields = Object.fromEntries(['nameKanji', 'nameKana', 'reading', 'birthDate', 'sex', 'address'].map(outcome));

const folder = mkdtempSync(join(tmpdir(), 'totsugo-bench-'));
const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
try {
  const run = fill();
  once('queue made of a night', () => deskOf(db));
  const page = (filter, after = 0) => casesAfter(db, run, filterOf(filter), after, 50);
  often('first page, open cases', () => page({ states: ['open', 'reopened'] }));
  often('page near the end', () => page({ states: ['open'] }, cases * 0.9));
  often('page by class and insurer', () => page({ classes: ['ADDRESS_DIFFERS'], insurers: ['138039'] }));
  often('page of a search that finds nobody', () => page({ search: '存在しない' }));
  often('page of a search by record id', () => page({ search: String(cases - 1).padStart(8, '0') }));
  often('counts of all cases', () => countReviewCases(db, run, {}));
  often('counts of a search', () => countReviewCases(db, run, filterOf({ search: '渡邉' })));
  const ids = page({}, cases / 2).map(({ caseId }) => caseId);
  often('one case with its records', (i) => caseToReview(db, ids[i % ids.length]));
  often('a decision', (i) => {
    const { basis } = caseToReview(db, ids[i]);
    decide(db, { caseId: ids[i], seen: 0, fingerprint: basis, decision: 'later', who: 'a', at });
  });
  often('an undo', (i) => {
    const { basis, standing } = caseToReview(db, ids[i]);
    const about = standing.last;
    retire(db, { caseId: ids[i], seen: about, fingerprint: basis, about, who: 'a', at });
  });
  const filter = { grades: ['B'], states: ['open'] };
  const expected = countReviewCases(db, run, filter).reduce((sum, one) => sum + one.cases, 0);
  once(`one decision on ${expected.toLocaleString('en-US')} cases`, () =>
    decideAll(db, { filter, expected, decision: 'same_person', reason: 'notation', who: 'a', at }),
  );
  often('first page, most cases decided', () => page({ states: ['open', 'reopened'] }));
  often('page that finds none of them', () => page({ states: ['open'], grades: ['B'] }));
} finally {
  db.close();
  rmSync(folder, { recursive: true, force: true });
}

/** A run of cases, each of an enrolment and a resident of its own. */
function fill() {
  const run = beginRun(db, '2026-04-01', at);
  const addCase = caseAdder(db, run);
  const residents = storedRows(db, run, 'municipal');
  const enrolments = storedRows(db, run, 'insurer');
  const person = (i, recordId, mark) => ({
    recordId,
    nameKanji: `${surnames[i % 10]} ${givenNames[(i >> 3) % 8]}${mark}`,
    nameKana: `ワタナベ イチロウ${i % 97}`,
    birthDate: '1985-01-02',
    sex: '1',
    address: `東京都千代田区丸の内1-9-${i}`,
  });
  const one = (i) => {
    const insurer = `${138000 + (i % 40)}:10:${String(i).padStart(7, '0')}:01`;
    const municipal = String(i).padStart(8, '0');
    residents.add(person(i, municipal, ''));
    enrolments.add(person(i, insurer, '子'));
    const draft = {
      caseId: hash('sha256', String(i)).slice(0, 16),
      class: i % 5 === 0 ? 'BOTH_NAMES_DIFFER' : i % 3 === 0 ? 'ADDRESS_DIFFERS' : 'ONE_NAME_DIFFERS',
      grade: i % 5 === 0 ? 'C' : 'B',
      priority: (i % 1000) / 1000,
      insurer: [insurer],
      municipal: [municipal],
      candidates: [],
      fields,
      hints: [],
      fingerprint: hash('sha256', `f${i}`),
      detail: {},
    };
    addCase(caseRow({ draft, enrolments: [i + 1], residents: [i + 1], candidates: [], withheld: false }));
  };
  db.transaction(() => {
    for (let i = 0; i < cases; i++) one(i);
    residents.write();
    enrolments.write();
  })();
  finishRun(db, run, JSON.stringify({ policy: {} }));
  return run;
}

function once(name, work) {
  const start = performance.now();
  work();
  console.log(`${name.padEnd(44)}${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function often(name, work) {
  const times = Array.from({ length: 50 }, (_, i) => {
    const start = performance.now();
    work(i);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  console.log(`${name.padEnd(44)}${times[25].toFixed(1)} ms (${times[49].toFixed(1)})`);
}
