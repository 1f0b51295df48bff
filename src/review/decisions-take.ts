/** Deciding: rows are added, with a look at what was there, in one transaction. Nothing is ever changed or removed. */
import { TotsugoError } from '../errors.js';
import type { Decision, DecisionKind, Standing } from '../model.js';
import { decisionNames } from '../report/index.js';
import type { DecisionToStore } from '../store/decisions.js';
import type { OpenCase } from '../store/findings.js';
import type { Store } from '../store/open.js';
import { localMinute } from './clock.js';
import { closes, sameWho, stateOf, wantsConfirmer } from './decisions.js';
import { caseNow, isAsSeen } from './decisions-digests.js';
import { deskOf, safeId } from './decisions-queue.js';
import { kindOf, noteOf, reasonOf, whoOf } from './decisions-text.js';

/** What every act on a case says: on which case, as whoever acts has seen it, by whom and when. */
export interface Act {
  readonly caseId: string;
  /** The newest row of the case's history that was seen (`standing.last`), 0 for none. */
  readonly seen: number;
  /** The values that were seen: `basis` of `caseToReview`, or a fingerprint alone (which holds no Individual Number). */
  readonly fingerprint: string;
  readonly who: string;
  /** An ISO instant. */
  readonly at: string;
  readonly note?: string;
  readonly enteredBy?: string;
}

export interface ToDecide extends Act {
  readonly decision: string;
  readonly reason?: string | null;
  /** The day that the clerk wrote (YYYY-MM-DD). */
  readonly day?: string | null;
  readonly blind?: boolean;
}

interface Seen {
  readonly found: OpenCase;
  readonly rows: readonly Decision[];
  readonly standing: Standing;
}

/** A row, but for what it has of the case. */
type Row = Pick<DecisionToStore, 'action' | 'about' | 'decision' | 'reason' | 'who' | 'note'> &
  Partial<Pick<DecisionToStore, 'day' | 'needsConfirmer' | 'bulk' | 'blind'>>;

/**
 * Decides a case; returns where it then stands.
 * @throws TotsugoError CASE_UNKNOWN, CASE_CHANGED, DECISION_CONFLICT (with who and when), DECISION_* of what was written
 * @example decide(db, { caseId, seen: 0, fingerprint, decision: 'same_person', reason: 'surname_changed', who: '佐藤', at })
 */
export function decide(db: Store, act: ToDecide, bulk: number | null = null): Standing {
  const decision = kindOf(act.decision);
  const written = reasonAndNote(decision, act);
  const { policy } = deskOf(db);
  return acting(db, act, ({ found }) => ({
    action: 'decide',
    about: null,
    decision,
    ...written,
    who: whoOf(act.who),
    day: act.day ?? null,
    needsConfirmer: closes(decision) && wantsConfirmer(policy, found.draft.grade),
    bulk,
    blind: act.blind === true,
  }));
}

/** A free text alone is a reason of its own; to hold two records for one person against a difference takes a reason. */
function reasonAndNote(decision: DecisionKind, act: ToDecide): Pick<Row, 'reason' | 'note'> {
  const note = noteOf(act.note);
  const reason = reasonOf(act.reason) ?? (note === '' ? null : 'other');
  if (decision === 'same_person' && (reason === null || (reason === 'other' && note === ''))) {
    throw new TotsugoError('DECISION_REASON_MISSING');
  }
  return { reason, note };
}

/**
 * A second person's word on the decision in force. One who disagrees decides anew instead.
 * @throws TotsugoError CONFIRMER_NOT_NEEDED, CONFIRMER_SAME, and as `decide`
 */
