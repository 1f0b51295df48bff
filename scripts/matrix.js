// npm run matrix: the same bytes in every report on Node 20, 22 and 24, with any locale, time zone and umask. Writes its result
// into docs/reliability.md (not with --no-page). Exit status: 0 the same · 1 not the same, or a night failed · 2 the other Node
// versions cannot be had here. Linux on x64 only: the database module is compiled for each version, with its own headers (kept in
// --cache).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ended, nights, sums, surroundings } from './matrix/nights.js';
import { section, withMatrixSection } from './matrix/page.js';
import { compile, install, program, Unavailable } from './matrix/versions.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs', 'reliability.md');
const { values } = parseArgs({
  options: {
    cache: { type: 'string', default: join(root, 'node_modules', '.cache', 'totsugo-matrix') },
    'no-page': { type: 'boolean', default: false },
  },
});
const majors = ['20', '22', '24'];

/** @param {string} folder */
function programs(folder) {
  const running = process.version.slice(1).split('.')[0];
  return majors.map((major) => {
    if (major === running) {
      return { version: process.version, node: process.execPath, start: join(root, 'bin', 'totsugo.js') };
    }
    const { node, version, headers } = install(major, values.cache);
    const module = compile({ node, version, headers }, values.cache);
    return { node, version, start: program(module, join(folder, `node-${major}`)) };
  });
}

/**
 * Every night under every version and surroundings, as many at a time as there are processors.
 * @param {ReturnType<typeof programs>} versions
 * @param {string} folder
 */
async function nightsOf(versions, folder) {
  const left = versions.flatMap((program) =>
    surroundings.flatMap((around, index) => Object.keys(nights).map((name) => ({ program, around, index, name }))),
  );
  /** @type {((typeof left)[number] & { found: Record<string, string> })[]} */
  const done = [];
  const hand = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { program, around, index, name } = next;
      const found = await sums(program, name, around, join(folder, program.version, String(index), name));
      done.push({ ...next, found });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
  return done;
}

/**
 * @param {string} folder
 * @returns one row a Node version, with the names of what differs
 */
async function compared(folder) {
  const versions = programs(folder);
  const done = await nightsOf(versions, folder);
  const first = Object.assign(
    {},
    ...done.filter(({ program, index }) => program === versions[0] && index === 0).map(({ found }) => found),
  );
  return versions.map(({ version }) => {
    const row = { version, files: 0, different: /** @type {string[]} */ ([]) };
    for (const { program, around, name, found } of done.filter((one) => one.program.version === version)) {
      const own = Object.keys(first).filter((file) => file.startsWith(`${name}/`) || file.startsWith(`${name}:`));
      for (const file of new Set([...own, ...Object.keys(found)])) {
        if (found[file] === first[file]) continue;
        row.different.push(`${file} (${program.version}, ${around.locale}, ${around.zone}, umask ${around.umask})`);
      }
      row.files += Object.keys(found).filter((file) => !file.includes(': ')).length;
    }
    console.log(`Node ${row.version.padEnd(9)} ${row.files} files, ${row.different.length} different`);
    return row;
  });
}

/** A module compiled for another Node is refused in words. @param {string} folder */
async function refused(folder) {
  const [own, ...others] = programs(join(folder, 'refused'));
  for (const other of others) {
    const args = [other.start, '--lang', 'en', 'recheck', ...nights.alias, '--out', join(folder, 'refused', 'out')];
    const { status, stderr } = await ended(own.node, args, { cwd: folder });
    if (status !== 2 || !stderr.includes('[DATABASE_MODULE_UNFIT]')) {
      throw new Error(`the module of ${other.version} under ${own.version} ended with ${status}: ${stderr}`);
    }
  }
}

async function matrix() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Unavailable('it needs Linux on x64');
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-matrix-'));
  let keep = false;
  try {
    const rows = await compared(folder);
    await refused(folder);
    const different = rows.flatMap((row) => row.different);
    keep = different.length > 0;
    for (const one of different) console.log(`different: ${one}`);
    if (keep) console.log(`the files: ${folder}`);
    if (!values['no-page']) {
      const before = readFileSync(page, 'utf8');
      writeFileSync(page, withMatrixSection(before, section(rows, Object.keys(nights), surroundings)));
    }
    return keep ? 1 : 0;
  } finally {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await matrix();
} catch (error) {
  const unavailable = error instanceof Unavailable;
  console.error(`matrix: ${unavailable ? 'left out: ' : ''}${error instanceof Error ? error.message : error}`);
  process.exitCode = unavailable ? 2 : 1;
}
