// Makes a fresh clone ready: installs the locked dependencies and builds dist/, each only where it is missing or stale.
// Node's standard library alone, since it runs before anything is installed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.totsugo-ready');

// The native database module is compiled for one Node ABI: another Node needs another install.
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(process.versions.modules)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('totsugo: installing the locked dependencies (compiling the database takes a minute or two)…\n');
  const windows = process.platform === 'win32';
  execFileSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts=false'], {
    cwd: root,
    shell: windows,
    stdio: ['ignore', 2, 2],
  });
  writeFileSync(stamp, wanted);
}
execFileSync(process.execPath, [join(root, 'scripts', 'build.js')], { cwd: root, stdio: ['ignore', 2, 2] });
