// A copy of exports as they are the day after: of a hundred people, a third of one has left both the register and the insurer, a
// third of one is new in both, and of a third of one a date has changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import iconv from 'iconv-lite';
import { exportsOf } from './exports.js';

const share = 0.0033;

/** FNV-1a of a text, from 0 up to 1: the same people every time, in whichever file they stand. */
function roll(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** Lines as bytes (latin1 keeps them), and where the columns of some names stand. */
function table(path) {
  const [header, ...rows] = readFileSync(path, 'latin1').split('\r\n');
  const names = iconv.decode(Buffer.from(header, 'latin1'), 'cp932').split(',');
  return { header, rows: rows.filter((row) => row !== ''), column: (name) => names.indexOf(name) };
}

/** A newcomer's row: ids and households of their own, beside those of the city. */
function arrived({ rows, column }) {
  const own = ['宛名番号', '世帯番号', '番号'].map(column).filter((at) => at >= 0);
  return rows.flatMap((row) => {
    if (row.includes('"')) return [];
    const fields = row.split(',');
    for (const at of own) fields[at] = fields[at].replace(/^[0-9]/, '8');
    return [fields.join(',')];
  });
}

/** The rows of those who stay, some with their last digit another, and the newcomers among them. */
function dayAfter({ header, rows, column }, newcomers) {
  const number = column('個人番号');
  const kept = [header];
  const every = Math.ceil(rows.length / Math.max(1, newcomers.length));
  rows.forEach((row, at) => {
    if (at % every === 0 && newcomers.length > at / every) kept.push(newcomers[at / every]);
    const who = row.split(',')[number] ?? '';
    if (roll(who) < share) return;
    const changes = roll(`${who}${at}`) < share;
    kept.push(changes ? row.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 1) % 10)) : row);
  });
  return Buffer.from([...kept, ''].join('\r\n'), 'latin1');
}

/** @param {import('./exports.js').Exports} exports @param {number} people */
export function changedExports(exports, people) {
  const dir = join(exports.dir, 'changed');
  mkdirSync(dir, { recursive: true });
  const newcomers = exportsOf(Math.ceil(people * share), 'newcomers');
  const copy = (path, from) => {
    const to = join(dir, basename(path));
    writeFileSync(to, dayAfter(table(path), arrived(table(from))));
    return to;
  };
  return {
    ...exports,
    municipal: exports.municipal.map((path, at) => copy(path, newcomers.municipal[at])),
    insurers: exports.insurers.map((path, at) => copy(path, newcomers.insurers[at])),
  };
}
