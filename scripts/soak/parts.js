import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { killFirstNights, killImports, killNight, killNights, undisturbed } from './kills.js';
import { killPurges } from './purges.js';
import { killRotations } from './rotations.js';
import { filledIn } from './town.js';

const once = (make) => {
  let made;
  return (...args) => (made ??= make(...args));
};
const expectation = once(undisturbed);

/** Kills right before each report gets its name, and after the last. */
const publications = [
  'closed.csv',
  'findings.ndjson',
  'rejects.csv',
  'report.html',
  'worklist.csv',
  'worklist.xlsx',
  'summary.json',
];

/** Every part of the soak: `(places, folder, numbers, told)` → its counts. */
export const parts = {
  async nights(places, folder, { nights }, told) {
    const expected = await expectation(places, folder);
    return { killed: nights, steps: await killNights(places, expected, folder, nights, told) };
  },
  async firstNights(places, folder, { nights }) {
    const expected = await expectation(places, folder);
    const count = Math.ceil(nights / 10);
    return { killed: count, steps: await killFirstNights(places, expected, folder, count) };
  },
  async publications(places, folder) {
    const expected = await expectation(places, folder);
    const steps = {};
    const points = [...publications.map((name) => `before:renameSync:${name}`), 'after:renameSync:summary.json'];
    for (const point of points) {
      const step = await killNight(places, expected, folder, { TOTSUGO_KILL: point });
      if (step === null) throw new Error(`no night was killed ${point}`);
      steps[step] = (steps[step] ?? 0) + 1;
    }
    return { killed: points.length, steps };
  },
  async imports(places, folder, { imports }) {
    return { killed: imports, steps: await killImports(places, await filledIn(places.base, folder), folder, imports) };
  },
  async purges(places, folder, { purges }) {
    return killPurges(places, folder, purges);
  },
  async rotations(places, folder, { purges }) {
    return killRotations(places, folder, purges);
  },
  async disks({ town, base }, folder, { disks }) {
    const expected = await expectation({ town, base }, folder);
    const script = fileURLToPath(new URL('./full-disk.js', import.meta.url));
    const args = ['-rm', process.execPath, script, town, base, folder, String(disks), JSON.stringify(expected)];
    const ended = JSON.parse(execFileSync('unshare', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
    return { nights: disks, ended };
  },
};
