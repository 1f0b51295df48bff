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

/** @example recordText({ recordId: '0001', nameKanji: '渡邉 一郎' }) // '["0001",null,"渡邉 一郎"]' */
export function recordText(record: SourceRecord): string {
  const values: (string | boolean | null)[] = order.map((key) => record[key] ?? null);
  values.push(record.protected ?? null);
  while (values.length > 0 && values.at(-1) === null) values.pop();
  return JSON.stringify(values);
}

/** The record of a text that `recordText` made. */
export function recordOf(text: string, source: SourceRecord['source']): SourceRecord {
  const values = JSON.parse(text) as (string | boolean | null)[];
  const record: Record<string, unknown> = { source };
  for (let at = 0; at < order.length && at < values.length; at += 1) {
    if (values[at] !== null) record[order[at] as TextKey] = values[at];
  }
  if (values.length > order.length) record.protected = values[order.length];
  return record as SourceRecord;
}
