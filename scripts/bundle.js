// npm run bundle: one archive for a machine without internet: the program, its production dependencies with the compiled
// database, tables, documents, a CycloneDX list of parts and the SHA-256 of every file. The same input gives the same
// bytes. It runs on the platform and Node major that it was made on, which its name says.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'bundle') } } });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const name = `totsugo-${version}-${process.platform}-${process.arch}-node${process.versions.node.split('.')[0]}`;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const own = [
  'bin',
  'dist',
  'docs',
  'package.json',
  'LICENSE',
  'LICENSE-TABLES',
  'NOTICE',
  'README.md',
  'README.ja.md',
  'SECURITY.md',
];
const leftOut = new Set(['.built-from', '.tsbuildinfo']);

/** Of the database module: what runs, not what it is compiled from. */
const ofDatabase = /^(?:package\.json|LICENSE|lib(?:\/.*)?|build|build\/Release|build\/Release\/better_sqlite3\.node)$/;

/** The packages that the program needs to run, as the lock file has them. */
function productionPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev && existsSync(join(root, path)))
    .map(([path]) => path)
    .sort();
}

function copyInto(folder) {
  for (const path of own.filter((one) => existsSync(join(root, one)))) {
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: (from) => !leftOut.has(basename(from)) });
  }
  for (const path of productionPackages()) {
    const from = join(root, path);
    const wanted = (file) => {
      const inside = relative(from, file).replaceAll('\\', '/');
      if (inside.split('/').includes('node_modules')) return false;
      return inside === '' || path !== 'node_modules/better-sqlite3' || ofDatabase.test(inside);
    };
    cpSync(from, join(folder, path), { recursive: true, dereference: true, filter: wanted });
  }
}

/** What is in the archive, in CycloneDX as npm writes it, without the hour and the random number of its making. */
function partsList() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const windows = process.platform === 'win32';
  const text = execFileSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { serialNumber: _, ...parts } = JSON.parse(text);
  delete parts.metadata.timestamp;
  const digits = sha256(JSON.stringify(parts));
  const uuid = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
  return { ...parts, serialNumber: `urn:uuid:${uuid}` };
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();

/** The files as one archive: sorted, of nobody, of no time, readable by all. */
function archive(staging) {
  const files = filesIn(join(staging, name)).map((file) => `${name}/${file}`);
  for (const file of files) chmodSync(join(staging, file), file.startsWith(`${name}/bin/`) ? 0o755 : 0o644);
  const list = join(staging, 'files');
  writeFileSync(list, `${files.join('\n')}\n`);
  const nobody = ['--owner=0', '--group=0', '--numeric-owner', '--mtime=@0', '--format=gnu', '--no-recursion'];
  const tar = execFileSync('tar', [...nobody, '-C', staging, '-T', list, '-cf', '-'], { maxBuffer: 1 << 30 });
  return gzipSync(tar, { level: 9 });
}

const staging = mkdtempSync(join(tmpdir(), 'totsugo-bundle-'));
try {
  const folder = join(staging, name);
  mkdirSync(folder);
  copyInto(folder);
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(partsList(), null, 2)}\n`);
  const sums = filesIn(folder).map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  const bytes = archive(staging);
  const target = resolve(values.out, `${name}.tar.gz`);
  mkdirSync(resolve(values.out), { recursive: true });
  writeFileSync(target, bytes);
  writeFileSync(`${target}.sha256`, `${sha256(bytes)}  ${basename(target)}\n`);
  process.stdout.write(`${target}\n`);
  process.stderr.write(`${sums.length} files, ${(bytes.length / 1e6).toFixed(1)} MB, SHA-256 ${sha256(bytes)}\n`);
} finally {
  rmSync(staging, { recursive: true, force: true });
}
