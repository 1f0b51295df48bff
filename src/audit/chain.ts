/** The chain of the audit log: each line ends with an HMAC over itself, which names the HMAC of the line before. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What the first entry names as the HMAC before it. */
export const genesis = '0'.repeat(64);

/** A key of an epoch: 32 random bytes as hexadecimal digits. */
export const newAuditKey = (): string => randomBytes(32).toString('hex');

const macOf = (body: string, key: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(body).digest('hex');

/**
 * An entry as a line: its JSON, with the HMAC-SHA-256 of that JSON as its last key.
 * @example sealed({ seq: 1 }, key) // '{"seq":1,"hmac":"5e1f…"}'
 */
export function sealed(entry: object, key: string): string {
  const body = JSON.stringify(entry);
  return `${body.slice(0, -1)},"hmac":"${macOf(body, key)}"}`;
}

const seal = /,"hmac":"([0-9a-f]{64})"\}$/;

/** The HMAC at the end of a line; null where there is none. */
export const hmacOf = (line: string): string | null => seal.exec(line)?.[1] ?? null;

/** Whether a line was sealed with a key, to the byte. */
export function isSealed(line: string, key: string): boolean {
  const hmac = hmacOf(line);
  if (hmac === null) return false;
  const expected = macOf(`${line.replace(seal, '')}}`, key);
  return timingSafeEqual(Buffer.from(hmac, 'hex'), Buffer.from(expected, 'hex'));
}
