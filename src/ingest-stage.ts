/** The first stage of a night: the files of both sides → stored rows and rejects, every row counted. */
import type { InputPlan } from './ingest/index.js';
import { lineOffsets } from './ingest/line-offsets.js';
import { addCounts, emptyCounts, type TermCounts } from './link/terms.js';
import type { Source } from './model.js';
import type { InputRead, NightInput, NightResult, Watcher } from './night.js';
import { enrolmentAdder } from './store/enrolments.js';
import type { Store } from './store/open.js';
import { rejectAdder, takeOutRepeatedIds } from './store/rejects.js';
import { residentAdder } from './store/residents.js';
import { addInput } from './store/runs.js';
import { runTasks } from './threads/run.js';
import type { ReadTask } from './threads/tasks.js';

type Counted = Pick<NightResult, 'inputs' | 'read' | 'rejected' | 'repeated'> & { readonly counts: TermCounts };

/** Reads both sides, each by a thread of its own, and stores their rows. */
export async function ingest(
  db: Store,
  run: number,
  plans: readonly InputPlan[],
  input: NightInput,
  watcher: Watcher,
): Promise<Counted> {
  const inputs: InputRead[] = [];
  const read = { municipal: 0, insurer: 0 };
  const rejected = { municipal: 0, insurer: 0 };
  const reject = { municipal: rejectAdder(db, run, 'municipal'), insurer: rejectAdder(db, run, 'insurer') };
  const addResidents = residentAdder(db, run);
  const addEnrolments = enrolmentAdder(db, run);
  const repeatedIds: Record<Source, number[]> = { municipal: [], insurer: [] };
  const counts = emptyCounts();
  const positions = plans.map(() => 0);
  watcher.stage(
    'ingest',
    plans.reduce((bytes, plan) => bytes + plan.size, 0),
  );
  await runTasks(readTasks(plans, input), input.threads, (packet) => {
    if (packet.kind !== 'read') return;
    if (packet.residents) addResidents(packet.residents);
    if (packet.enrolments) addEnrolments(packet.enrolments);
    for (const id of packet.repeatedIds) repeatedIds[packet.side].push(id);
    for (const row of packet.rejects) reject[packet.side](row);
    rejected[packet.side] += packet.rejects.length;
    if (packet.counts) addCounts(counts, packet.counts);
    for (const notice of packet.notices) watcher.notice(notice);
    positions[packet.number] = packet.position;
    watcher.advance(positions.reduce((sum, position) => sum + position, 0));
    if (!packet.stats) return;
    const { file, sha256, bytes, encoding, read: rows } = packet.stats;
    inputs[packet.number] = { file, side: packet.side, sha256, bytes, encoding, rows };
    read[packet.side] += rows;
  });
  inputs.forEach((done, number) => {
    addInput(db, run, number, done.side, done.file, JSON.stringify(done));
  });
  let takenOut = 0;
  for (const side of ['municipal', 'insurer'] as const) {
    const found = rejectRepeatedIds(db, run, side, plans, repeatedIds[side]);
    rejected[side] += found;
    takenOut += found;
  }
  return { inputs, read, rejected, repeated: takenOut, counts };
}

function readTasks(plans: readonly InputPlan[], input: NightInput): ReadTask[] {
  return (['municipal', 'insurer'] as const).map((side) => ({
    kind: 'read',
    side,
    files: plans.flatMap((plan, number) => (plan.side === side ? [{ plan, number }] : [])),
    conventions: (side === 'municipal' ? input.municipalProfile : input.insurerProfile).conventions,
    asOf: input.asOf,
    withRows: input.withRows,
  }));
}

/** A record whose id an earlier record has is listed as a reject, with its place in its file. */
function rejectRepeatedIds(
  db: Store,
  run: number,
  side: Source,
  plans: readonly InputPlan[],
  hashes: readonly number[],
): number {
  const add = rejectAdder(db, run, side);
  const repeated = takeOutRepeatedIds(db, run, side === 'municipal' ? 'resident' : 'enrolment', hashes);
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
