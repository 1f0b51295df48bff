/** What a clerk reads where an act was refused. */
import type { TotsugoError } from '../errors.js';
import { decisionNames } from '../report/decision-columns.js';
import type { Clerk } from './clerk.js';
import type { Form } from './guard.js';
import type { Entered } from './page/decide-form.js';
import { saying } from './page/html.js';
import type { Flash } from './session.js';

export const warning = (text: string, caseId?: string): Flash => ({
  kind: 'warning',
  text,
  ...(caseId ? { caseId } : {}),
});

/** Refusals after which the clerk looks again at the case as it is now: somebody or something was there first. */
const overtaken: ReadonlySet<string> = new Set([
  'DECISION_CONFLICT',
  'CASE_CHANGED',
  'CONFIRMER_NOT_NEEDED',
  'DECISION_NOT_IN_FORCE',
  'CONFIRMER_SAME',
]);

/** What to say where an act on a case was refused; null where the form can be mended and sent again. */
export function overtakenBy(error: TotsugoError, clerk: Clerk, caseId: string, form: Form): Flash | null {
  if (!overtaken.has(error.code)) return null;
  const t = saying(clerk.session.lang);
  const decision = form.get('decision');
  const name =
    decision && Object.hasOwn(decisionNames, decision)
      ? decisionNames[decision as keyof typeof decisionNames][clerk.session.lang]
      : null;
  const lost = name
    ? t(`あなたの決定「${name}」は記録していません。`, ` Your decision (${name}) was not recorded.`)
    : t('あなたの操作は記録していません。', ' Nothing of yours was recorded.');
  return warning(`${error.text(clerk.session.lang)}${lost}`, caseId);
}

export const enteredOf = (form: Form): Entered => ({
  decision: form.get('decision') ?? '',
  reason: form.get('reason') ?? '',
  note: form.get('note') ?? '',
});
