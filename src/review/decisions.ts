/** Where a case stands: a pure function of its rows in the table of decisions and of the case as it is now. */
import type {
  CaseNow,
  ChangeSince,
  DecidedKey,
  Decision,
  DecisionKind,
  Grade,
  Policy,
  RecordDigests,
  Source,
  Standing,
} from '../model.js';

/** Decisions that close a case. The others say that it still has to be done. */
const closing: ReadonlySet<DecisionKind> = new Set<DecisionKind>([
  'mislink_confirmed',
  'same_person',
  'register_wrong',
  'insurer_wrong',
]);

export const closes = (decision: DecisionKind): boolean => closing.has(decision);

/** Whether a decision that closes a case of a grade wants a second person: grade C, where the policy says nothing else. */
export const wantsConfirmer = (policy: Policy, grade: Grade): boolean =>
  (policy.decisions?.confirm ?? ['C']).includes(grade);

/** Whether two names mean the same person. */
export const sameWho = (a: string, b: string): boolean => folded(a) === folded(b);

/** What people type, without width, case and spaces. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/**
 * The standing of a case. The newest decision that was not taken back is in force; it holds while the fingerprint, the
 * grade (or a less severe one) and the Individual Numbers are those it was made on. `now` null: the case is not in the
 * newest run, and stands as it was left.
 *
 * @example stateOf([], now) // { state: 'open', decision: null, confirmation: null, changes: [], last: 0 }
 */
export function stateOf(rows: readonly Decision[], now: CaseNow | null): Standing {
  const last = rows.at(-1)?.id ?? 0;
  const retired = new Set(rows.flatMap(({ action, about }) => (action === 'retire' && about !== null ? [about] : [])));
  const standing = rows.filter(({ id }) => !retired.has(id));
  const decision = standing.findLast(({ action }) => action === 'decide');
  if (!decision?.decision) return { state: 'open', decision: null, confirmation: null, changes: [], last };
  const confirmation =
    standing.findLast(
      ({ action, about, who }) => action === 'confirm' && about === decision.id && !sameWho(who, decision.who),
    ) ?? null;
  const changes = now ? changesSince(decision, now) : [];
  const found = { decision, confirmation, changes, last };
  if (changes.length > 0) return { state: 'reopened', ...found };
  if (decision.decision === 'later') return { state: 'later', ...found };
  if (decision.decision === 'needs_inquiry') return { state: 'inquiry', ...found };
  return { state: decision.needsConfirmer && !confirmation ? 'unconfirmed' : 'decided', ...found };
}

const severity: Readonly<Record<Grade, number>> = { A: 0, B: 1, C: 2 };

/**
 * What a decision rested on and is otherwise now; empty where it still holds. The fingerprint decides, since it compares
 * values as they are read: another spelling of the same value changes nothing. It holds no Individual Number, so that
 * those are asked for apart. A change that no value shows is one of how values are read (`reading`: profile or rules).
 */
export function changesSince(decision: Decision, now: CaseNow): ChangeSince[] {
  const changes: ChangeSince[] = [];
  if (severity[now.grade] > severity[decision.grade]) changes.push({ side: null, recordId: null, key: 'grade' });
  if (now.fingerprint !== decision.fingerprint) {
    const values = changedValues(decision.digests, now.digests());
    return [...changes, ...(values.length > 0 ? values : [{ side: null, recordId: null, key: 'reading' } as const])];
  }
  const numbers = decision.digests.map(({ values: { individualNumber: number }, ...record }) => ({
    ...record,
    values: number === undefined ? {} : { individualNumber: number },
  }));
  return [...changes, ...changedValues(numbers, now.digests(['individualNumber']))];
}

function changedValues(before: readonly RecordDigests[], after: readonly RecordDigests[]): ChangeSince[] {
  const changes: ChangeSince[] = [];
  const left = new Map(before.map((record) => [keyOf(record), record]));
  for (const { side, recordId, values } of after) {
    const old = left.get(keyOf({ side, recordId }));
    left.delete(keyOf({ side, recordId }));
    if (!old) {
      changes.push({ side, recordId, key: 'record' });
      continue;
    }
    for (const key of new Set([...Object.keys(old.values), ...Object.keys(values)]) as Set<DecidedKey>) {
      if (old.values[key] !== values[key]) changes.push({ side, recordId, key });
    }
  }
  for (const { side, recordId } of left.values()) changes.push({ side, recordId, key: 'record' });
  return changes;
}

const keyOf = ({ side, recordId }: { readonly side: Source; readonly recordId: string }): string =>
  `${side}\u001f${recordId}`;
