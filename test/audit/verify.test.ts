/** `totsugo audit verify` finds what was done to a log: each fault is made, in each file, and found by its name. */
import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { genesis, hmacOf, sealed } from '../../src/audit/chain.js';
import { audited } from '../../src/audit/log.js';
import { defineAudit } from '../../src/commands/audit.js';
import { auditKeys, withAudit } from '../../src/store/audit.js';
import { openStore, type Store } from '../../src/store/open.js';
import { runCommand } from '../commands/run-command.js';
import { type Place, place, textOf } from './support.js';

let at: Place;
let lines: string[];

/** Six entries of three works. */
beforeEach(async () => {
  at = place();
  for (const command of ['recheck', 'report', 'runs diff']) await audited(at.context, command, { run: 1 }, () => {});
  lines = textOf(at).split('\n').slice(0, -1);
});

async function verify(args: readonly string[] = [], lang: 'ja' | 'en' = 'en') {
  const places = ['--db', at.database, '--key-file', at.keyFile];
  return runCommand(defineAudit, ['audit', 'verify', ...places, ...args], { lang });
}

async function faults(args: readonly string[] = []) {
  const { out, status } = await verify(['--json', ...args]);
  const { faults: found } = JSON.parse(out) as { faults: unknown[] };
  expect(status).toBe(found.length > 0 ? 2 : 0);
  return found;
}

const inText = (change: (lines: string[]) => string[]) =>
  writeFileSync(
    `${at.database}.audit.ndjson`,
    change([...lines])
      .map((line) => `${line}\n`)
      .join(''),
  );

const inStore = (change: (audit: Store) => unknown) => withAudit(at.database, at.keyFile, String, change);

/** A line in place of another, sealed as somebody would who holds the key. */
function resealed(line: string, change: object): string {
  const { hmac: _, ...entry } = JSON.parse(line) as { hmac: string };
  return inStore((audit) => sealed({ ...entry, ...change }, auditKeys(audit).get(1) ?? '')) as string;
}

const edit = (line: string) => line.replace('"user":"', '"user":"not-');
const forged = '{"seq":7,"at":"2026-04-01T00:00:00.000Z","command":"report","phase":"done","hmac":"00"}';

describe('a log that nobody touched', () => {
  it('is whole, and in keeping with its anchor', async () => {
    expect(await faults()).toEqual([]);
    expect((await verify()).out).toBe('The audit log is whole: 6 entries, in keeping with 1 kept heads.\n');
  });
});

describe('the text log', () => {
  const cases: [what: string, change: (lines: string[]) => string[], found: object[]][] = [
    ['an entry changed', (l) => l.with(2, edit(l[2] ?? '')), [{ kind: 'changed', seq: 3, line: 3 }]],
    ['an entry removed', (l) => l.toSpliced(2, 1), [{ kind: 'removed', seq: 3 }]],
    ['several removed', (l) => l.toSpliced(1, 3), [{ kind: 'removed', seq: 2, to: 4 }]],
    ['the first removed', (l) => l.slice(1), [{ kind: 'removed', seq: 1 }]],
    [
      'two in another order',
      (l) => l.with(1, l[2] ?? '').with(2, l[1] ?? ''),
      [{ kind: 'reordered', seq: 2, line: 3 }],
    ],
    ['one appended', (l) => [...l, forged], [{ kind: 'appended', seq: 7, line: 7 }]],
    ['one inserted', (l) => l.toSpliced(3, 0, forged), [{ kind: 'appended', seq: 7, line: 4 }]],
    ['one repeated', (l) => [...l, l[1] ?? ''], [{ kind: 'appended', seq: 2, line: 7 }]],
    ['words appended', (l) => [...l, '#'], [{ kind: 'appended', seq: null, line: 7 }]],
    ['the tail cut off', (l) => l.slice(0, 4), [{ kind: 'truncated', seq: 5, to: 6 }]],
    ['all of it cut off', () => [], [{ kind: 'truncated', seq: 1, to: 6 }]],
  ];
  it.each(cases)('%s', async (_, change, found) => {
    inText(change);
    expect(await faults()).toEqual(found.map((fault) => ({ where: 'text', ...fault })));
  });

  it('removed as a file', async () => {
    rmSync(`${at.database}.audit.ndjson`);
    expect(await faults()).toEqual([{ where: 'text', kind: 'truncated', seq: 1, to: 6 }]);
  });

  it('cut within an entry', async () => {
    const text = textOf(at);
    writeFileSync(`${at.database}.audit.ndjson`, text.slice(0, -20));
    expect(await faults()).toEqual([
      { where: 'text', kind: 'appended', seq: null, line: 6 },
      { where: 'text', kind: 'truncated', seq: 6 },
    ]);
  });

  it('what happened before stays found after another command has appended', async () => {
    inText((l) => l.slice(0, 4));
    await audited(at.context, 'report', {}, () => {});
    expect(await faults()).toEqual([{ where: 'text', kind: 'removed', seq: 5, to: 6 }]);
  });
});

