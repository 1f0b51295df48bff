/** Deciding many cases by one form. */
import { FormError, field, wholeNumber } from './acts.js';
import { warning } from './acts-refused.js';
import { type Clerk, caseFilter } from './clerk.js';
import { decideAll } from './decisions-bulk.js';
import { type Filter, queryOf } from './filter.js';
import type { Form } from './guard.js';
import { saying } from './page/html.js';

/** Decides every case to do of a filter at once. @throws TotsugoError BULK_CHANGED and as `decide`; FormError */
export function decideMany(clerk: Clerk, filter: Filter, form: Form): string {
  const { db, session, user, now } = clerk;
  const t = saying(session.lang);
  const expected = wholeNumber(form, 'expected');
  if (form.get('typed')?.normalize('NFKC').trim() !== String(expected)) {
    session.flash = warning(
      t(
        '入力した件数が一致しません。何も記録していません。',
        'The number typed is not the number of cases. Nothing was recorded.',
      ),
    );
    return `/bulk${queryOf(filter)}`;
  }
  const note = field(form, 'note').trim();
  if (note === '') throw new FormError('note');
  const { words: _, ...wanted } = caseFilter(filter);
  const done = decideAll(db, {
    filter: { ...wanted, ...(filter.search ? { search: filter.search } : {}) },
    expected,
    decision: field(form, 'decision'),
    reason: field(form, 'reason'),
    note,
    who: user,
    at: now(),
  });
  session.flash = {
    kind: 'done',
    text: t(
      `${done.cases}件をまとめて記録しました（一括番号 ${done.bulk}）。`,
      `Recorded for ${done.cases} cases (bulk ${done.bulk}).`,
    ),
  };
  return '/';
}
