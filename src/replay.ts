/** A stored run recomputed from its stored inputs by this program, and held case by case against what it found then. */
import { hash } from 'node:crypto';
import { countsOf, versionsOf } from './accounts.js';
import { type Basis, ruleDigests } from './basis.js';
import { link } from './link/link.js';
import type { Linkage } from './link/linkage.js';
import { enrolmentRow, type RowKeys, residentRow } from './link/rows.js';
import { termCounter } from './link/term-counter.js';
import { emptyCounts, type TermCounts } from './link/terms.js';
import { linkAndExplain, textsKept } from './linking-stage.js';
import type { CaseClass, Fields, FindingDraft, Grade, Source, SourceRecord } from './model.js';
import type { Watcher } from './night.js';
import type { Summary } from './report/index.js';
import { casesOf } from './store/closed-cases.js';
import type { LinkingRows } from './store/linking-rows.js';
import type { Store } from './store/open.js';
import { recordTexts } from './store/record-texts.js';
import { absent, keysOf } from './store/row-blocks.js';
import { rowPacker } from './store/row-packet.js';
import { type RowWriter, rowWriter } from './store/row-writer.js';
import { rowsOf } from './store/rows.js';
import { beginRun } from './store/runs.js';
import { openThreads } from './threads/run.js';

/** A case that came out otherwise. */
export interface CaseDifference {
  readonly caseId: string;
  /** `went`: reported then, not found now · `came`: found now alone · `changed`: found both times, otherwise. */
  readonly change: 'went' | 'came' | 'changed';
  readonly reported: { readonly class: CaseClass; readonly grade: Grade } | null;
  readonly replayed: { readonly class: CaseClass; readonly grade: Grade } | null;
  /** What of the case differs: `grade`, `fields.nameKanji`, `candidates` … */
  readonly what: readonly string[];
  /** Rules that decided in one of the two alone. */
  readonly rules: readonly string[];
}

/** What this program rests on, and the run did not: `was` null where it is new, `is` null where it is gone. */
export interface VersionDifference {
  /** `totsugo`, `rule variant/koseki`, `table fields/kanji-name/variants.tsv`. */
  readonly name: string;
  readonly was: string | null;
  readonly is: string | null;
}

export interface Replayed {
  readonly cases: number;
  readonly differences: readonly CaseDifference[];
  /** Classes whose number of enrolments differs: `ALL_AGREE` has no cases of its own. */
  readonly counts: readonly { readonly class: CaseClass; readonly reported: number; readonly replayed: number }[];
  readonly versions: readonly VersionDifference[];
}

interface StoredRun {
  readonly id: number;
  readonly summary: Summary;
  readonly basis: Basis;
}

/**
 * Recomputes a run into an empty database of its own, `scratch`, with the policy and the profiles of that time and the rules and
 * tables of this program, and compares. @param keyFile of `scratch`
 */
export async function replay(
  db: Store,
  { id, summary, basis }: StoredRun,
  scratch: Store,
  keyFile: string,
  threads: number,
  totsugo: string,
  watcher: Pick<Watcher, 'stage' | 'advance'>,
): Promise<Replayed> {
  const run = beginRun(scratch, basis.asOf, '');
  watcher.stage('ingest');
  const { counts, linkage } = storeAgain(db, id, scratch, run, basis);
  const hands = openThreads(threads);
  const linking = { ...basis, counts, keyFile, threads: hands, earlier: null, texts: recordTexts(scratch, textsKept) };
  await linkAndExplain(scratch, run, { ...linking, linkage }, watcher).finally(hands.close);
  const { insurer, municipal } = summary.counts;
  const again = countsOf(scratch, {
    run,
    linkage,
    read: { insurer: insurer.read, municipal: municipal.read },
    rejected: { insurer: insurer.rejected, municipal: municipal.rejected },
  });
  return {
    ...casesCompared(db, id, scratch, run),
    counts: countDifferences(insurer.cases, again.insurer.cases),
    versions: versionDifferences(summary, basis, totsugo),
  };
}

const rowsAtOnce = 1000;

/** The records of a run as its sources gave them → rows, with the keys that this program makes of them. */
function storeAgain(
  db: Store,
  id: number,
  scratch: Store,
  run: number,
  { sides, conventions, asOf }: Basis,
): { readonly counts: TermCounts; readonly linkage: Linkage } {
  const counts = emptyCounts();
  const counter = termCounter(counts);
  const of = (input: number) => conventions[sides[input] ?? 'municipal'];
  const keys: Readonly<Record<Source, (record: SourceRecord, input: number) => RowKeys>> = {
    municipal: (record, input) => residentRow(record, absent, of(input), counter.count),
    insurer: (record, input) => enrolmentRow(record, absent, of(input)),
  };
  scratch.exec('BEGIN IMMEDIATE');
  const again = (write: RowWriter, side: Source): LinkingRows => {
    const packer = rowPacker(keysOf[side]);
    let file = 0;
    for (const { record, input, line, setAside } of rowsOf(db, id, side)) {
      const row = keys[side](record, input);
      // Names were counted in those that were set aside, too.
      if (setAside) continue;
      if (packer.length() >= rowsAtOnce || input !== file) write.add(packer.take(file));
      file = input;
      packer.add(line, record, row.keys, row.others);
    }
    write.add(packer.take(file));
    return write.end();
  };
  const write = { municipal: rowWriter(scratch, run, 'municipal'), insurer: rowWriter(scratch, run, 'insurer') };
  try {
    const rows = { municipal: again(write.municipal, 'municipal'), insurer: again(write.insurer, 'insurer') };
    const linkage = link(rows.municipal, rows.insurer, { municipal: new Set(), insurer: new Set() }, asOf);
    scratch.exec('COMMIT');
    counter.settle();
    return { counts, linkage };
  } finally {
    for (const side of ['municipal', 'insurer'] as const) write[side].close();
  }
}

