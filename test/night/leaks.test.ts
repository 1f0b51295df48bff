/** No Individual Number of the input is anywhere but in the encrypted database: searched byte by byte, in every spelling. */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportText, filesBelow, filesHolding, searcher, spellings } from '../../scripts/soak/needles.js';
import { openStore } from '../../src/store/open.js';
import { freshFolder, program } from './run.js';

const city = fileURLToPath(new URL('../../fixtures/city/input', import.meta.url));
const rows = 400;

/** The inputs lie elsewhere: whatever is below `folder` is what the program wrote, its temporary files too. */
interface Ground {
  readonly folder: string;
  readonly inputs: string;
}

interface Ended {
  readonly status: number | null;
  readonly output: Buffer;
  /** Every file that the process had open for writing, seen every few milliseconds. */
  readonly opened: ReadonlySet<string>;
}

function prepared(): Ground {
  const [folder, inputs] = [freshFolder(), freshFolder()];
  for (const name of ['municipal.csv', 'insurer-112037.csv']) {
    const lines = readFileSync(join(city, name), 'latin1').split('\n');
    // Numbers in the wrong column, and in a row that is rejected: there they are people's slips.
    const bad = name === 'municipal.csv' ? `1,${lines[1]?.split(',')[1]},"${lines[2]?.split(',')[1]}\r\n` : '';
    writeFileSync(join(inputs, name), lines.slice(0, rows).join('\n').concat('\n', bad), 'latin1');
  }
  for (const name of ['municipal-profile.yaml', 'characters.tsv']) copyFileSync(join(city, name), join(inputs, name));
  for (const name of ['home', 'tmp']) mkdirSync(join(folder, name));
  return { folder, inputs };
}

/** Runs the program with its home, its temporary folder and its working folder below the ground. */
function run({ folder }: Ground, args: readonly string[], killAfter?: number): Promise<Ended> {
  const temporary = join(folder, 'tmp');
  const child = spawn(process.execPath, [program, ...args, '--db', 'totsugo.db'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: join(folder, 'home'),
      TMPDIR: temporary,
      SQLITE_TMPDIR: temporary,
      LANG: 'ja_JP.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const opened = new Set<string>();
  const watching = setInterval(() => {
    for (const file of openFiles(child.pid ?? 0)) opened.add(file);
  }, 5);
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) => {
    child.once('close', (status) => {
      clearInterval(watching);
      clearTimeout(timer);
      resolve({ status, output: Buffer.concat(output), opened });
    });
  });
}

/** The regular files that a process has open for writing, as Linux says; deleted ones too. */
function openFiles(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const flags = Number.parseInt(
        /flags:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'))?.[1] ?? '0',
        8,
      );
      const path = readlinkSync(`/proc/${pid}/fd/${fd}`);
      return (flags & 3) !== 0 && path.startsWith('/') && !/^\/(dev|proc|sys)\//.test(path) ? [path] : [];
    });
  } catch {
    // It has ended, or closed the file meanwhile.
    return [];
  }
}

const nightOf = ({ inputs }: Ground): string[] => [
  'recheck',
  ...['--municipal', join(inputs, 'municipal.csv'), '--insurer', join(inputs, 'insurer-112037.csv')],
  ...['--municipal-profile', join(inputs, 'municipal-profile.yaml'), '--as-of', '2026-10-01'],
  ...['--out', 'out', '--all', '--with-rows', '--json'],
];

let search: (bytes: Uint8Array) => Set<string>;
let ground: Ground;
let numbers: string[];

beforeAll(() => {
  ground = prepared();
  const exports = filesBelow(ground.inputs).filter((file) => file.endsWith('.csv'));
  numbers = [...new Set(exports.flatMap((file) => exportText(file).match(/(?<!\d)\d{12}(?!\d)/g) ?? []))];
  search = searcher(numbers.flatMap(spellings));
});

/** Nothing that the program wrote or said holds a number; each file and folder is its owner's alone. */
function clean({ folder }: Ground, { output, opened }: Ended): void {
  expect(filesHolding(folder, search)).toEqual([]);
  expect(search(output).size).toBe(0);
  for (const file of filesBelow(folder)) expect(statSync(file).mode & 0o077, file).toBe(0);
  const beside = [...opened].filter(
    (file) => !file.startsWith(join(folder, 'totsugo.db')) && !file.startsWith(join(folder, 'out/')),
  );
  expect(beside.filter((file) => !file.startsWith(join(folder, 'home/')))).toEqual([]);
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
}

describe('the search itself', () => {
  it('finds numbers where they are: in the exports, in every spelling, and in the decrypted database', async () => {
    expect(numbers.length).toBeGreaterThan(500);
    expect(filesHolding(ground.inputs, search)).toHaveLength(2);
    const [number = ''] = numbers;
    for (const spelled of spellings(number)) {
      expect(search(Buffer.concat([Buffer.from('x'), spelled, Buffer.from('y')])).size).toBe(1);
    }
    expect(spellings(number).map((bytes) => bytes.length)).toEqual([12, 24, 24, 12, 36, 24, 24, 24]);
  });
});

describe.runIf(process.platform === 'linux')('after', () => {
  it('a night: no number on disk, in what it said, or in a temporary file; none to be found by others', async () => {
    const ended = await run(ground, nightOf(ground));
    expect(ended.status).toBe(1);
    expect(ended.opened.size).toBeGreaterThan(0);
    clean(ground, ended);
    expect(statSync(join(ground.folder, 'out')).mode & 0o777).toBe(0o700);
    const db = openStore(join(ground.folder, 'totsugo.db'), join(ground.folder, 'home/.config/totsugo/key'));
    expect(search(db.serialize()).size).toBeGreaterThan(500);
    db.close();
  });

  it('nights that were killed at any time, and what they left', async () => {
    const killed = prepared();
    const begun = performance.now();
    await run(killed, nightOf(killed));
    const duration = performance.now() - begun;
    let count = 0;
    const left = new Set<string>();
    for (const part of [0.3, 0.45, 0.6, 0.75, 0.9]) {
      const ended = await run(killed, nightOf(killed), duration * part);
      if (ended.status === null) count++;
      clean(killed, ended);
      const sizes = filesBelow(killed.folder).map((file) => [file, statSync(file).size] as const);
      for (const [file, size] of sizes) if (size > 0) left.add(/-(wal|journal)$/.exec(file)?.[1] ?? '');
    }
    expect(count).toBeGreaterThan(0);
    // Some were killed while the database had written beside itself: that was searched too.
    expect(left.has('wal') || left.has('journal')).toBe(true);
  });

  it('a purge: none even in the decrypted pages', async () => {
    const ended = await run(ground, ['purge', '--run', '1']);
    expect(ended.status).toBe(0);
    clean(ground, ended);
    const db = openStore(join(ground.folder, 'totsugo.db'), join(ground.folder, 'home/.config/totsugo/key'));
    expect(search(db.serialize())).toEqual(new Set());
    db.close();
  });

  it('an error on the way', async () => {
    const failing = prepared();
    rmSync(join(failing.inputs, 'characters.tsv'));
    const ended = await run(failing, nightOf(failing));
    expect(ended.status).toBe(2);
    clean(failing, ended);
  });
});
