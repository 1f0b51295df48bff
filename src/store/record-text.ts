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
  parted = true;
  // Written out, in the order above: a loop over the keys takes a third longer, and there are millions of records.
  let end = put(record.recordId, to, from);
  end = put(record.individualNumber, to, end);
  end = put(record.nameKanji, to, end);
  end = put(record.nameKana, to, end);
  end = put(record.birthDate, to, end);
  end = put(record.sex, to, end);
  end = put(record.address, to, end);
  end = put(record.postalCode, to, end);
  end = put(record.householdId, to, end);
  end = put(record.status, to, end);
  end = put(record.validFrom, to, end);
  end = put(record.validTo, to, end);
  end = put(record.previousAddress, to, end);
  end = put(record.nameAlphabet, to, end);
  end = put(record.formerName, to, end);
  end = put(record.formerNameKana, to, end);
  end = put(record.alias, to, end);
  end = put(record.aliasKana, to, end);
  const { protected: mark } = record;
  if (mark !== undefined && mark !== null) end = put(String(mark), to, end);
  if (!parted || record.recordId?.startsWith(jsonOpens)) return writeJson(record, to, from);
  if (end > to.length) return end;
  while (end > from && to[end - 1] === separatorByte) end -= 1;
  return end;
}

const separatorByte = separator.charCodeAt(0);
/** No value of the record that is written holds the separator. */
let parted = true;

/** Writes a value, where there is one, and a separator behind it; returns where that ends. */
function put(value: string | null | undefined, to: Uint8Array, from: number): number {
  let end = from;
  const length = value ? value.length : 0;
  for (let at = 0; at < length; at += 1) {
    const unit = (value as string).charCodeAt(at);
    if (unit < 0x80) {
      if (unit === separatorByte) parted = false;
      to[end++] = unit;
    } else if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) {
      to[end] = 0xe0 | (unit >> 12);
      to[end + 1] = 0x80 | ((unit >> 6) & 0x3f);
      to[end + 2] = 0x80 | (unit & 0x3f);
      end += 3;
    } else {
      end = putRest((value as string).slice(at), to, end);
      break;
    }
  }
  to[end] = separatorByte;
  return end + 1;
}

/** The rest of a value in which something is beyond the basic plane, or in the first few alphabets. */
function putRest(text: string, to: Uint8Array, from: number): number {
  const bytes = Buffer.from(text);
  if (bytes.includes(separatorByte)) parted = false;
  for (let at = 0; at < bytes.length; at += 1) to[from + at] = bytes[at] as number;
  return from + bytes.length;
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
