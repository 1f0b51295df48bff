/** findings.ndjson: every case for programs, in exactly the contract's keys and order. */
import type { AppliedRule, Bilingual, FieldOutcome, Fields, Finding } from '../model.js';
import { addressesWithheld, type CaseToReport } from './case.js';
import { fieldOrder } from './field-names.js';

/** One line without its line feed. The parts of a protected person's address that rules name are left out. */
export function findingLine(item: CaseToReport, reason: Bilingual): string {
  const { draft } = item;
  const withheld = addressesWithheld(item);
  const line: Finding = {
    caseId: draft.caseId,
    class: draft.class,
    grade: draft.grade,
    priority: draft.priority,
    insurer: draft.insurer,
    municipal: draft.municipal,
    candidates: draft.candidates.map(({ municipal, weight, fields }) => ({
      municipal,
      weight,
      fields: orderedFields(fields, withheld),
    })),
    fields: draft.fields && orderedFields(draft.fields, withheld),
    hints: draft.hints,
    reason: { ja: reason.ja, en: reason.en },
    fingerprint: draft.fingerprint,
  };
  return JSON.stringify(line);
}

function orderedFields(fields: Fields, withheld: boolean): Fields {
  const ordered: Partial<Record<keyof Fields, FieldOutcome>> = {};
  for (const field of fieldOrder) ordered[field] = orderedOutcome(fields[field], withheld && field === 'address');
  return ordered as Fields;
}

function orderedOutcome({ outcome, rules }: FieldOutcome, bare: boolean): FieldOutcome {
  if (!rules || rules.length === 0) return { outcome };
  return { outcome, rules: rules.map((rule) => orderedRule(rule, bare)) };
}

function orderedRule({ id, evidence, from, to }: AppliedRule, bare: boolean): AppliedRule {
  if (bare || (from === undefined && to === undefined)) return { id, evidence };
  return { id, evidence, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
