/** The order of one night: ingest → normalize → link → compare → explain, a transaction a stage, visible when whole. */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { type Basis, basisText, ruleDigests } from './basis.js';
import { type InputPlan, inspectInputs, type Notice, type Profile } from './ingest/index.js';
import { ingest } from './ingest-stage.js';
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
import type { Policy, Source } from './model.js';
import { readingDigest } from './reading-digest.js';
import { inBulk } from './store/bulk.js';
import { closedWidth } from './store/closed.js';
import type { Store } from './store/open.js';
import { type RecordTexts, recordTexts } from './store/record-texts.js';
import { keepBasis } from './store/run-rows.js';
import { beginRun, runToBuildOn } from './store/runs.js';
import { verdictAdder } from './store/verdicts.js';
import type { JudgeTask } from './threads/judge.js';
import { openThreads, type Threads } from './threads/run.js';

export interface NightInput {
  readonly municipal: readonly string[];
  readonly insurer: readonly string[];
  readonly municipalProfile: Profile;
  readonly insurerProfile: Profile;
  /** The day the night is for, YYYY-MM-DD. */
  readonly asOf: string;
  readonly policy: Policy;
  readonly withRows: boolean;
  /** Keeps a case for enrolments that agree in everything, too. */
  readonly all: boolean;
  readonly startedAt: string;
  /** Of the database, for the threads that read it. */
  readonly keyFile: string;
  /** How many threads read and judge, null as many as are of use; what comes out is the same for any number. */
  readonly threads: number | null;
}

export type Stage = 'ingest' | 'compare' | 'candidates' | 'explain' | 'report';

/** What the night tells its caller while it works. `total` is in the unit of `advance`, where it is known. */
export interface Watcher {
  readonly stage: (stage: Stage, total?: number) => void;
  readonly advance: (done: number) => void;
  readonly notice: (notice: Notice) => void;
}

/** What one input file held, for the summary. */
export interface InputRead {
  readonly file: string;
  readonly side: Source;
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly rows: number;
}

/** What the accounts are closed with; the rest of the linkage takes some 60 bytes a person. */
export type LinkageKept = Pick<Linkage, 'counts' | 'exceptional'>;

export interface NightResult {
  readonly run: number;
  readonly inputs: readonly InputRead[];
  readonly read: Readonly<Record<Source, number>>;
  readonly rejected: Readonly<Record<Source, number>>;
  readonly notices: readonly Notice[];
  /** Rows that were not compared, since an earlier row has their record id. */
  readonly repeated: number;
  readonly linkage: LinkageKept;
  readonly linked: Linked;
  /** How many threads the night had. */
  readonly threads: number;
  /** The records that the cases are of, as far as they are remembered. */
  readonly texts: RecordTexts;
}

/** How candidates were looked for and weighed. */
export interface Linked extends Searched {
  /** Pairs that the weights were counted on; 0: too few, the defaults hold. */
  readonly countedPairs: number;
  /** Whether the register has people enough to count names in. */
  readonly countedPeople: boolean;
}

/** Works on the database within one transaction, which an error takes back. */
type InStage = <T>(work: () => T | Promise<T>) => Promise<T>;

/**
 * Runs one night up to its cases; the caller closes the accounts, writes the reports and makes the run visible.
 * Files are inspected before anything is written: a missing column or file ends the night without a trace.
 * @throws TotsugoError of the input files
 */
export async function runNight(db: Store, input: NightInput, watcher: Watcher): Promise<NightResult> {
  const plans = [
    ...inspectInputs(input.municipal, input.municipalProfile, 'municipal'),
    ...inspectInputs(input.insurer, input.insurerProfile, 'insurer'),
  ];
  const notices: Notice[] = [];
  const say = (notice: Notice) => {
    notices.push(notice);
    watcher.notice(notice);
  };
  for (const plan of plans) for (const notice of plan.notices) say(notice);
  const stage = stagesOf(db);
  const basis = basisOfNight(plans, input);
  const reading = readingDigest(basis, plans);
  const earlier = runToBuildOn(db, reading);
  const run = await stage(() => {
    const id = beginRun(db, input.asOf, input.startedAt, reading, earlier?.since ?? null);
    keepBasis(db, id, basisText(basis));
    return id;
  });
  const work = () => stage(() => ingest(db, run, plans, input, earlier, threads, { ...watcher, notice: say }));
  // A night that builds on another writes little, and its threads read meanwhile: that is what the log is for.
  if (isLittle(plans)) optimizeLater();
  const threads = openThreads(input.threads ?? (isLittle(plans) ? 1 : availableParallelism()));
  try {
    const { counts, linkage, ...counted } = earlier ? await work() : await inBulk(db, work);
    const { keyFile } = input;
    const texts = recordTexts(db, textsKept);
    const linking = { ...basis, counts, keyFile, threads, earlier: earlier?.id ?? null, texts };
    const linked = await linkAndExplain(db, run, { ...linking, linkage }, watcher);
    return { run, ...counted, notices, ...linked, threads: threads.count, texts };
  } finally {
    await threads.close();
  }
}

/** Records that are remembered while a night explains and reports: those of some 20,000 cases, in about 20 MB. */
export const textsKept = 50_000;

/** Input, in bytes, that is read and judged by one thread sooner than others have started: a town of some 6,000. */
const little = 2_000_000;

/**
 * Such a night is over before code that the engine optimizes would pay: it is told to take functions for hot later (after so many
 * bytes of code instead of 67,584). A quarter less of the processor's time for 2,000 people. The engines from Node 22 on wait by
 * themselves, and do not know the word.
 */
function optimizeLater(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000');
}

const isLittle = (plans: readonly InputPlan[]): boolean => plans.reduce((bytes, { size }) => bytes + size, 0) < little;

function stagesOf(db: Store): InStage {
  return async (work) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const done = await work();
      db.exec('COMMIT');
      return done;
    } catch (error) {
      // A full disk has ended the transaction already.
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
}

function basisOfNight(plans: readonly InputPlan[], input: NightInput): Basis {
  const { asOf, all, policy, municipalProfile, insurerProfile } = input;
  return {
    asOf,
    all,
    policy,
    coverage: municipalProfile.coverage ?? null,
    sides: plans.map(({ side }) => side),
    conventions: { municipal: municipalProfile.conventions, insurer: insurerProfile.conventions },
    rules: ruleDigests(),
  };
}

/** What linking takes beside the stored rows. */
export interface Linking extends Pick<Basis, 'asOf' | 'all' | 'policy' | 'coverage' | 'sides' | 'conventions'> {
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
): Promise<Pick<NightResult, 'linkage' | 'linked'>> {
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
 * Exceptional enrolments that a thread judges at a time, at most: so many that the records of their residents, which lie
 * all over the register, are read page by page, and so few that their texts are no matter.
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
