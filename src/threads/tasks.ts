/** The parts of a night that can be done apart from the database's one writer: plain data in, packets of plain data out. */
import { type Batch, type InputPlan, type Notice, readInput } from '../ingest/index.js';
import { standardNamesakes } from '../judge/namesakes.js';
import { type Judged, judgeRange } from '../link/by-number.js';
import { peopleOf } from '../link/people.js';
import { enrolmentRow, residentRow } from '../link/rows.js';
import type { Conventions, Policy, Reject, Source } from '../model.js';
import type { EnrolmentRow } from '../store/enrolments.js';
import { openStore } from '../store/open.js';
import type { ResidentRow } from '../store/residents.js';

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

/** Judges the exceptional enrolments of a range of rows. */
export interface JudgeTask {
  readonly kind: 'judge';
  readonly db: string;
  readonly keyFile: string;
  readonly run: number;
  /** First and last enrolment row. */
  readonly range: readonly [first: number, last: number];
  /** Numbers that several residents or several active enrolments have: judged as groups, elsewhere. */
  readonly repeated: ReadonlySet<number>;
  /** Of each input of the run, by its number. */
  readonly conventions: readonly Conventions[];
  readonly policy: Policy;
}

export interface ReadPacket {
  readonly kind: 'read';
  readonly side: Source;
  readonly number: number;
  readonly residents: readonly ResidentRow[];
  readonly enrolments: readonly EnrolmentRow[];
  readonly rejects: readonly Reject[];
  readonly notices: readonly Notice[];
  /** Bytes of the file read so far. */
  readonly position: number;
  /** With the last packet of a file. */
  readonly stats: Batch['stats'] | null;
}

export interface JudgePacket {
  readonly kind: 'judge';
  readonly judged: readonly Judged[];
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
  for (const { plan, number } of files) {
    for (const batch of readInput(plan, { withRows })) {
      const place = (at: number) => ({ input: number, line: batch.lines[at] ?? 0 });
      const municipal = side === 'municipal';
      yield {
        kind: 'read',
        side,
        number,
        residents: municipal ? batch.records.map((record, at) => residentRow(record, place(at), conventions)) : [],
        enrolments: municipal
          ? []
          : batch.records.map((record, at) => enrolmentRow(record, place(at), conventions, asOf)),
        rejects: batch.rejects,
        notices: batch.notices ?? [],
        position: batch.position,
        stats: batch.stats ?? null,
      };
    }
  }
}

function* judge(task: JudgeTask): Generator<JudgePacket> {
  const db = openStore(task.db, task.keyFile, readerCache);
  try {
    const people = peopleOf(db, task.run, (input) => task.conventions[input] as Conventions);
    const judging = { policy: task.policy, namesakes: standardNamesakes() };
    let judged: Judged[] = [];
    for (const one of judgeRange(db, task.run, task.range, task.repeated, people, judging)) {
      judged.push(one);
      if (judged.length < judgedAtOnce) continue;
      yield { kind: 'judge', judged };
      judged = [];
    }
    yield { kind: 'judge', judged };
  } finally {
    db.close();
  }
}
