/** What the report needs of the cases, gathered while they pass by: counts, and the most pressing cases as they will be shown. */
import { municipalityOf, parseAddress } from '../../fields/address/index.js';
import { parseBirthDate } from '../../fields/birth-date/index.js';
import type { Bilingual, Evidence, FieldName, Grade, Outcome, Reject, Source, SourceRecord } from '../../model.js';
import { addressesWithheld, type CaseToReport } from '../case.js';
import { fieldOrder } from '../field-names.js';
import type { Lang } from '../phrases.js';
import { caseCard } from './case-card.js';

/** Cases shown in full, and keys kept of what the data name (insurers, files). */
const TOP = 30;
const KEYS = 5_000;

export interface RuleUse {
  readonly evidence: Evidence;
  agreed: number;
  resembled: number;
}

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

/** Lower ends of the bands of priority, the highest first. */
export const bands = [0.9, 0.5, 0.1, 0.01, 0] as const;

export interface Collected {
  readonly top: string[];
  readonly fields: Record<FieldName, Record<Outcome, number>>;
  /** Enrolments of grades C and B, by 保険者番号, by the municipality of their address, by the month of 資格取得. */
  readonly places: Readonly<Record<Grouping, Map<string, OpenCounts>>>;
  /** Cases of grades C and B by their priority, as `bands` has them. */
  readonly priorities: readonly OpenCounts[];
  readonly rules: Map<string, RuleUse>;
  readonly rejects: Map<string, RejectCount>;
}

export function newCollection(): Collected {
  const none = (): Record<Outcome, number> => ({ differ: 0, undecidable: 0, agree_by_rule: 0, missing: 0, agree: 0 });
  return {
    top: [],
    fields: { nameKanji: none(), nameKana: none(), reading: none(), birthDate: none(), sex: none(), address: none() },
    places: { insurer: new Map(), municipality: new Map(), month: new Map() },
    priorities: bands.map(() => ({ C: 0, B: 0 })),
    rules: new Map(),
    rejects: new Map(),
  };
}

export function collectCase(into: Collected, item: CaseToReport, rank: number, reason: Bilingual, lang: Lang): void {
  const { draft } = item;
  if (draft.class === 'ALL_AGREE') return;
  if (draft.grade !== 'A') {
    if (into.top.length < TOP) into.top.push(caseCard(item, rank, reason, lang));
    countOpen(into, item, draft.grade);
  }
  if (!draft.fields) return;
  for (const field of fieldOrder) {
    const { outcome, rules } = draft.fields[field];
    into.fields[field][outcome] += 1;
    for (const { id, evidence } of rules ?? []) {
      const use = into.rules.get(id) ?? { evidence, agreed: 0, resembled: 0 };
      if (outcome === 'agree_by_rule') use.agreed += 1;
      else use.resembled += 1;
      into.rules.set(id, use);
    }
  }
}

function countOpen({ places, priorities }: Collected, item: CaseToReport, grade: Exclude<Grade, 'A'>): void {
  const { insurer, priority } = item.draft;
  const band = priorities[bands.findIndex((from) => priority >= from)];
  if (band) band[grade] += 1;
  for (const id of insurer) add(places.insurer, id.split(':', 1)[0] ?? '', grade);
  const withheld = addressesWithheld(item);
  for (const record of item.insurer) {
    add(places.month, monthOf(record), grade);
    if (!withheld) add(places.municipality, placeOf(record), grade);
  }
}

function add(counts: Map<string, OpenCounts>, key: string | null, grade: Exclude<Grade, 'A'>): void {
  if (key === null) return;
  const found = counts.get(key) ?? { C: 0, B: 0 };
  found[grade] += 1;
  if (counts.size < KEYS || counts.has(key)) counts.set(key, found);
}

/** 2023-04; null where the day of 資格取得 is missing or its notation may be read in two ways. */
function monthOf({ validFrom }: SourceRecord): string | null {
  const day = validFrom ? parseBirthDate(validFrom, ['iso', 'compact', 'wareki', 'wareki-short']) : null;
  return day?.kind === 'calendar' ? day.text.slice(0, 7) : null;
}

function placeOf({ address, postalCode }: SourceRecord): string | null {
  const parsed = address ? parseAddress(address, postalCode) : null;
  return (parsed && municipalityOf(parsed)?.name) ?? null;
}

export function collectReject({ rejects }: Collected, { side, file, code, line }: Reject): void {
  const key = JSON.stringify([side, file, code]);
  const counted = rejects.get(key) ?? { side, file, code, firstLine: line, count: 0 };
  counted.count += 1;
  if (rejects.size < KEYS || rejects.has(key)) rejects.set(key, counted);
}
