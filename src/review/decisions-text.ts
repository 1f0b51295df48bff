/** What people write beside a decision: checked, and without an Individual Number, before it is kept for ever. */
import { TotsugoError } from '../errors.js';
import { maskWithin } from '../fields/individual-number/index.js';
import type { Bilingual, DecisionKind, DecisionReason } from '../model.js';
import { decisionNames, reasonNames } from '../report/index.js';

/** Longest name of a person, longest free text, in characters. */
const most = { who: 60, note: 1_000 } as const;

const fieldNames: Readonly<Record<keyof typeof most, Bilingual>> = {
  who: { ja: '担当者・確認者の名前', en: 'name' },
  note: { ja: '理由の文', en: 'text of the reason' },
};

function written(field: keyof typeof most, text: string): string {
  // Control characters show nothing and break lists; a line break within a text is a line break.
  const clean = maskWithin(
    text.replaceAll('\r\n', '\n').replace(/[\p{Cc}\u2028\u2029]/gu, (c) => (c === '\n' ? c : ' ')),
  ).trim();
  if (clean.length > most[field]) {
    throw new TotsugoError('DECISION_TEXT_TOO_LONG', { field: fieldNames[field], most: most[field] });
  }
  return clean;
}

/**
 * The name of who decides, on one line.
 * @throws TotsugoError DECISION_WHO_MISSING, DECISION_TEXT_TOO_LONG
 */
export function whoOf(text: string): string {
  const who = written('who', text.replace(/\s+/g, ' '));
  if (who === '') throw new TotsugoError('DECISION_WHO_MISSING');
  return who;
}

/** A free text; twelve digits in it are masked. @throws TotsugoError DECISION_TEXT_TOO_LONG */
export const noteOf = (text: string | undefined): string => written('note', text ?? '');

/** @throws TotsugoError DECISION_UNKNOWN */
export function kindOf(text: string): DecisionKind {
  if (Object.hasOwn(decisionNames, text)) return text as DecisionKind;
  throw new TotsugoError('DECISION_UNKNOWN', { known: Object.keys(decisionNames).join(' ') });
}

/** @throws TotsugoError DECISION_REASON_UNKNOWN */
export function reasonOf(text: string | null | undefined): DecisionReason | null {
  if (text === null || text === undefined || text === '') return null;
  if (text === 'other' || Object.hasOwn(reasonNames, text)) return text as DecisionReason;
  throw new TotsugoError('DECISION_REASON_UNKNOWN', { known: [...Object.keys(reasonNames), 'other'].join(' ') });
}
