/** What a decision rests on, as keyed digests of the values of the case's records. */
import { createHmac } from 'node:crypto';
import type { CaseNow, DecidedKey, RecordDigests, Source, SourceRecord } from '../model.js';
import type { StoredCase } from '../store/findings.js';

const keys: readonly DecidedKey[] = [
  'individualNumber',
  'nameKanji',
  'nameKana',
  'birthDate',
  'sex',
  'address',
  'previousAddress',
  'formerName',
  'formerNameKana',
  'alias',
  'aliasKana',
  'nameAlphabet',
  'status',
  'validFrom',
  'validTo',
];

/** Digits of a digest that are kept: enough that no two values of one field meet by chance. */
const LENGTH = 24;

/**
 * The values of one record, each as an HMAC-SHA-256 under the database's own key, over whose value of which record it
 * is as well: nobody without the key can try names, birth dates or numbers, and the same value of two people has two digests.
 */
function recordDigests(
  key: Buffer,
  side: Source,
  record: SourceRecord,
  only: readonly DecidedKey[] = keys,
): RecordDigests {
  const recordId = record.recordId ?? '';
  const values: Partial<Record<DecidedKey, string>> = {};
  for (const name of only) {
    const value = record[name];
    const text = value && folded(name, value);
    if (!text) continue;
    const about = [side, recordId, name, text].join('\u001f');
    values[name] = createHmac('sha256', key).update(about).digest('hex').slice(0, LENGTH);
  }
  return { side, recordId, values };
}

/** Spaces are no change; of a number, its digits alone count. */
const folded = (name: DecidedKey, value: string): string =>
  name === 'individualNumber' ? value.normalize('NFKC').replace(/[\s-]/g, '') : value.replace(/\s/g, '');

/** A case as a decision on it looks at it. */
export function caseNow(key: Buffer, { draft, insurer, municipal }: StoredCase): CaseNow {
  return {
    fingerprint: draft.fingerprint,
    grade: draft.grade,
    digests: (only) => [
      ...insurer.map((record) => recordDigests(key, 'insurer', record, only)),
      ...municipal.map((record) => recordDigests(key, 'municipal', record, only)),
    ],
  };
}

/**
 * What somebody has before them who looks at a case: its fingerprint, and a keyed digest of its Individual Numbers, which no
 * fingerprint holds. For forms of the page alone: it is kept nowhere.
 */
export function basisOf(key: Buffer, found: StoredCase): string {
  const numbers = caseNow(key, found)
    .digests(['individualNumber'])
    .map(({ values }) => values.individualNumber ?? '');
  const digest = createHmac('sha256', key).update(numbers.join('\u001f')).digest('hex').slice(0, LENGTH);
  return `${found.draft.fingerprint}.${digest}`;
}

/** Whether a case is still what somebody saw of it: a basis, or a fingerprint alone. */
export function isAsSeen(key: Buffer, found: StoredCase, seen: string): boolean {
  return seen === (seen.includes('.') ? basisOf(key, found) : found.draft.fingerprint);
}
