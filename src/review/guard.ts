/** What every request has to be before a page sees it, and what every answer says to the browser. */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Bytes of a form: the longest note in Japanese, percent-encoded, with room. */
export const FORM_LIMIT = 32 * 1024;

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`: with it a browser sends `Origin: null` with its own forms.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cache-Control': 'no-store',
};

/** The headers of every answer, those that refuse as well. */
export const answerHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
};

export type Refuse = (c: Context, status: 400 | 401 | 403 | 404 | 413 | 415) => Response | Promise<Response>;

/**
 * Lets through what was sent to this address by name (no DNS name turned to 127.0.0.1) and, where it changes something, by a
 * form of this very page: from no other origin, as a form, and short.
 * @param address `127.0.0.1:8765`
 */
export function guard(address: () => string, refuse: Refuse) {
  const limit = bodyLimit({ maxSize: FORM_LIMIT, onError: (c) => refuse(c, 413) });
  const handler: MiddlewareHandler = async (c, next) => {
    if (c.req.header('host') !== address()) return refuse(c, 403);
    const origin = c.req.header('origin');
    const foreign = origin !== undefined && origin !== `http://${address()}`;
    if (foreign || c.req.header('sec-fetch-site') === 'cross-site') return refuse(c, 403);
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (c.req.method !== 'POST' || origin === undefined) return refuse(c, 403);
    const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
    if (type !== 'application/x-www-form-urlencoded') return refuse(c, 415);
    return limit(c, next);
  };
  return handler;
}

export type Form = ReadonlyMap<string, string>;

/** The fields of a form, each once and in UTF-8; null where it is anything else. */
export async function formOf(c: Context): Promise<Form | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer());
    const form = new Map<string, string>();
    for (const pair of text === '' ? [] : text.split('&')) {
      const [name = '', value = ''] = pair.split('=', 2).map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
      if (form.has(name) || value.includes('\0')) return null;
      form.set(name, value);
    }
    return form;
  } catch {
    return null;
  }
}
