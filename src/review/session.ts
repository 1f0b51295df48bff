/**
 * Who may see the page: a token that opens it once, then a session that lives in a cookie. One process serves one clerk: opening
 * the page with a new link ends the session before it, so that whoever took a link first is out again.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Lang } from '../report/phrases.js';

/** What the page remembers of a clerk between two screens. */
export interface Session {
  readonly id: string;
  lang: Lang;
  /** Cases put off in this session: 「次へ」 no longer offers them. */
  readonly skipped: Set<string>;
  /** The decisions of this session, the newest last: what undo takes back. */
  readonly done: { readonly id: number; readonly caseId: string; readonly what: 'decided' | 'confirmed' }[];
  /** Protected cases that this session has shown: each is logged once. */
  readonly shownProtected: Set<string>;
  /** Said once, on the next screen. */
  flash: Flash | null;
}

/** A message on top of the next screen; `caseId` is the case it speaks of. */
export interface Flash {
  readonly kind: 'done' | 'warning';
  readonly text: string;
  readonly caseId?: string;
}

export interface Sessions {
  /** A new token; the one before it, unused or not, is worth nothing from now on. */
  readonly newToken: () => string;
  /** The session that a token opens, or null; the token is spent. */
  readonly open: (token: string) => Session | null;
  /** The session of a cookie's value, or null. */
  readonly of: (id: string | undefined) => Session | null;
  readonly end: () => void;
}

/** How long a token may stay unused: long enough to walk to the browser. */
const TOKEN_LIFE = 15 * 60 * 1000;

const secret = (): string => randomBytes(32).toString('base64url');

/** @param now milliseconds, for the life of a token */
export function sessionKeeper(lang: Lang, now: () => number): Sessions {
  let token: { readonly value: string; readonly until: number } | null = null;
  let session: Session | null = null;
  return {
    newToken: () => {
      token = { value: secret(), until: now() + TOKEN_LIFE };
      return token.value;
    },
    open: (value) => {
      if (!token || now() > token.until || !same(value, token.value)) return null;
      token = null;
      session = { id: secret(), lang, skipped: new Set(), done: [], shownProtected: new Set(), flash: null };
      return session;
    },
    of: (id) => (id !== undefined && session && same(id, session.id) ? session : null),
    end: () => {
      session = null;
      token = null;
    },
  };
}

/** In a time that says nothing of where the two differ. */
function same(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)];
  return a.length === b.length && timingSafeEqual(a, b);
}
