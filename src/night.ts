/** The order of one night: ingest → normalize → link → compare → explain, a transaction a stage, visible when whole. */
import { type InputPlan, inspectInputs, type Notice, type Profile, readInput } from './ingest/index.js';
import { lineOffsets } from './ingest/line-offsets.js';
import { standardNamesakes, standardShares } from './judge/namesakes.js';
import { keepAgreeing } from './link/agreeing.js';
import { judgeByNumber } from './link/by-number.js';
import { findCandidates } from './link/candidates.js';
import { explain } from './link/explain.js';
import { peopleOf } from './link/people.js';
import { enrolmentRow, residentRow } from './link/rows.js';
import type { Policy, Source } from './model.js';
import { enrolmentAdder } from './store/enrolments.js';
import type { Store } from './store/open.js';
import { rejectAdder, takeOutRepeatedIds } from './store/rejects.js';
import { residentAdder } from './store/residents.js';
import { addInput, beginRun } from './store/runs.js';

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
}

export type Stage = 'municipal' | 'insurer' | 'compare' | 'candidates' | 'explain' | 'report';

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
}

/**
 * Runs one night up to its cases; the caller closes the accounts, writes the reports and makes the run visible.
 * Files are inspected before anything is written: a missing column or file ends the night without a trace.
 * @throws TotsugoError of the input files
 */
export function runNight(db: Store, input: NightInput, watcher: Watcher): NightResult {
  const plans = [
    ...inspectInputs(input.municipal, input.municipalProfile, 'municipal'),
    ...inspectInputs(input.insurer, input.insurerProfile, 'insurer'),
  ];
  const notices: Notice[] = [];
  const said = {
    ...watcher,
    notice: (notice: Notice) => {
      notices.push(notice);
      watcher.notice(notice);
    },
  };
  for (const plan of plans) for (const notice of plan.notices) said.notice(notice);
  const stage = <T>(work: () => T): T => db.transaction(work).immediate();
  const run = stage(() => beginRun(db, input.asOf, input.startedAt));
  const inputs: InputRead[] = [];
  const rejected = { municipal: 0, insurer: 0 };
  for (const side of ['municipal', 'insurer'] as const) {
    const files = plans.flatMap((plan, number) => (plan.side === side ? [{ plan, number }] : []));
    watcher.stage(
      side,
      files.reduce((bytes, { plan }) => bytes + plan.size, 0),
    );
    stage(() => {
      for (const { plan, number } of files) inputs.push(readFile(db, run, plan, number, input, said, rejected));
      rejected[side] += rejectRepeatedIds(db, run, side, plans);
    });
  }
  linkAndExplain(db, run, input, watcher, stage);
  const read = { municipal: 0, insurer: 0 };
  for (const { side, rows } of inputs) read[side] += rows;
  return { run, inputs, read, rejected, notices };
}

function readFile(
  db: Store,
  run: number,
  plan: InputPlan,
  number: number,
  input: NightInput,
  watcher: Watcher,
  rejected: Record<Source, number>,
): InputRead {
  const municipal = plan.side === 'municipal';
  const { conventions } = municipal ? input.municipalProfile : input.insurerProfile;
  const reject = rejectAdder(db, run);
  const addResident = residentAdder(db, run);
  const addEnrolment = enrolmentAdder(db, run);
  for (const batch of readInput(plan, { withRows: input.withRows })) {
    batch.records.forEach((record, at) => {
      const place = { input: number, line: batch.lines[at] ?? 0 };
      if (municipal) addResident(residentRow(record, place, conventions)[0]);
      else addEnrolment(enrolmentRow(record, place, conventions, input.asOf)[0]);
    });
    for (const row of batch.rejects) reject(row);
    rejected[plan.side] += batch.rejects.length;
    for (const notice of batch.notices ?? []) watcher.notice(notice);
    watcher.advance(batch.position);
    if (!batch.stats) continue;
    const { file, sha256, bytes, encoding, read: rows } = batch.stats;
    const done: InputRead = { file, side: plan.side, sha256, bytes, encoding, rows };
    addInput(db, run, number, plan.side, file, JSON.stringify(done));
    return done;
  }
  throw new Error('a file ended without its statistics');
}

/** A record whose id an earlier record has is listed as a reject, with its place in its file. */
function rejectRepeatedIds(db: Store, run: number, side: Source, plans: readonly InputPlan[]): number {
  const add = rejectAdder(db, run);
  const repeated = takeOutRepeatedIds(db, run, side === 'municipal' ? 'resident' : 'enrolment');
  plans.forEach((plan, input) => {
    const lines = repeated.filter((record) => record.input === input).map((record) => record.line);
    if (lines.length === 0) return;
    const offsets = lineOffsets(plan, lines);
    const fields = plan.keys.find(({ key }) => key === 'recordId')?.fields ?? [];
    const column = fields.map((field) => plan.names[field]).join('・');
    for (const line of lines) {
      const place = { side, file: plan.label, line, byteOffset: offsets.get(line) ?? 0 };
      add({ ...place, code: 'RECORD_ID_REPEATED', column });
    }
  });
  return repeated.length;
}

function linkAndExplain(
  db: Store,
  run: number,
  input: NightInput,
  watcher: Watcher,
  stage: (work: () => void) => void,
): void {
  const municipalFiles = input.municipal.length;
  const conventions = (file: number) =>
    (file < municipalFiles ? input.municipalProfile : input.insurerProfile).conventions;
  const people = peopleOf(db, run, conventions);
  const judging = { policy: input.policy, namesakes: standardNamesakes(), shares: standardShares() };
  const counting = (name: Stage) => {
    let done = 0;
    watcher.stage(name);
    return () => {
      done += 1;
      if (done % 1000 === 0) watcher.advance(done);
    };
  };
  const coverage = input.municipalProfile.coverage;
  stage(() => judgeByNumber(db, run, people, judging, counting('compare')));
  counting('candidates');
  stage(() => findCandidates(db, run, people, judging));
  const explaining = { ...judging, coverage: coverage ? new Set(coverage) : null };
  stage(() => explain(db, run, people, explaining, counting('explain')));
  if (input.all) stage(() => keepAgreeing(db, run, people, judging));
}
