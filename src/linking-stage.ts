/** The stages after the rows are stored: compare → candidates → explain, of a night and of a run that is recomputed. */
import type { Basis } from './basis.js';
import { namesakesBy } from './judge/namesakes.js';
import { keepAgreeing } from './link/agreeing.js';
import { verdictOnPair } from './link/by-number.js';
import { findCandidates, type Searched } from './link/candidates.js';
import { closedPairsOf } from './link/closed-pairs.js';
import { countedShares } from './link/counted-shares.js';
import { earlierPairs } from './link/earlier-pairs.js';
import { explain } from './link/explain.js';
import { type Linkage, repeatedNumbers } from './link/linkage.js';
import { peopleOf } from './link/people.js';
import type { TermCounts } from './link/terms.js';
import { weighingOf } from './link/weighing.js';
import type { Watcher } from './night.js';
import { closedWidth } from './store/closed.js';
import type { Store } from './store/open.js';
import type { RecordTexts } from './store/record-texts.js';
import { stagesOf } from './store/stages.js';
import { verdictAdder } from './store/verdicts.js';
import type { JudgeTask } from './threads/judge.js';
import type { Threads } from './threads/run.js';

/** What the accounts are closed with; the rest of the linkage takes some 60 bytes a person. */
export type LinkageKept = Pick<Linkage, 'counts' | 'exceptional'>;

/** How candidates were looked for and weighed. */
export interface Linked extends Searched {
  /** Pairs that the weights were counted on; 0: too few, the defaults hold. */
  readonly countedPairs: number;
  /** Whether the register has people enough to count names in. */
  readonly countedPeople: boolean;
}

/** Records that are remembered while a night explains and reports: those of some 20,000 cases, in about 20 MB. */
export const textsKept = 50_000;

/** What linking takes beside the stored rows. */
export interface Linking extends Pick<Basis, 'asOf' | 'all' | 'policy' | 'coverage' | 'conventions'> {
  /** How often names come in the register. */
  readonly counts: TermCounts;
  readonly keyFile: string;
  readonly threads: Threads;
  readonly linkage: Linkage;
  /** The records of people, as they are asked for again and again. */
  readonly texts: RecordTexts;
  /** The run that this one builds on, if any. */
  readonly earlier: number | null;
}

/** Everything after the rows are stored, up to the cases: of a night, and of a run that is recomputed. */
export async function linkAndExplain(
  db: Store,
  run: number,
  input: Linking,
  watcher: Pick<Watcher, 'stage' | 'advance'>,
): Promise<{ readonly linkage: LinkageKept; readonly linked: Linked }> {
  const stage = stagesOf(db);
  watcher.stage('compare');
  const { linkage } = input;
  const people = peopleOf(db, run, input.conventions, linkage, input.texts);
  const judging = { policy: input.policy, namesakes: namesakesBy(countedShares(input.counts)) };
  const closed = closedPairsOf(db, run);
  const addVerdict = verdictAdder(db, run);
  const count = counting(watcher);
  await stage(async () => {
    await input.threads.run(judgeTasks(db, run, linkage, input), (packet) => {
      if (packet.kind !== 'judge') return;
      closed.add(packet.closed);
      for (const { verdict, alone, texts } of packet.verdicts) {
        addVerdict(verdict, alone);
        for (const [record, text] of texts) input.texts.hold(record, text);
      }
      count(packet.closed.pairs.length / closedWidth + packet.verdicts.length);
    });
  });
  // What follows is one piece of work: the threads' memory is of more use to it.
  await input.threads.close();
  watcher.stage('candidates');
  const verdictOf = (enrolment: number, holder: number) => verdictOnPair(enrolment, holder, people, judging);
  const weighing = weighingOf(db, run, linkage.counts.active, input.counts, input.policy, closed);
  const searched = await stage(() => findCandidates(db, run, people, closed, weighing, verdictOf));
  const { coverage } = input;
  const explaining = { ...judging, weighing, linkage, closed, coverage: coverage ? new Set(coverage) : null };
  watcher.stage('explain');
  const tick = counting(watcher);
  await stage(() => explain(db, run, people, explaining, tick));
  if (input.all) await stage(() => keepAgreeing(db, run, input.asOf, people, explaining));
  const { rates, frequencies } = weighing;
  const { counts, exceptional } = linkage;
  return {
    linkage: { counts, exceptional },
    linked: { ...searched, countedPairs: rates.pairs, countedPeople: frequencies.counted },
  };
}

/**
 * Exceptional enrolments that a thread judges at a time, at most: so many that several of their residents, who may stand anywhere in the
 * register, have their records on one page, and so few that the texts of these are no matter (some 10 MB).
 */
const judgedAtOnce = 32_000;

/** A task a thread, each with every so manieth range: one connection and its pages serve all of them. */
function judgeTasks(
  db: Store,
  run: number,
  linkage: Linkage,
  { conventions, policy, coverage, keyFile, counts, threads, earlier }: Linking,
): JudgeTask[] {
  const { residents, enrolments, records, exceptional, holders } = linkage;
  // As many a thread as make its last range as long as the others: all threads end together.
  const shares = Math.max(1, threads.count) * Math.ceil(exceptional.length / judgedAtOnce / Math.max(1, threads.count));
  const length = Math.ceil(exceptional.length / shares);
  const ranges = Array.from(
    { length: length === 0 ? 0 : Math.ceil(exceptional.length / length) },
    (_, at) => [at * length, Math.min((at + 1) * length, exceptional.length)] as const,
  );
  const hands = Math.min(Math.max(threads.count, 1), Math.max(ranges.length, 1));
  const groups = [...repeatedNumbers(linkage)];
  const before = earlier === null ? null : earlierPairs(db, earlier);
  return Array.from({ length: hands }, (_, hand) => ({
    kind: 'judge',
    ranges: ranges.filter((__, at) => at % hands === hand),
    groups: groups.filter((__, at) => at % hands === hand),
    linkage: { residents, enrolments, records, exceptional, holders },
    earlier: before,
    ...{ db: db.name, keyFile, run, conventions, policy, coverage, counts },
  }));
}

/** Tells the watcher how many are done, now and then. */
function counting(watcher: Pick<Watcher, 'advance'>): (more: number) => void {
  let done = 0;
  let told = 0;
  return (more) => {
    done += more;
    if (done - told < 1000) return;
    told = done;
    watcher.advance(done);
  };
}
