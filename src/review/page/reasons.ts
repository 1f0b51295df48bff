/** The reasons that a form offers, in the order of their keys. */
import type { DecisionReason } from '../../model.js';
import { reasonNames } from '../../report/decision-columns.js';
import type { Lang } from '../../report/phrases.js';

/** `other` comes last: it stands with a note. */
export const reasonsOffered: readonly DecisionReason[] = [
  ...(Object.keys(reasonNames) as (keyof typeof reasonNames)[]),
  'other',
];

const other = { ja: 'その他（メモに記入）', en: 'Other (say in the note)' };

export const reasonName = (reason: DecisionReason, lang: Lang): string =>
  (reason === 'other' ? other : reasonNames[reason])[lang];
