/** `totsugo purge`: what is deleted is gone to the last byte, and what is not the run's own stays. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { exportText, filesHolding, searcher, spellings } from '../../scripts/soak/needles.js';
import type { Entry } from '../../src/audit/entry.js';
import { openStore } from '../../src/store/open.js';
import { freshFolder, night, totsugo } from '../night/run.js';
import { entriesIn } from './support.js';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

const scenario = (name: string) => ['juki', 'kanyusha'].map((file) => `${fixtures}/night/${name}/input/${file}.csv`);
const inputs = (name: string) => scenario(name).flatMap((file, n) => [n === 0 ? '--municipal' : '--insurer', file]);

function purge(folder: string, args: readonly string[]) {
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];
  return totsugo(['--lang', 'en', 'purge', ...places, ...args]);
}

/** What the exports say of people: names, kana, addresses, birth dates, numbers, ids. */
function sayings(files: readonly string[]): string[] {
  const columns = ['宛名番号', '個人番号', '氏名', '氏名カナ', '住所', '氏名英字', '通称', '転入前住所'];
  const rows = files.flatMap((file) => parse(exportText(file), { columns: true, bom: true, relax_column_count: true }));
  return [
    ...new Set((rows as Record<string, string>[]).flatMap((row) => columns.map((name) => row[name] ?? ''))),
  ].filter((text) => Buffer.byteLength(text) >= 9);
}

/** The pages of the database as they are once decrypted, free ones and the unused parts of all of them included. */
function decrypted(folder: string): Buffer {
  const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  try {
    return db.serialize();
  } finally {
    db.close();
  }
}

const entries = (folder: string): Entry[] => entriesIn({ database: join(folder, 'totsugo.db') });

