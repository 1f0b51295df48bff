// Rechecks the fixture city and says where its reports lie. Makes a fresh clone ready first.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const demo = join(root, 'demo');

const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

const ready = run(join(root, 'scripts', 'ready.js'));
if (ready.status !== 0) process.exit(ready.status ?? 2);

mkdirSync(demo, { recursive: true, mode: 0o700 });
const night = run(
  join(root, 'bin', 'totsugo.js'),
  'recheck',
  '--config',
  join(root, 'fixtures', 'city', 'night.yaml'),
  '--db',
  join(demo, 'totsugo.db'),
  '--key-file',
  join(demo, 'key'),
  '--out',
  join(demo, 'out'),
);
// Cases to recheck (status 1) are what the demonstration is for.
process.exit(night.status === 1 ? 0 : (night.status ?? 2));
