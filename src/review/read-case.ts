/** What the screen of one case shows. */
import { ruleById } from '../judge/rules.js';
import type { ChangeSince, Decision, FindingDraft, SourceRecord, Standing } from '../model.js';
import { addressesWithheld, type CaseRecords } from '../report/case.js';
import { reasonOf } from '../report/index.js';
import { WITHHELD } from '../report/reason.js';
import { shown, shownNumber } from '../report/show.js';
import { caseReader } from '../store/findings.js';
import { casesAfter, casesBefore, reviewCase } from '../store/review-cases.js';
import { readTwice } from './agreement.js';
import { type Clerk, caseFilter } from './clerk.js';
import { conventionsOf, datesOf, inWords, withCompared } from './conventions.js';
import { sameWho, wantsConfirmer } from './decisions.js';
import { caseToReview, deskOf } from './decisions-queue.js';
import { type Filter, queryOf } from './filter.js';
import { candidatesShown } from './page/candidates.js';
import type { CaseView, ChangedValue } from './page/case.js';
import type { Entered } from './page/decide-form.js';
import type { Far } from './progress.js';

export interface CaseWish {
  readonly caseId: string;
  readonly filter: Filter;
  /** The candidate to stand beside the enrolment. */
  readonly against: number | null;
  readonly allLines: boolean;
  /** What was entered and refused: it stands in the form again. */
  readonly entered: Entered | null;
}

/** @throws TotsugoError CASE_UNKNOWN */
export function caseView(clerk: Clerk, wish: CaseWish, far: Far): CaseView {
  const { db, user, session } = clerk;
  const { caseId, filter } = wish;
  const { run, policy, conventions } = deskOf(db);
  const { item: found, standing, history, basis } = caseToReview(db, caseId);
  const item = inWords(withCompared(found, conventions, policy), conventions, session.lang);
  const blind = clerk.twice !== null && !hasJudged(history, user);
  const hidden = isSecondReading(clerk, caseId, standing, history);
  const place = reviewCase(db, run, caseId)?.position ?? null;
  const wanted = caseFilter(filter);
  const href = (id: string | undefined): string | null => (id ? `/cases/${id}${queryOf(filter)}` : null);
  const against = wish.against !== null && wish.against < candidatesShown(item, blind).length ? wish.against : null;
  return {
    item,
    standing,
    history,
    caseId,
    user,
    lang: session.lang,
    query: queryOf(filter),
    reason: reasonOf(unweighed(item.draft), found, ruleById),
    rule: ruleById,
    needsConfirmer: wantsConfirmer(policy, item.draft.grade),
    blind,
    hidden,
    mayConfirm: standing.decision !== null && !sameWho(standing.decision.who, user),
    entered: wish.entered,
    fingerprint: basis,
    against,
    allLines: wish.allLines,
    link: (more) => `/cases/${caseId}${queryOf(filter, { with: more.against ?? null, lines: more.lines ?? null })}`,
    position: place === null ? null : { at: place, of: far.done + far.left },
    back: place === null ? null : href(casesBefore(db, run, wanted, place, 1)[0]?.caseId),
    forward: place === null ? null : href(casesAfter(db, run, wanted, place, 1)[0]?.caseId),
    changes: hidden ? [] : changedValues(clerk, item, standing),
    dates: datesOf(conventions),
  };
}

/** The case as the reason speaks of it here: its weights stand on the screen as a picture. */
const unweighed = ({ detail: { weight: _, ...detail }, candidates, ...draft }: FindingDraft): FindingDraft => ({
  ...draft,
  detail,
  candidates: candidates.map(({ parts: __, ...candidate }) => candidate),
});

/** Whether this clerk has said what the case is: only then blind mode shows what the program thinks. */
export const hasJudged = (history: readonly Decision[], user: string): boolean =>
  history.some(({ action, who }) => (action === 'decide' || action === 'opinion') && sameWho(who, user));

/** A case that somebody else has decided blind, and that this clerk is to read without knowing. */
export function isSecondReading(
  { twice, user }: Clerk,
  caseId: string,
  { state, decision }: Standing,
  history: readonly Decision[],
): boolean {
  if (twice === null || !decision?.blind || !readTwice(caseId, twice) || hasJudged(history, user)) return false;
  return state === 'decided' || state === 'unconfirmed';
}

/** The values before and now, where the run that the decision was made on is still held. */
function changedValues({ db, session }: Clerk, now: CaseRecords, { changes, decision }: Standing): ChangedValue[] {
  if (changes.length === 0 || !decision) return [];
  const stored = caseReader(db, decision.run)(decision.caseId);
  const before = stored && inWords(stored, conventionsOf(db, decision.run), session.lang);
  const withheld = addressesWithheld(now) || (before ? addressesWithheld(before) : false);
  const value = (records: CaseRecords | undefined, change: ChangeSince): string | null => {
    if (!records || change.side === null) return null;
    const record = records[change.side].find(({ recordId }) => recordId === change.recordId);
    if (!record || change.key === 'record') return null;
    return shownValue(record, change, withheld ? WITHHELD[session.lang] : null);
  };
  return changes.map((change) => ({ change, before: value(before, change), now: before ? value(now, change) : null }));
}

function shownValue(record: SourceRecord, { key }: ChangeSince, withheld: string | null): string | null {
  if (key === 'record' || key === 'grade' || key === 'reading') return null;
  if (key === 'individualNumber') return shownNumber(record);
  const isAddress = key === 'address' || key === 'previousAddress';
  if (isAddress && withheld !== null) return withheld;
  // An address is shown as any other text once nobody's is withheld.
  return shown(record, key as Parameters<typeof shown>[1]);
}