describe('purge of a run', () => {
  it('leaves nothing of it: not a byte of the pages, of a file beside them, or of a report', () => {
    const folder = freshFolder();
    const { counts } = night(['--config', `${fixtures}/city/night.yaml`, '--as-of', '2026-10-01'], folder).summary;
    const files = ['municipal', 'insurer-112037', 'insurer-01110014'].map(
      (name) => `${fixtures}/city/input/${name}.csv`,
    );
    const needles = sayings(files)
      .flatMap(spellings)
      .filter((needle) => needle.length >= 9);
    const search = searcher(needles);
    expect(needles.length).toBeGreaterThan(10_000);
    expect(search(decrypted(folder)).size).toBeGreaterThan(3_000);
    expect(filesHolding(join(folder, 'out'), search)).toContain(join(folder, 'out', 'worklist.csv'));

    const { status, stdout } = purge(folder, ['--run', '1', '--json']);
    expect(status).toBe(0);
    const purged = JSON.parse(stdout) as { rows: Record<string, number>; files: { file: string; state: string }[] };
    expect(purged.rows).toMatchObject({
      run: 1,
      resident: counts.municipal.read - counts.municipal.rejected,
      enrolment: counts.insurer.read - counts.insurer.rejected,
    });
    expect(purged.files.map(({ state }) => state)).toEqual(Array.from({ length: 7 }, () => 'own'));
    expect(search(decrypted(folder))).toEqual(new Set());
    expect(filesHolding(folder, search)).toEqual([]);
    expect(existsSync(join(folder, 'totsugo.db-wal'))).toBe(false);

    expect(entries(folder).at(-1)).toMatchObject({
      command: 'purge',
      phase: 'done',
      run: 1,
      counts: { ...purged.rows, filesDeleted: 7, filesChanged: 0, filesMissing: 0, filesReplaced: 0 },
    });
  });

  it('leaves other runs whole, and what they wrote over its reports', () => {
    const folder = freshFolder();
    night(inputs('sex-differs'), folder);
    night(inputs('both-names-differ'), folder);
    const before = readFileSync(join(folder, 'out', 'findings.ndjson'), 'utf8');
    const first = searcher(sayings(scenario('sex-differs')).flatMap(spellings));
    const other = sayings(scenario('both-names-differ'));
    const second = searcher(other.flatMap(spellings));
    const alone = freshFolder();
    night(inputs('both-names-differ'), alone);

    const { stdout } = purge(folder, ['--run', '1']);
    expect(stdout.match(/another run's now: left/g)).toHaveLength(7);
    // What the two have in common is the other's.
    expect(first(decrypted(folder))).toEqual(first(decrypted(alone)));
    expect(second(decrypted(folder)).size).toBeGreaterThan(2);
    expect(readFileSync(join(folder, 'out', 'findings.ndjson'), 'utf8')).toBe(before);
    const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];
    expect(totsugo(['report', ...places, '--out', join(folder, 'again')]).status).toBe(0);
    expect(readFileSync(join(folder, 'again', 'findings.ndjson'), 'utf8')).toBe(before);
    expect(totsugo(['runs', ...places, '--json']).stdout).toMatch(/^\{"run":2,[^\n]*\n$/);
  });

  it('deletes the reports of `totsugo report` too, and leaves what was changed or is not its own', () => {
    const folder = freshFolder();
    night(inputs('sex-differs'), folder);
    const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];
    totsugo(['report', ...places, '--format', 'csv', '--out', join(folder, 'again')]);
    appendFileSync(join(folder, 'out', 'worklist.csv'), 'a note\n');
    rmSync(join(folder, 'out', 'report.html'));
    writeFileSync(join(folder, 'out', 'minutes.txt'), 'ours');
    const { files } = JSON.parse(purge(folder, ['--run', '1', '--json']).stdout) as {
      files: { file: string; state: string }[];
    };
    const states = Object.fromEntries(files.map(({ file, state }) => [file.slice(folder.length + 1), state]));
    expect(states).toMatchObject({
      'out/worklist.csv': 'changed',
      'out/report.html': 'missing',
      'out/findings.ndjson': 'own',
      'again/worklist.csv': 'own',
      'again/summary.json': 'own',
    });
    for (const [file, state] of Object.entries(states)) {
      expect(existsSync(join(folder, file)), file).toBe(state === 'changed');
    }
    expect(readFileSync(join(folder, 'out', 'minutes.txt'), 'utf8')).toBe('ours');
  });

  it('goes on where it was interrupted, and says where there is no such run', () => {
    const folder = freshFolder();
    night(inputs('sex-differs'), folder);
    expect(purge(folder, ['--run', '7']).stderr).toContain('[RUN_NOT_FOUND]');
    // A folder where a report was: the files cannot all be deleted.
    const report = join(folder, 'out', 'report.html');
    const html = readFileSync(report);
    rmSync(join(folder, 'totsugo.db.rekeyed'), { force: true });
    mkdirSync(join(folder, 'totsugo.db.rekeyed', 'x'), { recursive: true });
    expect(purge(folder, ['--run', '1']).status).toBe(2);
    rmSync(join(folder, 'totsugo.db.rekeyed'), { recursive: true });
    writeFileSync(report, html);
    expect(purge(folder, ['--run', '1']).status).toBe(0);
    expect(existsSync(report)).toBe(false);
    expect(purge(folder, ['--run', '1']).stderr).toContain('[RUN_NOT_FOUND]');
  });

  it('deletes nothing while somebody has the database open', () => {
    const folder = freshFolder();
    night(inputs('sex-differs'), folder);
    const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
    const { status, stderr } = purge(folder, ['--run', '1']);
    expect({ status, code: /\[\w+\]/.exec(stderr)?.[0] }).toEqual({ status: 2, code: '[DATABASE_BUSY]' });
    expect(db.prepare('SELECT count(*) FROM run').pluck().get()).toBe(1);
    expect(existsSync(join(folder, 'out', 'worklist.csv'))).toBe(true);
    db.close();
  });
});

describe('purge of everything', () => {
  it('wants to be told twice, and takes decisions too', () => {
    const folder = freshFolder();
    night(inputs('sex-differs'), folder);
    const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
    const decide = `INSERT INTO decision (case_id, action, note, who, at, run, class, grade, fingerprint, digests, needs_confirmer, blind)
      VALUES ('c', 'decide', '渡辺さんに電話で確認', '職員', '', 1, '', 'C', '', '', 0, 0)`;
    db.exec(decide);
    db.close();
    expect(purge(folder, ['--all']).stderr).toContain('[PURGE_UNCONFIRMED]');
    expect(purge(folder, []).stderr).toContain('[PURGE_WHAT]');
    expect(purge(folder, ['--all', '--run', '1', '--yes']).stderr).toContain('[PURGE_WHAT]');
    const note = searcher(spellings('渡辺さんに電話で確認'));
    expect(note(decrypted(folder)).size).toBe(1);

    expect(purge(folder, ['--all', '--yes']).stdout).toContain('Deleted everything:');
    expect(note(decrypted(folder)).size).toBe(0);
    const after = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
    after.exec(decide);
    expect(() => after.exec('DELETE FROM decision')).toThrow('never deleted');
    after.close();
    const again = night(inputs('sex-differs'), folder);
    expect(again.summary.timing).toMatchObject({ run: 2 });
  });

  it('keeps a decision where only its run goes', () => {
    const folder = freshFolder();
    night(inputs('sex-differs'), folder);
    const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
    db.exec(`INSERT INTO decision (case_id, action, note, who, at, run, class, grade, fingerprint, digests, needs_confirmer, blind)
      VALUES ('c', 'decide', '', '職員', '', 1, '', 'C', '', '', 0, 0)`);
    db.close();
    expect(purge(folder, ['--run', '1']).status).toBe(0);
    const after = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
    expect(after.prepare('SELECT count(*) FROM decision').pluck().get()).toBe(1);
    after.close();
  });
});
