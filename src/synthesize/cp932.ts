/** CP932 (Windows-31J) as the exports are written. */
import iconv from 'iconv-lite';

const unknown = 0xffff;
const codes = new Uint16Array(65536).fill(unknown);

/** The CP932 code of a UTF-16 unit, or −1 where it has none. */
export function cp932Code(unit: number): number {
  if (unit >= 0xe000 && unit <= 0xe757) return userDefined(unit - 0xe000);
  let code = codes[unit] as number;
  if (code === unknown) {
    const character = String.fromCharCode(unit);
    const bytes = iconv.encode(character, 'cp932');
    const same = iconv.decode(bytes, 'cp932') === character;
    code = same
      ? bytes.length === 1
        ? (bytes[0] as number)
        : (bytes[0] as number) * 256 + (bytes[1] as number)
      : 0xfffe;
    codes[unit] = code;
  }
  return code === 0xfffe ? -1 : code;
}

/** Whether a character is of JIS X 0208 (levels 1 and 2): CP932 without its NEC and IBM extensions. */
export function inJis0208(character: string): boolean {
  if (character.length > 1) return false;
  const code = cp932Code(character.charCodeAt(0));
  const lead = code >> 8;
  return code >= 0 && (lead === 0 || lead <= 0x84 || (lead >= 0x88 && lead <= 0xea));
}

/** The n-th user-defined character (外字): F040 to F9FC, 188 a row, no trail byte 7F. */
function userDefined(n: number): number {
  const trail = n % 188;
  return (0xf0 + Math.floor(n / 188)) * 256 + trail + (trail < 63 ? 0x40 : 0x41);
}

/**
 * Encodes a text in which every character has a code.
 *
 * @throws Error where one has none: what cannot be written must have been replaced before.
 */
export function encodeCp932(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length * 2);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = cp932Code(text.charCodeAt(i));
    if (code < 0) throw new Error(`no CP932 code for U+${text.charCodeAt(i).toString(16).toUpperCase()}`);
    if (code > 0xff) bytes[length++] = code >> 8;
    bytes[length++] = code & 0xff;
  }
  return bytes.subarray(0, length);
}
