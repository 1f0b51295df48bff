/** `totsugo audit replay`: the same from the same; what changed since is named, and so is what nothing explains. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { countsOf, versionsOf } from '../../src/accounts.js';
import { readBasis } from '../../src/basis.js';
import { loadProfile } from '../../src/ingest/profiles.js';
import { defaultPolicy } from '../../src/judge/policy.js';
import { runNight } from '../../src/night.js';
import { type Replayed, replay } from '../../src/replay.js';
import type { Summary } from '../../src/report/index.js';
import { loadConfig } from '../../src/settings/config.js';
import { openStore } from '../../src/store/open.js';
import { basisOf } from '../../src/store/run-rows.js';
import { finishRun } from '../../src/store/runs.js';
import { freshFolder, night, program } from '../night/run.js';
import { entriesIn } from './support.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scenarios = join(root, 'fixtures', 'night');
const input = (name: string) => ['juki.csv', 'kanyusha.csv'].map((file) => join(scenarios, name, 'input', file));
const quiet = { stage: () => {}, advance: () => {}, notice: () => {} };

function replayed(folder: string, args: readonly string[] = [], bin = program) {
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key'), '--threads', '1'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, '--lang', 'en', 'audit', 'replay', ...places, ...args],
    { encoding: 'utf8' },
  );
  if (status !== 0 && status !== 2) throw new Error(stderr);
  return { status, stdout, ...(args.includes('--json') ? { found: JSON.parse(stdout) as Replayed } : {}) };
}

/** One night of a scenario, in its own folder. */
function stored(name: string): string {
  const folder = freshFolder();
  const [municipal = '', insurer = ''] = input(name);
  night(['--municipal', municipal, '--insurer', insurer, '--threads', '1'], folder);
  return folder;
}

describe('a run from the same rules and tables', () => {
  it.each(readdirSync(scenarios))('%s comes out the same', async (name) => {
    const folder = freshFolder();
    const keyFile = join(folder, 'key');
    const db = openStore(join(folder, 'totsugo.db'), keyFile);
    const scratch = openStore(join(folder, 'scratch.db'), keyFile);
    const [municipal = '', insurer = ''] = input(name);
    const settings = join(scenarios, name, 'input', 'night.yaml');
    const config = existsSync(settings) ? loadConfig(settings) : {};
    const result = await runNight(
      db,
      {
        municipal: [municipal],
        insurer: [insurer],
        municipalProfile: loadProfile(config.municipalProfile ?? 'juki-standard'),
        insurerProfile: loadProfile(config.insurerProfile ?? 'kanyusha-standard'),
        asOf: '2026-04-01',
        policy: defaultPolicy,
        withRows: false,
        all: true,
        startedAt: '',
        keyFile,
        threads: 1,
      },
      quiet,
    );
    const { run } = result;
    const summary = { counts: countsOf(db, result), versions: versionsOf('1') } as Summary;
    finishRun(db, run, JSON.stringify(summary));
    const basis = readBasis(basisOf(db, run) ?? '');
    const { cases, ...differing } = await replay(db, { id: run, summary, basis }, scratch, keyFile, 1, '1', quiet);
    db.close();
    scratch.close();
    expect(differing).toEqual({ differences: [], counts: [], versions: [] });
    expect(cases).toBeGreaterThan(0);
  });

  it('is said so, logged, and leaves no file behind', () => {
    const folder = stored('agree-by-rule');
    const files = readdirSync(folder).sort();
    const { status, stdout } = replayed(folder);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'Run 1 recomputed: all 1 cases are as they were reported.\n',
    });
    expect(readdirSync(folder).sort()).toEqual(files);
    expect(entriesIn({ database: join(folder, 'totsugo.db') }).at(-1)).toMatchObject({
      command: 'audit replay',
      phase: 'done',
      run: 1,
      counts: { cases: 1, differences: 0 },
    });
  });
});

/** The built program with some of its files changed. */
function otherProgram(change: (dist: string) => void): string {
  const folder = freshFolder();
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  mkdirSync(join(folder, 'bin'));
  cpSync(program, join(folder, 'bin', 'totsugo.js'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  change(join(folder, 'dist'));
  return join(folder, 'bin', 'totsugo.js');
}

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  expect(changed, `nothing changed in ${file}`).not.toBe(text);
  writeFileSync(file, changed);
}

describe('a run from other rules or tables', () => {
  it('names the table that changed, and the case that it decided', () => {
    const folder = stored('agree-by-rule');
    const bin = otherProgram((dist) => {
      edit(join(dist, 'fields/kanji-name/variants.tsv'), (text) => text.replace(/^邉\t[辺邊].*\n/gmu, ''));
    });
    const { status, found } = replayed(folder, ['--json'], bin);
    expect(status).toBe(2);
    expect(found?.versions.map(({ name }) => name)).toEqual(['table fields/kanji-name/variants.tsv']);
    expect(found?.differences.map(({ reported }) => reported)).toContainEqual({ class: 'AGREE_BY_RULE', grade: 'A' });
    expect(found?.differences.flatMap(({ rules }) => rules)).toContainEqual(expect.stringMatching(/^variant\//));
    expect(replayed(folder, [], bin).stdout).toMatch(
      /^Run 1 recomputed: \d cases differ[\s\S]*Changed since the run:\n {2}table fields\/kanji-name\/variants\.tsv: [0-9a-f]{16} → [0-9a-f]{16}\n$/,
    );
  });

  it('names a rule that changed, also where no case depends on it, and the version of the program', () => {
    const folder = stored('sex-differs');
    const bin = otherProgram((dist) => {
      edit(join(dist, 'fields/kana-name/rules.js'), (text) => text.replace(/evidence: 1/, 'evidence: 2'));
      edit(join(dist, '..', 'package.json'), (text) => text.replace(/"version": "[^"]*"/, '"version": "9.9.9"'));
    });
    const { status, found } = replayed(folder, ['--json'], bin);
    expect({ status, differences: found?.differences }).toEqual({ status: 0, differences: [] });
    expect(found?.versions).toEqual([
      { name: 'totsugo', was: expect.stringMatching(/^\d/), is: '9.9.9' },
      { name: expect.stringMatching(/^rule kana\//), was: expect.any(String), is: expect.any(String) },
    ]);
  });
});

describe('what was stored, changed by hand', () => {
  const cases: [what: string, sql: string, difference: object][] = [
    [
      'the grade of a case',
      `UPDATE finding SET body = replace(body, '"grade":"C"', '"grade":"B"')`,
      { change: 'changed', reported: { grade: 'B' }, replayed: { grade: 'C' }, what: ['grade'] },
    ],
    ['a case taken out', 'DELETE FROM finding', { change: 'came', reported: null, replayed: { grade: 'C' } }],
    [
      'the sex of an enrolment',
      `UPDATE record SET body = unhex(replace(hex(body), '1F321F', '1F311F'))`,
      { change: 'went', reported: { class: 'BIRTH_OR_SEX_DIFFERS' }, replayed: null },
    ],
  ];
  it.each(cases)('%s is found, and that no version explains it', (_, sql, difference) => {
    const folder = stored('sex-differs');
    const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    db.close();
    const { status, found } = replayed(folder, ['--json']);
    expect(status).toBe(2);
    expect(found?.versions).toEqual([]);
    expect(found?.differences).toHaveLength(1);
    expect(found?.differences[0]).toMatchObject(difference);
    expect(replayed(folder).stdout).toContain('the stored data or the program may have been tampered with');
  });
});
