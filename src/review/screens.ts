/** The screens of the page, each an address that only shows. */
import type { Hono } from 'hono';
import { addressesWithheld } from '../report/case.js';
import type { Clerk } from './clerk.js';
import { caseToReview } from './decisions-queue.js';
import { queryOf, undecided } from './filter.js';
import { nextCase } from './next.js';
import { bulkPage } from './page/bulk.js';
import { type CaseView, casePage } from './page/case.js';
import type { Entered } from './page/decide-form.js';
import { figuresPage } from './page/figures.js';
import { type Html, type Say, saying } from './page/html.js';
import { type Frame, page } from './page/layout.js';
import { messageMain } from './page/message.js';
import { queuePage } from './page/queue.js';
import { type Far, progressOf } from './progress.js';
import { caseView } from './read-case.js';
import { bulkView, figuresView, queueView } from './read-queue.js';
import { type Ctx, type Env, filterIn, whole } from './request.js';

export function screens(app: Hono<Env>): void {
  app.get('/', (c) => {
    const from = { after: whole(c.req.query('after')), shown: whole(c.req.query('shown')) };
    const far = progressOf(c.var.clerk);
    return show(c, 'queue', (t) => t('一覧', 'Queue'), far, queuePage(queueView(c.var.clerk, filterIn(c), from, far)));
  });
  app.get('/next', (c) => {
    const found = nextCase(c.var.clerk, filterIn(c), c.req.query('after') ?? null);
    if (found) return c.redirect(`/cases/${found}${queryOf(filterIn(c))}`, 303);
    const t = saying(c.var.clerk.session.lang);
    const title = t('この条件の事例は、すべて見終わりました', 'No more cases of this filter');
    const text = t(
      '一覧に戻り、ほかの状態（確認者待ち・後で確認・照会中）も確かめてください。',
      'Go back to the queue, and look at the other states too: to confirm, later, inquiry.',
    );
    return show(
      c,
      'message',
      () => title,
      progressOf(c.var.clerk),
      messageMain(title, text, { href: '/', name: t('一覧へ', 'To the queue') }),
    );
  });
  app.get('/cases/:id{[0-9a-f]{16}}', (c) => showCase(c, null));
  app.get('/cases/:id{[0-9a-f]{16}}/last', (c) =>
    c.json({ last: caseToReview(c.var.clerk.db, c.req.param('id')).standing.last }),
  );
  app.get('/figures', (c) => {
    const far = progressOf(c.var.clerk);
    return show(c, 'figures', (t) => t('進み具合と数値', 'Figures'), far, figuresPage(figuresView(c.var.clerk, far)));
  });
  app.get('/bulk', (c) => {
    const { clerk } = c.var;
    const view = bulkView(clerk, undecided(filterIn(c)));
    if (view.total === 0) return c.redirect('/', 303);
    return show(c, 'bulk', (t) => t('まとめて決定', 'Decide many'), progressOf(clerk), bulkPage(view));
  });
}

export async function showCase(c: Ctx, entered: Entered | null): Promise<Response> {
  const { clerk } = c.var;
  const far = progressOf(clerk);
  const caseId = c.req.param('id') ?? '';
  const against = c.req.query('with');
  const view = caseView(
    clerk,
    {
      caseId,
      filter: filterIn(c),
      against: against === undefined ? null : whole(against),
      allLines: c.req.query('lines') === 'all',
      entered,
    },
    far,
  );
  await noteProtected(clerk, caseId, view);
  const title = (t: Say): string => t(`事例 ${caseId}`, `Case ${caseId}`);
  return show(c, 'case', title, far, casePage(view), { watch: `/cases/${caseId}/last?${view.standing.last}` });
}

/** That a case under protective measures was on the screen is logged, once a session; its addresses never are. */
async function noteProtected({ audit, session }: Clerk, caseId: string, { item }: CaseView): Promise<void> {
  if (!addressesWithheld(item) || session.shownProtected.has(caseId)) return;
  await audit({ what: 'show', options: { case: caseId, protected: true } }, () => session.shownProtected.add(caseId));
}

function show(
  c: Ctx,
  here: Frame['here'],
  title: (t: Say) => string,
  far: Far,
  main: Html,
  more: Pick<Frame, 'watch'> = {},
): Response | Promise<Response> {
  const { clerk } = c.var;
  const { session, user } = clerk;
  const { flash } = session;
  session.flash = null;
  const url = new URL(c.req.url);
  const after = here === 'case' ? (c.req.param('id') ?? null) : null;
  return c.html(
    page(
      {
        lang: session.lang,
        user,
        title: title(saying(session.lang)),
        here,
        progress: far,
        flash,
        blind: clerk.twice !== null,
        canUndo: session.done.length > 0,
        path: c.req.method === 'GET' ? url.pathname + queryOf(filterIn(c)) : '/',
        next: `/next${queryOf(filterIn(c), { after })}`,
        ...more,
      },
      main,
    ),
  );
}
