/** Whether a night may build on the one before. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Basis, basisText } from './basis.js';
import type { InputPlan } from './ingest/index.js';

/** The rooms that what a night makes of its files depends on: their code and their tables. */
const rooms = ['fields', 'judge', 'ingest', 'link', 'store', 'threads'];

/**
 * A digest of all that the rows and verdicts of a night depend on beside the lines of its files: program, rules, tables, policy,
 * profiles, and how each file is read. Where it is that of the night before, unchanged lines need not be read again. The day the
 * night is for has no part in it: whether an enrolment has ended is asked anew.
 */
export function readingDigest({ asOf: _, all: __, ...basis }: Basis, plans: readonly InputPlan[]): string {
  const digest = createHash('sha256');
  const read = ({ side, encoding, delimiter, header, names, keys, protectedCodes }: InputPlan) => ({
    ...{ side, encoding, delimiter, header, names, keys, protectedCodes },
  });
  digest.update(basisText({ ...basis, asOf: '', all: false }));
  digest.update(JSON.stringify(plans.map(read)));
  const root = fileURLToPath(new URL('.', import.meta.url));
  for (const room of rooms) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(?:js|ts|tsv|bin)$/.test(name))
        digest.update(`${room}/${name}\0`).update(readFileSync(join(root, room, name)));
    }
  }
  return digest.digest('hex');
}
