/** A night that builds on the one before: the bytes of a night that starts from nothing, on the same files. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { countRecords } from '../../src/store/record-blocks.js';
import { synthesize } from '../../src/synthesize/index.js';
import { freshFolder, type Night, night, totsugo } from './run.js';

interface Exports {
  readonly municipal: string;
  readonly insurers: readonly string[];
}

const people = 1_500;
const reports = ['findings.ndjson', 'closed.csv', 'worklist.csv', 'rejects.csv'];

let city: Exports & { readonly profile: string };
/** Of the first night; and a copy of it for each test. */
let first: Night;
let folder: string;

const asked = ({ municipal, insurers }: Exports): string[] => [
  ...['--municipal', municipal, '--insurer', ...insurers],
  ...['--municipal-profile', city.profile, '--as-of', '2026-10-01'],
];

/** The exports with their rows (lines as latin1, the header left out) made others. */
function madeOther(change: (rows: readonly string[]) => readonly string[]): Exports {
  const out = freshFolder();
  const copy = (path: string, at: number) => {
    const [header = '', ...rows] = readFileSync(path, 'latin1').split('\r\n');
    const to = join(out, `${at}.csv`);
    writeFileSync(to, [header, ...change(rows.filter((row) => row !== '')), ''].join('\r\n'), 'latin1');
    return to;
  };
  return { municipal: copy(city.municipal, 0), insurers: city.insurers.map((path, at) => copy(path, at + 1)) };
}

/** Changed, added and removed rows, a row of too few fields, a quoted one, one with an id that an earlier row has. */
const aDayLater = madeBy((row, at) => {
  if (at % 97 === 0) return [];
  if (at % 89 === 0) return [row.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 1) % 10))];
  if (at % 83 === 0) return [row, row.replace(/[0-9](?=,)/, (digit) => String((Number(digit) + 5) % 10))];
  if (at % 501 === 0) return [row, 'too,few'];
  if (at % 503 === 0) return [row.replace(/^([^,]*)/, '"$1"')];
  return at % 701 === 0 ? [row, row] : [row];
});

function madeBy(change: (row: string, at: number) => readonly string[]) {
  return (rows: readonly string[]) => rows.flatMap((row, at) => change(row, at + 1));
}

function expectSame(one: Night, other: Night): void {
  for (const name of reports) {
    expect(readFileSync(join(one.out, name)).equals(readFileSync(join(other.out, name))), name).toBe(true);
  }
  expect(one.summary.counts).toEqual(other.summary.counts);
  expect(one.summary.forecast).toEqual(other.summary.forecast);
}

/** How many records and closed pairs a database holds. */
function stored(): { readonly records: number; readonly pairs: number } {
  const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  const pairs = db.prepare<[], number>('SELECT count(*) FROM closed_text').pluck().get() ?? 0;
  const counted = { records: countRecords(db), pairs };
  db.close();
  return counted;
}

describe('a night that builds on the one before', () => {
  beforeAll(() => {
    const out = join(freshFolder(), 'city');
    city = synthesize({ people, seed: 'day after', out, mix: 'even', encoding: 'cp932' });
    first = night(asked(city));
  });

  beforeEach(() => {
    folder = freshFolder();
    cpSync(first.folder, folder, { recursive: true });
  });

  it('gives the bytes of one that starts from nothing, and stores what changed alone', () => {
    const before = stored();
    const exports = madeOther(aDayLater);
    const warm = night(asked(exports), folder);
    expectSame(warm, night(asked(exports)));
    expect(warm.summary.counts.municipal.rejected).toBeGreaterThan(0);
    const { records, pairs } = stored();
    expect(records - before.records).toBeGreaterThan(people * 0.02);
    expect(records - before.records).toBeLessThan(people * 0.12);
    expect(before.pairs).toBeGreaterThan(50);
    expect(pairs - before.pairs).toBeLessThan(before.pairs * 0.2);
    expectSame(night(asked(city), folder), first);
  });

  it.each([
    ['in another order', (rows: readonly string[]) => rows.toReversed()],
    ['of which half are gone', (rows: readonly string[]) => rows.filter((_, at) => at % 2 === 0)],
  ])('reads rows %s', (_, change) => {
    const exports = madeOther(change);
    expectSame(night(asked(exports), folder), night(asked(exports)));
  });

  it('asks anew who is still enrolled on another day', () => {
    const later = [...asked(city), '--as-of', '2027-10-01'];
    const before = stored();
    expectSame(night(later, folder), night(later));
    const { records, pairs } = stored();
    expect(records).toBe(before.records);
    // Those alone that had waited for whether somebody else's data fit, and did not then.
    expect(pairs - before.pairs).toBeLessThan(5);
  });

  it('starts from nothing where the policy is another', () => {
    const policy = join(freshFolder(), 'policy.yaml');
    writeFileSync(policy, 'namesakes:\n  threshold: 0.5\n');
    const stricter = [...asked(city), '--policy', policy];
    const before = stored();
    expectSame(night(stricter, folder), night(stricter));
    const { records, pairs } = stored();
    expect(records).toBe(before.records * 2);
    // A higher threshold closes more: none of the pairs of before is taken for closed by it.
    expect(pairs).toBeGreaterThanOrEqual(before.pairs * 2);
  });

  it('forgets what no run has read any more when a run is purged', () => {
    const before = stored();
    night(asked(madeOther(aDayLater)), folder);
    const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];
    expect(totsugo(['purge', ...places, '--run', '2']).status).toBe(0);
    const { records, pairs } = stored();
    expect(records).toBe(before.records);
    expect(pairs).toBeLessThanOrEqual(before.pairs);
    expect(pairs).toBeGreaterThan(before.pairs - 5);
    expectSame(night(asked(city), folder), first);
  });
});
