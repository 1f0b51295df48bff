// What happens to files on their way: damaged bytes, other encodings, quotes, columns and rows.
import { createRequire } from 'node:module';
import { hostile } from './hostile.js';

const iconv = createRequire(import.meta.url)('iconv-lite');

/** No mutated file grows beyond this: what a case takes follows its size. */
const most = 2 * 1024 * 1024;

const tokens = [
  '\r\n',
  '\n',
  '\r',
  '"',
  '""',
  '","',
  ',',
  '\t',
  '\0',
  '\x1a',
  '\xef\xbb\xbf',
  '\xff\xfe',
  '\xfe\xff',
  '\x81',
  '\xfc\xfc',
  '\x1b$B',
  '\xf0\x9f',
  ' ',
];

/** Bytes after a few byte-level accidents: flips, gaps, repeats, cuts, marks of other encodings. */
export function damagedBytes(random, bytes) {
  let out = Buffer.from(bytes);
  for (let left = random.few(12); left > 0; left--) out = damagedOnce(random, out);
  return out.subarray(0, most);
}

function damagedOnce(random, bytes) {
  const at = random.int(bytes.length + 1);
  const length = random.chance(0.8) ? random.int(8) : random.int(Math.max(1, bytes.length - at));
  const [head, middle, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (random.int(7)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped[at] ^= 1 << random.int(8);
      return flipped;
    }
    case 1:
      return Buffer.concat([head, tail]);
    case 2:
      return Buffer.concat([head, middle, middle, tail]);
    case 3:
      return random.chance(0.3) ? head : Buffer.concat([head, Buffer.from([random.int(256)]), tail]);
    case 4:
      return Buffer.concat([head, Buffer.from(random.pick(tokens), 'latin1'), bytes.subarray(at)]);
    case 5: {
      const from = random.int(bytes.length + 1);
      return Buffer.concat([head, bytes.subarray(from, from + length), tail]);
    }
    default:
      return Buffer.concat([head, Buffer.from(hostile(random), 'utf8'), bytes.subarray(at)]);
  }
}

export const encodings = [
  'utf-8',
  'utf-8-bom',
  'cp932',
  'utf-16le',
  'utf-16le-bom',
  'utf-16be',
  'utf-16be-bom',
  'euc-jp',
  'iso-8859-1',
];

/** A text in one of the encodings that are read, or in one that is not. */
export function encoded(text, encoding) {
  const name = encoding.replace('-bom', '');
  const bytes = name === 'utf-8' ? Buffer.from(text) : iconv.encode(text, name === 'utf-16le' ? 'utf16-le' : name);
  const marks = { 'utf-8-bom': [0xef, 0xbb, 0xbf], 'utf-16le-bom': [0xff, 0xfe], 'utf-16be-bom': [0xfe, 0xff] };
  return Buffer.concat([Buffer.from(marks[encoding] ?? []), bytes]);
}

/** A table of cells after accidents of spreadsheets and hands. `columns`: whether whole columns were moved or renamed. */
export function damagedTable(random, rows) {
  const table = rows.map((row) => [...row]);
  let columns = false;
  for (let left = random.few(6); left > 0; left--) columns = damagedRows(random, table) || columns;
  return { table, columns };
}

function damagedRows(random, table) {
  const at = random.int(table.length);
  const row = table[at] ?? [];
  const column = random.int(Math.max(1, row.length));
  switch (random.int(11)) {
    case 0:
    case 1:
    case 2:
    case 3:
      row[column] = at === 0 && random.chance(0.7) ? (row[column] ?? '') : hostile(random);
      return at === 0;
    case 4:
      table.splice(at, 1);
      return at === 0;
    case 5:
      table.splice(random.int(table.length + 1), 0, [...row]);
      return false;
    case 6:
      row.splice(column, random.int(3), ...(random.chance(0.5) ? [hostile(random)] : []));
      return true;
    case 7:
      if (random.chance(0.6)) return false;
      for (const one of table) one.splice(column, 1);
      return true;
    case 8: {
      const other = random.int(Math.max(1, row.length));
      for (const one of table) [one[column], one[other]] = [one[other] ?? '', one[column] ?? ''];
      return true;
    }
    case 9:
      if (random.chance(0.6)) return false;
      for (const one of table) one.splice(column, 0, one[column] ?? '');
      return true;
    default: {
      const shifted = table.map((one) => one[column] ?? '');
      table.forEach((one, index) => {
        if (index > 1 && column < one.length) one[column] = shifted[index - 1];
      });
      return false;
    }
  }
}

/** The cells as CSV, as they are. */
export const plainCsv = (table) =>
  table.map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');

/** The cells as CSV, now and then with a quote, a delimiter or a line end that is not right. */
export function writtenCsv(random, table) {
  const delimiter = random.chance(0.95) ? ',' : random.pick(['\t', ';', '|', '，']);
  const lineEnd = random.chance(0.95) ? random.pick(['\r\n', '\n']) : random.pick(['\r', '\n\r', '\u2028', '\r\n\r\n']);
  const wrong = random.chance(0.3) ? 0.05 : 0;
  // A night ends at a wrong header: most of the time the rows are what is wrong.
  const spared = random.chance(0.8);
  const cell = (text, header) => {
    if (!(header && spared) && random.chance(wrong))
      return random.pick([`"${text}`, `${text}"`, `"${text}"x`, `"${text}""`, ` "${text}"`]);
    return /["\r\n,\t;|]/.test(text) || random.chance(0.1) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = table.map((row, at) => row.map((text) => cell(String(text ?? ''), at === 0)).join(delimiter));
  return lines.join(lineEnd) + (random.chance(0.8) ? lineEnd : '');
}
