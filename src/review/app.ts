/** The addresses of the page: which screen or form each is. */
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { TotsugoError } from '../errors.js';
import { addressesWithheld } from '../report/case.js';
import type { Lang } from '../report/phrases.js';
import type { Store } from '../store/open.js';
import { confirmCase, decideCase, decideMany, enteredOf, FormError, overtakenBy, skip, undo, warning } from './acts.js';
import { asset } from './assets.js';
import type { Audited, Auditor, Clerk } from './clerk.js';
import { caseToReview } from './decisions-queue.js';
import { type Filter, filterOf, queryOf } from './filter.js';
import { answerHeaders, type Form, formOf, guard, type Refuse } from './guard.js';
import { nextCase } from './next.js';
import { bulkPage } from './page/bulk.js';
import { type CaseView, casePage } from './page/case.js';
import type { Entered } from './page/decide-form.js';
import { figuresPage } from './page/figures.js';
import { type Html, type Say, saying } from './page/html.js';
import { type Frame, page } from './page/layout.js';
import { barePage, messageMain } from './page/message.js';
import { queuePage } from './page/queue.js';
import { type Far, progressOf } from './progress.js';
import { caseView } from './read-case.js';
import { bulkView, figuresView, queueView } from './read-queue.js';
import type { Sessions } from './session.js';

export interface AppOptions {
  readonly db: Store;
  readonly user: string;
  readonly lang: Lang;
  readonly twice: number | null;
  readonly sessions: Sessions;
  /** `127.0.0.1:8765`, known once the server listens. */
  readonly address: () => string;
  readonly now: () => string;
  readonly audit: Auditor;
}

type Env = { Variables: { clerk: Clerk } };
type Ctx = Context<Env>;

/** @example reviewApp(options).request('/', { headers: { host: '127.0.0.1:8765', cookie } }) */
export function reviewApp(options: AppOptions): Hono<Env> {
  const { lang, sessions } = options;
  const app = new Hono<Env>();
  const cookie = (): string => `totsugo_${options.address().split(':')[1]}`;
  const refuse: Refuse = (c, status) => c.html(barePage(lang, ...refusals(saying(lang), status)), status);

  app.use(answerHeaders);
  app.use(guard(options.address, refuse));
  app.get('/assets/:name', (c) => asset(c.req.param('name')) ?? refuse(c, 404));
  app.get('/open', async (c) => {
    const session = sessions.open(c.req.query('token') ?? '');
    if (!session) return refuse(c, 401);
    await options.audit({ what: 'open', options: { clerk: options.user, blind: options.twice !== null } }, () => null);
    setCookie(c, cookie(), session.id, { httpOnly: true, sameSite: 'Strict', path: '/' });
    // A page rather than a redirect: the next request then comes from this very origin, whatever the link was opened from.
    const t = saying(lang);
    return c.html(
      barePage(lang, t('確認画面を開いています', 'Opening'), t('そのままお待ちください。', 'One moment.'), {
        href: '/',
        at: 'once',
      }),
    );
  });
  app.use(async (c, next) => {
    const session = sessions.of(getCookie(c, cookie()));
    if (!session) return refuse(c, 401);
    const { db, user, twice, now, audit } = options;
    c.set('clerk', { db, user, twice, now, audit, session });
    return next();
  });
  screens(app);
  forms(app);
  app.notFound((c) => refuse(c, 404));
  app.onError((error, c) => failed(error, c as Ctx, options, refuse));
  return app;
}

const filterIn = (c: Ctx): Filter => filterOf((name) => c.req.query(name));
const whole = (text: string | undefined): number => (text && /^\d{1,9}$/.test(text) ? Number(text) : 0);

function screens(app: Hono<Env>): void {
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

/** What may be decided at once: what nobody has decided yet. */
const undecided = (filter: Filter): Filter =>
  ['todo', 'open', 'reopened', 'later', 'inquiry'].includes(filter.stage) ? filter : { ...filter, stage: 'todo' };

async function showCase(c: Ctx, entered: Entered | null): Promise<Response> {
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

function forms(app: Hono<Env>): void {
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
function wordsOf({ stage, grade, class: name, insurer, search }: Filter): Record<string, string | boolean> {
  return {
    stage,
    ...(grade ? { grade } : {}),
    ...(name ? { class: name } : {}),
    ...(insurer ? { insurer } : {}),
    ...(search ? { searched: true } : {}),
  };
}

async function formIn(c: Ctx): Promise<Form> {
  const form = await formOf(c);
  if (!form) throw new FormError('form');
  return form;
}

function failed(error: Error, c: Ctx, { lang }: AppOptions, refuse: Refuse): Response | Promise<Response> {
  if (error instanceof FormError) return refuse(c, 400);
  const said = c.var.clerk?.session.lang ?? lang;
  const t = saying(said);
  const toQueue = { href: '/', at: 'click' } as const;
  if (error instanceof TotsugoError)
    return c.html(barePage(said, t('できませんでした', 'This could not be done'), error.text(said), toQueue), 404);
  const code = 'code' in error ? String(error.code) : 'INTERNAL';
  if (code.startsWith('SQLITE_BUSY')) {
    return c.html(
      barePage(
        said,
        t('データベースが使用中です', 'The database is in use'),
        t(
          '夜間の突合などが書き込んでいます。何も記録していません。しばらくしてから、画面を読み直してください。',
          'Another process, perhaps a night, is writing to it. Nothing was recorded. Load the screen again in a while.',
        ),
        toQueue,
      ),
      503,
    );
  }
  return c.html(
    barePage(
      said,
      t('予期しないエラーです', 'An unexpected error'),
      t(
        `何も記録していません。画面を読み直してください。 [${code}]`,
        `Nothing was recorded. Load the screen again. [${code}]`,
      ),
      toQueue,
    ),
    500,
  );
}

function refusals(t: Say, status: number): readonly [string, string] {
  switch (status) {
    case 401:
      return [
        t('この画面は開けません', 'This page does not open'),
        t(
          'URLは1回だけ使えます。totsugo review を実行した端末で Enter キーを押すと、新しいURLが出ます。',
          'The URL works once. Press Enter in the terminal where totsugo review runs for a new one.',
        ),
      ];
    case 404:
      return [t('見つかりません', 'Not found'), t('一覧から開き直してください。', 'Open it again from the queue.')];
    case 413:
      return [t('送信内容が大きすぎます', 'Too large'), t('何も記録していません。', 'Nothing was recorded.')];
    case 403:
      return [
        t('受け付けられません', 'Refused'),
        t('この画面以外からの操作は受け付けません。', 'Only this page itself may do that.'),
      ];
    default:
      return [
        t('送信内容を読み取れません', 'This form cannot be read'),
        t('何も記録していません。前の画面からやり直してください。', 'Nothing was recorded. Go back and try again.'),
      ];
  }
}
