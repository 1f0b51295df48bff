/** Individual Numbers where none belongs: in a case's ids and in the texts its rules name. */
import { mask, maskWithin, parseIndividualNumber } from '../fields/individual-number/index.js';
import type { AppliedRule, Fields, FindingDetail, SourceRecord, WeightPart } from '../model.js';
import type { CaseToReport } from './case.js';
import { fieldOrder } from './field-names.js';

/**
 * The case as every report may show it; the same object where there is nothing to mask. An id tells records apart and stays
 * whole, but for a part that is the Individual Number of one of the case's own people, or has the form of one where the id has several
 * parts: no source may use it as an id.
 *
 * Example: the id `138016:10:123456789018:01` of the person with this number → `138016:10:********9018:01`.
 */
export function withoutNumbers(item: CaseToReport): CaseToReport {
  if (!mayHoldNumber(item)) return item;
  const { draft } = item;
  const shown = idMasker(item);
  const fields = draft.fields && maskedFields(draft.fields);
  const candidates = draft.candidates.map((candidate) => {
    const [municipal, compared] = [shown(candidate.municipal), maskedFields(candidate.fields)];
    const parts = candidate.parts && maskedParts(candidate.parts);
    if (municipal === candidate.municipal && compared === candidate.fields && parts === candidate.parts)
      return candidate;
    return { ...candidate, municipal, fields: compared, ...(parts ? { parts } : {}) };
  });
  const record = (one: SourceRecord): SourceRecord => {
    const recordId = one.recordId ? shown(one.recordId) : one.recordId;
    return recordId === one.recordId ? one : { ...one, recordId: recordId ?? null };
  };
  return {
    draft: {
      ...draft,
      insurer: draft.insurer.map(shown),
      municipal: draft.municipal.map(shown),
      candidates,
      fields,
      detail: maskedDetail(draft.detail, shown),
    },
    insurer: item.insurer.map(record),
    municipal: item.municipal.map(record),
    candidates: item.candidates.map(record),
    ...(item.standing ? { standing: item.standing } : {}),
    ...(item.compared ? { compared: comparedMasked(item.compared) } : {}),
  };
}

const comparedMasked =
  (compared: NonNullable<CaseToReport['compared']>) =>
  (at: number): Fields | null => {
    const fields = compared(at);
    return fields && maskedFields(fields);
  };

/** Whether anything that is masked below is there at all: in one case of hundreds. */
function mayHoldNumber(item: CaseToReport): boolean {
  const { insurer, municipal, candidates, fields, detail } = item.draft;
  if (item.compared) return true;
  if (candidates.length > 0 || detail.fits || detail.doesNotFit || detail.since || detail.weight) return true;
  if (insurer.some(hasLongPart) || municipal.some(hasLongPart)) return true;
  if (fields && maskedFields(fields) !== fields) return true;
  return item.insurer.some(isLongRecord) || item.municipal.some(isLongRecord) || item.candidates.some(isLongRecord);
}

const isLongRecord = ({ recordId }: SourceRecord): boolean => Boolean(recordId && hasLongPart(recordId));

/** Whether a part of an id is as long as a number, but for its first zero. */
function hasLongPart(id: string): boolean {
  for (let from = 0; id.length - from >= LEAST; ) {
    const found = id.indexOf(':', from);
    const to = found < 0 ? id.length : found;
    if (to - from >= LEAST) return true;
    from = to + 1;
  }
  return false;
}

function idMasker({ insurer, municipal, candidates }: CaseToReport): (id: string) => string {
  const numbers = new Set<string>();
  for (const records of [insurer, municipal, candidates]) {
    for (const { individualNumber } of records) {
      const digits = individualNumber ? digitsOf(individualNumber) : null;
      if (digits !== null) numbers.add(digits);
    }
  }
  const part = (text: string): string => {
    const digits = text.length < LEAST ? null : digitsOf(text);
    return digits !== null && numbers.has(digits) ? mask(text) : text;
  };
  // No part of 保険者番号・記号・番号・枝番 has the form and the check digit of a number, unless cells have moved.
  const joined = (text: string): string =>
    text.length >= LEAST && parseIndividualNumber(text)?.key ? mask(text) : part(text);
  return (id) => (id.length < LEAST ? id : id.includes(':') ? id.split(':').map(joined).join(':') : part(id));
}

/** Digits of a number whose first zero a spreadsheet dropped; one with more dropped is no longer told from an id. */
const LEAST = 11;

function digitsOf(text: string): string | null {
  const number = parseIndividualNumber(text);
  return number?.digits ?? number?.repaired ?? null;
}

function maskedFields(fields: Fields): Fields {
  if (!fieldOrder.some((field) => fields[field].rules?.some(holdsNumber))) return fields;
  const masked = fieldOrder.map((field) => {
    const outcome = fields[field];
    return [field, outcome.rules ? { ...outcome, rules: outcome.rules.map(maskedRule) } : outcome];
  });
  return Object.fromEntries(masked) as Fields;
}

const holdsNumber = ({ from = '', to = '' }: AppliedRule): boolean =>
  maskWithin(from) !== from || maskWithin(to) !== to;

function maskedRule(rule: AppliedRule): AppliedRule {
  const { from, to } = rule;
  return {
    ...rule,
    ...(from === undefined ? {} : { from: maskWithin(from) }),
    ...(to === undefined ? {} : { to: maskWithin(to) }),
  };
}

/** A name that holds twelve digits is no name. */
function maskedParts(parts: readonly WeightPart[]): readonly WeightPart[] {
  if (!parts.some(({ term = '' }) => term.length >= 12)) return parts;
  return parts.map((part) => (part.term === undefined ? part : { ...part, term: maskWithin(part.term) }));
}

function maskedDetail(detail: FindingDetail, shown: (id: string) => string): FindingDetail {
  const { fits, doesNotFit, since, weight } = detail;
  return {
    ...detail,
    ...(fits ? { fits: fits.map(shown) } : {}),
    ...(doesNotFit ? { doesNotFit: doesNotFit.map(shown) } : {}),
    ...(since ? { since: maskWithin(since) } : {}),
    ...(weight ? { weight: { ...weight, parts: maskedParts(weight.parts) } } : {}),
  };
}
