/** The night as its callers see it: exit status, streams, files, and what is left where it cannot do its job. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freshFolder, night, totsugo } from './run.js';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/night/${name}/input`, import.meta.url));
const files = (name: string) => [
  ...['--municipal', join(fixture(name), 'juki.csv')],
  ...['--insurer', join(fixture(name), 'kanyusha.csv')],
];

describe('exit status', () => {
  it('is 0 where nothing is to be rechecked', () => {
    expect(night(files('agree-by-rule')).status).toBe(0);
  });
  it('is 1 where cases of grade B or C exist', () => {
    expect(night(files('sex-differs')).status).toBe(1);
  });
  it('is 0 with --exit-zero all the same', () => {
    expect(night([...files('sex-differs'), '--exit-zero']).status).toBe(0);
  });
});

describe('streams', () => {
  it('keeps stdout empty without --json', () => {
    expect(night(files('sex-differs')).stdout).toBe('');
  });
  it('writes the summary alone to stdout with --json, the same as summary.json', () => {
    const run = night([...files('sex-differs'), '--json', '--quiet']);
    expect(JSON.parse(run.stdout)).toEqual(run.summary);
    expect(run.stderr).toBe('');
  });
});

describe('bad calls', () => {
  const cases: [name: string, args: readonly string[], code: string][] = [
    ['no register', ['--insurer', 'x.csv'], 'OPTION_MISSING'],
    ['no enrolments', ['--municipal', 'x.csv'], 'OPTION_MISSING'],
    ['a file that is not there', ['--municipal', 'x.csv', '--insurer', 'y.csv'], 'FILE_NOT_FOUND'],
    ['a folder', ['--municipal', '.', '--insurer', '.'], 'FILE_IS_DIRECTORY'],
    ['a day that is none', [...files('all-agree'), '--as-of', '2026-02-30'], 'AS_OF_INVALID'],
    ['a profile that is not there', [...files('all-agree'), '--insurer-profile', 'nowhere'], 'PROFILE_NOT_FOUND'],
    [
      'a register profile for enrolments',
      [...files('all-agree'), '--insurer-profile', 'juki-standard'],
      'PROFILE_SOURCE',
    ],
    ['a policy that is not there', [...files('all-agree'), '--policy', 'p.yaml'], 'SETTINGS_UNREADABLE'],
  ];
  it.each(cases)('%s', (_, args, code) => {
    const folder = freshFolder();
    const { status, stdout, stderr } = totsugo(['recheck', ...args], { cwd: folder });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
    expect(existsSync(join(folder, 'totsugo-out'))).toBe(false);
  });

  it('names the line of a wrong setting', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'night.yaml'), 'municipal: a.csv\nquite: true\n');
    const { status, stderr } = totsugo(['recheck', '--config', 'night.yaml'], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain('night.yaml 2行目');
    expect(stderr).toContain('[SETTINGS_INVALID]');
  });
});

describe('settings', () => {
  it('takes the paths of a configuration from its own folder, and lets flags win', () => {
    const folder = freshFolder();
    for (const name of ['juki.csv', 'kanyusha.csv']) copyFileSync(join(fixture('lapsed'), name), join(folder, name));
    const settings = 'municipal: juki.csv\ninsurer: [kanyusha.csv]\nasOf: 2020-01-01\n';
    writeFileSync(join(folder, 'night.yaml'), settings);
    const run = night(['--config', join(folder, 'night.yaml')]);
    expect(run.summary.asOf).toBe('2026-04-01');
    expect(run.summary.counts.insurer.lapsed).toBe(1);
  });

  it('changes what a policy sets', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'policy.yaml'), 'evidence: { threshold: 1 }\n');
    const strict = night([...files('agree-by-rule'), '--policy', join(folder, 'policy.yaml')]);
    expect(strict.findings.map((finding) => finding.class)).toEqual(['NAME_RESEMBLES']);
    expect(strict.summary.policy.evidence.threshold).toBe(1);
  });
});

describe('what a night leaves', () => {
  const people = files('number-shared');

  it('gives the same bytes in every report, whatever the folder', () => {
    const [a, b] = [night(people), night(people)];
    for (const name of readdirSync(a.out)) {
      if (name === 'summary.json') continue;
      expect(readFileSync(join(a.out, name)).equals(readFileSync(join(b.out, name))), name).toBe(true);
    }
    const { timing: _, ...summary } = a.summary;
    const { timing: __, ...again } = b.summary;
    expect(summary).toEqual(again);
  });

  it('shows no Individual Number in any file or message', () => {
    for (const name of ['number-shared', 'number-invalid', 'number-swapped', 'repeated-record-id']) {
      const run = night([...files(name), '--with-rows', '--all']);
      const numbers = ['juki.csv', 'kanyusha.csv'].flatMap((file) =>
        readFileSync(join(fixture(name), file), 'utf8')
          .split('\n')
          .flatMap((line) => line.match(/(?<!\d)\d{12}(?!\d)/g) ?? []),
      );
      expect(numbers.length).toBeGreaterThan(1);
      const texts = readdirSync(run.out).map((file) => readFileSync(join(run.out, file), 'latin1'));
      const said = [...texts, run.stderr, run.stdout, readFileSync(join(run.folder, 'totsugo.db'), 'latin1')];
      for (const number of numbers) expect(said.some((text) => text.includes(number))).toBe(false);
    }
  });

  it.skipIf(process.platform === 'win32')('lets nobody else read reports, database or key', () => {
    const run = night(people);
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    for (const name of readdirSync(run.out)) expect([name, mode(join(run.out, name))]).toEqual([name, '600']);
    expect(mode(run.out)).toBe('700');
    for (const name of ['totsugo.db', 'key']) expect(mode(join(run.folder, name))).toBe('600');
  });

  it('lists its runs, and what came and went between two', () => {
    const first = night(files('number-shared'));
    night(files('number-of-another'), first.folder);
    const places = ['--db', join(first.folder, 'totsugo.db'), '--key-file', join(first.folder, 'key')];
    const listed = totsugo(['runs', '--json', ...places]);
    const runs = listed.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { run: number });
    expect(runs.map(({ run }) => run)).toEqual([2, 1]);
    const diff = totsugo(['runs', 'diff', '1', '2', '--json', ...places]);
    const changes = diff.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(changes.map(({ change, class: name }) => `${change} ${name}`)).toEqual([
      'came NUMBER_OF_ANOTHER',
      'went NUMBER_SHARED',
    ]);
  });

  it('writes a stored run again, by grade', () => {
    const run = night(files('out-of-coverage'));
    const out = join(run.folder, 'again');
    const places = ['--db', join(run.folder, 'totsugo.db'), '--key-file', join(run.folder, 'key')];
    const again = totsugo(['report', ...places, '--grade', 'B', '--format', 'ndjson', '--out', out]);
    expect(again.status).toBe(0);
    const lines = readFileSync(join(out, 'findings.ndjson'), 'utf8').split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => (JSON.parse(line) as { grade: string }).grade === 'B')).toBe(true);
  });
});

describe('the key', () => {
  it('of another database does not open this one', () => {
    const run = night(files('all-agree'));
    writeFileSync(join(run.folder, 'other'), `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    const args = ['--db', join(run.folder, 'totsugo.db'), '--key-file', join(run.folder, 'other')];
    const { status, stderr } = totsugo(['runs', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain('[DATABASE_KEY_OTHER]');
  });

  it('that is missing is not made anew for a database that exists', () => {
    const run = night(files('all-agree'));
    const args = ['--db', join(run.folder, 'totsugo.db'), '--key-file', join(run.folder, 'lost')];
    expect(totsugo(['runs', ...args]).stderr).toContain('[KEY_MISSING]');
    expect(existsSync(join(run.folder, 'lost'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('that others may read is refused', () => {
    const run = night(files('all-agree'));
    chmodSync(join(run.folder, 'key'), 0o644);
    const args = ['--db', join(run.folder, 'totsugo.db'), '--key-file', join(run.folder, 'key')];
    expect(totsugo(['runs', ...args]).stderr).toContain('[KEY_EXPOSED]');
  });
});

describe('a night that cannot end', () => {
  it('leaves no run where its folder cannot be made', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'taken'), 'a file, not a folder');
    const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];
    const failed = totsugo(['recheck', ...files('all-agree'), ...places, '--out', join(folder, 'taken')]);
    expect(failed.status).toBe(2);
    expect(failed.stderr).toContain('[OUTPUT_UNWRITABLE]');
    mkdirSync(join(folder, 'out'));
    expect(totsugo(['runs', ...places]).stdout).toBe('');
  });
});

describe('totsugo alone', () => {
  it('shows where to begin', () => {
    const { status, stdout } = totsugo([]);
    expect(status).toBe(0);
    expect(stdout).toContain('totsugo recheck --municipal');
  });

  it('exits 2 on an unknown command', () => {
    expect(totsugo(['rechekc']).status).toBe(2);
  });
});