describe('the encrypted log, by somebody who holds its key', () => {
  const put = (seq: number, line: string) => (audit: Store) =>
    audit.prepare('INSERT OR REPLACE INTO entry (seq, line, ends) VALUES (?, ?, 0)').run(seq, line);
  /** The same in both files, so that only the chain can tell. */
  const both = (change: (lines: string[]) => string[]) => {
    const changed = change([...lines]);
    inText(() => changed);
    inStore((audit) => {
      audit.exec('DELETE FROM entry');
      for (const [n, line] of changed.entries()) put((JSON.parse(line) as { seq?: number }).seq ?? n + 1, line)(audit);
    });
  };
  const cases: [what: string, change: (lines: string[]) => string[], found: object[]][] = [
    ['an entry changed', (l) => l.with(2, edit(l[2] ?? '')), [{ where: 'store', kind: 'changed', seq: 3 }]],
    ['an entry removed', (l) => l.toSpliced(2, 1), [{ where: 'store', kind: 'removed', seq: 3 }]],
    [
      'an entry changed and sealed anew',
      (l) => l.with(2, resealed(l[2] ?? '', { user: 'nobody' })),
      [{ where: 'store', kind: 'reordered', seq: 4 }],
    ],
    [
      'the last changed and sealed anew',
      (l) => l.with(5, resealed(l[5] ?? '', { user: 'nobody' })),
      [{ where: 'anchor', kind: 'changed', seq: 6, kept: 'database' }],
    ],
    ['the tail cut off', (l) => l.slice(0, 4), [{ where: 'anchor', kind: 'truncated', seq: 6, kept: 'database' }]],
    [
      'an entry removed and the rest numbered anew',
      (l) => [...l.slice(0, 2), ...l.slice(3).map((line, n) => resealed(line, { seq: n + 3 }))],
      [
        { where: 'store', kind: 'reordered', seq: 3 },
        { where: 'store', kind: 'reordered', seq: 4 },
        { where: 'store', kind: 'reordered', seq: 5 },
        { where: 'anchor', kind: 'truncated', seq: 6, kept: 'database' },
      ],
    ],
  ];
  it.each(cases)('%s', async (_, change, found) => {
    both(change);
    expect(await faults()).toEqual(found);
  });

  it('two entries in each other’s place', async () => {
    inStore((audit) => {
      put(2, lines[2] ?? '')(audit);
      put(3, lines[1] ?? '')(audit);
    });
    expect(await faults()).toContainEqual({ where: 'store', kind: 'reordered', seq: 2 });
  });

  it('the tail cut off there alone, and the anchor moved back', async () => {
    inStore((audit) => audit.exec('DELETE FROM entry WHERE seq > 4'));
    at.context.db.prepare('UPDATE audit_anchor SET seq = 4, head = ?').run(hmacOf(lines[3] ?? '') ?? genesis);
    expect(await faults()).toEqual([
      { where: 'store', kind: 'truncated', seq: 5, line: 5 },
      { where: 'store', kind: 'truncated', seq: 6, line: 6 },
    ]);
  });
});

describe('older copies put back in place of both files', () => {
  /** Both files as they were after four entries; the next work then writes other entries 5 and 6. */
  async function rolledBack() {
    const copies = ['audit', 'audit.ndjson'];
    for (const name of copies) copyFileSync(`${at.database}.${name}`, `${at.folder}/${name}`);
    await audited(at.context, 'purge', {}, () => {});
    for (const name of copies) copyFileSync(`${at.folder}/${name}`, `${at.database}.${name}`);
  }

  it('are found by the anchor in the database', async () => {
    await rolledBack();
    expect(await faults()).toEqual([{ where: 'anchor', kind: 'truncated', seq: 8, kept: 'database' }]);
  });

  it('with an older database too, by a summary that somebody kept', async () => {
    const kept = `${at.folder}/summary.json`;
    await audited(at.context, 'recheck', {}, ({ began }) =>
      writeFileSync(kept, JSON.stringify({ timing: { audit: began } })),
    );
    expect(await faults(['--summary', kept])).toEqual([]);
    inText((l) => l);
    inStore((audit) => audit.exec('DELETE FROM entry WHERE seq > 6'));
    at.context.db.prepare('UPDATE audit_anchor SET seq = 6, head = ?').run(hmacOf(lines[5] ?? '') ?? '');
    expect(await faults()).toEqual([]);
    expect(await faults(['--summary', kept])).toEqual([{ where: 'anchor', kind: 'truncated', seq: 7, kept }]);
  });
});

describe('a log that cannot be proved', () => {
  it('without its encrypted file, or with another key, says so', async () => {
    writeFileSync(`${at.folder}/other`, `${'0a'.repeat(32)}\n`, { mode: 0o600 });
    const other = openStore(`${at.folder}/other.db`, `${at.folder}/other`);
    other.close();
    copyFileSync(`${at.database}.audit`, `${at.folder}/other.db.audit`);
    const places = ['--db', `${at.folder}/other.db`, '--key-file', `${at.folder}/other`];
    expect((await runCommand(defineAudit, ['audit', 'verify', ...places])).error).toBe('AUDIT_KEY_WRONG');
    rmSync(`${at.database}.audit`);
    expect((await verify()).error).toBe('AUDIT_MISSING');
  });

  it('one whose bytes were changed does not open', async () => {
    const bytes = readFileSync(`${at.database}.audit`);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(`${at.database}.audit`, bytes);
    expect((await verify()).error).toBe('AUDIT_KEY_WRONG');
  });

  it('outlives its database, and says what then is not proved', async () => {
    at.context.db.close();
    rmSync(at.database);
    const { out, status } = await verify();
    expect(status).toBe(0);
    expect(out).toContain('There is no database: a cut-off tail shows only up to the summaries');
  });

  it('says its faults in Japanese', async () => {
    inText((l) => l.slice(0, 4));
    appendFileSync(`${at.database}.audit.ndjson`, '#\n');
    const { out } = await verify([], 'ja');
    expect(out).toContain('監査ログに問題が2件あります。');
    expect(out).toContain('  テキスト版：5–6番 末尾が切り取られている\n');
    expect(out).toContain('  テキスト版：?番 書き足されている（5行目）\n');
  });
});
