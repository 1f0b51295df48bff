/** A line of JSON → the record or pair it holds; anything else is an error that names the key, never the value. */
import { TotsugoError } from '../errors.js';
import { maskWithin } from '../fields/individual-number/index.js';
import type { SourceRecord, TextKey } from '../model.js';
import { LineError } from './run.js';

type Id = string | number | null;
type Fields = Readonly<Record<string, unknown>>;

const textKeys = {
  recordId: true,
  individualNumber: true,
  nameKanji: true,
  nameKana: true,
  formerName: true,
  formerNameKana: true,
  alias: true,
  aliasKana: true,
  nameAlphabet: true,
  birthDate: true,
  sex: true,
  postalCode: true,
  address: true,
  previousAddress: true,
  householdId: true,
  status: true,
  validFrom: true,
  validTo: true,
} as const satisfies Record<TextKey, true>;

/** Keys whose text may be as long as an Individual Number without being one. */
const identifiers = new Set(['recordId', 'householdId']);

/** A record that may be shown: an Individual Number typed into a name, an address or any other text is masked too. */
export function withoutNumbers(record: SourceRecord): SourceRecord {
  const shown: Record<string, unknown> = {};
  for (const [key, held] of Object.entries(record)) {
    shown[key] = typeof held === 'string' && !identifiers.has(key) ? maskWithin(held) : held;
  }
  return shown as SourceRecord;
}

/** A pair as `totsugo compare` reads it. */
export interface PairLine {
  readonly id: Id;
  readonly a: SourceRecord;
  readonly b: SourceRecord;
}

/** Reads a record: text, null or absent under each of the contract's keys, and no key but these. */
export function readRecord(value: unknown): SourceRecord {
  if (!isObject(value)) throw new TotsugoError('LINE_NOT_RECORD');
  for (const key of Object.keys(value)) {
    const held = value[key];
    if (Object.hasOwn(textKeys, key)) {
      if (held !== null && typeof held !== 'string') throw new TotsugoError('RECORD_NOT_TEXT', { key });
    } else if (key === 'source') {
      if (held !== null && held !== 'municipal' && held !== 'insurer') throw new TotsugoError('RECORD_SOURCE');
    } else if (key === 'protected') {
      if (held !== null && typeof held !== 'string' && typeof held !== 'boolean') {
        throw new TotsugoError('RECORD_NOT_TEXT', { key });
      }
    } else {
      throw new TotsugoError('RECORD_KEY', { key: nameable(key) });
    }
  }
  return value as SourceRecord;
}

/** Reads a line that is a record. The id of an error is the record's own. */
export function readRecordLine(text: string): SourceRecord {
  const value = readJson(text);
  const id = isObject(value) && typeof value.recordId === 'string' ? value.recordId : null;
  return underId(id, () => readRecord(value));
}

/** Reads a line that is `{"id", "a", "b"}`. An absent id is null. */
export function readPairLine(text: string): PairLine {
  const value = readJson(text);
  if (!isObject(value)) throw new TotsugoError('LINE_NOT_PAIR');
  const id = readId(value.id);
  return underId(id, () => {
    const extra = Object.keys(value).find((key) => key !== 'id' && key !== 'a' && key !== 'b');
    if (extra !== undefined) throw new TotsugoError('PAIR_KEY', { key: nameable(extra) });
    if (!isObject(value.a) || !isObject(value.b)) throw new TotsugoError('LINE_NOT_PAIR');
    return { id, a: readRecord(value.a), b: readRecord(value.b) };
  });
}

function readJson(text: string): unknown {
  if (/^[ \t\r]*$/.test(text)) throw new TotsugoError('LINE_BLANK');
  try {
    return JSON.parse(text);
  } catch {
    throw new TotsugoError('LINE_NOT_JSON');
  }
}

/** An id is given back as it came: a number too large to come back the same is no id. */
function readId(id: unknown): Id {
  if (id === undefined || id === null) return null;
  if (typeof id === 'string' || (typeof id === 'number' && Math.abs(id) <= Number.MAX_SAFE_INTEGER)) return id;
  throw new TotsugoError('PAIR_ID');
}

function underId<T>(id: Id, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof TotsugoError ? new LineError(id, error) : error;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key may be shown where it is a word; anything else could be a value in the wrong place. */
const nameable = (key: string): string => (/^[A-Za-z_]{1,40}$/.test(key) ? key : '…');
