/** What a request brings: whoever sent it, and what its address asks for. */
import type { Context } from 'hono';
import type { Clerk } from './clerk.js';
import { type Filter, filterOf } from './filter.js';

export type Env = { Variables: { clerk: Clerk } };
export type Ctx = Context<Env>;

export const filterIn = (c: Ctx): Filter => filterOf((name) => c.req.query(name));
export const whole = (text: string | undefined): number => (text && /^\d{1,9}$/.test(text) ? Number(text) : 0);
