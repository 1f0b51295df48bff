/** What is kept of a closed pair as text: short, since there are hundreds of thousands, and nobody looks at them one by one. */
import type { AppliedRule, CaseClass, FieldName, FieldOutcome, Fields, FindingDraft, Hint, Outcome } from '../model.js';

/** What of a closed case does not depend on the run. */
export interface ClosedCase {
  readonly draft: FindingDraft;
  /** One of its records is under 支援措置. */
  readonly withheld: boolean;
}

/** Order and letters are part of the schema: a change of them is a migration. */
const fieldOrder: readonly FieldName[] = ['nameKanji', 'nameKana', 'reading', 'birthDate', 'sex', 'address'];
const letters: Readonly<Record<Outcome, string>> = {
  agree: 'a',
  agree_by_rule: 'r',
  differ: 'd',
  missing: 'm',
  undecidable: 'u',
};
const outcomes = Object.fromEntries(Object.entries(letters).map(([outcome, letter]) => [letter, outcome as Outcome]));

type RuleText = readonly [id: string, evidence: number, from?: string | null, to?: string | null];
type Rules = readonly (readonly [field: number, rules: readonly RuleText[]])[];
type Text = readonly [
  caseId: string,
  insurer: string,
  municipal: string,
  fingerprint: string,
  outcomes: string,
  rules: Rules | 0,
  hints: readonly Hint[] | 0,
  withheld: 0 | 1,
  previousAddressAgrees: 0 | 1,
];

/**
 * The text of a pair's closed case, without its class and its number of namesakes, which the run says.
 * @example closedText(found) // '["e7e7485afd70522d","32190118:1010:1","1000998160","99ae…","ramaaa",[[0,[["variant/joyo",2,"搖","揺"]]]],0,0,0]'
 */
export function closedText({ draft, withheld }: ClosedCase): string {
  const { caseId, insurer, municipal, fingerprint, fields, hints, detail } = draft;
  if (!fields || insurer.length !== 1 || municipal.length !== 1) throw new Error(`case ${caseId} is no pair`);
  const rules = fieldOrder.flatMap((field, at) => {
    const applied = fields[field].rules;
    return applied ? [[at, applied.map(ruleText)] as const] : [];
  });
  const text: Text = [
    ...([caseId, insurer[0] as string, municipal[0] as string, fingerprint] as const),
    fieldOrder.map((field) => letters[fields[field].outcome]).join(''),
    rules.length > 0 ? rules : 0,
    hints.length > 0 ? hints : 0,
    withheld ? 1 : 0,
    detail?.previousAddressAgrees ? 1 : 0,
  ];
  return JSON.stringify(text);
}

const ruleText = ({ id, evidence, from, to }: AppliedRule): RuleText =>
  from === undefined && to === undefined ? [id, evidence] : [id, evidence, from ?? null, to ?? null];

/** The closed case of a text that `closedText` made. @param namesakes as the run expects them, null where it did not ask */
export function closedCase(text: string, name: CaseClass, namesakes: number | null): ClosedCase {
  const [caseId, insurer, municipal, fingerprint, said, rules, hints, withheld, previous] = JSON.parse(text) as Text;
  const draft: FindingDraft = {
    caseId,
    class: name,
    grade: 'A',
    priority: 0,
    insurer: [insurer],
    municipal: [municipal],
    candidates: [],
    fields: fieldsOf(said, rules),
    hints: hints === 0 ? [] : hints,
    fingerprint,
    detail: {
      ...(namesakes === null ? {} : { namesakes }),
      ...(previous === 1 ? { previousAddressAgrees: true } : {}),
    },
  };
  return { draft, withheld: withheld === 1 };
}

const plain = Object.fromEntries(
  Object.entries(outcomes).map(([letter, outcome]) => [letter, { outcome } satisfies FieldOutcome]),
);

function fieldsOf(said: string, rules: Rules | 0): Fields {
  const one = (at: number): FieldOutcome => {
    const letter = said[at] as string;
    const applied = rules === 0 ? undefined : rules.find(([field]) => field === at)?.[1];
    return applied
      ? { outcome: outcomes[letter] as Outcome, rules: applied.map(ruleOf) }
      : (plain[letter] as FieldOutcome);
  };
  return {
    nameKanji: one(0),
    nameKana: one(1),
    reading: one(2),
    birthDate: one(3),
    sex: one(4),
    address: one(5),
  };
}

const ruleOf = ([id, evidence, from = null, to = null]: RuleText): AppliedRule => ({
  id,
  evidence: evidence as AppliedRule['evidence'],
  ...(from === null ? {} : { from }),
  ...(to === null ? {} : { to }),
});
