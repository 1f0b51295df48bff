/** Reasons of the run classes: what happened to a number, beyond the comparison of one pair. */
import type { Bilingual, Candidate, FindingDraft, RunClass, SourceRecord } from '../model.js';
import { fieldsAgreeing } from './field-phrases.js';
import { numberFaults } from './number-faults.js';
import { both, eraDate, fieldList, idList, sentences } from './phrases.js';
import { numberShared, rowShift, twoNumbers } from './reason-several.js';
import { repairNames } from './weight-phrases.js';

type RunReason = (draft: FindingDraft, withheld: boolean, municipal: readonly SourceRecord[]) => Bilingual;

/** One reason a run class. Ids of records are named; their values never are. */
export const runReasons: Readonly<Record<RunClass, RunReason>> = {
  ROW_SHIFT: rowShift,
  NUMBER_SWAPPED: ({ insurer }) => {
    const ids = idList(insurer);
    return both(
      `${ids.ja} の個人番号が互いに入れ替わっていると見られます。氏名・生年月日などは、それぞれ相手の個人番号の住民に合致します。`,
      `The numbers of ${ids.en} seem swapped: each fits the resident who holds the other's number.`,
    );
  },
  NUMBER_SHARED: numberShared,
  NUMBER_OF_HOUSEHOLD_MEMBER: (draft) =>
    sentences([
      both(
        '個人番号が、同じ世帯の別の人のものと見られます。',
        'The number seems to be that of another member of the household.',
      ),
      fitsCandidates(draft),
    ]),
  NUMBER_OF_NAMESAKE: (draft) => sentences([namesake(draft), namesakeAddress(draft)]),
  NUMBER_OF_ANOTHER: (draft) =>
    sentences([
      both('個人番号が、別の住民のものと見られます。', 'The number seems to be that of another resident.'),
      fitsCandidates(draft),
    ]),
  TWO_NUMBERS: twoNumbers,
  DUPLICATE_ENROLMENT: ({ insurer }) => {
    const ids = idList(insurer);
    return both(
      `同じ人・同じ個人番号の有効な資格が${insurer.length}件あります（${ids.ja}）。資格の重複でないか確認してください。`,
      `One person has ${insurer.length} active enrolments under one number (${ids.en}). Check for a duplicate.`,
    );
  },
  REGISTER_DUPLICATE: ({ municipal }, _, records) => {
    const ids = idList(municipal);
    const duplicate = both(
      `住民記録の${municipal.length}件（宛名番号 ${ids.ja}）に同じ個人番号が付いています。${municipal.length > 2 ? 'どれ' : 'どちら'}が正しいか確認してください。`,
      `The register holds one number ${municipal.length} times (${ids.en}). Find out which record is right.`,
    );
    return sentences([duplicate, samePerson(records)]);
  },
  NUMBER_INVALID: (draft) =>
    sentences([numberFaults[draft.detail.numberFault ?? 'check_digit'], fitsCandidates(draft)]),
  NUMBER_MISSING: (draft) =>
    sentences([both('個人番号がありません。', 'The number is missing.'), fitsCandidates(draft)]),
  NUMBER_NOT_IN_REGISTER: (draft) =>
    sentences([
      both(
        '個人番号が住民記録にありません。番号の誤りか、他の自治体の住民でないか確認してください。',
        'The register does not hold this number: it is wrong, or the person lives elsewhere.',
      ),
      fitsCandidates(draft),
    ]),
  OUT_OF_COVERAGE: outOfCoverage,
  RESIDENT_DECEASED: ({ detail }) => {
    const since = detail.since;
    return both(
      `住民記録では死亡${changed(since)}となっていますが、資格が有効のままです。資格喪失の届出を確認してください。`,
      `The register has this resident as deceased${since ? ` (change of ${since})` : ''}, but the enrolment is still active. Check whether it has lapsed.`,
    );
  },
  RESIDENT_MOVED_OUT: ({ detail }) => {
    const since = detail.since;
    return both(
      `住民記録では転出${changed(since)}となっています。転出先と資格の継続を確認してください。`,
      `The register has this resident as moved out${since ? ` (change of ${since})` : ''}. Check where to, and whether the enrolment goes on.`,
    );
  },
};

/** Whether the records of one number state one person, letter for letter; nothing is said of what is written differently. */
function samePerson(records: readonly SourceRecord[]): Bilingual | null {
  const [first, ...others] = records;
  const same = (key: 'nameKanji' | 'nameKana' | 'birthDate'): boolean =>
    others.every((other) => other[key] === first?.[key]);
  if (others.length === 0 || !first?.birthDate || !first.nameKanji) return null;
  if (!same('nameKanji') || !same('nameKana') || !same('birthDate')) return null;
  return both(
    'いずれも氏名・生年月日が同じで、同じ人の二重登録と見られます。',
    'They state the same name and birth date: one person seems to be registered twice.',
  );
}

/** 「（異動日 令和8年4月7日）」: the register's own day of change. */
const changed = (since: string | undefined): string => (since ? `（異動日 ${eraDate(since)}）` : '');

/** 「氏名・生年月日などは宛名番号 X の住民に合致します。」; several fitting residents stay several. */
function fitsCandidates({ candidates }: FindingDraft): Bilingual | null {
  if (candidates.length === 0) return null;
  const ids = idList(candidates.map((candidate) => candidate.municipal));
  if (candidates.length === 1) {
    const fit = both(`氏名・生年月日などは宛名番号 ${ids.ja} の住民に合致します。`, `The data fit resident ${ids.en}.`);
    return sentences([fit, repaired(candidates[0])]);
  }
  return both(
    `氏名・生年月日などの合致する住民が${candidates.length}人います（宛名番号 ${ids.ja}）。`,
    `The data fit ${candidates.length} residents (${ids.en}).`,
  );
}

/** 「その住民の個人番号とは、1桁の打ち間違いの違いしかありません。」 */
function repaired(candidate: Candidate | undefined): Bilingual | null {
  const repair = candidate?.numberRepair && repairNames[candidate.numberRepair];
  return repair
    ? both(
        `個人番号は、その住民の番号の${repair.ja}と見られます。`,
        `The number seems to be that resident's, with ${repair.en}.`,
      )
    : null;
}

/** Which of kanji and kana the holder shares. */
function namesake({ fields }: FindingDraft): Bilingual {
  const names = fields ? fieldsAgreeing(fields, ['nameKanji', 'nameKana']) : [];
  const shared = names.length === 1 ? fieldList(names) : both('氏名', 'name');
  return both(
    `個人番号が、${shared.ja}・生年月日・性別の同じ別の住民のものと見られます。`,
    `The number seems to be that of another resident of the same ${shared.en}, birth date and sex.`,
  );
}

function namesakeAddress({ candidates }: FindingDraft): Bilingual | null {
  const [best] = candidates;
  if (!best || candidates.length > 1) return fitsCandidates({ candidates } as FindingDraft);
  return both(`住所は宛名番号 ${best.municipal} の住民に合致します。`, `The address fits resident ${best.municipal}.`);
}

function outOfCoverage({ detail }: FindingDraft, withheld: boolean): Bilingual {
  if (withheld || !detail.municipality) {
    return both(
      '住所が他の自治体にあり、この住民記録の対象外です。',
      'The address lies in another municipality, outside this register.',
    );
  }
  const { code, name } = detail.municipality;
  return both(
    `住所が${name}（${code}）にあり、この住民記録の対象外です。`,
    `The address lies in ${name} (${code}), outside this register.`,
  );
}
