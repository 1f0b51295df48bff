// What no case may do, whatever it is fed: show an Individual Number or a stack trace, lose a row, leave its folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Fails a case with what was seen. */
export function ensure(holds, what) {
  if (!holds) throw new Error(what);
}

const digits = /[0-9](?:[-\s]?[0-9]){11,}/g;

/** Individual Numbers that stand in a text, in digits of either width, in groups or none. */
export function numbersIn(text) {
  const found = new Set();
  for (const [run] of text.replace(/[０-９]/g, (c) => String(c.charCodeAt(0) - 0xff10)).matchAll(digits)) {
    const plain = run.replace(/[-\s]/g, '');
    for (let at = 0; at + 12 <= plain.length; at++) found.add(plain.slice(at, at + 12));
  }
  return found;
}

const trace = /\n\s+at [^\n]*:\d+:\d+|node:internal|file:\/\/\/|\bTypeError\b|\bRangeError\b|\bZodError\b/;

/** Holds a text that came out against the numbers that went in. Returns how many bytes were searched. */
export function searched(text, numbers, where) {
  ensure(!trace.test(text), `a stack trace or a raw error in ${where}`);
  for (const number of numbersIn(text)) ensure(!numbers.has(number), `an Individual Number in ${where}`);
  return Buffer.byteLength(text);
}

/** Every file below a folder, workbooks unpacked, as [name, text]. */
export function* textsBelow(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    if (entry.name.endsWith('.xlsx')) yield* unzipped(bytes, entry.name);
    else yield [entry.name, bytes.toString('utf8')];
  }
}

function* unzipped(zip, archive) {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [size, name, local] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    const text = (zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8');
    yield [`${archive}/${zip.toString('utf8', at + 46, at + 46 + name)}`, text];
    at += 46 + name + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

/**
 * Holds the lines of a file against those that became records or rejects: every line that is not blank begins one, belongs to
 * the header, or goes on with a quoted cell of the one before. Knows nothing of how the program reads.
 */
export function linesAccounted(bytes, encoding, begun) {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  // In UTF-8 and CP932 no character's later byte is a line feed or a quote.
  const swapped = encoding === 'utf-16be' ? Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16() : bytes;
  const text = wide ? swapped.toString('utf16le') : bytes.toString('latin1');
  let body = text.replace(/^(?:\ufeff|\xef\xbb\xbf)/, '');
  while (body.endsWith('\x1a')) body = body.slice(0, -1);
  let open = false;
  let line = 0;
  for (const content of body.split('\n')) {
    line++;
    const odd = (content.split('"').length - 1) % 2 === 1;
    if (begun.has(line)) open = odd;
    else if (open) open = !odd;
    else ensure(/^(?:"")?\r?$/.test(content), `line ${line} is neither a record nor a reject`);
  }
}

/** Holds a run's counts against each other: every row ends in exactly one place. */
export function countsAccounted({ counts }, rejects) {
  const { insurer, municipal, grades } = counts;
  const cases = Object.values(insurer.cases).reduce((sum, count) => sum + count, 0);
  ensure(insurer.read === insurer.rejected + insurer.lapsed + cases, 'the insurer rows do not add up');
  ensure(
    municipal.read === municipal.rejected + municipal.enrolled + municipal.notEnrolled,
    'the municipal rows do not add up',
  );
  ensure(grades.A + grades.B + grades.C === cases, 'the grades do not add up');
  ensure(rejects === insurer.rejected + municipal.rejected, 'rejects.csv does not list every reject');
}
