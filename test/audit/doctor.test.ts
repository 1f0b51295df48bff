/** `totsugo doctor`: each fault of a machine that can be made is made, and found. */
import { chmodSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { audited } from '../../src/audit/log.js';
import { defineDoctor } from '../../src/commands/doctor.js';
import type { Checked } from '../../src/commands/doctor-checked.js';
import { checkDisk, checkFonts, checkNode } from '../../src/commands/doctor-machine.js';
import { createKey } from '../../src/store/key.js';
import { runCommand } from '../commands/run-command.js';
import { type Place, place, textOf } from './support.js';

let at: Place;

beforeEach(async () => {
  at = place();
  await audited(at.context, 'recheck', {}, () => {});
  at.context.db.close();
});

async function doctor(args: readonly string[] = [], lang: 'ja' | 'en' = 'en') {
  const places = ['--db', at.database, '--key-file', at.keyFile, '--out', join(at.folder, 'out')];
  return runCommand(defineDoctor, ['doctor', ...places, ...args], { lang });
}

async function found(args: readonly string[] = []) {
  const { out, status } = await doctor(['--json', ...args]);
  const { checks } = JSON.parse(out) as { checks: Checked[] };
  expect(status).toBe(checks.some(({ state }) => state === 'problem') ? 2 : 0);
  return Object.fromEntries(checks.map(({ check, state, found: { en } }) => [check, { state, text: en }]));
}

describe('a machine that is ready', () => {
  it('has a line a check, in both languages', async () => {
    const { out, status } = await doctor([], 'ja');
    expect(status).toBe(0);
    expect(out).toMatch(/^良 {6}Node\.js {9}Node\.js v\d/);
    expect(out).toContain('監査ログ        2件。書き換えなし\n');
    expect(out).toMatch(/\n突合を実行できます。\n$/);
    expect((await doctor()).out).toMatch(/\nReady for a night\.\n$/);
  });

  it('may be one where nothing is there yet', async () => {
    const nowhere = ['--db', join(at.folder, 'none.db'), '--key-file', join(at.folder, 'none')];
    const checks = await found(nowhere);
    expect(checks).toMatchObject({
      key: { state: 'ok' },
      database: { state: 'ok', text: 'none yet' },
      audit: { state: 'ok' },
    });
  });
});

describe('what is to be mended', () => {
  const cases: [what: string, make: () => void, expected: Record<string, { state: string; text?: unknown }>][] = [
    [
      'a key that others may read',
      () => chmodSync(at.keyFile, 0o644),
      {
        key: { state: 'problem', text: expect.stringContaining('[KEY_EXPOSED]') },
        database: { state: 'unchecked' },
        audit: { state: 'unchecked' },
      },
    ],
    [
      'a key that is gone',
      () => rmSync(at.keyFile),
      { key: { state: 'problem', text: expect.stringContaining('[KEY_MISSING]') } },
    ],
    [
      'a change of the key that was interrupted',
      () => createKey(`${at.keyFile}.new`),
      { key: { state: 'problem', text: expect.stringContaining('[KEY_ROTATION_UNFINISHED]') } },
    ],
    [
      'a database whose pages were damaged',
      () => {
        const bytes = readFileSync(at.database);
        bytes.fill(0x5a, 3 * 16384, 3 * 16384 + 64);
        writeFileSync(at.database, bytes);
      },
      { database: { state: 'problem' } },
    ],
    [
      'a log that was tampered with',
      () => writeFileSync(`${at.database}.audit.ndjson`, textOf(at).replace('recheck', 'purge')),
      { audit: { state: 'problem', text: expect.stringContaining('1 faults') }, database: { state: 'ok' } },
    ],
    [
      'a log that is gone',
      () => rmSync(`${at.database}.audit`),
      { audit: { state: 'problem', text: expect.stringContaining('[AUDIT_MISSING]') } },
    ],
    [
      'an output folder that is a file',
      () => writeFileSync(join(at.folder, 'out'), ''),
      { out: { state: 'problem', text: expect.stringContaining('[OUTPUT_UNWRITABLE]') } },
    ],
  ];
  it.each(cases)('%s', async (_, make, expected) => {
    make();
    expect(await found()).toMatchObject(expected);
  });
});

describe('what somebody should know', () => {
  const cases: [what: string, make: () => void, check: string][] = [
    ['a database that others could read', () => chmodSync(at.database, 0o644), 'database'],
    ['an output folder that others may list', () => mkdirSync(join(at.folder, 'out'), { mode: 0o755 }), 'out'],
    ['a file that an interrupted command left', () => writeFileSync(`${at.database}.rekeyed`, ''), 'files'],
  ];
  it.each(cases)('%s', async (_, make, check) => {
    make();
    expect((await found())[check]?.state).toBe('remark');
  });
});

describe('the machine', () => {
  it.each([
    ['v18.20.0', 'problem'],
    ['v20.11.1', 'problem'],
    ['v20.12.0', 'ok'],
    ['v24.1.0', 'ok'],
  ])('Node.js %s: %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it.each([
    ['no fc-list', null, 'unchecked'],
    ['no Japanese font', '', 'remark'],
    ['one without variant characters', 'Takao Gothic,TakaoGothic\n', 'remark'],
    ['one with them', 'Takao Gothic\nIPAmjMincho,IPAmj明朝\n', 'ok'],
  ])('fonts: %s', (_, list, state) => {
    expect(checkFonts(list).state).toBe(state);
  });

  it('free disk against what is to be read', () => {
    expect(checkDisk(at.database, [at.database])).toMatchObject({ state: 'ok' });
    expect(checkDisk(at.database, [join(at.folder, 'none.csv')])).toMatchObject({ state: 'problem' });
    // A file of holes: as long as it says, on a disk that has not the room for it.
    const huge = join(at.folder, 'huge.csv');
    writeFileSync(huge, '');
    truncateSync(huge, 4e12);
    expect(checkDisk(at.database, [huge])).toMatchObject({
      state: 'problem',
      found: { en: expect.stringMatching(/^too little is free \(free \/ wanted: .*20000\.0 GB\)$/) },
    });
  });
});
