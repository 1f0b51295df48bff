/** The order of one night: ingest → normalize → link → compare → explain, a transaction a stage, visible when whole. */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { type Basis, basisText, ruleDigests } from './basis.js';
import { type InputPlan, inspectInputs, type Notice, type Profile } from './ingest/index.js';
import { ingest } from './ingest-stage.js';
import { type LinkageKept, type Linked, linkAndExplain, textsKept } from './linking-stage.js';
import type { Policy, Source } from './model.js';
import { readingDigest } from './reading-digest.js';
import { inBulk } from './store/bulk.js';
import type { Store } from './store/open.js';
import { type RecordTexts, recordTexts } from './store/record-texts.js';
import { keepBasis } from './store/run-rows.js';
import { beginRun, runToBuildOn } from './store/runs.js';
import { stagesOf } from './store/stages.js';
import { openThreads } from './threads/run.js';

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
    const id = beginRun(db, input.asOf, input.startedAt, reading);
    keepBasis(db, id, basisText(basis));
    return id;
  });
  const work = () => stage(() => ingest(db, run, plans, input, earlier, threads, { ...watcher, notice: say }));
  // A night that builds on another writes little, and its threads read meanwhile: that is what the log is for.
  if (isLittle(plans)) optimizeLater();
  else collectSooner();
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

/**
 * Other nights are long, and their memory is to stay that of an office PC: the collector of each thread begins when garbage has come
 * to a third of what lives (instead of to as much or more). It costs no time that could be measured.
 */
function collectSooner(): void {
  setFlagsFromString('--heap-growing-percent=30');
}

const isLittle = (plans: readonly InputPlan[]): boolean => plans.reduce((bytes, { size }) => bytes + size, 0) < little;

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
