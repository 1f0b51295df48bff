/** Reasons of the run classes: what happened to a number, beyond the comparison of one pair. */
import type { Bilingual, FindingDraft, RunClass } from '../model.js';
import { numberFaults } from './number-faults.js';
import { both, idList, sentences } from './phrases.js';

type RunReason = (draft: FindingDraft, withheld: boolean) => Bilingual;

/** One reason a run class. Ids of records are named; their values never are. */
export const runReasons: Readonly<Record<RunClass, RunReason>> = {
  ROW_SHIFT: rowShift,
  NUMBER_SWAPPED: ({ insurer }) => {
    const ids = idList(insurer);
    return both(
      `${ids.ja}の個人番号が互いに入れ替わっています。それぞれ相手の番号の住民に合います。`,
      `The numbers of ${ids.en} are swapped: each fits the resident who holds the other's number.`,
    );
  },
  NUMBER_SHARED: numberShared,
  NUMBER_OF_HOUSEHOLD_MEMBER: (draft) =>
    sentences([
      both('個人番号が同じ世帯の別の人のものです。', 'The number belongs to another member of the household.'),
      fitsCandidates(draft),
    ]),
  NUMBER_OF_NAMESAKE: (draft) =>
    sentences([
      both(
        '個人番号が、氏名（またはカナ）・生年月日・性別の同じ別の住民のものです。',
        'The number belongs to another resident of the same name (or kana), birth date and sex.',
      ),
      namesakeAddress(draft),
    ]),
  NUMBER_OF_ANOTHER: (draft) =>
    sentences([
      both('個人番号が別の住民のものです。', 'The number belongs to another resident.'),
      fitsCandidates(draft),
    ]),
  TWO_NUMBERS: ({ insurer }) => {
    const ids = idList(insurer);
    if (insurer.length === 1) {
      return both(
        'この資格の人は、別の個人番号でも加入していると見られます。どの番号が正しいか確認してください。',
        'This person seems to be enrolled under another number as well. Find out which is right.',
      );
    }
    return both(
      `同じ人と見られる資格（${ids.ja}）に、異なる個人番号が付いています。どの番号が正しいか確認してください。`,
      `Enrolments of what seems one person (${ids.en}) carry different numbers. Find out which is right.`,
    );
  },
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
      `住民記録の${municipal.length}件（宛名番号 ${ids.ja}）に同じ個人番号が付いています。どちらが正しいか確認してください。`,
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
      `住民記録では${since ? `${since}に` : ''}死亡していますが、資格が有効のままです。資格の喪失を確認してください。`,
      `The register has this resident as deceased${since ? ` since ${since}` : ''}, but the enrolment is still active. Check whether it has lapsed.`,
    );
  },
  RESIDENT_MOVED_OUT: ({ detail }) => {
    const since = detail.since;
    return both(
      `住民記録では${since ? `${since}に` : ''}転出しています。転出先と資格の継続を確認してください。`,
      `The register has this resident as moved out${since ? ` since ${since}` : ''}. Check where to, and whether the enrolment goes on.`,
    );
  },
};

/** 「内容は宛名番号 X の住民に合います。」; several fitting residents stay several. */
function fitsCandidates({ candidates }: FindingDraft): Bilingual | null {
  if (candidates.length === 0) return null;
  const ids = idList(candidates.map((candidate) => candidate.municipal));
  if (candidates.length === 1) {
    return both(`内容は宛名番号 ${ids.ja} の住民に合います。`, `The data fit resident ${ids.en}.`);
  }
  return both(
    `内容に合う住民が${candidates.length}人います（宛名番号 ${ids.ja}）。`,
    `The data fit ${candidates.length} residents (${ids.en}).`,
  );
}

function namesakeAddress({ candidates }: FindingDraft): Bilingual | null {
  const [best] = candidates;
  if (!best || candidates.length > 1) return fitsCandidates({ candidates } as FindingDraft);
  return both(`住所は宛名番号 ${best.municipal} の住民に合います。`, `The address fits resident ${best.municipal}.`);
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
    return ids.length > 0 ? both(`${ja}${list.ja}です。`, `${en} ${list.en}.`) : null;
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
  const rows = detail.shift?.rows ?? insurer.length;
  const by = detail.shift?.by ?? 1;
  const ja = by > 0 ? `${by}行後` : `${-by}行前`;
  const en = `${Math.abs(by)} row${Math.abs(by) === 1 ? '' : 's'} ${by > 0 ? 'below' : 'above'}`;
  const first = insurer[0];
  const last = insurer[insurer.length - 1];
  const range =
    first === undefined || last === undefined ? both('', '') : both(`（${first}〜${last}）`, ` (${first} to ${last})`);
  return both(
    `連続する${rows}行${range.ja}に、${ja}の人の個人番号が入っています。貼り付けなどで行がずれたと見られます。`,
    `${rows} rows in a row${range.en} hold the number of the person ${en}. The rows seem shifted, as by pasting.`,
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
