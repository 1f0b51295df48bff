/** The columns of worklist.xlsx that a clerk fills in, and the words they take. */
import type { Bilingual, DecisionKind, DecisionReason } from '../model.js';
import { both } from './phrases.js';

/** Decisions as the drop-down has them; taking decisions back reads either language. */
export const decisionNames: Readonly<Record<DecisionKind, Bilingual>> = {
  mislink_confirmed: { ja: '紐付け誤り', en: 'Mislink confirmed' },
  same_person: { ja: '本人に相違なし', en: 'Same person' },
  register_wrong: { ja: '住民記録の誤り', en: 'Register wrong' },
  insurer_wrong: { ja: '保険者側の誤り', en: 'Insurer wrong' },
  needs_inquiry: { ja: '照会が必要', en: 'Needs inquiry' },
  later: { ja: '後で確認', en: 'Later' },
};

/** Reasons as the drop-down offers them; any other may be written, and is kept as the text that it is. */
export const reasonNames: Readonly<Record<Exclude<DecisionReason, 'other'>, Bilingual>> = {
  surname_changed: both('氏の変更（婚姻・離婚など）', 'Surname changed'),
  given_name_changed: both('名の変更', 'Given name changed'),
  moved: both('転居・転入出', 'Moved'),
  notation: both('文字・表記の違い', 'Characters or notation'),
  mistyped: both('入力の誤り', 'Mistyped'),
  namesake: both('同姓同名の別人', 'Namesake'),
  household_member: both('世帯員の取り違え', 'Household member'),
  duplicate_enrolment: both('資格の重複', 'Duplicate enrolment'),
};

export interface DecisionColumn {
  readonly key: 'decision' | 'reason' | 'operator' | 'confirmer' | 'date';
  readonly head: Bilingual;
  readonly width: number;
  /** What the drop-down offers; `only`: nothing else is taken. */
  readonly choices?: readonly Bilingual[];
  readonly only?: boolean;
  readonly prompt: Bilingual;
}

export const decisionColumns: readonly DecisionColumn[] = [
  {
    key: 'decision',
    head: both('決定', 'Decision'),
    width: 18,
    choices: Object.values(decisionNames),
    only: true,
    prompt: both('一覧から選んでください。', 'Choose from the list.'),
  },
  {
    key: 'reason',
    head: both('決定の理由', 'Reason of decision'),
    width: 28,
    choices: Object.values(reasonNames),
    prompt: both('一覧から選ぶか、自由に書いてください。', 'Choose from the list, or write freely.'),
  },
  { key: 'operator', head: both('担当者', 'Clerk'), width: 14, prompt: both('確認した人', 'Who decided') },
  {
    key: 'confirmer',
    head: both('確認者', 'Confirmer'),
    width: 14,
    prompt: both('担当者とは別の人（区分Cは必須）', 'Someone else than the clerk (required for grade C)'),
  },
  { key: 'date', head: both('決定日', 'Date'), width: 14, prompt: both('例：2026-11-23', 'As 2026-11-23') },
];

/** What a row was made of, for taking it back: see `checkValue`. */
export const checkColumn = {
  key: 'check',
  head: both('照合値（変更しない）', 'Check value (leave as it is)'),
  width: 22,
} as const;
