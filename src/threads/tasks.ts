/** The parts of a night that can be done apart from the database's one writer: plain data in, packets of plain data out. */
import { type Batch, type InputPlan, type Notice, readInput } from '../ingest/index.js';
import { namesakesBy } from '../judge/namesakes.js';
import { type Judged, judgeRange } from '../link/by-number.js';
import { competitors } from '../link/competitors.js';
import { countedShares } from '../link/counted-shares.js';
import { peopleOf } from '../link/people.js';
import { enrolmentRow, type Place, residentRow } from '../link/rows.js';
import { emptyCounts, type TermCounts } from '../link/terms.js';
import type { Conventions, Policy, Reject, Source, SourceRecord } from '../model.js';
import { type EnrolmentRow, enrolmentColumns } from '../store/enrolments.js';
import { openStore } from '../store/open.js';
import { activeEnrolments } from '../store/pairs.js';
import { type ResidentRow, residentColumns } from '../store/residents.js';
import { type RowTable, rowTables } from '../store/row-table.js';

/** Reads the files of one side, in order. */
export interface ReadTask {
  readonly kind: 'read';
  readonly side: Source;
  /** With their numbers among all inputs of the run. */
  readonly files: readonly { readonly plan: InputPlan; readonly number: number }[];
  readonly conventions: Conventions;
  readonly asOf: string;
  readonly withRows: boolean;
}

/** Judges the exceptional enrolments of some ranges of rows, with one connection to the database. */
export interface JudgeTask {
  readonly kind: 'judge';
  readonly db: string;
  readonly keyFile: string;
  readonly run: number;
  /** First and last enrolment row of each. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** Numbers that several residents or several active enrolments have: judged as groups, elsewhere. */
  readonly repeated: ReadonlySet<number>;
  /** Of each input of the run, by its number. */
  readonly conventions: readonly Conventions[];
  readonly policy: Policy;
  /** How often names come in the register. */
  readonly counts: TermCounts;
}

export interface ReadPacket {
  readonly kind: 'read';
  readonly side: Source;
  readonly number: number;
  readonly residents: RowTable<ResidentRow> | null;
  readonly enrolments: RowTable<EnrolmentRow> | null;
  readonly rejects: readonly Reject[];
  readonly notices: readonly Notice[];
  /** Bytes of the file read so far. */
  readonly position: number;
  /** With the last packet of a file. */
  readonly stats: Batch['stats'] | null;
  /** With the last packet of a side: the id hashes that several of its competing rows have. */
  readonly repeatedIds: readonly number[];
  /** With the last packet of the register: how often its terms come. */
  readonly counts: TermCounts | null;
}

export interface JudgePacket {
  readonly kind: 'judge';
  readonly judged: readonly Judged[];
  /** Active enrolments of the range that were not judged, since they have their resident's digest. */
  readonly passedOver: number;
}

export type Task = ReadTask | JudgeTask;
export type Packet = ReadPacket | JudgePacket;

/** Memory for the database's pages in each thread that only reads it, in megabytes. */
const readerCache = 96;
const judgedAtOnce = 500;

/** Does one task. The same packets in the same order wherever it runs. */
export function packetsOf(task: Task): Generator<Packet> {
  return task.kind === 'read' ? readSide(task) : judge(task);
}

function* readSide({ side, files, conventions, asOf, withRows }: ReadTask): Generator<ReadPacket> {
  const residents = rowTables<ResidentRow>(residentColumns);
  const enrolments = rowTables<EnrolmentRow>(enrolmentColumns);
  const competing = competitors();
  const counts = emptyCounts();
  const add = (record: SourceRecord, place: Place) => {
    if (side === 'municipal') {
      const row = residentRow(record, place, conventions, counts);
      residents.add(row);
      competing.add(row.idHash);
    } else {
      const row = enrolmentRow(record, place, conventions, asOf);
      enrolments.add(row);
      if (!row.lapsed) competing.add(row.idHash);
    }
  };
  for (const [at, { plan, number }] of files.entries()) {
    const lastFile = at === files.length - 1;
    for (const batch of readInput(plan, { withRows })) {
      for (const [row, record] of batch.records.entries()) add(record, { input: number, line: batch.lines[row] ?? 0 });
      yield {
        kind: 'read',
        side,
        number,
        residents: side === 'municipal' ? residents.take() : null,
        enrolments: side === 'insurer' ? enrolments.take() : null,
        rejects: batch.rejects,
        notices: batch.notices ?? [],
        position: batch.position,
        stats: batch.stats ?? null,
        repeatedIds: batch.stats && lastFile ? competing.repeated() : [],
        counts: batch.stats && lastFile && side === 'municipal' ? counts : null,
      };
    }
  }
}

function* judge(task: JudgeTask): Generator<JudgePacket> {
  const db = openStore(task.db, task.keyFile, readerCache);
  try {
    const people = peopleOf(db, task.run, (input) => task.conventions[input] as Conventions);
    const judging = { policy: task.policy, namesakes: namesakesBy(countedShares(task.counts)) };
    for (const range of task.ranges) {
      let judged: Judged[] = [];
      const counted = { exceptional: 0 };
      for (const one of judgeRange(db, task.run, range, task.repeated, people, judging, counted)) {
        judged.push(one);
        if (judged.length < judgedAtOnce) continue;
        yield { kind: 'judge', judged, passedOver: 0 };
        judged = [];
      }
      yield { kind: 'judge', judged, passedOver: activeEnrolments(db, task.run, range) - counted.exceptional };
    }
  } finally {
    db.close();
  }
}
