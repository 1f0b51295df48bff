/** Judges pairs apart from the database's one writer: plain data in, packets of plain data out. */
import { namesakesBy } from '../judge/namesakes.js';
import { type Judged, judgeRange, judgeRepeated } from '../link/by-number.js';
import { type ClosedPacket, closedPacket } from '../link/closed-pairs.js';
import { countedShares } from '../link/counted-shares.js';
import { closedAgain, type EarlierPairs } from '../link/earlier-pairs.js';
import type { Linkage } from '../link/linkage.js';
import { peopleOf } from '../link/people.js';
import type { TermCounts } from '../link/terms.js';
import type { Conventions, Policy, Source } from '../model.js';
import { closedNamesReader } from '../store/closed.js';
import { openStore } from '../store/open.js';

/** Judges some ranges of the exceptional enrolments, with one connection to the database. */
export interface JudgeTask {
  readonly kind: 'judge';
  readonly db: string;
  readonly keyFile: string;
  readonly run: number;
  readonly linkage: Pick<Linkage, 'residents' | 'enrolments' | 'records' | 'exceptional' | 'holders'>;
  /** Places among the exceptional enrolments, from and up to. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** Numbers that several residents or several active enrolments have, which are judged as groups. */
  readonly groups: readonly number[];
  /** What the night before closed, where this one may build on it. */
  readonly earlier: EarlierPairs | null;
  readonly conventions: Readonly<Record<Source, Conventions>>;
  readonly policy: Policy;
  readonly coverage: readonly string[] | null;
  /** How often names come in the register. */
  readonly counts: TermCounts;
}

export interface JudgePacket {
  readonly kind: 'judge';
  readonly closed: ClosedPacket;
  readonly verdicts: readonly Exclude<Judged, { readonly closed: unknown }>[];
}

/** Memory for the database's pages in each thread that judges, in megabytes. */
const readerCache = 12;
const judgedAtOnce = 1_000;

export function* judge(task: JudgeTask): Generator<JudgePacket> {
  const db = openStore(task.db, task.keyFile, readerCache);
  try {
    const { linkage, policy } = task;
    const people = peopleOf(db, task.run, task.conventions, linkage);
    const coverage = task.coverage && new Set(task.coverage);
    const shares = countedShares(task.counts);
    const judging = { policy, namesakes: namesakesBy(shares), coverage };
    const expecting = { shares, population: policy.population, threshold: policy.namesakes.threshold };
    const again = task.earlier ? closedAgain(task.earlier, linkage, expecting, closedNamesReader(db)) : () => undefined;
    for (const range of task.ranges) yield* packed(judgeRange(linkage, range, people, judging, again));
    yield* packed(judgeRepeated(task.groups, people, judging));
  } finally {
    db.close();
  }
}

function* packed(all: Iterable<Judged>): Generator<JudgePacket> {
  let judged: Judged[] = [];
  let characters = 0;
  for (const one of all) {
    judged.push(one);
    characters += lengthOf(one);
    if (judged.length < judgedAtOnce && characters < mostCharacters) continue;
    yield packet(judged);
    judged = [];
    characters = 0;
  }
  yield packet(judged);
}

/** Characters of what was judged that travel at once, where much is written in the records. */
const mostCharacters = 2_000_000;

function lengthOf(one: Judged): number {
  if (!('closed' in one)) return one.texts.reduce((sum, [, text]) => sum + text.length, one.alone?.body.length ?? 0);
  const { text, names } = one.closed;
  return (typeof text === 'string' ? text.length : 0) + (names?.length ?? 0);
}

const packet = (judged: readonly Judged[]): JudgePacket => ({
  kind: 'judge',
  closed: closedPacket(judged.flatMap((one) => ('closed' in one ? [one.closed] : []))),
  verdicts: judged.flatMap((one) => ('closed' in one ? [] : [one])),
});
