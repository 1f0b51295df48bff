/**
 * What links the rows of one side, set down while they are written, so that nobody has to read and decipher them again: by
 * Individual Number and by id, in parts of which one at a time is in memory.
 */
import { existsSync, realpathSync } from 'node:fs';
import type { Source } from '../model.js';
import type { Store } from './open.js';
import { absent, enrolmentKeys, keysOf, residentKeys } from './row-blocks.js';
import { type Spill, spill } from './spill.js';

export interface LinkingRows {
  readonly side: Source;
  readonly rows: number;
  /** By number, see `byNumber`: each part holds higher numbers than the one before, the last the rows without any. */
  readonly numbers: Spill;
  /** By id, see `byId`: rows of one id are in one part. */
  readonly ids: Spill;
  /** The number of the stored record of each row, from 1, in memory that threads share. */
  readonly records: Uint32Array<SharedArrayBuffer>;
}

/** Where the values of a row stand that is set down by its number. The last: of a resident its state, of an enrolment its end. */
export const byNumber = { number: 0, row: 1, agreement: 2, counters: 3, last: 4 } as const;
/** Where the values of a row stand that is set down by its id. */
export const byId = { id: 0, row: 1, last: 2 } as const;

/** Values of a row that is set down by its number, and by its id. */
export const numberWidth = 5;
export const idWidth = 3;

/** Parts of the numbers, as many of the ids: a thirty-second of a million rows is a megabyte or so. */
const parts = 32;
export const numberParts = parts + 1;
export const idParts = parts;

const numberPart = (number: number): number =>
  number === absent ? parts : Math.min(Math.floor((number / 1e12) * parts), parts - 1);
/** Ids are hashes of 53 bits. */
const idPart = (id: number): number => Math.floor((id / 2 ** 53) * parts);

/** Rows of a side that are kept in memory: those of a town. */
const mostInMemory = 250_000;

export interface LinkingFiller {
  /** Adds rows: their keys, one row after the other, and their stored records. One without an id is not linked. */
  readonly add: (keys: Float64Array, records: ArrayLike<number>, length: number) => void;
  /** All rows, once. */
  readonly rows: () => LinkingRows;
  /** Lets go of all that was set down. Call it in any case. */
  readonly close: () => void;
}

/**
 * @param db beside which files are made where the rows are many. The night holds its lock: nobody else makes them
 * @param inMemory rows that are kept in memory
 */
export function linkingFiller(db: Pick<Store, 'name'>, side: Source, inMemory = mostInMemory): LinkingFiller {
  const width = keysOf[side];
  const lastKey = side === 'municipal' ? residentKeys.state : enrolmentKeys.ends;
  const beside = existsSync(db.name) ? realpathSync(db.name) : db.name;
  const setDown = (what: string, width: number, parts: number): Spill =>
    spill(`${beside}.${side}-${what}.tmp`, { width, parts, inMemory: 8 * width * inMemory });
  const numbers = setDown('numbers', numberWidth, numberParts);
  const ids = setDown('ids', idWidth, idParts);
  const records = wordList();
  const [numbered, identified] = [new Float64Array(numberWidth), new Float64Array(idWidth)];
  let rows = 0;
  return {
    close() {
      try {
        numbers.close();
      } finally {
        ids.close();
      }
    },
    add(keys, stored, length) {
      for (let at = 0; at < length; at += 1) {
        const base = at * width;
        rows += 1;
        records.add(stored[at] as number);
        const id = keys[base + residentKeys.id] as number;
        if (id === absent) continue;
        const number = keys[base + residentKeys.number] as number;
        numbered[byNumber.number] = number;
        numbered[byNumber.row] = rows;
        numbered[byNumber.agreement] = keys[base + residentKeys.agreement] as number;
        numbered[byNumber.counters] = keys[base + residentKeys.counters] as number;
        numbered[byNumber.last] = keys[base + lastKey] as number;
        numbers.add(numberPart(number), numbered);
        identified[byId.id] = id;
        identified[byId.row] = rows;
        identified[byId.last] = keys[base + lastKey] as number;
        ids.add(idPart(id), identified);
      }
    },
    rows: () => ({ side, rows, numbers, ids, records: records.all() }),
  };
}

const wordsInPiece = 65_536;

/** Numbers of 32 bits, of which the first, at 0, is nobody's. */
function wordList() {
  const pieces = [new Uint32Array(wordsInPiece)];
  let length = 1;
  return {
    add(word: number) {
      if (length % wordsInPiece === 0) pieces.push(new Uint32Array(wordsInPiece));
      (pieces[pieces.length - 1] as Uint32Array)[length % wordsInPiece] = word;
      length += 1;
    },
    all(): Uint32Array<SharedArrayBuffer> {
      const all = new Uint32Array(new SharedArrayBuffer(4 * length));
      for (const [at, piece] of pieces.entries()) {
        all.set(piece.subarray(0, length - at * wordsInPiece), at * wordsInPiece);
      }
      pieces.length = 0;
      return all;
    },
  };
}
