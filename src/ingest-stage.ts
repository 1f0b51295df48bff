/** The first stage of a night: the files of both sides → stored rows, linked by number, and rejects; every row counted. */
import type { InputPlan } from './ingest/index.js';
import { lineOffsets } from './ingest/line-offsets.js';
import { link } from './link/link.js';
import type { Linkage } from './link/linkage.js';
import { repeatedIds } from './link/repeated-ids.js';
import { addCounts, countsBytes, emptyCounts, type TermCounts } from './link/terms.js';
import type { Source } from './model.js';
import type { InputRead, NightInput, NightResult, Watcher } from './night.js';
import type { LinkingRows } from './store/linking-rows.js';
import type { Store } from './store/open.js';
import { rejectAdder } from './store/rejects.js';
import { residentKeys } from './store/row-blocks.js';
import { type RowWriter, rowWriter, setAside } from './store/row-writer.js';
import { placeReader } from './store/rows.js';
import { keepCounts } from './store/run-rows.js';
import { addInput, type runToBuildOn } from './store/runs.js';
import type { ReadTask } from './threads/read-side.js';
import type { Threads } from './threads/run.js';

type Counted = Pick<NightResult, 'inputs' | 'read' | 'rejected' | 'repeated'> & {
  readonly counts: TermCounts;
  readonly linkage: Linkage;
};

export type Earlier = ReturnType<typeof runToBuildOn>;

const bothSides = ['municipal', 'insurer'] as const;

/**
 * Reads both sides, each by a thread of its own, and stores their rows.
 * @param earlier the run of the night before, where its rows may be taken over as they are
 */
export async function ingest(
  db: Store,
  run: number,
  plans: readonly InputPlan[],
  input: NightInput,
  earlier: Earlier,
  threads: Threads,
  watcher: Watcher,
): Promise<Counted> {
  const write = { municipal: rowWriter(db, run, 'municipal'), insurer: rowWriter(db, run, 'insurer') };
  try {
    watcher.stage(
      'ingest',
      plans.reduce((bytes, plan) => bytes + plan.size, 0),
    );
    const tasks = readTasks(db, plans, input, earlier);
    const { inputs, read, rejected, counts } = await readAll(db, run, plans, tasks, write, threads, watcher);
    const rows = { municipal: write.municipal.end(), insurer: write.insurer.end() };
    const aside = {
      municipal: rejectRepeatedIds(db, run, rows.municipal, plans, input.asOf),
      insurer: rejectRepeatedIds(db, run, rows.insurer, plans, input.asOf),
    };
    for (const side of bothSides) rejected[side] += aside[side].size;
    const repeated = aside.municipal.size + aside.insurer.size;
    keepCounts(db, run, countsBytes(counts));
    return { inputs, read, rejected, repeated, counts, linkage: link(rows.municipal, rows.insurer, aside, input.asOf) };
  } finally {
    for (const side of bothSides) write[side].close();
  }
}

/** Stores the rows and rejects of all files as the threads read them. */
async function readAll(
  db: Store,
  run: number,
  plans: readonly InputPlan[],
  tasks: readonly ReadTask[],
  write: Readonly<Record<Source, RowWriter>>,
  threads: Threads,
  watcher: Watcher,
) {
  const inputs: InputRead[] = [];
  const read = { municipal: 0, insurer: 0 };
  const rejected = { municipal: 0, insurer: 0 };
  const reject = { municipal: rejectAdder(db, run, 'municipal'), insurer: rejectAdder(db, run, 'insurer') };
  const counts = emptyCounts();
  const rows = plans.map(() => 0);
  const positions = plans.map(() => 0);
  await threads.run(tasks, (packet) => {
    if (packet.kind !== 'read') return;
    write[packet.side].add(packet.rows);
    rows[packet.number] = (rows[packet.number] as number) + packet.rows.length;
    for (const row of packet.rejects) reject[packet.side](row);
    rejected[packet.side] += packet.rejects.length;
    if (packet.counts) addCounts(counts, packet.counts);
    for (const notice of packet.notices) watcher.notice(notice);
    positions[packet.number] = packet.position;
    watcher.advance(positions.reduce((sum, position) => sum + position, 0));
    if (!packet.stats) return;
    const { file, sha256, bytes, encoding, read: lines } = packet.stats;
    inputs[packet.number] = { file, side: packet.side, sha256, bytes, encoding, rows: lines };
    read[packet.side] += lines;
  });
  const next = { municipal: 1, insurer: 1 };
  inputs.forEach((done, number) => {
    const place = { first: next[done.side], rows: rows[number] ?? 0 };
    addInput(db, run, number, done.side, done.file, JSON.stringify(done), place);
    next[done.side] += place.rows;
  });
  return { inputs, read, rejected, counts };
}

function readTasks(db: Store, plans: readonly InputPlan[], input: NightInput, earlier: Earlier): ReadTask[] {
  const { withRows, keyFile } = input;
  const known = (number: number) => {
    const rows = earlier?.inputs[number];
    return earlier && rows ? { run: earlier.id, ...rows } : null;
  };
  return bothSides.map((side) => ({
    kind: 'read',
    side,
    files: plans.flatMap((plan, number) => (plan.side === side ? [{ plan, number, earlier: known(number) }] : [])),
    conventions: (side === 'municipal' ? input.municipalProfile : input.insurerProfile).conventions,
    ...{ withRows, keyFile, db: db.name },
  }));
}

/** Lists each record whose id an earlier record has as a reject, with its place in its file, and returns their rows. */
function rejectRepeatedIds(
  db: Store,
  run: number,
  linking: LinkingRows,
  plans: readonly InputPlan[],
  asOf: string,
): ReadonlySet<number> {
  const { side } = linking;
  const add = rejectAdder(db, run, side);
  const rows = repeatedIds(linking, asOf);
  const placeOf = placeReader(db, run, side);
  const places = rows.flatMap((row) => placeOf(row) ?? []);
  setAside(db, run, side, rows, [residentKeys.line, residentKeys.id]);
  plans.forEach((plan, input) => {
    const lines = places.filter((place) => place.input === input).map((place) => place.line);
    if (lines.length === 0) return;
    const offsets = lineOffsets(plan, lines);
    const fields = plan.keys.find(({ key }) => key === 'recordId')?.fields ?? [];
    const column = fields.map((field) => plan.names[field]).join('・');
    for (const line of lines) {
      const place = { side, file: plan.label, line, byteOffset: offsets.get(line) ?? 0 };
      add({ ...place, code: 'RECORD_ID_REPEATED', column });
    }
  });
  return new Set(rows);
}
