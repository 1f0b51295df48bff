// npm run fuzz: feeds the program what its fixtures become by accident or ill will. Nothing may crash it, hang it, fill
// the memory, show an Individual Number, lose a row or touch what is not named. A failure is reproduced by its seed and index:
//   npm run fuzz -- --seed S --from INDEX --count 1
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'totsugo' },
    count: { type: 'string', default: '2000' },
    from: { type: 'string', default: '0' },
    kind: { type: 'string' },
    /** Seconds that one case may take. */
    seconds: { type: 'string', default: '20' },
    /** Resident megabytes that the process of the cases may take. */
    megabytes: { type: 'string', default: '900' },
    json: { type: 'boolean', default: false },
  },
});
const { seed, kind } = values;
const [first, count, seconds, megabytes] = ['from', 'count', 'seconds', 'megabytes'].map((name) =>
  Number(values[name]),
);
const child = fileURLToPath(new URL('./fuzz/child.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'totsugo-fuzz-'));
const seen = { cases: 0, bytes: 0, searched: 0, peak: 0, slowest: 0, kinds: {}, outcomes: {}, failures: [] };

const add = (counts, name) => {
  counts[name] = (counts[name] ?? 0) + 1;
};

function finished({ index, kind: name, outcome, failed, bytes = 0, searched = 0, milliseconds, rss }) {
  seen.cases++;
  seen.bytes += bytes;
  seen.searched += searched;
  seen.peak = Math.max(seen.peak, rss);
  seen.slowest = Math.max(seen.slowest, milliseconds);
  add(seen.kinds, name);
  add(seen.outcomes, failed ? 'FAILED' : outcome);
  if (failed) fail(index, `${name}: ${failed}`);
  if (rss > megabytes * 1e6) fail(index, `${name}: ${Math.round(rss / 1e6)} MB resident`);
}

function fail(index, what) {
  seen.failures.push({ index, what });
  process.stderr.write(`seed ${seed} index ${index}: ${what}\n`);
}

/** Does cases up to the last or to the first that ends the process. Returns the next index. */
function someCases(from, to) {
  return new Promise((resolve, reject) => {
    const worker = fork(child, {
      execArgv: ['--max-old-space-size=512'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let at = null;
    let hung = false;
    const limit = (most) =>
      setTimeout(() => {
        hung = true;
        worker.kill('SIGKILL');
      }, most * 1000);
    let timer = limit(60);
    worker.on('message', (message) => {
      clearTimeout(timer);
      timer = limit(seconds);
      if ('began' in message) at = message.began;
      else {
        finished(message);
        at = message.index + 1;
      }
    });
    worker.once('exit', (status, signal) => {
      clearTimeout(timer);
      if (at >= to) return resolve(to);
      if (at === null) return reject(new Error('the cases could not be begun'));
      seen.cases++;
      add(seen.outcomes, 'FAILED');
      fail(at, hung ? `took more than ${seconds} seconds` : `ended the process (${signal ?? status})`);
      resolve(at + 1);
    });
    worker.send({ seed, kind, folder, from, to });
  });
}

const started = performance.now();
try {
  // Several processes one after the other: what one case leaves behind in memory does not hide for long.
  for (let next = first; next < first + count; ) next = await someCases(next, Math.min(next + 5_000, first + count));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const sorted = (counts) => Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
const result = {
  ...{ seed, from: first, count, ...seen },
  peak: Math.round(seen.peak / 1e6),
  slowest: Math.round(seen.slowest),
  seconds: Math.round((performance.now() - started) / 1000),
  kinds: sorted(seen.kinds),
  outcomes: sorted(seen.outcomes),
};
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  process.stdout.write(
    `${result.cases} cases (seed ${seed}, from ${first}), ${seen.failures.length} failures, ${result.seconds} s\n`,
  );
  process.stdout.write(
    `${seen.bytes} bytes of input, ${seen.searched} bytes of output searched; at most ${result.peak} MB, ${result.slowest} ms a case\n`,
  );
  for (const [name, times] of Object.entries(result.kinds)) process.stdout.write(`  ${times}\t${name}\n`);
}
process.exitCode = seen.failures.length > 0 ? 1 : 0;
