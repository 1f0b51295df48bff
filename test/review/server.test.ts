/** What reaches the page from anywhere but the page itself does nothing. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audited, Auditor } from '../../src/review/clerk.js';
import { type Review, startReview } from '../../src/review/server.js';
import { allDecisions } from '../../src/store/decisions.js';
import type { Store } from '../../src/store/open.js';
import { caseOf, enrolment, resident } from '../report/cases.js';
import { freshStore, nightOf } from './desk.js';
import { caseId, town } from './town.js';

const script = '<img src=x onerror=alert(1)>"\'&';
const injected = caseOf('UNDECIDABLE', 'B', {
  insurer: [
    enrolment({
      recordId: '138016:10:99:<b>',
      nameKanji: script,
      nameKana: script,
      address: script,
      validFrom: script,
    }),
  ],
  municipal: [resident({ recordId: 'M99', nameKanji: `${script}x`, birthDate: script, sex: script, status: script })],
  draft: { caseId: caseId(0xabc), priority: 0.1, fingerprint: 'f-injected' },
});

let db: Store;
let review: Review;
let port: number;
let cookie: string;
const acts: Audited[] = [];

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends a request as it is: no library puts its path or its Host right. */
function send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

const origin = (): string => `http://127.0.0.1:${port}`;
const formHeaders = (): Record<string, string> => ({
  cookie,
  origin: origin(),
  'content-type': 'application/x-www-form-urlencoded',
});
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  send(path, { headers: { cookie, ...headers } });
const post = (path: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  send(path, { method: 'POST', body, headers: { ...formHeaders(), ...headers } });

const target = `/cases/${caseId(1)}/decide`;
const good = 'last=0&fingerprint=f1&decision=needs_inquiry&reason=&note=';

beforeAll(async () => {
  db = freshStore();
  nightOf(db, [...town, injected]);
  const audit: Auditor = async (act, work) => {
    acts.push(act);
    return work();
  };
  review = await startReview({ db, user: '佐藤', lang: 'ja', port: 0, twice: null, audit });
  const link = new URL(review.link());
  port = Number(link.port);
  const opened = await send(link.pathname + link.search);
  cookie = (opened.headers['set-cookie']?.[0] ?? '').split(';', 1)[0] ?? '';
});
afterAll(async () => {
  await review.close();
  db.close();
});

describe('who may see the page', () => {
  test('the cookie of a session is for this page alone', async () => {
    const link = new URL(review.link());
    const { headers, status } = await send(link.pathname + link.search);
    expect(status).toBe(200);
    expect(headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^totsugo_${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    cookie = (headers['set-cookie']?.[0] ?? '').split(';', 1)[0] ?? '';
  });

  test.each<[string, () => string]>([
    ['no token', () => '/open'],
    ['an empty token', () => '/open?token='],
    ['a wrong token', () => `/open?token=${'A'.repeat(43)}`],
    [
      'a token that another replaced',
      () => {
        const link = new URL(review.link());
        review.link();
        return link.pathname + link.search;
      },
    ],
  ])('%s opens nothing', async (_, path) => {
    const { status, headers, body } = await send(path());
    expect(status).toBe(401);
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).not.toMatch(/渡邉|佐藤/);
  });

  test('a token is spent by its first use', async () => {
    const link = new URL(review.link());
    const first = await send(link.pathname + link.search);
    expect(first.status).toBe(200);
    cookie = (first.headers['set-cookie']?.[0] ?? '').split(';', 1)[0] ?? '';
    expect((await send(link.pathname + link.search)).status).toBe(401);
    expect((await get('/')).status).toBe(200);
  });

  test.each([
    ['no cookie', ''],
    ['a wrong cookie', `totsugo_0=${'A'.repeat(43)}`],
    ['a session id that is too short', 'short'],
  ])('%s shows no case', async (_, value) => {
    for (const path of ['/', '/next', '/figures', '/bulk', `/cases/${caseId(1)}`, `/cases/${caseId(1)}/last`]) {
      const { status, body } = await send(path, { headers: { cookie: value } });
      expect(status, path).toBe(401);
      expect(body).not.toMatch(/渡邉|鈴木 1子/);
    }
  });

  test.each([
    ['a name that was pointed at this machine', { host: 'evil.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['localhost', { host: 'localhost' }],
    ['a request of another site', { 'sec-fetch-site': 'cross-site' }],
    ['another origin', { origin: 'http://evil.example' }],
    ['an origin that hides itself', { origin: 'null' }],
  ])('%s is refused, with the cookie and all', async (_, headers) => {
    const { status, body } = await get('/', headers);
    expect(status).toBe(403);
    expect(body).not.toContain('渡邉');
  });
});

describe('what every answer says to the browser', () => {
  test.each([
    '/',
    `/cases/${caseId(0xabc)}`,
    '/figures',
    '/nowhere',
    '/open',
    '/assets/page.css',
    '/assets/../../package.json',
  ])('%s', async (path) => {
    const { headers } = await get(path);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('no page holds script or style of its own', async () => {
    for (const path of ['/', `/cases/${caseId(0xfff)}`, '/figures', '/bulk']) {
      const { body } = await get(path);
      expect(body).not.toMatch(
        /<style|<[^>]*\s(?:style|on\w+)=|javascript:|<script(?! type="module" src="\/assets\/keyboard\.js"><\/script>)/,
      );
      expect(body.match(/(?:src|href)="(?!\/|#)[^"]*"/g)).toBeNull();
    }
  });
});

describe('what changes nothing', () => {
  test.each<[string, number, () => Promise<Answer>]>([
    [
      'a form without an origin',
      403,
      () =>
        send(target, {
          method: 'POST',
          body: good,
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        }),
    ],
    ['a form of another origin', 403, () => post(target, good, { origin: 'http://evil.example' })],
    ['a form of another port', 403, () => post(target, good, { origin: `http://127.0.0.1:${port + 1}` })],
    ['a form sent to another host', 403, () => post(target, good, { host: 'evil.example' })],
    ['a form without a session', 401, () => post(target, good, { cookie: '' })],
    ['JSON', 415, () => post(target, '{"decision":"later"}', { 'content-type': 'application/json' })],
    ['plain text, as other sites can send it', 415, () => post(target, good, { 'content-type': 'text/plain' })],
    ['a form of parts', 415, () => post(target, good, { 'content-type': 'multipart/form-data; boundary=x' })],
    ['a body of 40 KB', 413, () => post(target, `${good}${'x'.repeat(40_000)}`)],
    [
      'a body of 40 KB that does not say its length',
      413,
      () => post(target, `${good}${'x'.repeat(40_000)}`, { 'transfer-encoding': 'chunked' }),
    ],
    ['a body that is not UTF-8', 400, () => post(target, Buffer.from([0x6e, 0x6f, 0x74, 0x65, 0x3d, 0xff]))],
    ['a broken escape', 400, () => post(target, `${good}%E3%81`)],
    ['a field twice', 400, () => post(target, `${good}&decision=later`)],
    ['no field', 400, () => post(target, '')],
    ['a version that is no number', 400, () => post(target, good.replace('last=0', 'last=-1'))],
    ['an unknown decision', 422, () => post(target, good.replace('needs_inquiry', 'toString'))],
    ['an unknown reason', 422, () => post(target, good.replace('reason=', 'reason=__proto__'))],
    ['a note of 2,000 characters', 422, () => post(target, good.replace('note=', `note=${'x'.repeat(2000)}`))],
    ['an unknown case', 404, () => post(`/cases/${'e'.repeat(16)}/decide`, good)],
    ['a case id that is none', 404, () => post('/cases/..%2f..%2fetc/decide', good)],
    ['PUT', 403, () => send(target, { method: 'PUT', body: good, headers: formHeaders() })],
    ['DELETE', 403, () => send(target, { method: 'DELETE', headers: formHeaders() })],
    ['a decision in the address', 404, () => get(`${target}?${good}`)],
    [
      'a bulk decision without its number typed',
      303,
      () => post('/bulk?grade=B', 'expected=13&decision=same_person&reason=moved&note=x&typed=12'),
    ],
    [
      'a bulk decision on another number of cases',
      303,
      () => post('/bulk?grade=B', 'expected=5&decision=same_person&reason=moved&note=x&typed=5'),
    ],
  ])('%s is answered with %i', async (_, status, sending) => {
    const answer = await sending();
    expect(answer.status).toBe(status);
    expect(answer.body).not.toMatch(/at .*\.(?:ts|js):\d+|node_modules/);
    expect([...allDecisions(db)]).toEqual([]);
  });

  test('the same form from the page itself is recorded', async () => {
    const { status, headers } = await post(target, good);
    expect(status).toBe(303);
    expect(headers.location).toBe(`/next?after=${caseId(1)}`);
    expect([...allDecisions(db)].map(({ who, decision }) => [who, decision])).toEqual([['佐藤', 'needs_inquiry']]);
  });

  test('a bulk act is logged with its filter, but for what was searched for', async () => {
    const filter = 'grade=B&class=ONE_NAME_DIFFERS&hint=moved&insurer=138016&q=%E6%B8%A1%E9%82%89';
    await post(`/bulk?${filter}`, 'expected=9&decision=same_person&reason=moved&note=x&typed=9');
    expect(acts.at(-1)).toEqual({
      what: 'bulk',
      options: {
        ...{ decision: 'same_person', reason: 'moved', expected: '9', stage: 'todo', grade: 'B' },
        ...{ class: 'ONE_NAME_DIFFERS', hint: 'moved', insurer: '138016', searched: true },
      },
    });
  });

  test('the language goes back to a path of this page alone', async () => {
    const back = async (to: string) =>
      (await post('/language', `lang=ja&back=${encodeURIComponent(to)}`)).headers.location;
    expect(await back('/figures')).toBe('/figures');
    for (const to of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/a\r\nx: y',
    ]) {
      expect(await back(to)).toBe('/');
    }
  });
});

describe('files', () => {
  test.each([
    '/assets/../server.ts',
    '/assets/..%2f..%2fserver.ts',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//package.json',
    '/assets//etc/passwd',
    '/assets/page.css%00.js',
    '/assets/__proto__',
    '/assets/',
    '/../../etc/passwd',
    '/cases/../../../etc/passwd',
  ])('%s is not found', async (path) => {
    const { status, body } = await get(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toMatch(/root:|"name": "totsugo"|startReview/);
  });

  test('the style is served as what it is', async () => {
    const { status, headers } = await get('/assets/page.css');
    expect([status, headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });
});

describe('what names hold', () => {
  test('script in a name, a date, an id or an address is text, wherever it stands', async () => {
    for (const path of [
      '/',
      `/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
      `/cases/${caseId(0xabc)}`,
      '/?q=img',
    ]) {
      const { body } = await get(path);
      expect(body, path).not.toContain('<img');
      expect(body).not.toContain('<b>:');
    }
    const { body } = await get(`/cases/${caseId(0xabc)}`);
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  test('script in a search, a note or a name of a filter is text', async () => {
    const note = encodeURIComponent('<script>alert(1)</script>');
    await post(`/cases/${caseId(2)}/decide`, `last=0&fingerprint=f2&decision=later&reason=&note=${note}`);
    for (const path of [`/cases/${caseId(2)}`, `/?q=${note}`, `/?class=${note}&insurer=${note}&stage=${note}`]) {
      const { body } = await get(path);
      expect(body).not.toContain('<script>alert');
    }
  });

  test('no page shows an Individual Number, and protected addresses are withheld and said to be', async () => {
    const pages = ['/', '/figures', '/?q=123456789018', ...town.map(({ draft }) => `/cases/${draft.caseId}`)];
    for (const path of [...pages, `/cases/${caseId(0xfff)}?with=0`]) {
      expect((await get(path)).body, path).not.toMatch(/123456789018|987654321013|12345678/);
    }
    const { body } = await get(`/cases/${caseId(0xffe)}`);
    expect(body).toContain('********9018');
    expect(body).toContain('支援措置の対象者がいるため住所を表示しません');
    expect(body).not.toContain('丸の内');
    expect((await get(`/cases/${caseId(0xfff)}`)).body).toContain('丸の内');
  });
});
