/** The forms of the page, each an address that changes something. */
import type { Hono } from 'hono';
import { TotsugoError } from '../errors.js';
import { confirmCase, decideCase, FormError, skip, undo } from './acts.js';
import { decideMany } from './acts-bulk.js';
import { enteredOf, overtakenBy, warning } from './acts-refused.js';
import type { Audited, Clerk } from './clerk.js';
import { type Filter, queryOf, undecided } from './filter.js';
import { type Form, formOf } from './guard.js';
import { type Ctx, type Env, filterIn } from './request.js';
import { showCase } from './screens.js';

export function forms(app: Hono<Env>): void {
  const onCase = (
    path: 'decide' | 'confirm' | 'skip',
    act: (clerk: Clerk, caseId: string, filter: Filter, form: Form) => string,
  ): void => {
    app.post(`/cases/:id{[0-9a-f]{16}}/${path}`, async (c) => {
      const form = await formIn(c);
      const caseId = c.req.param('id') ?? '';
      try {
        const work = (): string => act(c.var.clerk, caseId, filterIn(c), form);
        const to = path === 'skip' ? work() : await c.var.clerk.audit(auditedForm(path, caseId, form), work);
        return c.redirect(to, 303);
      } catch (error) {
        if (!(error instanceof TotsugoError) || error.code === 'CASE_UNKNOWN') throw error;
        const { session } = c.var.clerk;
        const flash = overtakenBy(error, c.var.clerk, caseId, form);
        session.flash = flash ?? warning(error.text(session.lang));
        if (flash) return c.redirect(`/cases/${caseId}${queryOf(filterIn(c))}`, 303);
        c.status(422);
        return showCase(c, enteredOf(form));
      }
    });
  };
  onCase('decide', decideCase);
  onCase('confirm', confirmCase);
  onCase('skip', skip);
  app.post('/undo', async (c) => {
    await formIn(c);
    const { clerk } = c.var;
    const last = clerk.session.done.at(-1);
    const options: Audited['options'] = last ? { case: last.caseId, row: last.id } : {};
    return c.redirect(await clerk.audit({ what: 'undo', options }, () => undo(clerk)), 303);
  });
  app.post('/bulk', async (c) => {
    const form = await formIn(c);
    const { session } = c.var.clerk;
    try {
      const filter = undecided(filterIn(c));
      const options = { ...chosenIn(form), expected: form.get('expected') ?? '', ...wordsOf(filter) };
      return c.redirect(
        await c.var.clerk.audit({ what: 'bulk', options }, () => decideMany(c.var.clerk, filter, form)),
        303,
      );
    } catch (error) {
      if (!(error instanceof TotsugoError)) throw error;
      session.flash = warning(error.text(session.lang));
      return c.redirect(`/bulk${queryOf(filterIn(c))}`, 303);
    }
  });
  app.post('/language', async (c) => {
    const form = await formIn(c);
    c.var.clerk.session.lang = form.get('lang') === 'en' ? 'en' : 'ja';
    const back = form.get('back') ?? '/';
    // A path of this page alone: `//elsewhere` and `/\elsewhere` are other hosts to a browser.
    return c.redirect(/^\/(?![/\\])[\w/?=&%.~-]*$/.test(back) ? back : '/', 303);
  });
}

const auditedForm = (what: 'decide' | 'confirm', caseId: string, form: Form): Audited => ({
  what,
  options: { case: caseId, ...chosenIn(form) },
});

/** What was chosen in a form, where it is one of the choices: nothing that somebody wrote. */
function chosenIn(form: Form): Record<string, string> {
  const chosen = ['decision', 'reason', 'word'].map((name) => [name, form.get(name) ?? ''] as const);
  return Object.fromEntries(chosen.filter(([, value]) => /^[a-z_]{1,40}$/.test(value)));
}

/** A filter without what was searched for, which may be a name. */
function wordsOf({ stage, grade, class: name, hint, insurer, search }: Filter): Record<string, string | boolean> {
  return {
    stage,
    ...(grade ? { grade } : {}),
    ...(name ? { class: name } : {}),
    ...(hint ? { hint } : {}),
    ...(insurer ? { insurer } : {}),
    ...(search ? { searched: true } : {}),
  };
}

async function formIn(c: Ctx): Promise<Form> {
  const form = await formOf(c);
  if (!form) throw new FormError('form');
  return form;
}
