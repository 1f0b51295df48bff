/** docs/operations.md does what it says: backup and restore as written, units that systemd takes, a configuration that loads. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/settings/config.js';
import { openStore } from '../../src/store/open.js';
import { listRuns } from '../../src/store/runs.js';
import { freshFolder, program } from '../night/run.js';

const doc = (name: string) => readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');
const blocksOf = (text: string) => [...text.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '');
const blocks = blocksOf(doc('operations.md'));
const block = (part: string): string => {
  const found = blocks.filter((one) => one.includes(part));
  expect(found, part).toHaveLength(1);
  return found[0] ?? '';
};

const input = fileURLToPath(new URL('../../fixtures/night/sex-differs/input', import.meta.url));

describe('backup and restore', () => {
  const root = freshFolder();
  const [srv, key] = [join(root, 'srv', 'totsugo'), join(root, 'etc', 'totsugo', 'key')];

  /** Runs a block of the document as it is written, its folders below one of our own. */
  function follow(part: string): string {
    const bin = join(root, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'totsugo'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(join(bin, 'totsugo'), 0o755);
    const script = block(part).replace(/(?<=\s)\/(srv|etc|backup|safe)\b/g, `${root}/$1`);
    return execFileSync('sh', ['-eu', '-c', script], {
      encoding: 'utf8',
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: root, LANG: 'C' },
    });
  }

  const night = () =>
    spawnSync(
      process.execPath,
      [
        ...[program, 'recheck', '--municipal', join(input, 'juki.csv'), '--insurer', join(input, 'kanyusha.csv')],
        ...[
          '--as-of',
          '2026-04-01',
          '--quiet',
          '--db',
          join(srv, 'totsugo.db'),
          '--key-file',
          key,
          '--out',
          join(srv, 'out'),
        ],
      ],
      { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: root } },
    ).status;
  const runs = () => {
    const db = openStore(join(srv, 'totsugo.db'), key);
    const found = listRuns(db).map(({ id }) => id);
    db.close();
    return found;
  };

  it('bring back the runs, the log and the key, by the very lines of the document', { timeout: 120_000 }, () => {
    mkdirSync(srv, { recursive: true });
    expect(night()).toBe(1);
    follow('# backup');
    follow('# key: once');
    expect(night()).toBe(1);
    expect(runs()).toEqual([2, 1]);
    writeFileSync(join(srv, 'totsugo.db'), 'damaged');
    rmSync(key);
    const shown = follow('# restore');
    expect(shown).toContain('2026-04-01');
    expect(runs()).toEqual([1]);
    expect(existsSync(join(srv, 'replaced', 'totsugo.db.audit'))).toBe(true);
    expect(night()).toBe(1);
    expect(runs()).toEqual([2, 1]);
  });

  it('a damaged copy is not put back', () => {
    writeFileSync(join(root, 'backup', 'totsugo', 'totsugo.db'), 'damaged');
    expect(() => follow('# restore')).toThrow(/sha256sum/);
    expect(runs()).toEqual([2, 1]);
  });
});

describe('what the document tells to write', () => {
  it('the configuration loads', () => {
    const file = join(freshFolder(), 'nightly.yaml');
    writeFileSync(file, block('# nightly.yaml'));
    expect(loadConfig(file)).toMatchObject({ keyFile: '/etc/totsugo/key', lang: 'ja', quiet: true });
  });

  it.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)('systemd takes the units', () => {
    const folder = freshFolder();
    for (const unit of ['totsugo.service', 'totsugo.timer']) {
      const text = block(`# /etc/systemd/system/${unit}`)
        .replace('/usr/bin/totsugo', process.execPath)
        .replace('User=totsugo', 'User=root');
      writeFileSync(join(folder, unit), text);
    }
    const { status, stderr } = spawnSync(
      'systemd-analyze',
      ['verify', join(folder, 'totsugo.timer'), join(folder, 'totsugo.service')],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr.split('\n').filter((line) => line.includes('totsugo'))).toEqual([]);
    expect(status).toBe(0);
  });

  it('the Japanese document tells to run and write the same', () => {
    const japanese = blocksOf(doc('operations.ja.md'));
    for (const part of [
      '# nightly.yaml',
      'totsugo.service',
      '/totsugo.timer',
      'schtasks',
      'tar -xzf',
      '# backup',
      '# key: once',
      '# restore',
    ]) {
      expect(
        japanese.filter((one) => one === block(part)),
        part,
      ).toHaveLength(1);
    }
  });
});
