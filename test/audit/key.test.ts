/** The key: what is said where it does not fit, and `totsugo key rotate`, whatever interrupts it. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newAuditKey } from '../../src/audit/chain.js';
import { audited } from '../../src/audit/log.js';
import { readLog } from '../../src/audit/read.js';
import { faultsOf } from '../../src/audit/verify.js';
import { defineKey } from '../../src/commands/key.js';
import { TotsugoError } from '../../src/errors.js';
import { nextEpoch } from '../../src/store/audit.js';
import { createKey, keyId } from '../../src/store/key.js';
import { openStore } from '../../src/store/open.js';
import { rekey } from '../../src/store/rotate.js';
import { runCommand } from '../commands/run-command.js';
import { program } from '../night/run.js';
import { entriesIn, type Place, place } from './support.js';

let at: Place;

/** A database with something in it and in its log, which nobody has open. */
beforeEach(async () => {
  at = place();
  at.context.db.exec("INSERT INTO run (state, as_of, started_at, summary) VALUES ('whole', '2026-04-01', '', '{}')");
  await audited(at.context, 'recheck', { run: 1 }, () => {});
  at.context.db.close();
});

const keyIn = (file: string) => readFileSync(file, 'utf8').trim();

function codeOf(work: () => { close(): void }): string {
  try {
    work().close();
    return 'opened';
  } catch (error) {
    if (error instanceof TotsugoError) return error.code;
    throw error;
  }
}

const opening = (keyFile = at.keyFile, database = at.database) => codeOf(() => openStore(database, keyFile));

const rotate = (args: readonly string[] = []) =>
  runCommand(defineKey, ['key', 'rotate', '--db', at.database, '--key-file', at.keyFile, ...args]);

/** The run and the whole log, under a key. */
function whole(keyFile = at.keyFile): void {
  const db = openStore(at.database, keyFile);
  expect(db.prepare("SELECT count(*) FROM run WHERE state = 'whole'").pluck().get()).toBe(1);
  expect(faultsOf(readLog(at.database, keyFile, db, []))).toEqual([]);
  db.close();
}

describe('a key that does not fit', () => {
  const other = (): string => {
    const file = join(at.folder, 'other');
    createKey(file);
    return file;
  };
  const cases: [what: string, code: string, make: () => string][] = [
    ['none, for a database that exists', 'KEY_MISSING', () => join(at.folder, 'none')],
    [
      'a file that holds no key',
      'KEY_MALFORMED',
      () => {
        writeFileSync(join(at.folder, 'empty'), 'key', { mode: 0o600 });
        return join(at.folder, 'empty');
      },
    ],
    [
      'one that its group may read',
      'KEY_EXPOSED',
      () => {
        chmodSync(at.keyFile, 0o640);
        return at.keyFile;
      },
    ],
    ['the key of another database', 'DATABASE_KEY_OTHER', other],
    [
      'another key, where no log says which is wanted',
      'DATABASE_KEY_WRONG',
      () => {
        rmSync(`${at.database}.audit.ndjson`);
        return other();
      },
    ],
    [
      'the right one, for a damaged database',
      'DATABASE_DAMAGED',
      () => {
        const bytes = readFileSync(at.database);
        bytes.fill(0x5a, 20, 400);
        writeFileSync(at.database, bytes);
        return at.keyFile;
      },
    ],
    [
      'any, for what is no database of ours',
      'DATABASE_FOREIGN',
      () => {
        writeFileSync(at.database, 'SQLite format 3\0'.padEnd(4096, '\0'));
        return at.keyFile;
      },
    ],
  ];
  it.each(cases)('%s: %s', (_, code, make) => {
    expect(opening(make())).toBe(code);
  });

  it('says which key is wanted, without telling it', () => {
    try {
      openStore(at.database, other());
      expect.unreachable();
    } catch (error) {
      const text = error instanceof TotsugoError ? error.text('ja') : '';
      expect(text).toContain(`必要な鍵の識別子 ${keyId(keyIn(at.keyFile))}`);
      expect(text).not.toContain(keyIn(at.keyFile));
    }
  });

  it('a key is made in a folder and a file for its owner alone', () => {
    const file = join(at.folder, 'configuration', 'totsugo', 'key');
    openStore(join(at.folder, 'new.db'), file).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(at.folder, 'configuration', 'totsugo')).mode & 0o777).toBe(0o700);
  });
});

