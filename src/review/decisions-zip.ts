/** Looks into an .xlsx before anything reads it: a small file may unpack to more than any machine holds. */
import { inflateRawSync } from 'node:zlib';
import { TotsugoError } from '../errors.js';

/** Of the file itself; of all that it unpacks to; of its parts. The largest workbook of totsugo's own unpacks to under 30 MB. */
export const limits = { bytes: 64 << 20, unpacked: 256 << 20, entries: 2_000, rows: 200_000, columns: 400 } as const;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_LENGTH = 22;

/**
 * Refuses a zip archive that unpacks to too much, whatever its directory says of itself, and one whose sheets have cells far
 * beyond any list. Every part is unpacked once, up to the size that the directory states.
 * @throws TotsugoError IMPORT_TOO_LARGE, IMPORT_UNREADABLE
 */
export function checkWorkbook(file: string, zip: Buffer): void {
  const large = () => new TotsugoError('IMPORT_TOO_LARGE', { file });
  let left: number = limits.unpacked;
  for (const { name, method, packed, size } of entriesOf(file, zip)) {
    left -= size;
    if (left < 0) throw large();
    const content = unpacked(file, packed, method, size);
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name) && isVast(content)) throw large();
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
  readonly size: number;
}

function* entriesOf(file: string, zip: Buffer): Generator<Entry> {
  const unreadable = () => new TotsugoError('IMPORT_UNREADABLE', { file });
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_LENGTH > zip.length || zip.readUInt32LE(end) !== END) throw unreadable();
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.entries) throw new TotsugoError('IMPORT_TOO_LARGE', { file });
  try {
    let at = zip.readUInt32LE(end + 16);
    for (let entry = 0; entry < count; entry++) {
      if (zip.readUInt32LE(at) !== CENTRAL) throw unreadable();
      const nameLength = zip.readUInt16LE(at + 28);
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      yield {
        name: zip.toString('utf8', at + 46, at + 46 + nameLength),
        method: zip.readUInt16LE(at + 10),
        packed: zip.subarray(start, start + zip.readUInt32LE(at + 20)),
        // An archive beyond 4 GB has 0xffffffff here: more than is taken in any case.
        size: zip.readUInt32LE(at + 24),
      };
      at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
  } catch (error) {
    throw error instanceof RangeError ? unreadable() : error;
  }
}

function unpacked(file: string, packed: Buffer, method: number, size: number): Buffer {
  try {
    const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
    if (content.length === size) return content;
  } catch {
    // Broken, or larger than its directory says: neither is a workbook that a spreadsheet saved.
  }
  throw new TotsugoError('IMPORT_UNREADABLE', { file });
}

/** Two cells in opposite corners are a few bytes in the file, and ten thousand million cells to whoever fills the gaps. */
function isVast(sheet: Buffer): boolean {
  for (const [, letters = '', row] of sheet
    .toString('latin1')
    .matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,9})"/g)) {
    const column = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(row) > limits.rows || column > limits.columns) return true;
  }
  return false;
}
