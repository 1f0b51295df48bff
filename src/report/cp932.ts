/**
 * Text to CP932 as Windows writes it, so that reading it back gives the same text. Built by reading all of CP932's own
 * bytes back, hence a round trip by construction, and with the 1,880 user-defined characters (外字).
 */

/** What stands for a character that CP932 lacks: 〓, the printer's mark for a missing type. */
const LOST = '〓';

/**
 * Characters that Unicode has twice, once as JIS X 0208 is mapped and once as Microsoft maps it (CP932). They look the same.
 * Source: Microsoft's and the Unicode Consortium's mapping tables of 8150–81CA.
 */
const microsoft: Readonly<Record<string, string>> = {
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '¦': '￤',
};

/** Lead bytes in the order of preference for characters that have several: JIS and NEC row 13, IBM, gaiji, NEC's copies. */
const leads = [...range(0x81, 0x9f), ...range(0xe0, 0xec), ...range(0xef, 0xfc), 0xed, 0xee];

export interface Cp932Encoder {
  /** Bytes of a text; a lead surrogate may not be cut off its trail. */
  encode(text: string): Buffer;
  /** Code point (`U+20BB7`) → how often it could not be encoded, so far. */
  readonly lost: ReadonlyMap<string, number>;
}

let table: Uint16Array | undefined;

/** An encoder that counts what it could not encode. Example: 𠮷 becomes 〓 and `lost` holds `U+20BB7` once. */
export function cp932Encoder(): Cp932Encoder {
  table ??= bytesByCharacter();
  const bytes = table;
  const lost = new Map<string, number>();
  return { lost, encode: (text) => encode(text, bytes, lost) };
}

function encode(text: string, bytes: Uint16Array, lost: Map<string, number>): Buffer {
  const out = Buffer.allocUnsafe(text.length * 2);
  let length = 0;
  const put = (code: number): void => {
    if (code > 0xff) out[length++] = code >> 8;
    out[length++] = code & 0xff;
  };
  const composed = /[\u3099\u309A]/.test(text)
    ? text.replace(/[\u3041-\u30FE][\u3099\u309A]/g, (kana) => kana.normalize('NFC'))
    : text;
  for (let at = 0; at < composed.length; at++) {
    const unit = composed.charCodeAt(at);
    if (unit < 0x80) {
      out[length++] = unit;
      continue;
    }
    const code = bytes[unit] || (bytes[microsoft[composed[at] as string]?.charCodeAt(0) ?? 0] as number);
    if (code) {
      put(code);
      continue;
    }
    const point = composed.codePointAt(at) as number;
    if (point > 0xffff) at++;
    const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    lost.set(name, (lost.get(name) ?? 0) + 1);
    if (!isVariationSelector(point)) put(bytes[LOST.charCodeAt(0)] as number);
  }
  return out.subarray(0, length);
}

/** A selector has no width of its own: its base character stays. */
const isVariationSelector = (point: number): boolean =>
  (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef);

function bytesByCharacter(): Uint16Array {
  const result = new Uint16Array(0x10000);
  const decoder = new TextDecoder('shift_jis');
  const learn = (code: number, bytes: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const unit = text.charCodeAt(0);
    if (text.length === 1 && unit !== 0xfffd && result[unit] === 0) result[unit] = code;
  };
  for (let byte = 0xa1; byte <= 0xdf; byte++) learn(byte, [byte]);
  for (const lead of leads) {
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) learn(lead * 256 + trail, [lead, trail]);
  }
  return result;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