describe('another key, for a database whose writer died', () => {
  const dist = new URL('../../dist/store/open.js', import.meta.url).href;
  /** What the writer does, once the database is open, before SIGKILL. Its rows are many, so that they reach the disk. */
  const writers: [left: string, beside: string, rows: number, work: string][] = [
    [
      'in the middle of a bulk work, which is to be taken back',
      'journal',
      1,
      "db.pragma('journal_mode = TRUNCATE'); db.pragma('cache_size = 2'); db.exec(\"BEGIN IMMEDIATE; UPDATE run SET summary = 'x'; PRAGMA user_version = 1\"); write();",
    ],
    ['after a work whose pages are in the log alone', 'wal', 501, "db.pragma('wal_autocheckpoint = 0'); write();"],
  ];
  it.each(writers)('%s: nothing is harmed, and the right key opens all of it', (_, beside, rows, work) => {
    const code = `const { openStore } = await import(${JSON.stringify(dist)});
      const db = openStore(${JSON.stringify(at.database)}, ${JSON.stringify(at.keyFile)});
      const row = "INSERT INTO run (state, as_of, started_at, summary) VALUES ('whole', '', '', '" + 'x'.repeat(20000) + "')";
      const write = () => { for (let n = 0; n < 500; n++) db.exec(row); };
      ${work}
      process.kill(process.pid, 'SIGKILL');`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', code]);
    expect(signal).toBe('SIGKILL');
    expect(statSync(`${at.database}-${beside}`).size).toBeGreaterThan(10_000);
    const other = join(at.folder, 'other');
    createKey(other);
    expect([opening(other), opening(other)]).toEqual(['DATABASE_KEY_OTHER', 'DATABASE_KEY_OTHER']);
    const db = openStore(at.database, at.keyFile);
    expect(db.prepare('SELECT count(*) FROM run').pluck().get()).toBe(rows);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});

describe('key rotate', () => {
  it('gives both files a new key, which takes the place of the former', async () => {
    const former = keyIn(at.keyFile);
    expect((await rotate()).status).toBe(0);
    expect(keyIn(at.keyFile)).not.toBe(former);
    whole();
    const kept = readdirSync(at.folder).filter((name) => name.startsWith('key'));
    expect(kept).toEqual(['key', expect.stringMatching(/^key\.until-\d{8}T\d{9}Z$/)]);
    for (const name of kept) expect(statSync(join(at.folder, name)).mode & 0o777).toBe(0o600);
    expect(keyIn(join(at.folder, kept[1] ?? ''))).toBe(former);
    expect(opening(join(at.folder, kept[1] ?? ''))).toBe('DATABASE_KEY_OTHER');
    expect(readdirSync(at.folder).filter((name) => /rekeyed|journal|wal/.test(name))).toEqual([]);
    for (const name of ['', '.audit']) expect(statSync(at.database + name).mode & 0o777).toBe(0o600);
  });

  it('is logged, and chains what comes after under another key', async () => {
    const from = keyId(keyIn(at.keyFile));
    await rotate();
    const to = keyId(keyIn(at.keyFile));
    expect(entriesIn(at).slice(2)).toMatchObject([
      { command: 'key rotate', phase: 'begun', options: { from, to }, keyId: from, epoch: 1 },
      { command: 'key rotate', phase: 'done', keyId: to, epoch: 2 },
    ]);
  });

  it('to a key of one’s own leaves the files of keys as they are, and serves a second database', async () => {
    const mine = join(at.folder, 'mine');
    expect((await rotate(['--new-key-file', mine])).status).toBe(0);
    whole(mine);
    const second = join(at.folder, 'second.db');
    openStore(second, at.keyFile).close();
    const both = ['--db', second, '--key-file', at.keyFile, '--new-key-file', mine];
    expect((await runCommand(defineKey, ['key', 'rotate', ...both])).status).toBe(0);
    expect(opening(mine, second)).toBe('opened');
  });

  it('refuses the key that it has, and a database that somebody has open', async () => {
    copyFileSync(at.keyFile, join(at.folder, 'same'));
    expect((await rotate(['--new-key-file', join(at.folder, 'same')])).error).toBe('KEY_SAME');
    const reader = openStore(at.database, at.keyFile);
    expect((await rotate()).error).toBe('DATABASE_BUSY');
    reader.close();
    expect(opening()).toBe('opened');
    expect((await rotate()).status).toBe(0);
    whole();
  });

  it('makes no key where the present one does not open the database', async () => {
    createKey(join(at.folder, 'other'));
    const { error } = await rotate(['--key-file', join(at.folder, 'other')]);
    expect(error).toBe('DATABASE_KEY_OTHER');
    expect(existsSync(join(at.folder, 'other.new'))).toBe(false);
  });
});

describe('key rotate, interrupted', () => {
  it('while the log was written under the new key: goes on', async () => {
    createKey(`${at.keyFile}.new`);
    const [present, next] = [keyIn(at.keyFile), keyIn(`${at.keyFile}.new`)];
    rekey(at.database, present, next);
    rekey(`${at.database}.audit`, present, next, (log) => nextEpoch(log, newAuditKey()));
    const dist = new URL('../../dist/store/open.js', import.meta.url).href;
    const code = `const { encrypted } = await import(${JSON.stringify(dist)});
      const log = encrypted(${JSON.stringify(`${at.database}.audit`)}, ${JSON.stringify(next)}, 0);
      log.pragma('cache_size = 1');
      log.exec("BEGIN IMMEDIATE; UPDATE entry SET line = 'x'; PRAGMA user_version = 7; UPDATE entry SET line = printf('%.200000c', 'x')");
      process.kill(process.pid, 'SIGKILL');`;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', code]).signal).toBe('SIGKILL');
    expect(statSync(`${at.database}.audit-journal`).size).toBeGreaterThan(512);
    expect((await rotate()).error).toBe(null);
    whole();
  });

  const next = () => `${at.keyFile}.new`;
  const newDatabase = () => rekey(at.database, keyIn(at.keyFile), keyIn(next()));
  const newLog = () =>
    rekey(`${at.database}.audit`, keyIn(at.keyFile), keyIn(next()), (log) => nextEpoch(log, newAuditKey()));
  const points: [when: string, opens: string, interrupted: () => void][] = [
    ['once the new key is written', 'opened', () => {}],
    ['while the database is written anew', 'opened', () => writeFileSync(`${at.database}.rekeyed`, 'half')],
    ['once the database has the new key', 'KEY_ROTATION_UNFINISHED', newDatabase],
    [
      'once the log has it, too',
      'KEY_ROTATION_UNFINISHED',
      () => {
        newDatabase();
        newLog();
      },
    ],
  ];
  it.each(points)(
    '%s: every command says what to do, and the same command finishes it',
    async (_, opens, interrupted) => {
      createKey(next());
      const wanted = keyIn(next());
      interrupted();
      expect(opening()).toBe(opens);
      expect((await rotate()).status).toBe(0);
      expect(keyIn(at.keyFile)).toBe(wanted);
      expect(existsSync(next())).toBe(false);
      whole();
    },
  );

  it('by SIGKILL at any time loses nothing', async () => {
    const args = ['key', 'rotate', '--db', at.database, '--key-file', at.keyFile];
    const begun = performance.now();
    expect(spawnSync(process.execPath, [program, ...args]).status).toBe(0);
    const duration = performance.now() - begun;
    let killed = 0;
    // Nearly all of the first half goes by before the program has begun.
    for (let part = 0.45; part < 1; part += 0.04) {
      const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), duration * part);
      if ((await ended) === null) killed++;
      clearTimeout(timer);
    }
    expect(killed).toBeGreaterThan(0);
    expect((await rotate()).status).toBe(0);
    whole();
  });
});
