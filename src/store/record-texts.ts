/** The texts of records that are asked for again and again while a night explains and reports: a page is deciphered for each. */
import type { Store } from './open.js';
import { recordReader } from './record-blocks.js';

/** Looks texts of stored records up by their numbers, see record-text.ts. For one night or one look: nothing tells it of a purge. */
export interface RecordTexts {
  readonly of: (record: number) => string;
  /** Remembers the text of a record that somebody else has read. */
  readonly hold: (record: number, text: string) => void;
}

/** Characters of a text that is remembered or handed over at most: any record that is no mistake, and none that fills the memory. */
export const longest = 10_000;

/** @param kept how many texts are remembered, of about 400 bytes each; the oldest are forgotten first */
export function recordTexts(db: Store, kept: number): RecordTexts {
  const read = recordReader(db);
  const texts = new Map<number, string>();
  const hold = (record: number, text: string) => {
    if (text.length > longest) return;
    texts.set(record, text);
    if (texts.size <= kept) return;
    for (const oldest of texts.keys()) {
      texts.delete(oldest);
      return;
    }
  };
  return {
    of(record) {
      const known = texts.get(record);
      if (known !== undefined) return known;
      const text = read(record);
      hold(record, text);
      return text;
    },
    hold,
  };
}
