/**
 * The rows of a run: which records it read, in the order it read them, and the keys that link them. Records are stored once,
 * however many nights read them; a row is a dozen numbers, kept by the block.
 */
import type { Source } from '../model.js';

/** Rows whose places stand in one block: few, since they are looked up one by one. */
export const placesInBlock = 64;
/** Rows whose keys stand in one block: many, since they are read one after the other. */
export const keysInBlock = 4096;

/** The keys of a resident, by their place in a row of keys. Each is a whole number of at most 53 bits, `absent` where there is none. */
export const residentKeys = {
  /** Digest of the bytes of the line, absent where the row is no line of its own. */
  line: 0,
  /** The Individual Number, where it has the form of one. */
  number: 1,
  /** Digest of what must be the same for two records to agree in everything. */
  agreement: 2,
  /** Digest of what the numbers of the address are said to count. */
  counters: 3,
  /** Hash of the record's id; absent where the row was set aside, since an earlier row has its id. */
  id: 4,
  /** By its place in `residentStates`. */
  state: 5,
  /** Hashes of blocking keys: what shares one is then compared. */
  kanaBirth: 6,
  kanjiBirth: 7,
  givenBirth: 8,
} as const;

/** The keys of an enrolment; the first five are those of a resident. */
export const enrolmentKeys = {
  line: 0,
  number: 1,
  agreement: 2,
  counters: 3,
  id: 4,
  /** The first day without insurance as a number, 20260401; 0 where the source only says that it ended. */
  ends: 5,
} as const;

export const absent = -1;

/** As a register may state them; `unmapped`: by a code that the profile does not have. */
export const residentStates = ['active', 'unmapped', 'moved_out', 'deceased', 'lapsed'] as const;
export type ResidentState = (typeof residentStates)[number];

/** How many keys a row of a side has. */
export const keysOf: Readonly<Record<Source, number>> = { municipal: 9, insurer: 6 };

/** The number of a block among all blocks of all runs: those of one side of a run follow each other. */
export const blockId = (run: number, side: Source, block: number): number =>
  (run * 2 + (side === 'municipal' ? 0 : 1)) * 2 ** 24 + block;

export const sideOfBlock = (id: number): Source => (Math.floor(id / 2 ** 24) % 2 === 0 ? 'municipal' : 'insurer');

/** The blocks that a run's side may have, first and last. */
export const blocksOf = (run: number, side: Source): [first: number, last: number] => [
  blockId(run, side, 0),
  blockId(run, side, 2 ** 24 - 1),
];

/** A block of keys as it is stored: the keys of its rows one after the other, then pairs of a row within the block and a further key. */
export interface KeyBlock {
  /** Number of the block's first row, from 1. */
  readonly first: number;
  readonly rows: number;
  readonly keys: Float64Array;
  readonly others: Float64Array;
}

/** The words of a place: record, line, input; the top bit of the input is set where the row was set aside. */
export const placeWords = 3;
export const setAsideBit = 0x80000000;

export function doubles(bytes: Uint8Array): Float64Array {
  if (bytes.byteOffset % 8 === 0) return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  return new Float64Array(bytes.slice().buffer);
}

export function words(bytes: Uint8Array): Uint32Array {
  if (bytes.byteOffset % 4 === 0) return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return new Uint32Array(bytes.slice().buffer);
}

export const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
