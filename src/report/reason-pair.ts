/** Reasons of the pair classes: what comparing an enrolment with the holder of its number gave. */
import type { Bilingual, FieldName, FindingDraft, PairClass } from '../model.js';
import { fieldOrder, nameFields } from './field-names.js';
import {
  agreeingNames,
  fieldsAgreeing,
  fieldsThat,
  missingFields,
  resemblances,
  type Told,
  undecidableFields,
} from './field-phrases.js';
import { both, capital, expectedPeople, fieldList, sentences } from './phrases.js';
import { agreedByRule, resemblance } from './rule-phrases.js';

type PairReason = (told: Told, draft: FindingDraft) => Bilingual;

/** One reason a pair class; each is one to three short sentences. */
export const pairReasons: Readonly<Record<PairClass, PairReason>> = {
  BIRTH_OR_SEX_DIFFERS: (told) =>
    sentences([
      differ(told, ['birthDate', 'sex']),
      alsoDiffer(told, [...nameFields, 'address']),
      agreeing(told, fieldOrder),
      stop('資格情報・診療情報', 'eligibility and medical data'),
    ]),
  BOTH_NAMES_DIFFER: (told) =>
    sentences([
      namesDiffer(told),
      alsoDiffer(told, ['address']),
      agreeing(told, ['birthDate', 'sex', 'address']),
      resemblances(told, nameFields),
      stop('資格情報・診療情報', 'eligibility and medical data'),
    ]),
  ONE_NAME_AND_ADDRESS_DIFFER: (told) =>
    sentences([oneNameAndAddress(told), resemblances(told, nameFields), stop('診療情報', 'medical data')]),
  NAME_RESEMBLES: (told) => sentences([nameResembles(told)]),
  ONE_NAME_DIFFERS: (told) => sentences([oneName(told), resemblances(told, nameFields)]),
  UNDECIDABLE: undecidable,
  ADDRESS_DIFFERS: (told, draft) =>
    sentences([both('住所だけが異なります。', 'Only the address differs.'), addressEvidence(draft), ...lesser(told)]),
  ADDRESS_MISSING: (told, draft) => sentences([addressMissing(told), addressEvidence(draft), ...lesser(told)]),
  AGREE_BY_RULE: (told) => sentences([...agreedByRule(told.fields, told.ruleById, told.withheld), rest(told)]),
  ALL_AGREE: (told) => {
    const names = fieldList(fieldsAgreeing(told.fields));
    return both(`${names.ja}が一致しています。`, `${capital(names.en)} agree.`);
  },
};

function differ(told: Told, among: readonly FieldName[]): Bilingual {
  const differing = fieldsThat(told.fields, 'differ', among);
  const names = fieldList(differing);
  return both(`${names.ja}が異なります。`, `The ${names.en} ${differing.length > 1 ? 'differ' : 'differs'}.`);
}

function alsoDiffer(told: Told, among: readonly FieldName[]): Bilingual | null {
  const differing = fieldsThat(told.fields, 'differ', among);
  if (differing.length === 0) return null;
  const names = fieldList(differing);
  return both(`${names.ja}も異なります。`, `So ${differing.length > 1 ? 'do' : 'does'} the ${names.en}.`);
}

const stop = (ja: string, en: string): Bilingual =>
  both(
    `別人の可能性があるため、${ja}の閲覧を止めて確認してください。`,
    `Possibly another person: stop the use of ${en} and recheck.`,
  );

/** 「生年月日・性別は一致しています。」; null where none does. */
function agreeing(told: Told, among: readonly FieldName[]): Bilingual | null {
  const fields = fieldsAgreeing(told.fields, among);
  if (fields.length === 0) return null;
  const names = fieldList(fields);
  return both(`${names.ja}は一致しています。`, `The ${names.en} ${fields.length > 1 ? 'agree' : 'agrees'}.`);
}

function namesDiffer(told: Told): Bilingual {
  const differing = fieldsThat(told.fields, 'differ', nameFields);
  if (differing.includes('nameKanji') && differing.includes('nameKana')) {
    return both('氏名が漢字・カナとも異なります。', 'Both the kanji name and the kana name differ.');
  }
  if (differing.includes('reading')) {
    return both('氏名の漢字とカナの読みが合いません。', 'The kanji name cannot be read as the kana name.');
  }
  const names = fieldList(differing);
  return both(
    `${names.ja}が異なり、一致する氏名の項目がありません。`,
    `The ${names.en} differs and no name field agrees.`,
  );
}

