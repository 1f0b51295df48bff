/** What is appended to the audit log: before and after a work, by whom, and in a chain that processes share. */
import { spawn } from 'node:child_process';
import { appendFileSync, statSync, truncateSync } from 'node:fs';
import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { genesis, isSealed } from '../../src/audit/chain.js';
import { audited } from '../../src/audit/log.js';
import { TotsugoError } from '../../src/errors.js';
import { anchorOf, auditKeys, auditRows, withAudit } from '../../src/store/audit.js';
import { openStore } from '../../src/store/open.js';
import { entriesIn, place, textOf } from './support.js';

const lines = (text: string) => text.split('\n').filter(Boolean);

describe('audited', () => {
  it('appends that a work begins, and how it ended, with what it noted', async () => {
    const at = place();
    const result = await audited(at.context, 'report', { run: 3, options: { grade: ['C'] } }, ({ note, began }) => {
      expect(entriesIn(at)).toHaveLength(1);
      expect(began).toEqual({ seq: 1, head: entriesIn(at)[0]?.hmac });
      note({ counts: { cases: 1 } });
      note({ counts: { cases: 7 }, shown: { numbers: true, protectedAddresses: false } });
      return 'written';
    });
    expect(result).toBe('written');
    const [begun, done] = entriesIn(at);
    const who = { user: userInfo().username, operator: '職員 1234', pid: process.pid, totsugo: '0.0.0' };
    const when = { at: '2026-04-01T00:00:00.000Z', command: 'report', run: 3, epoch: 1 };
    expect(begun).toEqual({
      ...who,
      ...when,
      seq: 1,
      phase: 'begun',
      keyId: expect.stringMatching(/^[0-9a-f]{8}$/),
      options: { grade: ['C'] },
      prev: genesis,
      hmac: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(done).toMatchObject({
      ...who,
      ...when,
      seq: 2,
      phase: 'done',
      of: 1,
      counts: { cases: 7 },
      shown: { numbers: true, protectedAddresses: false },
      prev: begun?.hmac,
    });
  });

  it('notes the code of an error, and throws it on', async () => {
    const at = place();
    const failing = audited(at.context, 'report', {}, ({ note }) => {
      note({ run: 5 });
      throw new TotsugoError('DISK_FULL');
    });
    await expect(failing).rejects.toThrow('DISK_FULL');
    expect(entriesIn(at)[1]).toMatchObject({ phase: 'failed', of: 1, run: 5, error: 'DISK_FULL' });
  });

  it('never notes the words of an unexpected error: they may hold a value', async () => {
    const at = place();
    const failing = audited(at.context, 'report', {}, () => {
      throw new Error('山田太郎');
    });
    await expect(failing).rejects.toThrow();
    expect(entriesIn(at)[1]).toMatchObject({ phase: 'failed', error: 'INTERNAL' });
    expect(textOf(at)).not.toContain('山田');
  });

  it.each([
    ['an Individual Number', '/srv/123456789018/in.csv', '/srv/********9018/in.csv'],
    ['one beside other words', '/srv/export_123456789018_1.csv', '/srv/export_********9018_1.csv'],
    ['a time of day', '/srv/202604010200.csv', '/srv/202604010200.csv'],
    ['a digest', 'a'.repeat(20) + '123456789018'.padEnd(44, 'b'), 'a'.repeat(20) + '123456789018'.padEnd(44, 'b')],
  ])('keeps %s in a file name as it may be kept', async (_, file, kept) => {
    const at = place();
    await audited(at.context, 'report', { inputs: [{ role: 'municipal', file }] }, () => {});
    expect(entriesIn(at)[0]?.inputs?.[0]?.file).toBe(kept);
  });

  it('the log is for its owner alone, and its head is anchored in the database', async () => {
    const at = place();
    await audited(at.context, 'report', {}, () => {});
    for (const name of ['audit', 'audit.ndjson']) {
      expect(statSync(`${at.database}.${name}`).mode & 0o777).toBe(0o600);
    }
    expect(anchorOf(at.context.db)).toEqual({ seq: 2, head: entriesIn(at)[1]?.hmac });
  });

  it('the file and the text hold the same lines, each sealed with the key of its epoch', async () => {
    const at = place();
    for (let n = 0; n < 3; n++) await audited(at.context, 'report', { run: n }, () => {});
    withAudit(at.database, at.keyFile, String, (audit) => {
      expect(auditRows(audit).map(({ line }) => line)).toEqual(lines(textOf(at)));
      const key = auditKeys(audit).get(1) ?? '';
      for (const line of lines(textOf(at))) expect(isSealed(line, key)).toBe(true);
    });
  });
});

describe('what a process that died left in the text', () => {
  const rows = (at: ReturnType<typeof place>) =>
    withAudit(at.database, at.keyFile, String, (audit) => auditRows(audit).map(({ line }) => line));

  it('a whole entry that the file lacks is taken over', async () => {
    const at = place();
    await audited(at.context, 'report', {}, () => {});
    // As if the process had died between the two files.
    withAudit(at.database, at.keyFile, String, (audit) => audit.exec('DELETE FROM entry WHERE seq = 2'));
    await audited(at.context, 'runs diff', {}, () => {});
    expect(entriesIn(at).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(rows(at)).toEqual(lines(textOf(at)));
  });

  it('half an entry is cut off', async () => {
    const at = place();
    await audited(at.context, 'report', {}, () => {});
    appendFileSync(`${at.database}.audit.ndjson`, '{"seq":3,"at":"2026-04-0');
    await audited(at.context, 'runs diff', {}, () => {});
    expect(entriesIn(at).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(rows(at)).toEqual(lines(textOf(at)));
  });

  it('a line that nobody sealed, and one that somebody cut off, are left for verify', async () => {
    const at = place();
    await audited(at.context, 'report', {}, () => {});
    truncateSync(`${at.database}.audit.ndjson`, Buffer.byteLength(`${lines(textOf(at))[0]}\n`));
    await audited(at.context, 'report', {}, () => {});
    expect(entriesIn(at).map(({ seq }) => seq)).toEqual([1, 3, 4]);
    appendFileSync(`${at.database}.audit.ndjson`, '{"seq":5}\n');
    await audited(at.context, 'report', {}, () => {});
    expect(entriesIn(at).map(({ seq }) => seq)).toEqual([1, 3, 4, 5, 5, 6]);
  });
});

describe('several processes at once', () => {
  it('append to one chain', async () => {
    const at = place();
    const module = (name: string) => JSON.stringify(fileURLToPath(new URL(`../../dist/${name}`, import.meta.url)));
    const code = `const { audited } = await import(${module('audit/log.js')});
      const { openStore } = await import(${module('store/open.js')});
      const [db, keyFile] = ${JSON.stringify([at.database, at.keyFile])};
      const context = { db: openStore(db, keyFile), keyFile, totsugo: '0' };
      for (let n = 0; n < 20; n++) await audited(context, 'report', { run: n }, () => {});`;
    const processes = Array.from({ length: 3 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    const ended = await Promise.all(processes.map((one) => new Promise((resolve) => one.once('exit', resolve))));
    expect(ended).toEqual([0, 0, 0]);
    const entries = entriesIn(at);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
    entries.forEach(({ prev }, n) => {
      expect(prev).toBe(n === 0 ? genesis : entries[n - 1]?.hmac);
    });
  });

  it('a night that writes does not keep another command from appending', async () => {
    const at = place();
    const night = openStore(at.database, at.keyFile);
    night.exec('BEGIN IMMEDIATE');
    await audited(at.context, 'report', {}, () => {});
    night.exec('ROLLBACK');
    night.close();
    expect(anchorOf(at.context.db)).toBeUndefined();
    expect(entriesIn(at)).toHaveLength(2);
  });
});
