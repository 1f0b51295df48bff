// Looks for people's data byte by byte, in every encoding that it could be in.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';

const fullWidth = (text) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const utf16be = (text) => Buffer.from(text, 'utf16le').swap16();

/** A text in UTF-8, UTF-16 of both orders and CP932; digits in full width too. */
export function spellings(text) {
  const texts = /^[\x20-\x7e]+$/.test(text) ? [text, fullWidth(text)] : [text];
  return texts.flatMap((one) => [
    Buffer.from(one, 'utf8'),
    Buffer.from(one, 'utf16le'),
    utf16be(one),
    iconv.encode(one, 'cp932'),
  ]);
}

/**
 * Which of some needles some bytes hold, in hexadecimal. Every needle is at least four bytes: their first four find the places to
 * look at, and what stands there is looked up once a length, so that thousands are looked for in one pass.
 */
export function searcher(needles) {
  const byStart = new Map();
  // Nearly every place is passed over by its first two bytes.
  const begins = new Uint8Array(1 << 16);
  for (const needle of needles) {
    begins[needle.readUInt16LE(0)] = 1;
    const start = needle.readInt32LE(0);
    const byLength = byStart.get(start) ?? new Map();
    byStart.set(start, byLength);
    const alike = byLength.get(needle.length) ?? new Set();
    byLength.set(needle.length, alike);
    alike.add(needle.toString('latin1'));
  }
  return (bytes) => {
    const found = new Set();
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= buffer.length; at++) {
      if (begins[(buffer[at] ?? 0) | ((buffer[at + 1] ?? 0) << 8)] === 0) continue;
      for (const [length, alike] of byStart.get(buffer.readInt32LE(at)) ?? []) {
        const here = buffer.toString('latin1', at, at + length);
        if (alike.has(here)) found.add(Buffer.from(here, 'latin1').toString('hex'));
      }
    }
    return found;
  };
}

/** Every file below a folder, by its path. */
export const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

/** The files below a folder that hold a needle. */
export const filesHolding = (folder, search) =>
  filesBelow(folder).filter((file) => search(readFileSync(file)).size > 0);

/** The text of an export, whichever of the two encodings it has. */
export function exportText(file) {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'cp932');
  }
}
