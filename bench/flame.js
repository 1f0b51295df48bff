// npm run bench:flame: where the time of a night goes, as a flame graph (bench/data/night.svg) and as a profile that
// Chrome's developer tools open (bench/data/night.cpuprofile). One thread, so that everything is in one picture.
//
//   npm run bench:flame -- 100000
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportsOf } from './exports.js';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const people = Number(process.argv[2] ?? 100_000);

function profileOfNight({ municipal, insurers, profile, asOf }) {
  const out = mkdtempSync(join(tmpdir(), 'totsugo-flame-'));
  const inputs = ['--municipal', ...municipal, '--insurer', ...insurers, '--municipal-profile', profile];
  const places = ['--db', join(out, 'totsugo.db'), '--key-file', join(out, 'key'), '--out', join(out, 'out')];
  const options = ['--as-of', asOf, '--threads', '1', '--exit-zero', '--quiet'];
  const node = ['--cpu-prof', `--cpu-prof-dir=${join(out, 'profile')}`, here('../bin/totsugo.js')];
  execFileSync(process.execPath, [...node, 'recheck', ...inputs, ...places, ...options], { stdio: 'inherit' });
  const [name] = readdirSync(join(out, 'profile'));
  mkdirSync(here('./data/'), { recursive: true });
  renameSync(join(out, 'profile', name), here('./data/night.cpuprofile'));
  rmSync(out, { recursive: true });
  return JSON.parse(readFileSync(here('./data/night.cpuprofile'), 'utf8'));
}

/** Samples → a tree of frames with their time in microseconds, that of their callees included. */
function treeOf({ nodes, samples, timeDeltas }) {
  const time = new Map();
  samples.forEach((id, at) => {
    time.set(id, (time.get(id) ?? 0) + timeDeltas[at]);
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const build = (id) => {
    const { callFrame, children = [] } = byId.get(id);
    const below = children.map(build);
    const file = callFrame.url.split('/').slice(-2).join('/');
    const total = below.reduce((sum, one) => sum + one.total, time.get(id) ?? 0);
    return { name: `${callFrame.functionName || '(anonymous)'} ${file}`, total, below };
  };
  return build(nodes[0].id);
}

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Frames below a thousandth of the whole are left out. */
function svgOf(root) {
  const [width, row] = [1600, 18];
  let depth = 0;
  const boxes = [];
  const draw = (frame, left, level) => {
    const size = (frame.total / root.total) * width;
    if (size < width / 1000) return;
    depth = Math.max(depth, level);
    const title = `${escaped(frame.name)} · ${(frame.total / 1e6).toFixed(2)} s · ${((100 * frame.total) / root.total).toFixed(1)} %`;
    const hue = 20 + ((frame.name.length * 47) % 40);
    const text =
      size > 60 ? `<text x="${left + 3}" y="${level * row + 13}">${escaped(frame.name.slice(0, size / 7))}</text>` : '';
    boxes.push(
      `<g><title>${title}</title><rect x="${left.toFixed(1)}" y="${level * row}" width="${size.toFixed(1)}" height="${row - 1}" fill="hsl(${hue} 80% 70%)"/>${text}</g>`,
    );
    let at = left;
    for (const one of frame.below.toSorted((a, b) => b.total - a.total)) {
      draw(one, at, level + 1);
      at += (one.total / root.total) * width;
    }
  };
  draw(root, 0, 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${(depth + 1) * row}" font-family="monospace" font-size="11">${boxes.join('')}</svg>\n`;
}

writeFileSync(here('./data/night.svg'), svgOf(treeOf(profileOfNight(exportsOf(people)))));
console.log('bench/data/night.svg\nbench/data/night.cpuprofile');
