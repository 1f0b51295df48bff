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

/** Parts records that travel together (U+001E, the record separator). */
export const recordSeparator = '\u001e';

/** @example recordText({ recordId: '0001', nameKanji: '渡邉 一郎' }) // '0001\u001f\u001f渡邉 一郎' */
export function recordText(record: SourceRecord): string {
  let text = '';
  let blanks = '';
  for (const key of order) {
    const value = record[key];
    if (value) {
      if (value.includes(separator) || value.includes(recordSeparator)) return jsonText(record);
      text += blanks + value;
      blanks = '';
    }
    blanks += separator;
  }
  if (record.protected !== undefined && record.protected !== null) text += blanks + String(record.protected);
  return text.startsWith('[') ? jsonText(record) : text;
}

const jsonText = (record: SourceRecord): string =>
  JSON.stringify([...order.map((key) => record[key] ?? ''), String(record.protected ?? '')]);

/** The record of a text that `recordText` made: every key, null where the source had no value (or a blank one). */
export function recordOf(text: string, source: SourceRecord['source']): SourceRecord {
  const values = text.startsWith('[') ? (JSON.parse(text) as string[]) : text.split(separator);
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
