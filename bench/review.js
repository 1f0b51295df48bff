// How long the review page takes for a screen with 100,000 open cases, and whether two clerks at once lose a decision.
//   node bench/review.js [cases]      writes bench/review.json

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { defaultPolicy } from '../dist/judge/policy.js';
import { caseAdder, caseRow } from '../dist/store/findings.js';
import { openStore } from '../dist/store/open.js';
import { beginRun, finishRun } from '../dist/store/runs.js';
import { storedRows } from './stored-rows.js';

const cases = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'totsugo-bench-review-'));
const file = join(folder, 'totsugo.db');
const key = join(folder, 'key');
const outcome = (name) => ({ outcome: name });
const surnames = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡邉', '山本', '中村', '小林', '加藤', '吉田', '山田'];
const classes = ['ONE_NAME_DIFFERS', 'UNDECIDABLE', 'ADDRESS_DIFFERS', 'BOTH_NAMES_DIFFER'];
const idOf = (n) => ((n * 2654435761) % 2 ** 32).toString(16).padStart(8, '0') + n.toString(16).padStart(8, '0');

function fill() {
  const db = openStore(file, key);
  const run = beginRun(db, '2026-04-01', '2026-04-01T00:00:00.000Z');
  const addCase = caseAdder(db, run);
  const residents = storedRows(db, run, 'municipal');
  const enrolments = storedRows(db, run, 'insurer');
  const fields = {
    nameKanji: outcome('differ'),
    nameKana: outcome('agree'),
    reading: outcome('missing'),
    birthDate: outcome('agree'),
    sex: outcome('agree'),
    address: outcome('agree'),
  };
  db.transaction(() => {
    for (let n = 1; n <= cases; n++) {
      const grade = n <= cases / 50 ? 'C' : 'B';
      const name = `${surnames[n % surnames.length]} ${n}子`;
      const insurer = {
        source: 'insurer',
        recordId: `1380${10 + (n % 20)}:10:${n}:01`,
        nameKanji: name,
        nameKana: 'サトウ ハナコ',
        birthDate: '19850102',
        sex: '2',
        address: '川口市本町1-2-3',
      };
      const municipal = {
        ...insurer,
        source: 'municipal',
        recordId: `M${n}`,
        nameKanji: name.replace('子', '美'),
        birthDate: '昭和60年1月2日',
      };
      residents.add(municipal);
      enrolments.add(insurer);
      const draft = {
        caseId: idOf(n),
        class: classes[grade === 'C' ? 3 : n % 3],
        grade,
        priority: 1 - n / cases / 2,
        insurer: [insurer.recordId],
        municipal: [municipal.recordId],
        candidates: [],
        fields,
        hints: [],
        fingerprint: `f${n}`,
        detail: {},
      };
      addCase(caseRow({ draft, enrolments: [n], residents: [n], candidates: [], withheld: false }));
    }
    residents.write();
    enrolments.write();
  })();
  finishRun(db, run, JSON.stringify({ policy: defaultPolicy }));
  db.close();
}

async function clerk(user) {
  const program = fileURLToPath(new URL('../bin/totsugo.js', import.meta.url));
  const child = spawn(process.execPath, [program, 'review', '--db', file, '--key-file', key, '--user', user], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const link = new URL(await new Promise((done) => createInterface({ input: child.stdout }).once('line', done)));
  const opened = await fetch(link);
  const cookie = opened.headers.get('set-cookie').split(';', 1)[0];
  const get = (path) => fetch(link.origin + path, { headers: { cookie }, redirect: 'manual' });
  const post = (path, body) =>
    fetch(link.origin + path, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie, origin: link.origin, 'content-type': 'application/x-www-form-urlencoded' },
    });
  // Ticks of a hundredth of a second: user and system time are the 14th and 15th fields.
  const cpu = () => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  };
  const stop = () => new Promise((done) => child.once('exit', done) && child.kill('SIGINT'));
  return { get, post, cpu, stop };
}

/**
 * Milliseconds of 30 answers: what the server's processor worked for each (from /proc), and what passed by the clock, which
 * other work on the machine lengthens.
 */
async function timed({ cpu }, work) {
  const times = [];
  const before = cpu();
  for (let n = 0; n < 30; n++) {
    const began = performance.now();
    const answer = await work(n);
    await answer.text();
    times.push(performance.now() - began);
  }
  const perScreen = Math.round(((cpu() - before) / times.length) * 10) / 10;
  times.sort((a, b) => a - b);
  const at = (share) => Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10) / 10;
  return { cpu: perScreen, median: at(0.5), p95: at(0.95), most: at(1) };
}

const decision = (n, seen = 0) => `last=${seen}&fingerprint=f${n}&decision=same_person&reason=notation&note=`;

try {
  fill();
  const began = performance.now();
  const one = await clerk('佐藤');
  const opening = Math.round(performance.now() - began);
  const again = performance.now();
  const two = await clerk('鈴木');
  const openingAgain = Math.round(performance.now() - again);
  const screens = {
    queue: await timed(one, () => one.get('/')),
    'queue, page in the middle': await timed(one, () => one.get(`/?after=${cases / 2}&shown=${cases / 2}`)),
    'queue, a class': await timed(one, () => one.get('/?class=UNDECIDABLE')),
    'queue, an insurer': await timed(one, () => one.get('/?insurer=138015')),
    'queue, search for a name': await timed(one, (n) => one.get(`/?q=${encodeURIComponent(`渡邊 ${5 + 12 * n}`)}`)),
    'a case': await timed(one, (n) => one.get(`/cases/${idOf(cases / 2 + n)}`)),
    'next case': await timed(one, () => one.get('/next?grade=B')),
    'record a decision': await timed(one, (n) => one.post(`/cases/${idOf(cases - n)}/decide`, decision(cases - n))),
    figures: await timed(one, () => one.get('/figures')),
  };
  // Two at once on the same 200 cases: each case is decided once, by one of them, and the other is told.
  const answers = [];
  for (let n = 1000; n < 1200; n++) {
    answers.push(...(await Promise.all([one, two].map((who) => who.post(`/cases/${idOf(n)}/decide`, decision(n))))));
  }
  const recorded = answers.filter((answer) => answer.headers.get('location')?.startsWith('/next')).length;
  const told = answers.filter((answer) => answer.headers.get('location')?.startsWith('/cases/')).length;
  await Promise.all([one.stop(), two.stop()]);
  const report = {
    cases,
    node: process.version,
    openingMilliseconds: { first: opening, again: openingAgain },
    screens,
    twoClerks: { cases: 200, recorded, told },
  };
  console.log(JSON.stringify(report, null, 2));
  writeFileSync(fileURLToPath(new URL('review.json', import.meta.url)), `${JSON.stringify(report, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
