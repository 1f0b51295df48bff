import type { Bilingual, CaseClass, FindingDraft, Hint, PairClass } from '../model.js';
import { addressesWithheld, type CaseRecords } from './case.js';
import { differsFromHolder, type Told } from './field-phrases.js';
import { hintSentence } from './hints.js';
import { both, idList, sentences } from './phrases.js';
import { pairReasons } from './reason-pair.js';
import { runReasons } from './reason-run.js';
import type { RuleById } from './rule-phrases.js';
import { weightSentence } from './weight-phrases.js';

/** Said wherever an address would stand. */
export const WITHHELD: Bilingual = both(
  '支援措置の対象者がいるため住所を表示しません',
  'Address withheld: a person here is under protective measures',
);

/**
 * The reason of a case in both languages: a few short sentences that a clerk understands without a manual. Names
 * fields, rules, record ids, the characters that a rule held equal and the name that a weight counts; never another value of
 * a record, never an Individual Number, and nothing of an address where anyone in the case is protected.
 *
 * Example: `AGREE_BY_RULE` with 邉/辺 by `variant/koseki` →
 * 「氏名の漢字の違いは「邉」と「辺」（戸籍の正字・俗字）のみです。ほかの項目は一致しています。」.
 */
export function reasonOf(draft: FindingDraft, records: CaseRecords, ruleById: RuleById): Bilingual {
  const withheld = addressesWithheld(records);
  const told = draft.fields ? toldOf(draft, records, ruleById, withheld) : null;
  const hints = hintSentence(tellingHints(draft), draft.fields, ruleById);
  const concealed = withheld ? both(`${WITHHELD.ja}。`, `${WITHHELD.en}.`) : null;
  if (isPairClass(draft.class)) {
    const text = told ? pairReasons[draft.class](told, draft) : both('', '');
    return sentences([text, hints, othersAlike(draft), weightSentence(draft), concealed]);
  }
  const holder = told && explainsMismatch.has(draft.class) ? differsFromHolder(told) : null;
  const stop = draft.grade === 'C' ? untilSettled : null;
  return sentences([
    runReasons[draft.class](draft, withheld, records.municipal),
    holder,
    hints,
    stop,
    weightSentence(draft),
    concealed,
  ]);
}

/** Where the number is another person's, a change of name or a move explains nothing: only a mix-up does. */
const ofAnotherPerson: ReadonlySet<CaseClass> = new Set<CaseClass>([
  'ROW_SHIFT',
  'NUMBER_SWAPPED',
  'NUMBER_SHARED',
  'NUMBER_OF_HOUSEHOLD_MEMBER',
  'NUMBER_OF_NAMESAKE',
  'NUMBER_OF_ANOTHER',
]);
const mixUps: ReadonlySet<Hint> = new Set<Hint>(['household_member', 'twin']);
const changes: ReadonlySet<Hint> = new Set<Hint>(['surname_changed', 'given_name_changed']);

/** The hints worth saying beside what the class says already. */
function tellingHints({ class: name, hints }: FindingDraft): readonly Hint[] {
  if (name === 'NAME_RESEMBLES') return hints.filter((hint) => !changes.has(hint));
  if (!ofAnotherPerson.has(name)) return hints;
  const said = name === 'NUMBER_OF_HOUSEHOLD_MEMBER' ? 'household_member' : null;
  return hints.filter((hint) => mixUps.has(hint) && hint !== said);
}

/** Residents other than the holder whom the data fit as well. */
function othersAlike({ municipal, candidates }: FindingDraft): Bilingual | null {
  const others = candidates.map((candidate) => candidate.municipal).filter((id) => !municipal.includes(id));
  if (others.length === 0) return null;
  const ids = idList(others);
  return both(
    `氏名・生年月日などの近い住民がほかにもいます（宛名番号 ${ids.ja}）。`,
    `The data fit another resident as well (${ids.en}).`,
  );
}

const untilSettled = both(
  '確認が済むまで、資格情報・診療情報の閲覧を止めてください。',
  'Stop the use of eligibility and medical data until this is settled.',
);

/** Classes whose `fields` are a comparison with the holder of the number, and worth a sentence. */
const explainsMismatch: ReadonlySet<CaseClass> = new Set<CaseClass>([
  'NUMBER_OF_HOUSEHOLD_MEMBER',
  'NUMBER_OF_NAMESAKE',
  'NUMBER_OF_ANOTHER',
  'RESIDENT_DECEASED',
  'RESIDENT_MOVED_OUT',
  'DUPLICATE_ENROLMENT',
]);

function isPairClass(name: CaseClass): name is PairClass {
  return name in pairReasons;
}

function toldOf(draft: FindingDraft, records: CaseRecords, ruleById: RuleById, withheld: boolean): Told | null {
  const { fields } = draft;
  return fields && { fields, ruleById, withheld, insurer: records.insurer[0], municipal: records.municipal[0] };
}
