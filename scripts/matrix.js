// npm run matrix: the same bytes in every report on Node 20, 22 and 24, with any locale, time zone and umask. Writes its result
// into docs/reliability.md (not with --no-page). Exit status: 0 the same · 1 not the same, or a night failed · 2 the other Node
// versions cannot be had here. Linux on x64 only: the database module is compiled for each version (kept in --cache).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nights, sums, surroundings } from './matrix/nights.js';
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
    const other = install(major, values.cache);
    return {
      node: other.node,
      version: other.version,
      start: program(compile(other, values.cache, folder), join(folder, `node-${major}`)),
    };
  });
}

/**
 * @param {string} folder
 * @returns one row a Node version, with the names of what differs
 */
function compared(folder) {
  const names = Object.keys(nights);
  /** @type {Record<string, string>} */
  const first = {};
  return programs(folder).map((one) => {
    const row = { version: one.version, files: 0, different: /** @type {string[]} */ ([]) };
    for (const [index, around] of surroundings.entries()) {
      for (const name of names) {
        const found = sums(one, name, around, join(folder, one.version, String(index), name));
        for (const [file, sum] of Object.entries(found)) first[file] ??= sum;
        const expected = Object.keys(first).filter(
          (file) => file.startsWith(`${name}/`) || file.startsWith(`${name}:`),
        );
        for (const file of expected.filter((file) => found[file] !== first[file])) {
          row.different.push(`${file} (${one.version}, ${around.locale}, ${around.zone}, umask ${around.umask})`);
        }
        row.files += Object.keys(found).filter((file) => !file.includes(': ')).length;
      }
    }
    console.log(`Node ${row.version.padEnd(9)} ${row.files} files, ${row.different.length} different`);
    return row;
  });
}

function matrix() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Unavailable('it needs Linux on x64');
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-matrix-'));
  let keep = false;
  try {
    const rows = compared(folder);
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
  process.exitCode = matrix();
} catch (error) {
  const unavailable = error instanceof Unavailable;
  console.error(`matrix: ${unavailable ? 'left out: ' : ''}${error instanceof Error ? error.message : error}`);
  process.exitCode = unavailable ? 2 : 1;
}
