/** What the report needs of the cases, gathered while they pass by: counts, and the most pressing cases as they will be shown. */
import { municipalityOf, parseAddress } from '../../fields/address/index.js';
import { parseBirthDate } from '../../fields/birth-date/index.js';
import type { Bilingual, FieldName, Grade, Outcome, Reject, Source, SourceRecord } from '../../model.js';
import { addressesWithheld, type CaseToReport, type Line, linesOf } from '../case.js';
import type { Changes } from '../changes.js';
import { fieldOrder } from '../field-names.js';
import type { ReportOptions } from '../options.js';
import { countRules, type RuleUses } from '../rule-uses.js';
import { insurerOf } from '../selection.js';
import { caseCard } from './case-card.js';
import { addToYield, newYield, type YieldCurve } from './yield.js';

/** Cases shown in full, and keys kept of what the data name (insurers, files): the rest is counted together. */
const TOP = 20;
const KEYS = 5_000;

type OpenGrade = Exclude<Grade, 'A'>;

export interface RejectCount {
  readonly side: Source;
  readonly file: string;
  readonly code: string;
  readonly firstLine: number;
  count: number;
}

export type Grouping = 'insurer' | 'municipality' | 'month';
export interface OpenCounts {
  C: number;
  B: number;
}

/** Enrolments to recheck by a key; `rest` those of keys beyond what is kept, `unknown` those without one. */
export interface Grouped {
  readonly by: Map<string, OpenCounts>;
  readonly rest: OpenCounts;
  readonly unknown: OpenCounts;
}

export interface Collected {
  readonly top: string[];
  /** Of the cases to recheck. */
  readonly fields: Record<FieldName, Record<Outcome, number>>;
  /** Enrolments to recheck, by 保険者番号, by the municipality of their address, by the month of 資格取得. */
  readonly places: Readonly<Record<Grouping, Grouped>>;
  /** Enrolments to recheck whose municipality is not told, and cases whose addresses are not shown: 支援措置. */
  readonly withheld: { enrolments: number; cases: number };
  readonly yield: YieldCurve;
  /** Of all cases, the closed ones too. */
  readonly rules: RuleUses;
  readonly rejects: Map<string, RejectCount>;
}

export function newCollection(): Collected {
  const none = (): Record<Outcome, number> => ({ differ: 0, undecidable: 0, agree_by_rule: 0, missing: 0, agree: 0 });
  const grouped = (): Grouped => ({ by: new Map(), rest: { C: 0, B: 0 }, unknown: { C: 0, B: 0 } });
  return {
    top: [],
    fields: { nameKanji: none(), nameKana: none(), reading: none(), birthDate: none(), sex: none(), address: none() },
    places: { insurer: grouped(), municipality: grouped(), month: grouped() },
    withheld: { enrolments: 0, cases: 0 },
    yield: newYield(),
    rules: new Map(),
    rejects: new Map(),
  };
}

/** A case to recheck; of the closed ones only the rules are counted, elsewhere (closed-blocks.ts). */
export function collectCase(
  into: Collected,
  item: CaseToReport,
  rank: number,
  reason: Bilingual,
  changes: Changes | undefined,
  options: ReportOptions,
): void {
  const { grade, fields, priority } = item.draft;
  if (fields) countRules(into.rules, fields);
  if (grade === 'A') return;
  if (rank > 0) {
    // What is decided is no longer on the list, and nothing more is found there.
    addToYield(into.yield, priority, grade);
    if (into.top.length < TOP) {
      into.top.push(caseCard({ item, rank, reason, change: changes?.of(item.draft) ?? null }, options));
    }
  }
  if (fields) for (const field of fieldOrder) into.fields[field][fields[field].outcome] += 1;
  countPlaces(into, item, grade);
}

function countPlaces({ places, withheld }: Collected, item: CaseToReport, grade: OpenGrade): void {
  for (const id of item.draft.insurer) add(places.insurer, insurerOf(id) || null, grade);
  const hidden = addressesWithheld(item);
  if (hidden) withheld.cases += 1;
  // A case may hold one enrolment against several residents (REGISTER_DUPLICATE): it counts once, beside the first.
  const counted = new Set<SourceRecord>();
  for (const line of linesOf(item)) {
    if (!line.insurer || counted.has(line.insurer)) continue;
    counted.add(line.insurer);
    add(places.month, monthOf(line.insurer), grade);
    if (hidden) withheld.enrolments += 1;
    else add(places.municipality, placeOf(line), grade);
  }
}

function add({ by, rest, unknown }: Grouped, key: string | null, grade: OpenGrade): void {
  if (key === null) {
    unknown[grade] += 1;
    return;
  }
  let counts = by.get(key);
  if (!counts) {
    counts = by.size < KEYS ? { C: 0, B: 0 } : rest;
    if (counts !== rest) by.set(key, counts);
  }
  counts[grade] += 1;
}

/** 2023-04; null where the day of 資格取得 is missing or its notation may be read in two ways. */
function monthOf({ validFrom }: NonNullable<Line['insurer']>): string | null {
  const day = validFrom ? parseBirthDate(validFrom, ['iso', 'compact', 'wareki', 'wareki-short']) : null;
  return day?.kind === 'calendar' ? day.text.slice(0, 7) : null;
}

/** The municipality that the enrolment's address names beyond doubt, else the register's. */
function placeOf({ insurer, municipal }: Line): string | null {
  for (const record of [insurer, municipal]) {
    const parsed = record?.address ? parseAddress(record.address, record.postalCode ?? null) : null;
    const found = parsed && municipalityOf(parsed);
    if (found) return found.name;
  }
  return null;
}

export function collectReject({ rejects }: Collected, { side, file, code, line }: Reject): void {
  const key = JSON.stringify([side, file, code]);
  const counted = rejects.get(key) ?? { side, file, code, firstLine: line, count: 0 };
  counted.count += 1;
  if (rejects.size < KEYS || rejects.has(key)) rejects.set(key, counted);
}
