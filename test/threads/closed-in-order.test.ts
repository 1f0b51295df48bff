/** Reports whose closed cases were written out by threads: the same bytes for any number of them, and any ranges. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WriteOptions, writeRun } from '../../src/commands/write-run.js';
import { TotsugoError } from '../../src/errors.js';
import { allFormats, type Summary } from '../../src/report/index.js';
import { openStore, type Store } from '../../src/store/open.js';
import { recordTexts } from '../../src/store/record-texts.js';
import { findRun } from '../../src/store/runs.js';
import { synthesize } from '../../src/synthesize/index.js';
import { closedInOrder } from '../../src/threads/closed-in-order.js';
import { type Packet, packetsOf } from '../../src/threads/packets.js';
import type { Threads } from '../../src/threads/run.js';
import { freshFolder, night } from '../night/run.js';

let folder: string;
let db: Store;
let summary: Summary;

beforeAll(() => {
  folder = freshFolder();
  const out = join(folder, 'city');
  const made = synthesize({ people: 900, seed: 'closed', out, mix: 'even', encoding: 'cp932' });
  const exports = ['--municipal', made.municipal, '--insurer', ...made.insurers];
  night([...exports, '--municipal-profile', made.profile, '--as-of', '2026-10-01', '--threads', '1', '--all'], folder);
  db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  summary = JSON.parse(findRun(db, undefined)?.summary ?? '') as Summary;
});
afterAll(() => db.close());

/** Threads that are none: their tasks take turns packet by packet, the last one first, so that none comes in order. */
function turnabout(count: number): Threads {
  return {
    count,
    close: async () => {},
    async run(tasks, consume) {
      const hands = await Promise.all(tasks.map(async (task) => ({ packets: await packetsOf(task), before: nothing })));
      for (let left = hands.reverse(); left.length > 0; ) {
        const going: typeof left = [];
        for (const hand of left) {
          const { value, done } = hand.packets.next() as IteratorResult<Packet>;
          if (done) continue;
          hand.before = hand.before.then(() => consume(value));
          hand.before.catch(() => {});
          going.push(hand);
        }
        left = going;
        await new Promise((resolve) => setImmediate(resolve));
      }
      await Promise.all(hands.map(({ before }) => before));
    },
  };
}
const nothing: Promise<void> = Promise.resolve();

const plain = { lang: 'ja', encoding: 'utf-8', withRows: false, all: false, formats: allFormats } as const;

async function written(options: Partial<WriteOptions>, threads?: Threads, rangeRows?: number) {
  const out = freshFolder();
  const lent = { keyFile: join(folder, 'key'), texts: recordTexts(db, 0), ...(rangeRows ? { rangeRows } : {}) };
  await writeRun(db, 1, summary, { ...plain, ...options, out }, threads && { threads, ...lent });
  return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name)).toString('base64')]));
}

describe('closed cases by threads', () => {
  const asked = [
    { lang: 'ja', encoding: 'utf-8', all: false },
    { lang: 'en', encoding: 'cp932', all: false },
    { lang: 'ja', encoding: 'cp932', all: true },
    { lang: 'en', encoding: 'utf-8', all: true },
  ] as const;
  describe.each(asked)('$lang, $encoding, all: $all', (options) => {
    let here: Record<string, string>;
    beforeAll(async () => {
      here = await written({ ...options, formats: ['csv', 'ndjson', 'html'] });
    });
    it.each([
      [2, 16_384],
      [2, 50],
      [3, 7],
      [5, 128],
    ])('%d threads, ranges of %d rows: the bytes of one', async (threads, rangeRows) => {
      const there = await written({ ...options, formats: ['csv', 'ndjson', 'html'] }, turnabout(threads), rangeRows);
      expect(Object.keys(there)).toEqual([
        'closed.csv',
        'findings.ndjson',
        'rejects.csv',
        'report.html',
        'summary.json',
        'worklist.csv',
      ]);
      for (const [name, bytes] of Object.entries(there)) expect(bytes === here[name], name).toBe(true);
    });
  });

  it('give the same workbook, and every file at once', async () => {
    const [here, there] = [await written({}), await written({}, turnabout(3), 100)];
    expect(there['worklist.xlsx']).toBe(here['worklist.xlsx']);
    expect(Object.keys(there)).toEqual(Object.keys(here));
  });

  it('hold the cases of each range, in the order of the ranges', async () => {
    const of = { db: db.name, keyFile: join(folder, 'key'), run: 1, rows: summary.counts.insurer.read, rangeRows: 64 };
    const ask = { lang: 'ja', encoding: 'utf-8', all: true, csv: false, ndjson: true, selected: false } as const;
    const lines: string[] = [];
    await closedInOrder(turnabout(4), of, ask, ({ ndjson }) => {
      lines.push(
        ...Buffer.from(ndjson?.bytes ?? [])
          .toString('utf8')
          .split('\n')
          .filter(Boolean),
      );
    });
    const whole = Buffer.from((await written({ all: true }))['findings.ndjson'] ?? '', 'base64').toString('utf8');
    expect(lines.length).toBeGreaterThan(500);
    expect(whole.split('\n').filter((line) => line.includes('"grade":"A"'))).toEqual(lines);
  });

  it('leave no file where a thread dies', async () => {
    const dying: Threads = {
      ...turnabout(2),
      run: (tasks, consume) =>
        turnabout(2).run(tasks, (packet) => {
          if (packet.kind === 'closed' && packet.place === 3) throw new TotsugoError('THREAD_DIED', { status: 7 });
          return consume(packet);
        }),
    };
    const out = freshFolder();
    const lent = { threads: dying, keyFile: join(folder, 'key'), texts: recordTexts(db, 0), rangeRows: 100 };
    await expect(writeRun(db, 1, summary, { ...plain, out }, lent)).rejects.toThrow('THREAD_DIED');
    expect(readdirSync(out)).toEqual([]);
  });
});
