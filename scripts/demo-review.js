// Rechecks the fixture city and opens the review page on it: the command prints the URL to open. Ctrl-C ends it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cityNight } from './city-night.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'demo', 'review');

cityNight(folder);
// The clerk's name and other options may be given: npm run demo:review -- --user 鈴木 --port 8765
const args = [
  join(root, 'bin', 'totsugo.js'),
  'review',
  '--db',
  join(folder, 'totsugo.db'),
  '--key-file',
  join(folder, 'key'),
];
// Ctrl-C reaches the page as well, which then ends by itself.
process.on('SIGINT', () => {});
const page = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(page.status ?? 0);
