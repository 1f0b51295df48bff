/** Where a case stands between nights, as the lists say it and the summary counts it. */
import type { Bilingual, CaseState, ChangeSince, Decision, DecisionKind, Standing } from '../model.js';
import type { CaseToReport } from './case.js';
import { decisionNames, reasonNames } from './decision-columns.js';
import { both, type Lang } from './phrases.js';

/** Cases of grades C and B by where they stand; together they are all such cases of the run. */
export type DecisionCounts = Readonly<Record<Exclude<CaseState, 'decided'>, number>> & {
  readonly decided: Readonly<Partial<Record<DecisionKind, number>>>;
};

export const noDecisions: DecisionCounts = {
  open: 0,
  later: 0,
  inquiry: 0,
  unconfirmed: 0,
  reopened: 0,
  decided: { mislink_confirmed: 0, same_person: 0, register_wrong: 0, insurer_wrong: 0 },
};

/** The counts with one case more. */
export function withCase(counts: DecisionCounts, standing: Standing | undefined): DecisionCounts {
  const state = standing?.state ?? 'open';
  if (state !== 'decided') return { ...counts, [state]: counts[state] + 1 };
  const kind = standing?.decision?.decision ?? 'same_person';
  return { ...counts, decided: { ...counts.decided, [kind]: (counts.decided[kind] ?? 0) + 1 } };
}

export const allCounted = ({ decided, ...rest }: DecisionCounts): number =>
  [...Object.values(rest), ...Object.values(decided)].reduce((sum, cases) => sum + cases, 0);

/** Whether a case is on the worklist: grades C and B, but for those that are decided. */
export const isListed = ({ draft, standing }: CaseToReport): boolean =>
  draft.grade !== 'A' && standing?.state !== 'decided';

/** Where a case stands, as every list, table and screen calls it. */
export const stateNames: Readonly<Record<CaseState, Bilingual>> = {
  open: both('未決定', 'Not decided'),
  later: both('後で確認', 'Later'),
  inquiry: both('照会中', 'Inquiry under way'),
  unconfirmed: both('確認者待ち', 'Awaits a confirmer'),
  decided: both('決定済み', 'Decided'),
  reopened: both('決定後に変更あり', 'Changed since it was decided'),
};

/** The states of what is not closed, as counts list them. */
export const undecidedStates = [
  'open',
  'reopened',
  'unconfirmed',
  'inquiry',
  'later',
] as const satisfies readonly CaseState[];

/** 「確認者待ち：本人に相違なし（佐藤 2026-04-02）」; an empty text where nobody has said anything of the case. */
export function standingText(standing: Standing | undefined, lang: Lang): string {
  const { state, decision, confirmation, changes } = standing ?? {};
  if (!state || !decision) return '';
  const by = (row: Decision): string => `${row.who} ${dayOf(row)}`;
  const kind = decision.decision === null ? '' : decisionNames[decision.decision][lang];
  const confirmed = confirmation
    ? { ja: `、確認 ${by(confirmation)}`, en: `, confirmed by ${by(confirmation)}` }
    : both('', '');
  const name = stateNames[state][lang];
  if (state === 'later' || state === 'inquiry')
    return both(`${name}（${by(decision)}）`, `${name} (${by(decision)})`)[lang];
  if (state !== 'reopened') {
    return both(
      `${name}：${kind}（${by(decision)}${confirmed.ja}）`,
      `${name}: ${kind} (${by(decision)}${confirmed.en})`,
    )[lang];
  }
  const what = changesText(changes ?? [], lang);
  return both(
    `${name}：${what}。前の決定：${kind}（${by(decision)}${confirmed.ja}）`,
    `${name}: ${what}. Decided before: ${kind} (${by(decision)}${confirmed.en})`,
  )[lang];
}

const sideNames = { insurer: both('保険者', 'insurer'), municipal: both('住民記録', 'register') } as const;

/** What a decision rests on, as lists and screens call it; the last three are no value of a record. */
export const keyNames: Readonly<Record<ChangeSince['key'], Bilingual>> = {
  individualNumber: both('個人番号', 'number'),
  nameKanji: both('氏名（漢字）', 'kanji name'),
  nameKana: both('氏名カナ', 'kana name'),
  formerName: both('旧氏', 'former name'),
  formerNameKana: both('旧氏カナ', 'former name in kana'),
  alias: both('通称', 'alias'),
  aliasKana: both('通称カナ', 'alias in kana'),
  nameAlphabet: both('氏名英字', 'alphabet name'),
  birthDate: both('生年月日', 'birth date'),
  sex: both('性別', 'sex'),
  address: both('住所', 'address'),
  previousAddress: both('転入前住所', 'previous address'),
  status: both('住民状態', 'status'),
  validFrom: both('異動日・資格取得日', 'start'),
  validTo: both('資格喪失日', 'end'),
  record: both('対象の人', 'people of the case'),
  grade: both('区分が上がった', 'a graver grade'),
  reading: both('値の読み方（プロファイル・規則）', 'how values are read (profile or rules)'),
};

/** 「保険者の氏名カナ・住所、住民記録の住所」: each thing once, side by side. */
export function changesText(changes: readonly ChangeSince[], lang: Lang): string {
  const parts = ([null, 'insurer', 'municipal'] as const).flatMap((side) => {
    const keys = [...new Set(changes.filter((change) => change.side === side).map(({ key }) => key))];
    if (keys.length === 0) return [];
    const names = keys.map((key) => keyNames[key][lang]).join(lang === 'ja' ? '・' : ', ');
    if (side === null) return [names];
    return [lang === 'ja' ? `${sideNames[side].ja}の${names}` : `${sideNames[side].en}: ${names}`];
  });
  return parts.join(lang === 'ja' ? '、' : '; ');
}

/** The day that the clerk wrote, else the day it was recorded, by Japan's clock on any machine. */
export function dayOf({ day, at }: Pick<Decision, 'day' | 'at'>): string {
  const japan = 9 * 3_600_000;
  return day ?? new Date(Date.parse(at) + japan).toISOString().slice(0, 10);
}

/**
 * What a row of the worklist was made of: the fingerprint of the case's values and the newest row of its history. A decision that
 * comes back with it is one on what the clerk saw. Example: `3f0c9a2b51d7e648.0`.
 */
export const checkValue = ({ draft, standing }: CaseToReport): string =>
  `${draft.fingerprint.slice(0, FINGERPRINT)}.${standing?.last ?? 0}`;

const FINGERPRINT = 16;

/** The reason as one text: the usual one by its name, what was written beside it after it. */
export function reasonText({ reason, note }: Pick<Decision, 'reason' | 'note'>, lang: Lang): string {
  const named = reason === null || reason === 'other' ? '' : reasonNames[reason][lang];
  return [named, note].filter((text) => text !== '').join(lang === 'ja' ? '：' : ': ');
}
