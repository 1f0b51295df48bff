/** Rows of a file → decisions: each taken whole, or refused with a reason. Taking the same file again changes nothing. */
import { TotsugoError } from '../errors.js';
import { parseBirthDate } from '../fields/birth-date/index.js';
import { mask } from '../fields/individual-number/index.js';
import type { DecisionKind, DecisionReason, Standing } from '../model.js';
import { checkValue, decisionNames, reasonNames } from '../report/index.js';
import type { OpenCase } from '../store/findings.js';
import type { Store } from '../store/open.js';
import { folded, sameWho } from './decisions.js';
import type { ImportRow } from './decisions-file.js';
import { deskOf, safeId, standingOf } from './decisions-queue.js';
import { type Act, confirm, conflict, decide } from './decisions-take.js';
import { noteOf, whoOf } from './decisions-text.js';

/** `decided` and `confirmed` added rows; `unchanged`: the database says so already. */
export interface RowResult {
  readonly line: number;
  readonly caseId: string;
  readonly result: 'decided' | 'confirmed' | 'unchanged' | 'rejected';
  /** Where the case then stands; of a rejected row, why not. */
  readonly state?: Standing['state'];
  readonly error?: TotsugoError;
}

export interface ImportOptions {
  /** Who decided, where a row does not say; and who takes the file in. */
  readonly user?: string;
  /** An ISO instant. */
  readonly at: string;
  /** Tries everything, and keeps nothing. */
  readonly dryRun?: boolean;
}

/** Takes the rows in one transaction: where the process ends within it, none was taken. Rows without a decision are passed over. */
export function importDecisions(db: Store, rows: readonly ImportRow[], options: ImportOptions): RowResult[] {
  deskOf(db);
  let results: RowResult[] = [];
  const undone = new Error('a trial, taken back');
  const work = (): void => {
    const seen = new Set<string>();
    results = rows.filter(saysAnything).map((row) => taken(db, row, seen, options));
    if (options.dryRun) throw undone;
  };
  try {
    db.transaction(work).immediate();
  } catch (error) {
    if (error !== undone) throw error;
  }
  return results;
}

/** A clerk's name or a date alone say nothing yet: lists are filled in ahead. A reason without a decision was meant as one. */
const saysAnything = ({ cells }: ImportRow): boolean =>
  cells.decision !== '' || cells.reason !== '' || cells.confirmer !== '';

function taken(db: Store, row: ImportRow, seen: Set<string>, options: ImportOptions): RowResult {
  const { line, cells } = row;
  const place = { line, caseId: safeId(cells.caseId) };
  try {
    if (seen.has(cells.caseId)) throw new TotsugoError('IMPORT_CASE_REPEATED');
    const done = db.transaction(() => takenRow(db, row, options))();
    seen.add(cells.caseId);
    return { ...place, ...done };
  } catch (error) {
    if (error instanceof TotsugoError) return { ...place, result: 'rejected', error };
    throw error;
  }
}

function takenRow(db: Store, row: ImportRow, options: ImportOptions): Pick<RowResult, 'result' | 'state'> {
  const { cells } = row;
  const { key, caseOf, historyOf } = deskOf(db);
  const found = caseOf(cells.caseId);
  if (!found) throw new TotsugoError('CASE_UNKNOWN', { caseId: safeId(cells.caseId) });
  const rows = historyOf(cells.caseId);
  const standing = standingOf(rows, found, key);
  const wanted = wantedBy(row, options);
  const [fingerprint, last] = checkOf(cells.check);
  if (fingerprint !== checkOf(checkValue({ ...found, standing }))[0] || !sameNumbers(row, found)) {
    throw new TotsugoError('CASE_CHANGED', { caseId: cells.caseId });
  }
  const act: Act = {
    caseId: cells.caseId,
    seen: standing.last,
    fingerprint: found.draft.fingerprint,
    who: wanted.who,
    at: options.at,
    ...(options.user === undefined ? {} : { enteredBy: options.user }),
  };
  if (says(standing, wanted)) return confirmed(db, act, standing, wanted.confirmer);
  if (last !== standing.last) throw conflict(cells.caseId, rows);
  const { decision, reason, note, day } = wanted;
  const after = decide(db, { ...act, decision, reason, note, day });
  if (wanted.confirmer === null) return { result: 'decided', state: after.state };
  return { result: 'decided', state: confirm(db, { ...act, seen: after.last, who: wanted.confirmer }).state };
}

