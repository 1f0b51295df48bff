/** Reasons of the run classes: what happened to a number, beyond the comparison of one pair. */
import type { Bilingual, FindingDraft, RunClass } from '../model.js';
import { fieldsAgreeing } from './field-phrases.js';
import { numberFaults } from './number-faults.js';
import { both, eraDate, fieldList, idList, sentences } from './phrases.js';

type RunReason = (draft: FindingDraft, withheld: boolean) => Bilingual;

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
  REGISTER_DUPLICATE: ({ municipal }) => {
    const ids = idList(municipal);
    return both(
      `住民記録の${municipal.length}件（宛名番号 ${ids.ja}）に同じ個人番号が付いています。${municipal.length > 2 ? 'どれ' : 'どちら'}が正しいか確認してください。`,
      `The register holds one number ${municipal.length} times (${ids.en}). Find out which record is right.`,
    );
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

/** 「（異動日 令和8年4月7日）」: the register's own day of change. */
const changed = (since: string | undefined): string => (since ? `（異動日 ${eraDate(since)}）` : '');

/** What is enrolled under a number that the register lacks, while the resident it fits has the right one elsewhere. */
function twoNumbers({ insurer, municipal }: FindingDraft): Bilingual {
  const [strange = '', ...others] = insurer;
  const own = others.length > 0 ? idList(others) : null;
  const [resident = ''] = municipal;
  return sentences([
    both(
      `${strange} の個人番号は住民記録にありませんが、氏名・生年月日などは宛名番号 ${resident} の住民に合致します。`,
      `The register does not hold the number of ${strange}, but the data fit resident ${resident}.`,
    ),
    both(
      `この住民は、住民記録の個人番号でも加入しています${own ? `（${own.ja}）` : ''}。どちらの番号が正しいか確認してください。`,
      `This resident is enrolled under the register's number as well${own ? ` (${own.en})` : ''}. Find out which is right.`,
    ),
  ]);
}

/** 「氏名・生年月日などは宛名番号 X の住民に合致します。」; several fitting residents stay several. */
function fitsCandidates({ candidates }: FindingDraft): Bilingual | null {
  if (candidates.length === 0) return null;
  const ids = idList(candidates.map((candidate) => candidate.municipal));
  if (candidates.length === 1) {
    return both(`氏名・生年月日などは宛名番号 ${ids.ja} の住民に合致します。`, `The data fit resident ${ids.en}.`);
  }
  return both(
    `氏名・生年月日などの合致する住民が${candidates.length}人います（宛名番号 ${ids.ja}）。`,
    `The data fit ${candidates.length} residents (${ids.en}).`,
  );
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

function numberShared({ insurer, detail }: FindingDraft): Bilingual {
  const fits = detail.fits ?? [];
  const not = detail.doesNotFit ?? [];
  const open = insurer.filter((id) => !fits.includes(id) && !not.includes(id));
  const start = both(
    `1つの個人番号に、別人と見られる有効な資格が${insurer.length}件あります。`,
    `${insurer.length} active enrolments of different people share one number.`,
  );
  const part = (ids: readonly string[], ja: string, en: string): Bilingual | null => {
    const list = idList(ids);
    return ids.length > 0 ? both(`${ja} ${list.ja} です。`, `${en} ${list.en}.`) : null;
  };
  if (fits.length === 0 && open.length === 0) {
    const list = idList(not);
    return sentences([
      start,
      both(`どれも住民記録に合いません（${list.ja}）。`, `None fits the register (${list.en}).`),
    ]);
  }
  return sentences([
    start,
    part(fits, '住民記録に合うのは', 'The register fits'),
    part(not, '合わないのは', 'It does not fit'),
    part(open, 'どちらとも判断できないのは', 'Undecided:'),
  ]);
}

function rowShift({ insurer, detail }: FindingDraft): Bilingual {
  const count = (detail.shift?.rows ?? insurer.length).toLocaleString('en-US');
  const by = detail.shift?.by ?? 1;
  const slip = `${Math.abs(by)}行`;
  const ja = by > 0 ? `${slip}後` : `${slip}前`;
  const en = `${Math.abs(by)} row${Math.abs(by) === 1 ? '' : 's'} ${by > 0 ? 'below' : 'above'}`;
  const first = insurer[0];
  const last = insurer[insurer.length - 1];
  const range =
    first === undefined || last === undefined
      ? both('', '')
      : both(`（${first} から ${last} まで）`, ` (${first} to ${last})`);
  return both(
    `${count}件${range.ja}の個人番号が${slip}ずつずれ、${ja}の人の番号になっています。貼り付けや行の挿入・削除によるずれと見られます。`,
    `${count} enrolments${range.en} hold the number of the person ${en}. The rows seem shifted, as by pasting.`,
  );
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
