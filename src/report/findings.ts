/** findings.ndjson: every case for programs, in exactly the contract's keys and order. */
import type { AppliedRule, Bilingual, FieldOutcome, Fields, Outcome, SourceRecord } from '../model.js';
import { addressesWithheld, type CaseToReport } from './case.js';
import type { Unmasked } from './selection.js';
import { shownNumber } from './show.js';

const json = JSON.stringify;

/** What JSON escapes: quotes, backslashes, control characters, halves of surrogate pairs. The last are left to it whole. */
const escaped = /["\\\p{Cc}\ud800-\udfff]/u;

/** A text as JSON; several times as fast as asking for it where nothing is escaped, as nearly always. */
const quoted = (text: string): string => (escaped.test(text) ? json(text) : `"${text}"`);

const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(',')}]`;

/**
 * One line without its line feed; unmasked, with the numbers of a case to recheck beside its ids, and by whom and what for. The parts of a protected person's address that rules name are left out. */
export function findingLine(item: CaseToReport, reason: Bilingual, unmasked?: Unmasked): string {
  const { draft } = item;
  const withheld = addressesWithheld(item);
  const candidates = draft.candidates.map(
    ({ municipal, weight, fields, parts, numberRepair }) =>
      `{"municipal":${quoted(municipal)},"weight":${json(weight)},"fields":${fieldsText(fields, withheld)}` +
      `${parts ? `,"parts":${json(parts)}` : ''}${numberRepair ? `,"numberRepair":"${numberRepair}"` : ''}}`,
  );
  const fields = draft.fields ? fieldsText(draft.fields, withheld) : 'null';
  const more = unmasked && draft.grade !== 'A' ? numbersText(item, unmasked) : '';
  return (
    `{"caseId":${quoted(draft.caseId)},"class":"${draft.class}","grade":"${draft.grade}","priority":${json(draft.priority)},` +
    `"insurer":${list(draft.insurer)},"municipal":${list(draft.municipal)},"candidates":[${candidates.join(',')}],` +
    `"fields":${fields},"hints":${list(draft.hints)},"reason":{"ja":${quoted(reason.ja)},"en":${quoted(reason.en)}},` +
    `"fingerprint":${quoted(draft.fingerprint)}${more}}`
  );
}

/** In the order of the ids, null where a record has none. */
function numbersText({ insurer, municipal, candidates }: CaseToReport, { operator, purpose }: Unmasked): string {
  const of = (records: readonly SourceRecord[]) => records.map((record) => shownNumber(record, true) || null);
  const numbers = { insurer: of(insurer), municipal: of(municipal), candidates: of(candidates) };
  return `,"individualNumber":${json(numbers)},"unmasked":${json({ operator, purpose })}`;
}

/** Written out by hand: the keys in order whatever order they are stored in, and twice as fast on a million lines. */
function fieldsText(fields: Fields, withheld: boolean): string {
  return (
    `{"nameKanji":${outcomeText(fields.nameKanji, false)},"nameKana":${outcomeText(fields.nameKana, false)},` +
    `"reading":${outcomeText(fields.reading, false)},"birthDate":${outcomeText(fields.birthDate, false)},` +
    `"sex":${outcomeText(fields.sex, false)},"address":${outcomeText(fields.address, withheld)}}`
  );
}

const plain: Readonly<Record<Outcome, string>> = {
  agree: '{"outcome":"agree"}',
  agree_by_rule: '{"outcome":"agree_by_rule"}',
  differ: '{"outcome":"differ"}',
  missing: '{"outcome":"missing"}',
  undecidable: '{"outcome":"undecidable"}',
};

function outcomeText({ outcome, rules }: FieldOutcome, bare: boolean): string {
  if (!rules || rules.length === 0) return plain[outcome];
  return `{"outcome":"${outcome}","rules":[${rules.map((rule) => ruleText(rule, bare)).join(',')}]}`;
}

function ruleText({ id, evidence, from, to }: AppliedRule, bare: boolean): string {
  const change = bare
    ? ''
    : (from === undefined ? '' : `,"from":${quoted(from)}`) + (to === undefined ? '' : `,"to":${quoted(to)}`);
  return `{"id":${quoted(id)},"evidence":${evidence}${change}}`;
}