/**
 * No fingerprint holds an Individual Number: the last four digits that the row shows are held against the case instead, where
 * the file has their columns.
 */
function sameNumbers({ cells }: ImportRow, found: OpenCase): boolean {
  return (['insurer', 'municipal'] as const).every((side) => {
    const shown = cells[`${side}.individualNumber`];
    return (
      shown === '' || found[side].some(({ individualNumber }) => lastDigits(individualNumber) === lastDigits(shown))
    );
  });
}

const lastDigits = (number: string | null | undefined): string => mask(number ?? '').slice(-4);

/** The decision is there already: what is left is a second person's word on it. */
function confirmed(
  db: Store,
  act: Act,
  { state, confirmation }: Standing,
  confirmer: string | null,
): Pick<RowResult, 'result' | 'state'> {
  if (confirmer === null || (confirmation && sameWho(confirmation.who, confirmer)))
    return { result: 'unchanged', state };
  return { result: 'confirmed', state: confirm(db, { ...act, who: confirmer }).state };
}

interface Wanted {
  readonly decision: DecisionKind;
  readonly reason: DecisionReason | null;
  readonly note: string;
  readonly who: string;
  readonly confirmer: string | null;
  readonly day: string | null;
}

function wantedBy({ cells }: ImportRow, { user = '' }: ImportOptions): Wanted {
  const decision = kindNamed(cells.decision);
  const who = whoOf(cells.operator || user);
  const confirmer = cells.confirmer === '' ? null : whoOf(cells.confirmer);
  if (confirmer !== null && sameWho(confirmer, who)) throw new TotsugoError('CONFIRMER_SAME');
  return { decision, ...reasonWritten(cells.reason), who, confirmer, day: dayOf(cells.date) };
}

/** Whether the decision in force is the one that a row wants: the row was taken before, or the page says the same. */
function says({ state, decision }: Standing, wanted: Wanted): boolean {
  if (!decision || state === 'open' || state === 'reopened') return false;
  return (
    decision.decision === wanted.decision &&
    decision.reason === (wanted.reason ?? (wanted.note === '' ? null : 'other')) &&
    decision.note === wanted.note &&
    sameWho(decision.who, wanted.who)
  );
}

/** A decision by its name in either language, or by its code. */
function kindNamed(text: string): DecisionKind {
  if (text === '') throw new TotsugoError('IMPORT_DECISION_MISSING');
  for (const [kind, { ja, en }] of Object.entries(decisionNames)) {
    if ([kind, ja, en].map(folded).includes(folded(text))) return kind as DecisionKind;
  }
  const names = (lang: 'ja' | 'en') => Object.values(decisionNames).map((name) => name[lang]);
  throw new TotsugoError('DECISION_UNKNOWN', { known: { ja: names('ja').join('、'), en: names('en').join(', ') } });
}

/** 「氏の変更（婚姻・離婚など）：戸籍で確認」 → the usual reason, and what was written beside it. */
function reasonWritten(text: string): { reason: DecisionReason | null; note: string } {
  for (const [reason, { ja, en }] of Object.entries(reasonNames)) {
    for (const name of [ja, en, reason]) {
      if (folded(text) === folded(name)) return { reason: reason as DecisionReason, note: '' };
      const rest = text.startsWith(name) ? /^\s*[：:]\s*(.+)$/s.exec(text.slice(name.length))?.[1] : undefined;
      if (rest !== undefined) return { reason: reason as DecisionReason, note: noteOf(rest) };
    }
  }
  return { reason: null, note: noteOf(text) };
}

/** 2026-11-23, 2026/11/23, 令和8年11月23日, or the day that a spreadsheet made of it. */
function dayOf(text: string): string | null {
  if (text === '') return null;
  const day = parseBirthDate(text, ['iso', 'compact', 'wareki', 'wareki-short']);
  if (day?.kind !== 'calendar') throw new TotsugoError('DECISION_DAY_INVALID');
  return day.text;
}

/** The parts of a check value: the beginning of a fingerprint, and the newest row that was seen. */
function checkOf(text: string): [fingerprint: string, last: number] {
  const parts = /^([0-9a-z]{1,16})\.(\d{1,15})$/.exec(text.normalize('NFKC').trim());
  if (!parts) throw new TotsugoError('IMPORT_CHECK_MISSING');
  return [parts[1] ?? '', Number(parts[2])];
}