function oneNameAndAddress({ fields }: Told): Bilingual {
  const names = fieldList([...fieldsThat(fields, 'differ', nameFields), 'address']);
  const agree = fieldList(agreeingNames(fields));
  return both(`${names.ja}が異なります（${agree.ja}は一致）。`, `The ${names.en} differ (the ${agree.en} agrees).`);
}

function oneName({ fields }: Told): Bilingual {
  const names = fieldList(fieldsThat(fields, 'differ', nameFields));
  const agree = fieldList(agreeingNames(fields));
  return both(`${names.ja}が異なります（${agree.ja}は一致）。`, `The ${names.en} differs (the ${agree.en} agrees).`);
}

function nameResembles(told: Told): Bilingual {
  const field = fieldsThat(told.fields, 'differ', nameFields)[0] ?? 'nameKana';
  const name = fieldList([field]);
  const what = resemblance(told.fields, field, told.ruleById, told.withheld) ?? both('表記の違い', 'notation');
  return both(
    `${name.ja}は${what.ja}のみで、生年月日・性別・住所は一致しています。`,
    `The ${name.en} differs only in ${what.en}; birth date, sex and address agree.`,
  );
}

function undecidable(told: Told): Bilingual {
  const compared = nameFields.some((field) => told.fields[field].outcome !== 'missing');
  const names: readonly FieldName[] = compared ? [] : ['nameKanji', 'nameKana'];
  const open = undecidableFields(told, [...nameFields, 'birthDate', 'sex']);
  const missing = missingFields(told, [...names, 'birthDate', 'sex']);
  const differing = alsoDiffer(told, ['address']);
  const look = both('目で見て確認してください。', 'Recheck by eye.');
  return sentences([open, missing, differing ? differ(told, ['address']) : null, agreeing(told, fieldOrder), look]);
}

const namesakesUnknown = both(
  '同じ氏名・生年月日・性別の人が全国にどれほどいるか推定できないため、別人でないか目で見て確認してください。',
  'How many others share name, birth date and sex cannot be estimated: make sure that this is the same person.',
);

/** What an address case rests on: the previous address, or how many namesakes the country is expected to hold. */
function addressEvidence({ detail, grade }: FindingDraft): Bilingual | null {
  if (detail.previousAddressAgrees) {
    return both('住民記録の転入前の住所とは一致します。', "It agrees with the register's previous address.");
  }
  if (detail.namesakes === undefined) return grade === 'A' ? null : namesakesUnknown;
  const people = expectedPeople(detail.namesakes);
  const ja = `全国に同じ氏名・生年月日・性別の人は、ほかに${people.ja}（推定）`;
  const en = `${capital(people.en)} elsewhere in the country are expected to share name, birth date and sex (estimate)`;
  return grade === 'A'
    ? both(`${ja}で、別人の可能性は低いと見られます。`, `${en}, so this is hardly another person.`)
    : both(`${ja}です。同姓同名の別人でないか確認してください。`, `${en}: make sure that this is not a namesake.`);
}

function addressMissing(told: Told): Bilingual {
  if (told.fields.address.outcome === 'undecidable') {
    return both(
      '住所に読み取れない文字があり、比べられません。',
      'The address holds a lost character and cannot be compared.',
    );
  }
  const missing = missingFields(told, ['address']) ?? both('住所を比べられません。', 'The address cannot be compared.');
  return sentences([missing, both('ほかの項目は一致しています。', 'The rest agrees.')]);
}

/** Names held equal by rule in a case whose point is the address. */
function lesser(told: Told): Bilingual[] {
  return agreedByRule(told.fields, told.ruleById, told.withheld);
}

function rest(told: Told): Bilingual | null {
  const missing = missingFields(told, ['address']);
  if (missing) return missing;
  return fieldsThat(told.fields, 'undecidable').length > 0
    ? undecidableFields(told)
    : both('ほかの項目は一致しています。', 'Everything else agrees.');
}
