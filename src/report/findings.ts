/** findings.ndjson: every case for programs, in exactly the contract's keys and order. */
import type { AppliedRule, Bilingual, FieldOutcome, Fields, SourceRecord } from '../model.js';
import { addressesWithheld, type CaseToReport } from './case.js';
import { fieldOrder } from './field-names.js';
import type { Unmasked } from './selection.js';
import { shownNumber } from './show.js';

const json = JSON.stringify;

/**
 * One line without its line feed; unmasked, with the numbers of a case to recheck beside its ids, and by whom and what for. The parts of a protected person's address that rules name are left out. */
export function findingLine(item: CaseToReport, reason: Bilingual, unmasked?: Unmasked): string {
  const { draft } = item;
  const withheld = addressesWithheld(item);
  const candidates = draft.candidates.map(
    ({ municipal, weight, fields, parts, numberRepair }) =>
      `{"municipal":${json(municipal)},"weight":${json(weight)},"fields":${fieldsText(fields, withheld)}` +
      `${parts ? `,"parts":${json(parts)}` : ''}${numberRepair ? `,"numberRepair":"${numberRepair}"` : ''}}`,
  );
  const parts = [
    `"caseId":${json(draft.caseId)}`,
    `"class":${json(draft.class)}`,
    `"grade":${json(draft.grade)}`,
    `"priority":${json(draft.priority)}`,
    `"insurer":${json(draft.insurer)}`,
    `"municipal":${json(draft.municipal)}`,
    `"candidates":[${candidates.join(',')}]`,
    `"fields":${draft.fields ? fieldsText(draft.fields, withheld) : 'null'}`,
    `"hints":${json(draft.hints)}`,
    `"reason":{"ja":${json(reason.ja)},"en":${json(reason.en)}}`,
    `"fingerprint":${json(draft.fingerprint)}`,
    ...(unmasked && draft.grade !== 'A' ? numbersText(item, unmasked) : []),
  ];
  return `{${parts.join(',')}}`;
}

/** In the order of the ids, null where a record has none. */
function numbersText({ insurer, municipal, candidates }: CaseToReport, { operator, purpose }: Unmasked): string[] {
  const of = (records: readonly SourceRecord[]) => records.map((record) => shownNumber(record, true) || null);
  const numbers = { insurer: of(insurer), municipal: of(municipal), candidates: of(candidates) };
  return [`"individualNumber":${json(numbers)}`, `"unmasked":${json({ operator, purpose })}`];
}

/** Written out by hand: the keys in order whatever order they are stored in, and twice as fast on a million lines. */
function fieldsText(fields: Fields, withheld: boolean): string {
  let text = '';
  for (const field of fieldOrder) {
    text += `${text === '' ? '{' : ','}"${field}":${outcomeText(fields[field], withheld && field === 'address')}`;
  }
  return `${text}}`;
}

function outcomeText({ outcome, rules }: FieldOutcome, bare: boolean): string {
  if (!rules || rules.length === 0) return `{"outcome":"${outcome}"}`;
  return `{"outcome":"${outcome}","rules":[${rules.map((rule) => ruleText(rule, bare)).join(',')}]}`;
}

function ruleText({ id, evidence, from, to }: AppliedRule, bare: boolean): string {
  const change = bare
    ? ''
    : (from === undefined ? '' : `,"from":${json(from)}`) + (to === undefined ? '' : `,"to":${json(to)}`);
  return `{"id":${json(id)},"evidence":${evidence}${change}}`;
}
