/** What the report needs of the cases, gathered while they pass by: counts, and the most pressing cases as they will be shown. */
import type { Bilingual, Evidence, FieldName, Grade, Outcome, Reject, Source } from '../../model.js';
import type { CaseToReport } from '../case.js';
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

export interface Collected {
  readonly top: string[];
  readonly fields: Record<FieldName, Record<Outcome, number>>;
  /** 保険者番号 → enrolments of grades C and B. */
  readonly insurers: Map<string, { C: number; B: number }>;
  readonly rules: Map<string, RuleUse>;
  readonly rejects: Map<string, RejectCount>;
}

export function newCollection(): Collected {
  const none = (): Record<Outcome, number> => ({ differ: 0, undecidable: 0, agree_by_rule: 0, missing: 0, agree: 0 });
  return {
    top: [],
    fields: { nameKanji: none(), nameKana: none(), reading: none(), birthDate: none(), sex: none(), address: none() },
    insurers: new Map(),
    rules: new Map(),
    rejects: new Map(),
  };
}

export function collectCase(into: Collected, item: CaseToReport, rank: number, reason: Bilingual, lang: Lang): void {
  const { draft } = item;
  if (draft.class === 'ALL_AGREE') return;
  if (draft.grade !== 'A') {
    if (into.top.length < TOP) into.top.push(caseCard(item, rank, reason, lang));
    for (const id of draft.insurer) countInsurer(into, id, draft.grade);
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

function countInsurer({ insurers }: Collected, id: string, grade: Exclude<Grade, 'A'>): void {
  const insurer = id.split(':', 1)[0] ?? '';
  const counts = insurers.get(insurer) ?? { C: 0, B: 0 };
  counts[grade] += 1;
  if (insurers.size < KEYS || insurers.has(insurer)) insurers.set(insurer, counts);
}

export function collectReject({ rejects }: Collected, { side, file, code, line }: Reject): void {
  const key = JSON.stringify([side, file, code]);
  const counted = rejects.get(key) ?? { side, file, code, firstLine: line, count: 0 };
  counted.count += 1;
  if (rejects.size < KEYS || rejects.has(key)) rejects.set(key, counted);
}
