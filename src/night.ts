/** The order of one night: ingest → normalize → link → compare → explain, a transaction a stage, visible when whole. */
import { type Basis, basisText, ruleDigests } from './basis.js';
import { type InputPlan, inspectInputs, type Notice, type Profile } from './ingest/index.js';
import { ingest } from './ingest-stage.js';
import { namesakesBy } from './judge/namesakes.js';
import { keepAgreeing } from './link/agreeing.js';
import { judgedKeeper, judgeRepeated, repeatedNumbers } from './link/by-number.js';
import { findCandidates, type Searched } from './link/candidates.js';
import { countedShares } from './link/counted-shares.js';
import { explain } from './link/explain.js';
import { peopleOf } from './link/people.js';
import type { TermCounts } from './link/terms.js';
import { weighingOf } from './link/weighing.js';
import type { Conventions, Policy, Source } from './model.js';
import { inBulk } from './store/bulk.js';
import type { Store } from './store/open.js';
import { rowsOfRun } from './store/pairs.js';
import { keepBasis } from './store/run-rows.js';
import { beginRun } from './store/runs.js';
import { runTasks } from './threads/run.js';
import type { JudgeTask } from './threads/tasks.js';

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
  /** How many threads read and judge; what comes out is the same for any number. */
  readonly threads: number;
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

export interface NightResult {
  readonly run: number;
  readonly inputs: readonly InputRead[];
  readonly read: Readonly<Record<Source, number>>;
  readonly rejected: Readonly<Record<Source, number>>;
  readonly notices: readonly Notice[];
  /** Rows that were not compared, since an earlier row has their record id. */
  readonly repeated: number;
  /** Active enrolments that were not judged, since they have their resident's agreement digest. */
  readonly passedOver: number;
  readonly linked: Linked;
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
  const run = await stage(() => {
    const id = beginRun(db, input.asOf, input.startedAt);
    keepBasis(db, id, basisText(basis));
    return id;
  });
  const { counts, ...counted } = await inBulk(db, () =>
    stage(() => ingest(db, run, plans, input, { ...watcher, notice: say })),
  );
  const { keyFile, threads } = input;
  const linked = await linkAndExplain(db, run, { ...basis, counts, keyFile, threads }, watcher);
  return { run, ...counted, notices, ...linked };
}

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
export interface Linking extends Pick<Basis, 'all' | 'policy' | 'coverage' | 'sides' | 'conventions'> {
  /** How often names come in the register. */
  readonly counts: TermCounts;
  readonly keyFile: string;
  readonly threads: number;
}

/** Everything after the rows are stored, up to the cases: of a night, and of a run that is recomputed. */
export async function linkAndExplain(
  db: Store,
  run: number,
  input: Linking,
  watcher: Pick<Watcher, 'stage' | 'advance'>,
): Promise<Pick<NightResult, 'passedOver' | 'linked'>> {
  const stage = stagesOf(db);
  const conventions = input.sides.map((side) => input.conventions[side]);
  const people = peopleOf(db, run, (file) => conventions[file] as Conventions);
  const judging = { policy: input.policy, namesakes: namesakesBy(countedShares(input.counts)) };
  const keep = judgedKeeper(db, run);
  const repeated = repeatedNumbers(db, run);
  const count = counting(watcher);
  let passedOver = 0;
  watcher.stage('compare');
  await stage(async () => {
    await runTasks(judgeTasks(db, run, repeated, conventions, input), input.threads, (packet) => {
      if (packet.kind !== 'judge') return;
      for (const judged of packet.judged) keep(judged);
      passedOver += packet.passedOver;
      count(packet.judged.length);
    });
    for (const judged of judgeRepeated(repeated, people, judging)) keep(judged);
  });
  watcher.stage('candidates');
  const weighing = weighingOf(db, run, input.counts, input.policy);
  const searched = await stage(() => findCandidates(db, run, people, weighing));
  const { coverage } = input;
  const explaining = { ...judging, weighing, coverage: coverage ? new Set(coverage) : null };
  watcher.stage('explain');
  const tick = counting(watcher);
  await stage(() => explain(db, run, people, explaining, () => tick(1)));
  if (input.all) await stage(() => keepAgreeing(db, run, people, judging));
  const { rates, frequencies } = weighing;
  return { passedOver, linked: { ...searched, countedPairs: rates.pairs, countedPeople: frequencies.counted } };
}

/** Enrolment rows that a thread judges at a time: small enough that all threads end together. */
const rowsAtOnce = 5_000;

/** A task a thread, each with every so manieth range: one connection and its pages serve all of them. */
function judgeTasks(
  db: Store,
  run: number,
  repeated: ReadonlySet<number>,
  conventions: readonly Conventions[],
  { policy, keyFile, counts, threads }: Linking,
): JudgeTask[] {
  const [first, last] = rowsOfRun(db, 'enrolment', run);
  const ranges: (readonly [number, number])[] = [];
  for (let from = first; from <= last; from += rowsAtOnce) ranges.push([from, Math.min(from + rowsAtOnce - 1, last)]);
  const hands = Math.min(Math.max(threads, 1), Math.max(ranges.length, 1));
  return Array.from({ length: hands }, (_, hand) => ({
    kind: 'judge',
    ranges: ranges.filter((__, at) => at % hands === hand),
    ...{ db: db.name, keyFile, run, repeated, conventions, policy, counts },
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
