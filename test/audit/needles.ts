/** Looks for people's data byte by byte, in every encoding that it could be in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** A text in UTF-8, UTF-16 of both orders and CP932; digits in full width too. */
export function spellings(text: string): Buffer[] {
  const texts = /^[\x20-\x7e]+$/.test(text) ? [text, fullWidth(text)] : [text];
  return texts.flatMap((one) => [
    Buffer.from(one, 'utf8'),
    Buffer.from(one, 'utf16le'),
    utf16be(one),
    iconv.encode(one, 'cp932'),
  ]);
}

/**
 * Which of some needles some bytes hold. Every needle is at least four bytes: their first four find the places to look at, so
 * that thousands are looked for in one pass.
 */
export function searcher(needles: readonly Buffer[]): (bytes: Uint8Array) => Set<string> {
  const byStart = new Map<number, Buffer[]>();
  // Nearly every place is passed over by its first two bytes.
  const begins = new Uint8Array(1 << 16);
  for (const needle of needles) {
    begins[needle.readUInt16LE(0)] = 1;
    const start = needle.readInt32LE(0);
    const others = byStart.get(start);
    if (others) others.push(needle);
    else byStart.set(start, [needle]);
  }
  return (bytes) => {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= bytes.length; at++) {
      if (begins[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue;
      const start =
        (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
      for (const needle of byStart.get(start) ?? []) {
        if (needle.compare(bytes, at, Math.min(at + needle.length, bytes.length)) === 0)
          found.add(needle.toString('hex'));
      }
    }
    return found;
  };
}

/** Every file below a folder, by its path. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

/** The files below a folder that hold a needle. */
export function filesHolding(folder: string, search: (bytes: Uint8Array) => Set<string>): string[] {
  return filesBelow(folder).filter((file) => search(readFileSync(file)).size > 0);
}

/** The text of an export, whichever of the two encodings it has. */
export function exportText(file: string): string {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'cp932');
  }
}