/** A case as text; equal texts, equal cases. Priority and weights too: the order of the lists is part of what was reported. */
const digestOf = (draft: FindingDraft): string => hash('sha256', JSON.stringify(sorted(draft)));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** First by digest alone, so that memory holds one line a case; then the few that differ are looked at again. */
function casesCompared(db: Store, id: number, scratch: Store, run: number): Pick<Replayed, 'cases' | 'differences'> {
  const left = new Map<string, string>();
  for (const { draft } of casesOf(scratch, run)) left.set(draft.caseId, digestOf(draft));
  const went = new Map<string, FindingDraft>();
  let cases = 0;
  for (const { draft } of casesOf(db, id)) {
    cases += 1;
    if (left.get(draft.caseId) === digestOf(draft)) left.delete(draft.caseId);
    else went.set(draft.caseId, draft);
  }
  const differences: CaseDifference[] = [];
  if (left.size > 0) {
    for (const { draft } of casesOf(scratch, run)) {
      if (!left.has(draft.caseId)) continue;
      differences.push(difference(went.get(draft.caseId) ?? null, draft));
      went.delete(draft.caseId);
    }
  }
  for (const draft of went.values()) differences.push(difference(draft, null));
  return { cases, differences: differences.sort((a, b) => (a.caseId < b.caseId ? -1 : 1)) };
}

function difference(reported: FindingDraft | null, replayed: FindingDraft | null): CaseDifference {
  const brief = (draft: FindingDraft | null) => draft && { class: draft.class, grade: draft.grade };
  const caseId = (reported ?? replayed)?.caseId ?? '';
  return {
    caseId,
    change: reported === null ? 'came' : replayed === null ? 'went' : 'changed',
    reported: brief(reported),
    replayed: brief(replayed),
    what: reported && replayed ? partsThatDiffer(reported, replayed) : [],
    rules: inOneAlone(rulesIn(reported?.fields ?? null), rulesIn(replayed?.fields ?? null)),
  };
}

function partsThatDiffer(a: FindingDraft, b: FindingDraft): string[] {
  const same = (x: unknown, y: unknown) => JSON.stringify(sorted(x)) === JSON.stringify(sorted(y));
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof FindingDraft)[];
  return keys
    .filter((key) => !same(a[key], b[key]))
    .flatMap((key) => {
      if (key !== 'fields' || !a.fields || !b.fields) return [key];
      const [x, y] = [a.fields, b.fields];
      return (Object.keys(x) as (keyof Fields)[])
        .filter((name) => !same(x[name], y[name]))
        .map((name) => `fields.${name}`);
    });
}

const rulesIn = (fields: Fields | null): string[] =>
  Object.values(fields ?? {}).flatMap(({ rules }) => rules?.map((rule) => rule.id) ?? []);

const inOneAlone = (a: readonly string[], b: readonly string[]): string[] =>
  [...new Set([...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))])].sort();

function countDifferences(
  reported: Summary['counts']['insurer']['cases'],
  replayed: Summary['counts']['insurer']['cases'],
): Replayed['counts'] {
  const names = [...new Set([...Object.keys(reported), ...Object.keys(replayed)])] as CaseClass[];
  return names
    .map((name) => ({ class: name, reported: reported[name] ?? 0, replayed: replayed[name] ?? 0 }))
    .filter((one) => one.reported !== one.replayed);
}

/** Program, tables and rules by name, where this program's are not those of the run. */
function versionDifferences({ versions }: Summary, { rules }: Basis, totsugo: string): VersionDifference[] {
  const now = versionsOf(totsugo);
  const named = (
    kind: string,
    was: Readonly<Record<string, string>>,
    is: Readonly<Record<string, string>>,
  ): VersionDifference[] =>
    [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .sort()
      .map((name) => ({ name: `${kind}${name}`, was: was[name] ?? null, is: is[name] ?? null }))
      .filter((one) => one.was !== one.is);
  return [
    ...named('', { totsugo: versions.totsugo }, { totsugo: now.totsugo }),
    ...named('table ', versions.tables, now.tables),
    ...named('rule ', rules, ruleDigests()),
  ];
}
