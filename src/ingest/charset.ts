/**
 * What a file's bytes mean. Rows are found on bytes and decoded strictly: a byte that the encoding does not have is
 * never replaced in silence.
 */
import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'cp932' | 'utf-16le' | 'utf-16be';

export interface Charset {
  readonly encoding: Encoding;
  /** Bytes of one unit: 2 in UTF-16, else 1. */
  readonly unit: 1 | 2;
  /** The text, or null where a byte does not belong to the encoding. */
  decode(bytes: Buffer): string | null;
  /** The same as UTF-8. */
  toUtf8(bytes: Buffer): Buffer | null;
  /** The text with U+FFFD for what cannot be read: for people only. */
  toText(bytes: Buffer): string;
  /** Index after the first line feed at or after `from` (a unit boundary), or -1. */
  lineEnd(bytes: Buffer, from: number): number;
  /** Index after the last line feed before `end`, or 0. */
  lastLineEnd(bytes: Buffer, end: number): number;
}

const LF = 0x0a;

/** 0x0A is never a second byte, neither in UTF-8 nor in CP932 (trail bytes are 40–7E and 80–FC). */
const byteLines = {
  unit: 1,
  lineEnd: (bytes: Buffer, from: number) => bytes.indexOf(LF, from) + 1 || -1,
  lastLineEnd: (bytes: Buffer, end: number) => (end === 0 ? 0 : bytes.lastIndexOf(LF, end - 1) + 1),
} as const;

/** In UTF-16 the byte 0A also occurs inside other characters (U+0A0A, U+4E0A 上): only a whole unit 000A ends a line. */
function unitLines(low: 0 | 1) {
  const isLineFeed = (bytes: Buffer, at: number) => at % 2 === low && bytes[at ^ 1] === 0;
  return {
    unit: 2,
    lineEnd(bytes: Buffer, from: number) {
      for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
        if ((at | 1) < bytes.length && isLineFeed(bytes, at)) return (at | 1) + 1;
      }
      return -1;
    },
    lastLineEnd(bytes: Buffer, end: number) {
      const last = (end & ~1) - 1;
      for (let at = last < 0 ? -1 : bytes.lastIndexOf(LF, last); at >= 0; ) {
        if (isLineFeed(bytes, at)) return (at | 1) + 1;
        at = at === 0 ? -1 : bytes.lastIndexOf(LF, at - 1);
      }
      return 0;
    },
  } as const;
}

/** `ignoreBOM`: the mark at the head is taken off before; inside a file U+FEFF is a character like any other. */
function decoding(label: string) {
  const strict = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder(label, { ignoreBOM: true });
  const decode = (bytes: Buffer): string | null => {
    try {
      return strict.decode(bytes);
    } catch {
      return null;
    }
  };
  return { decode, toUtf8: inUtf8(decode), toText: (bytes: Buffer) => lenient.decode(bytes) };
}

const inUtf8 = (decode: Charset['decode']) => (bytes: Buffer) => {
  const text = decode(bytes);
  return text === null ? null : Buffer.from(text);
};

/** ICU reads the control characters 1A, 1C and 7F as IBM does, one for the other; in CP932 they stand for themselves. */
const rotated: Readonly<Record<string, string>> = { '\x1c': '\x1a', '\x7f': '\x1c', '\x1a': '\x7f' };

function cp932() {
  const { decode: asIbm, toText } = decoding('shift_jis');
  const decode = (bytes: Buffer): string | null => {
    const text = asIbm(bytes);
    if (text === null || !(bytes.includes(0x1a) || bytes.includes(0x1c) || bytes.includes(0x7f))) return text;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is put right
    return text.replace(/[\x1a\x1c\x7f]/g, (control) => rotated[control] as string);
  };
  return { decode, toUtf8: inUtf8(decode), toText };
}

/** The reader of an encoding. Example: `charsetOf('cp932').toUtf8(Buffer.from([0x82, 0xa0]))` is あ in UTF-8. */
export function charsetOf(encoding: Encoding): Charset {
  switch (encoding) {
    case 'utf-8':
      return {
        encoding,
        ...byteLines,
        decode: (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : null),
        toUtf8: (bytes) => (isUtf8(bytes) ? bytes : null),
        toText: (bytes) => bytes.toString('utf8'),
      };
    case 'cp932':
      return { encoding, ...byteLines, ...cp932() };
    case 'utf-16le':
      return { encoding, ...unitLines(0), ...decoding('utf-16le') };
    case 'utf-16be':
      return { encoding, ...unitLines(1), ...decoding('utf-16be') };
  }
}
