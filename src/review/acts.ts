/** What the forms of the page do: one function a form, each returning where the browser goes next. */
import { classNames } from '../report/class-names.js';
import { decisionNames } from '../report/decision-columns.js';
import { warning } from './acts-refused.js';
import type { Clerk } from './clerk.js';
import { caseToReview } from './decisions-queue.js';
import { confirm, decide, giveOpinion, retire } from './decisions-take.js';
import { type Filter, queryOf } from './filter.js';
import type { Form } from './guard.js';
import { type Say, saying } from './page/html.js';
import { isSecondReading } from './read-case.js';

/** A form that is not what the page sends: nothing is done. */
export class FormError extends Error {}

export function field(form: Form, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw new FormError(name);
  return value;
}

export function wholeNumber(form: Form, name: string): number {
  const value = field(form, name);
  if (!/^\d{1,15}$/.test(value)) throw new FormError(name);
  return Number(value);
}

/** What every act on a case says. */
const actOf = (clerk: Clerk, caseId: string, form: Form) => ({
  caseId,
  seen: wholeNumber(form, 'last'),
  fingerprint: field(form, 'fingerprint'),
  who: clerk.user,
  at: clerk.now(),
  note: form.get('note') ?? '',
});

const onward = (caseId: string, filter: Filter): string => `/next${queryOf(filter, { after: caseId })}`;

/** @throws TotsugoError as `decide`; FormError */
export function decideCase(clerk: Clerk, caseId: string, filter: Filter, form: Form): string {
  const { db, session } = clerk;
  const t = saying(session.lang);
  const { standing, history, item } = caseToReview(db, caseId);
  const act = {
    ...actOf(clerk, caseId, form),
    decision: field(form, 'decision'),
    reason: form.get('reason') ?? null,
    blind: clerk.twice !== null,
  };
  const second = isSecondReading(clerk, caseId, standing, history);
  const after = second ? giveOpinion(db, act) : decide(db, act);
  session.done.push({ id: after.last, caseId, what: 'decided' });
  session.skipped.delete(caseId);
  const name = Object.hasOwn(decisionNames, act.decision)
    ? decisionNames[act.decision as keyof typeof decisionNames][session.lang]
    : '';
  const revealed =
    clerk.twice === null
      ? ''
      : t(`（種別：${classNames[item.draft.class].ja}）`, ` (class: ${classNames[item.draft.class].en})`);
  session.flash = { kind: 'done', caseId, text: `${said(second, after.state === 'unconfirmed', name, t)}${revealed}` };
  return onward(caseId, filter);
}

function said(second: boolean, unconfirmed: boolean, name: string, t: Say): string {
  if (second) return t(`2人目の判断「${name}」を記録しました。`, `Recorded your second reading: ${name}.`);
  return unconfirmed
    ? t(`「${name}」と記録しました。別の担当者の確認を待ちます。`, `Recorded: ${name}. Waits for a second person.`)
    : t(`「${name}」と記録しました。`, `Recorded: ${name}.`);
}

/** The second person's word: confirms, or takes the decision back with a note, so that the case is open again. */
export function confirmCase(clerk: Clerk, caseId: string, filter: Filter, form: Form): string {
  const { db, session } = clerk;
  const t = saying(session.lang);
  const act = actOf(clerk, caseId, form);
  const word = field(form, 'word');
  if (word === 'confirm') {
    const after = confirm(db, act);
    session.done.push({ id: after.last, caseId, what: 'confirmed' });
    session.flash = {
      kind: 'done',
      caseId,
      text: t('確認者として認めました。決定済みになりました。', 'Confirmed: the case is decided.'),
    };
  } else if (word === 'back') {
    retire(db, { ...act, about: wholeNumber(form, 'about') });
    session.flash = {
      kind: 'done',
      caseId,
      text: t('差し戻しました。事例は未処理に戻りました。', 'Sent back: the case is to do again.'),
    };
  } else throw new FormError('word');
  return onward(caseId, filter);
}

/** Takes back the last thing that was recorded in this session. */
export function undo(clerk: Clerk): string {
  const { db, session, user, now } = clerk;
  const t = saying(session.lang);
  const last = session.done.pop();
  if (!last) {
    session.flash = { kind: 'warning', text: t('取り消せる決定がありません。', 'There is nothing to undo.') };
    return '/';
  }
  const { standing, item, history } = caseToReview(db, last.caseId);
  const touched = history.some(
    ({ id, action, who, about }) => id > last.id && (action !== 'retire' || about === last.id) && who !== user,
  );
  if (touched) {
    session.flash = warning(
      t(
        '他の担当者がその後に処理したため、取り消せません。',
        'Somebody else has acted on it since: it cannot be undone.',
      ),
      last.caseId,
    );
    return `/cases/${last.caseId}`;
  }
  const { fingerprint } = item.draft;
  retire(db, { caseId: last.caseId, seen: standing.last, fingerprint, about: last.id, who: user, at: now() });
  session.flash = { kind: 'done', text: t('取り消しました。もう一度決定してください。', 'Taken back. Decide again.') };
  return `/cases/${last.caseId}`;
}

export function skip({ session }: Clerk, caseId: string, filter: Filter): string {
  session.skipped.add(caseId);
  return onward(caseId, filter);
}
