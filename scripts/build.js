// Builds dist/ from src/: compiles the TypeScript, copies the tables, profiles and pages that stand beside it, and
// makes the tables that are too large to keep in the repository. Does nothing where dist/ already matches the sources.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.built-from');
const assets = new Set(['.tsv', '.yaml', '.html', '.css', '.svg', '.bin']);

const sources = () =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

function digest() {
  const hash = createHash('sha256');
  const inputs = [
    'package-lock.json',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'tsconfig.page.json',
    'scripts/build.js',
  ];
  for (const file of [...inputs.map((name) => join(root, name)), ...sources()]) {
    if (!existsSync(file)) continue;
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function build() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  for (const project of ['tsconfig.build.json', 'tsconfig.page.json']) {
    execFileSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' });
  }
  for (const file of sources().filter((name) => assets.has(extname(name)))) {
    const target = join(root, 'dist', relative(join(root, 'src'), file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

const wanted = digest();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('totsugo: building…\n');
  build();
  writeFileSync(stamp, wanted);
}
