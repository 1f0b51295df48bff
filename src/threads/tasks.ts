/** The parts of a night that can be done apart from the database's one writer: plain data in, packets of plain data out. */
import { namesakesBy } from '../judge/namesakes.js';
import { type EarlierPairs, type Judged, judgeRange, judgeRepeated } from '../link/by-number.js';
import { countedShares } from '../link/counted-shares.js';
import type { Linkage } from '../link/linkage.js';
import { peopleOf } from '../link/people.js';
import type { TermCounts } from '../link/terms.js';
import type { Conventions, Policy } from '../model.js';
import { judgedReader } from '../store/judged.js';
import { openStore } from '../store/open.js';
import { type ReadPacket, type ReadTask, readSide } from './read-side.js';

/** Judges some ranges of the exceptional enrolments, with one connection to the database. */
export interface JudgeTask {
  readonly kind: 'judge';
  readonly db: string;
  readonly keyFile: string;
  readonly run: number;
  readonly linkage: Pick<Linkage, 'residents' | 'enrolments' | 'exceptional' | 'holders'>;
  /** Places among the exceptional enrolments, from and up to. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** Numbers that several residents or several active enrolments have, which are judged as groups. */
  readonly groups: readonly number[];
  /** The first of the runs that this one builds on: itself where it builds on none. */
  readonly since: number;
  /** Of each input of the run, by its number. */
  readonly conventions: readonly Conventions[];
  readonly policy: Policy;
  readonly coverage: readonly string[] | null;
  /** How often names come in the register. */
  readonly counts: TermCounts;
}

export interface JudgePacket {
  readonly kind: 'judge';
  readonly judged: readonly Judged[];
}

export type Task = ReadTask | JudgeTask;
export type Packet = ReadPacket | JudgePacket;

/** Memory for the database's pages in each thread that judges, in megabytes. */
const readerCache = 32;
const judgedAtOnce = 500;

/** Does one task. The same packets in the same order wherever it runs. */
export function packetsOf(task: Task): Generator<Packet> {
  return task.kind === 'read' ? readSide(task) : judge(task);
}

function* judge(task: JudgeTask): Generator<JudgePacket> {
  const db = openStore(task.db, task.keyFile, readerCache);
  try {
    const people = peopleOf(db, task.run, (input) => task.conventions[input] as Conventions, task.linkage);
    const coverage = task.coverage && new Set(task.coverage);
    const judging = { policy: task.policy, namesakes: namesakesBy(countedShares(task.counts)), coverage };
    const earlier: EarlierPairs = task.since === task.run ? () => undefined : judgedReader(db, task.since);
    for (const range of task.ranges) yield* packed(judgeRange(task.linkage, range, people, judging, earlier));
    yield* packed(judgeRepeated(task.groups, people, judging));
  } finally {
    db.close();
  }
}

function* packed(all: Iterable<Judged>): Generator<JudgePacket> {
  let judged: Judged[] = [];
  for (const one of all) {
    judged.push(one);
    if (judged.length < judgedAtOnce) continue;
    yield { kind: 'judge', judged };
    judged = [];
  }
  yield { kind: 'judge', judged };
}
