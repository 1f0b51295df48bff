// The program itself, as a process: what it says on a damaged export, and how it ends.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensure, searched } from '../checks.js';
import { cityProfile } from '../fixtures.js';
import { damagedYaml } from '../yaml.js';
import { damagedExport } from './read.js';

const program = fileURLToPath(new URL('../../../bin/totsugo.js', import.meta.url));

async function spawned(random, { folder }) {
  const { bytes } = damagedExport(random);
  const [export_, profile] = [join(folder, 'export.csv'), join(folder, 'own.yaml')];
  writeFileSync(export_, bytes);
  writeFileSync(
    profile,
    random.chance(0.5) ? damagedYaml(random, cityProfile.replace(/^characters.*$/m, '')) : cityProfile,
  );
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key'), '--out', join(folder, 'out')];
  const args = ['recheck', '--municipal', export_, '--municipal-profile', profile, '--insurer', export_, ...places];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { HOME: folder },
  });
  const heard = [child.stdout, child.stderr].map((stream) => stream.toArray());
  const [status, signal] = await new Promise((resolve) => child.once('close', (...ended) => resolve(ended)));
  const text = Buffer.concat((await Promise.all(heard)).flat()).toString('utf8');
  ensure(signal === null && [0, 1, 2].includes(status), `ended with ${signal ?? status}: ${text.slice(0, 500)}`);
  ensure(!/\[INTERNAL\]|\[ERR_/.test(text), `an error without a name: ${text.slice(0, 500)}`);
  return { outcome: `exit ${status}`, bytes: bytes.length, searched: searched(text, new Set(), 'its messages') };
}

export const spawnedKinds = [{ name: 'whole program', weight: 0.5, run: spawned }];
