/** A record as text, as short as may be: its values in a fixed order, without their keys; absent values are null. */
import type { SourceRecord, TextKey } from '../model.js';

/** The order is part of the schema: a change of it is a migration. */
const order: readonly TextKey[] = [
  'recordId',
  'individualNumber',
  'nameKanji',
  'nameKana',
  'birthDate',
  'sex',
  'address',
  'postalCode',
  'householdId',
  'status',
  'validFrom',
  'validTo',
  'previousAddress',
  'nameAlphabet',
  'formerName',
  'formerNameKana',
  'alias',
  'aliasKana',
];

/** Parts the values (U+001F, the unit separator). No text of a name register holds one; where one does, JSON parts them. */
const separator = '\u001f';

/** Where a value opens like one of JSON, the text is: it begins with this. */
const jsonOpens = '[';

/**
 * Writes a record's text in UTF-8 from a place on, and returns where it ends: beyond the last byte where it does not fit.
 * @example writeRecord({ recordId: '0001', nameKanji: '渡邉 一郎' }, bytes, 0) // 0001, two unit separators, 渡邉 一郎
 */
export function writeRecord(record: SourceRecord, to: Uint8Array, from: number): number {
  let end = from;
  let blanks = 0;
  for (const key of order) {
    const value = record[key];
    if (value) {
      for (; blanks > 0; blanks -= 1) to[end++] = separatorByte;
      end = writeText(value, to, end);
      if (end < 0) return writeJson(record, to, from);
    }
    blanks += 1;
  }
  const { protected: mark } = record;
  if (mark !== undefined && mark !== null) {
    for (; blanks > 0; blanks -= 1) to[end++] = separatorByte;
    end = writeText(String(mark), to, end);
    if (end < 0) return writeJson(record, to, from);
  }
  return record[order[0] as TextKey]?.startsWith(jsonOpens) ? writeJson(record, to, from) : end;
}

const separatorByte = separator.charCodeAt(0);

/** Returns where the text ends; -1 where it holds the separator. */
function writeText(text: string, to: Uint8Array, from: number): number {
  let end = from;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      if (unit === separatorByte) return -1;
      to[end++] = unit;
    } else if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) {
      to[end] = 0xe0 | (unit >> 12);
      to[end + 1] = 0x80 | ((unit >> 6) & 0x3f);
      to[end + 2] = 0x80 | (unit & 0x3f);
      end += 3;
    } else {
      // The rest of a text in which something is beyond the basic plane, or in the first few alphabets.
      const bytes = Buffer.from(text.slice(at));
      if (bytes.includes(separatorByte)) return -1;
      for (const byte of bytes) to[end++] = byte;
      return end;
    }
  }
  return end;
}

function writeJson(record: SourceRecord, to: Uint8Array, from: number): number {
  const bytes = Buffer.from(JSON.stringify([...order.map((key) => record[key] ?? ''), String(record.protected ?? '')]));
  if (from + bytes.length <= to.length) to.set(bytes, from);
  return from + bytes.length;
}

/** The record of a text that `writeRecord` wrote: every key, null where the source had no value (or a blank one). */
export function recordOf(text: string, source: SourceRecord['source']): SourceRecord {
  const values = text.startsWith(jsonOpens) ? (JSON.parse(text) as string[]) : text.split(separator);
  const at = (index: number): string | null => values[index] || null;
  const mark = values[18];
  // Written out, in the order above: one shape for every record of a night.
  return {
    source,
    recordId: at(0),
    individualNumber: at(1),
    nameKanji: at(2),
    nameKana: at(3),
    birthDate: at(4),
    sex: at(5),
    address: at(6),
    postalCode: at(7),
    householdId: at(8),
    status: at(9),
    validFrom: at(10),
    validTo: at(11),
    previousAddress: at(12),
    nameAlphabet: at(13),
    formerName: at(14),
    formerNameKana: at(15),
    alias: at(16),
    aliasKana: at(17),
    protected: mark === 'true' ? true : mark === 'false' ? false : mark || null,
  };
}
