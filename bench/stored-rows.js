// Rows of one side of a run, stored as they are: records with a place, and no keys to be linked by.
import { absent, keysOf } from '../dist/store/row-blocks.js';
import { rowPacker } from '../dist/store/row-packet.js';
import { rowWriter } from '../dist/store/rows.js';

/** `add` one record, the first of which is row 1; then `write` all of them, within a transaction. */
export function storedRows(db, run, side) {
  const packer = rowPacker(keysOf[side]);
  const keys = Array.from({ length: keysOf[side] }, () => absent);
  return {
    add: (record) => packer.add(packer.length() + 1, record, keys, null),
    write() {
      const writer = rowWriter(db, run, side);
      writer.add(packer.take(0));
      writer.end();
    },
  };
}
