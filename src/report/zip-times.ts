/** A zip archive holds the clock in every entry. Without it, the same entries give the same bytes. */

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** 1980-01-01 00:00, the first moment a zip can name: time 0, date 0x0021. Source: PKWARE APPNOTE 4.4.6. */
const MOMENT = 0x00210000;

/** Sets the time of every entry to 1980-01-01, in place. Throws where the bytes are not a zip archive. */
export function withoutTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('not a zip archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error('broken zip directory');
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== LOCAL) throw new Error('broken zip entry');
    zip.writeUInt32LE(MOMENT, at + 12);
    zip.writeUInt32LE(MOMENT, local + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
