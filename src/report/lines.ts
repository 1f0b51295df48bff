/** Lines as the bytes of a file, gathered apart from it: by a thread that does not write, or before their turn has come. */
import { cp932Encoder } from './cp932.js';
import type { Encoding } from './file.js';

/** Whole lines of a file. */
export interface Lines {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  /** Code point → times it was replaced by 〓. */
  readonly lost: ReadonlyMap<string, number>;
}

export interface LineGatherer {
  readonly add: (line: string) => void;
  /** Bytes gathered so far, roughly. */
  readonly length: () => number;
  /** What was gathered; the next line begins anew. The bytes are the caller's. */
  readonly take: () => Lines;
}

/** Characters that are encoded together: lines are short, and each call has its price. */
const atOnce = 1 << 14;
/** Bytes that a character (a UTF-16 unit) takes at most. */
const widest = 3;

export function lineGatherer(encoding: Encoding, room = 1 << 20): LineGatherer {
  let encoder = encoding === 'cp932' ? cp932Encoder() : null;
  let bytes = Buffer.allocUnsafeSlow(room);
  let length = 0;
  let pending = '';
  let rows = 0;
  const encode = (): void => {
    const most = length + pending.length * widest;
    if (most > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(most, bytes.length * 2));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    if (encoder) {
      const encoded = encoder.encode(pending);
      bytes.set(encoded, length);
      length += encoded.length;
    } else length += bytes.write(pending, length);
    pending = '';
  };
  return {
    add(line) {
      rows += 1;
      pending += line;
      if (pending.length >= atOnce) encode();
    },
    length: () => length + pending.length,
    take() {
      encode();
      const taken = { bytes: new Uint8Array(bytes.buffer, 0, length), rows, lost: encoder?.lost ?? new Map() };
      if (encoder) encoder = cp932Encoder();
      bytes = Buffer.allocUnsafeSlow(room);
      length = 0;
      rows = 0;
      return taken;
    },
  };
}
