/** Reads the files of one side: every row with its keys, in packets for the thread that writes. */
import { type Batch, type InputPlan, type Notice, readInput } from '../ingest/index.js';
import { type EarlierRows, type KnownRows, knownRows } from '../link/known-rows.js';
import { enrolmentRow, residentRow, uncountResident } from '../link/rows.js';
import { type TermCounter, termCounter } from '../link/term-counter.js';
import { countsFrom, type TermCounts } from '../link/terms.js';
import type { Conventions, Reject, Source, SourceRecord } from '../model.js';
import { openStore, type Store } from '../store/open.js';
import { keysOf } from '../store/row-blocks.js';
import { type RowPacker, type RowPacket, rowPacker } from '../store/row-packet.js';
import { rowReader } from '../store/rows.js';
import { countsKept } from '../store/run-rows.js';

/** Reads the files of one side, in order. */
export interface ReadTask {
  readonly kind: 'read';
  readonly side: Source;
  /** With their numbers among all inputs of the run, and the rows they were the night before, where those may be built on. */
  readonly files: readonly {
    readonly plan: InputPlan;
    readonly number: number;
    readonly earlier: EarlierRows | null;
  }[];
  readonly conventions: Conventions;
  readonly withRows: boolean;
  /** Of the database, for the rows of the night before. */
  readonly db: string;
  readonly keyFile: string;
}

export interface ReadPacket {
  readonly kind: 'read';
  readonly side: Source;
  readonly number: number;
  readonly rows: RowPacket;
  readonly rejects: readonly Reject[];
  readonly notices: readonly Notice[];
  /** Bytes of the file read so far. */
  readonly position: number;
  /** With the last packet of a file. */
  readonly stats: Batch['stats'] | null;
  /** With the last packet of the register: how often its terms come. */
  readonly counts: TermCounts | null;
}

/** Rows that travel at once: as many as keep two threads from waiting for each other. */
const rowsAtOnce = 1024;
/** Bytes of records that travel at once, where rows are long. */
const bytesAtOnce = 4_000_000;
/** Memory for the database's pages in a thread that goes through them once, in megabytes. */
const readerCache = 8;

export function* readSide(task: ReadTask): Generator<ReadPacket> {
  const { side, files, withRows } = task;
  const earlierRun = files.find(({ earlier }) => earlier)?.earlier?.run;
  const db = earlierRun === undefined ? null : openStore(task.db, task.keyFile, readerCache);
  try {
    const kept = db && side === 'municipal' && earlierRun !== undefined ? countsKept(db, earlierRun) : undefined;
    const counts = countsFrom(kept);
    const packer = rowPacker(keysOf[side]);
    const counter = termCounter(counts);
    const add = adder(task, packer, counter);
    for (const [at, { plan, number, earlier }] of files.entries()) {
      const known = db && earlier ? knownRows(db, side, earlier, forgetter(db, task, earlier.run, counts)) : null;
      const rejects: Reject[] = [];
      const options = { withRows, digests: true, ...(known ? { known: known.find } : {}) };
      for (const batch of readInput(plan, options)) {
        keep(batch, add, packer, known);
        rejects.push(...batch.rejects);
        const few = packer.length() < rowsAtOnce && packer.bytes() < bytesAtOnce && rejects.length < rowsAtOnce;
        if (few && !batch.stats) continue;
        if (batch.stats) known?.end();
        const last = batch.stats !== undefined && at === files.length - 1 && side === 'municipal';
        if (last) counter.settle();
        yield {
          kind: 'read',
          side,
          number,
          rows: packer.take(number),
          rejects: rejects.splice(0),
          notices: batch.notices ?? [],
          position: batch.position,
          stats: batch.stats ?? null,
          counts: last ? counts : null,
        };
      }
    }
  } finally {
    db?.close();
  }
}

type Add = (record: SourceRecord, line: number, digest: number) => void;

function adder({ side, conventions }: ReadTask, packer: RowPacker, counter: TermCounter): Add {
  return (record, line, digest) => {
    const { keys, others } =
      side === 'municipal'
        ? residentRow(record, digest, conventions, counter.count)
        : enrolmentRow(record, digest, conventions);
    packer.add(line, record, keys, others);
  };
}

/** What becomes of a row that the day's file has no more: a resident's names are counted no longer. */
function forgetter(db: Store, { side, conventions }: ReadTask, run: number, counts: TermCounts): (row: number) => void {
  if (side === 'insurer') return () => {};
  const read = rowReader(db, run, side);
  return (row) => uncountResident(read(row).record, conventions, counts);
}

function keep(batch: Batch, add: Add, packer: RowPacker, known: KnownRows | null): void {
  const { records, lines, digests } = batch;
  if (batch.known && known) {
    for (const [at, row] of batch.known.entries()) known.pack(packer, lines[at] ?? 0, row);
    return;
  }
  for (const [at, record] of records.entries()) add(record, lines[at] ?? 0, digests?.[at] ?? -1);
}