export function confirm(db: Store, act: Act, bulk: number | null = null): Standing {
  return acting(db, act, ({ standing }) => {
    const { decision, state, confirmation } = standing;
    // A second person may look at a decision that would do without one, too.
    const confirmable = state === 'unconfirmed' || (state === 'decided' && confirmation === null);
    if (!confirmable || !decision) {
      throw new TotsugoError('CONFIRMER_NOT_NEEDED', { caseId: safeId(act.caseId) });
    }
    const who = whoOf(act.who);
    if (sameWho(who, decision.who)) throw new TotsugoError('CONFIRMER_SAME');
    const { id, decision: kind } = decision;
    return { action: 'confirm', about: id, decision: kind, reason: null, note: noteOf(act.note), who, bulk };
  });
}

/**
 * Takes a row back (a decision or a confirmation): what stood before it stands again, and the row stays in the history.
 * @throws TotsugoError DECISION_NOT_IN_FORCE, and as `decide`
 */
export function retire(db: Store, act: Act & { readonly about: number }): Standing {
  return acting(db, act, ({ rows }) => {
    const row = rows.find(({ id, action }) => id === act.about && action !== 'retire');
    const gone = rows.some(({ action, about }) => action === 'retire' && about === act.about);
    if (!row || gone) throw new TotsugoError('DECISION_NOT_IN_FORCE', { id: act.about });
    const { id, decision } = row;
    return { action: 'retire', about: id, decision, reason: null, note: noteOf(act.note), who: whoOf(act.who) };
  });
}

/** An independent second look (blind mode): kept, and changes nothing of where the case stands. */
export function giveOpinion(db: Store, act: ToDecide): Standing {
  const decision = kindOf(act.decision);
  const written = { reason: reasonOf(act.reason), note: noteOf(act.note) };
  return acting(db, act, () => ({
    action: 'opinion',
    about: null,
    decision,
    ...written,
    who: whoOf(act.who),
    blind: act.blind === true,
  }));
}

/** One act: looks at the case as it is, refuses where it is not what was seen, adds the row, keeps the queue in step. */
function acting(db: Store, act: Act, rowOf: (seen: Seen) => Row): Standing {
  const work = (): Standing => {
    const { run, key, caseOf, historyOf, add, setState } = deskOf(db);
    const found = caseOf(act.caseId);
    if (!found) throw new TotsugoError('CASE_UNKNOWN', { caseId: safeId(act.caseId) });
    if (!isAsSeen(key, found, act.fingerprint)) throw new TotsugoError('CASE_CHANGED', { caseId: act.caseId });
    const rows = historyOf(act.caseId);
    const now = caseNow(key, found);
    const standing = stateOf(rows, now);
    if (standing.last !== act.seen) throw conflict(act.caseId, rows);
    const row: DecisionToStore = {
      day: null,
      needsConfirmer: false,
      bulk: null,
      blind: false,
      ...rowOf({ found, rows, standing }),
      caseId: act.caseId,
      at: act.at,
      enteredBy: act.enteredBy === undefined ? null : whoOf(act.enteredBy),
      run,
      class: found.draft.class,
      grade: found.draft.grade,
      fingerprint: found.draft.fingerprint,
      digests: now.digests(),
    };
    const id = add(row);
    const after = stateOf([...rows, { ...row, id }], now);
    setState(act.caseId, after.state, after.last);
    return after;
  };
  if (db.inTransaction) return work();
  deskOf(db);
  return db.transaction(work).immediate();
}

const acts = {
  confirm: { ja: '確認', en: 'confirmed' },
  retire: { ja: '取消', en: 'taken back' },
  opinion: { ja: '別の人の判断', en: 'a second look' },
} as const;

/** That somebody acted on the case meanwhile: who, what and when. */
export function conflict(caseId: string, rows: readonly Decision[]): TotsugoError {
  const newest = rows.at(-1);
  if (!newest) return new TotsugoError('DECISION_CONFLICT', { caseId, who: '?', what: '?', at: '?' });
  const { who, at, action, decision } = newest;
  const what = action === 'decide' ? decision && decisionNames[decision] : acts[action];
  return new TotsugoError('DECISION_CONFLICT', { caseId, who, what: what ?? '?', at: localMinute(at) });
}
