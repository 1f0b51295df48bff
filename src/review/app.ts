/** The addresses of the page: who may see it, then which screen or form each is. */
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Lang } from '../report/phrases.js';
import type { Store } from '../store/open.js';
import { asset } from './assets.js';
import type { Auditor } from './clerk.js';
import { forms } from './forms.js';
import { answerHeaders, guard } from './guard.js';
import { saying } from './page/html.js';
import { barePage } from './page/message.js';
import { failed, refuser } from './refusals.js';
import type { Ctx, Env } from './request.js';
import { screens } from './screens.js';
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

/** @example reviewApp(options).request('/', { headers: { host: '127.0.0.1:8765', cookie } }) */
export function reviewApp(options: AppOptions): Hono<Env> {
  const { lang, sessions } = options;
  const app = new Hono<Env>();
  const cookie = (): string => `totsugo_${options.address().split(':')[1]}`;
  const refuse = refuser(lang);

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
  app.onError((error, c) => failed(error, c as Ctx, lang, refuse));
  return app;
}
