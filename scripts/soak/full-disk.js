// Full disks: nights on a file system that ends before they do. Runs in a mount namespace of its own (`unshare -rm`), so
// that it needs no rights and leaves no mount: full-disk.js TOWN BASE FOLDER COUNT. Prints its counts as JSON.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { done, ensureSame } from './kills.js';
import { copied, nightOf, placesIn, reportsIn, started, storeIn } from './town.js';

const [town, base, folder, count, expectedText] = process.argv.slice(2);
const expected = JSON.parse(expectedText);
const mount = (...args) => execFileSync('mount', args);
const bytesIn = (dir) =>
  readdirSync(dir, { recursive: true }).reduce(
    (sum, name) => sum + Math.ceil(statSync(join(dir, name)).size / 4096) * 4096,
    0,
  );

/** One night with `room` bytes to spare, of the database's disk or of the reports' alone. Returns what it ended with. */
async function oneNight(at, room, reportsAlone) {
  const disk = join(folder, `disk-${at}`);
  const place = reportsAlone ? join(disk, 'out') : disk;
  mkdirSync(disk, { recursive: true });
  if (!reportsAlone) mount('-t', 'tmpfs', '-o', `size=${bytesIn(base) + room}`, 'tmpfs', disk);
  copied(base, disk);
  if (reportsAlone) {
    mount('-t', 'tmpfs', '-o', `size=${bytesIn(join(base, 'out')) + room}`, 'tmpfs', place);
    copied(join(base, 'out'), place);
  }
  try {
    const { status, stderr } = await started(nightOf(town, disk, 1)).ended;
    const code = /\[(\w+)\]/.exec(stderr)?.[1] ?? null;
    mount('-o', 'remount,size=64m', place);
    if (status === 2) {
      if (stderr.trim().split('\n').length !== 1) throw new Error(`said ${JSON.stringify(stderr)}`);
      ensureSame(reportsIn(disk), expected.first, `the reports after ${code}`);
    } else if (status !== 1) throw new Error(`ended with ${status}: ${stderr}`);
    const { integrity, whole, decisions } = storeIn(disk);
    ensureSame(
      [integrity, whole.slice(0, 1), decisions],
      ['ok', expected.whole, expected.decisions],
      `the database after ${code}`,
    );
    await done(nightOf(town, disk, 1));
    ensureSame(reportsIn(disk), status === 2 ? expected.second : expected.third, `the next night after ${code}`);
    await done(['audit', 'verify', ...placesIn(disk)]);
    return code ?? 'it fitted';
  } finally {
    execFileSync('umount', [place]);
    execFileSync('rm', ['-rf', disk]);
  }
}

const seen = {};
for (let at = 0; at < Number(count); at++) {
  const reportsAlone = at % 3 === 2;
  // From no room at all to more than a night of this town takes.
  const most = reportsAlone ? bytesIn(join(base, 'out')) * 1.5 : bytesIn(base) * 2;
  const ended = await oneNight(at, Math.round((most * at) / Number(count) / 4096) * 4096, reportsAlone);
  seen[ended] = (seen[ended] ?? 0) + 1;
}
process.stdout.write(JSON.stringify(seen));
