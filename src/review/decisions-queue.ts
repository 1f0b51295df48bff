/** The queue of the review: which cases there are, where each stands, and what a search finds. */
import { TotsugoError } from '../errors.js';
import { foldVariants } from '../fields/kanji-name/index.js';
import type { CaseState, Decision, Policy, SourceRecord, Standing } from '../model.js';
import { type CaseToReport, type Summary, withoutNumbers } from '../report/index.js';
import { insurerOf } from '../report/selection.js';
import { type DecisionToStore, decisionAdder, decisionKey, decisionReader } from '../store/decisions.js';
import { caseReader, casesToRecheck, type OpenCase } from '../store/findings.js';
import type { Store } from '../store/open.js';
import type { RecordTexts } from '../store/record-texts.js';
import {
  type CaseFilter,
  clearQueue,
  queuedRun,
  type ReviewCaseToStore,
  reviewCaseAdder,
  stateSetter,
} from '../store/review-cases.js';
import { findRun, newestRun } from '../store/runs.js';
import { type ConventionsOf, conventionsOf } from './conventions.js';
import { stateOf } from './decisions.js';
import { basisOf, caseNow } from './decisions-digests.js';

/** What decisions are made on: the newest whole run, its policy, the database's key for digests. */
export interface Desk {
  readonly db: Store;
  readonly run: number;
  readonly policy: Policy;
  readonly conventions: ConventionsOf;
  readonly key: Buffer;
  readonly caseOf: (caseId: string) => OpenCase | undefined;
  readonly historyOf: (caseId: string) => Decision[];
  readonly add: (row: DecisionToStore) => number;
  readonly setState: (caseId: string, state: CaseState, last: number) => void;
}

const desks = new WeakMap<Store, Desk>();

/**
 * The desk of a database: its newest whole run, with the queue made of it. Ask for it anew for every act or screen: it costs
 * nothing while no night has ended meanwhile; after one, the queue is made again (a second or two for 100,000 cases).
 * @param texts where the records of its cases are looked up, if somebody has read them already
 * @throws TotsugoError RUN_NONE
 */
export function deskOf(db: Store, texts?: RecordTexts): Desk {
  const run = newestRun(db);
  if (run === null) throw new TotsugoError('RUN_NONE');
  const known = desks.get(db);
  if (known?.run === run) return known;
  const { policy } = JSON.parse(findRun(db, run)?.summary ?? '{}') as Summary;
  const desk: Desk = {
    db,
    run,
    policy,
    conventions: conventionsOf(db, run),
    key: decisionKey(db),
    caseOf: caseReader(db, run),
    historyOf: decisionReader(db),
    add: decisionAdder(db),
    setState: stateSetter(db, run),
  };
  if (queuedRun(db) !== run) {
    // Read within the transaction: a decision taken a moment ago counts.
    db.transaction(() => makeQueue(db, run, rowsOf(desk, casesToRecheck(db, run, texts)))).immediate();
  }
  // A queue made within a transaction may be rolled back with it.
  if (!db.inTransaction) desks.set(db, desk);
  return desk;
}

function makeQueue(db: Store, run: number, rows: Iterable<ReviewCaseToStore>): void {
  clearQueue(db);
  const add = reviewCaseAdder(db, run);
  for (const row of rows) add(row);
}

function* rowsOf(desk: Desk, cases: Iterable<OpenCase>): Generator<ReviewCaseToStore> {
  const row = rowMaker(desk);
  let position = 0;
  for (const found of cases) {
    position += 1;
    yield row(found, position);
  }
}

function rowMaker({ key, historyOf }: Pick<Desk, 'key' | 'historyOf'>) {
  return (found: OpenCase, position: number): ReviewCaseToStore => {
    const { draft, finding } = found;
    const { state, last } = standingOf(historyOf(draft.caseId), found, key);
    return {
      ...{ position, finding, state, last },
      caseId: draft.caseId,
      grade: draft.grade,
      class: draft.class,
      priority: draft.priority,
      hints: draft.hints,
      insurers: [...new Set(draft.insurer.map(insurerOf))],
      text: searchText(withoutNumbers(found)),
    };
  };
}

/** Where a case with its rows stands. Digests are worked out only where there is a decision to hold against them. */
export function standingOf(rows: readonly Decision[], found: OpenCase | CaseToReport, key: Buffer): Standing {
  return stateOf(rows, rows.length === 0 ? null : caseNow(key, found));
}

const searched = [
  'nameKanji',
  'nameKana',
  'formerName',
  'formerNameKana',
  'alias',
  'aliasKana',
  'nameAlphabet',
] as const satisfies readonly (keyof SourceRecord)[];

/** Ids and names of a case's people, folded as `wordsOf` folds what somebody looks for. No number, no address, no date. */
function searchText({ draft, insurer, municipal }: CaseToReport): string {
  const names = [...insurer, ...municipal].flatMap((record) => searched.map((key) => record[key] ?? ''));
  const texts = [draft.caseId, ...draft.insurer, ...draft.municipal, ...names.map(folded)];
  return [...new Set(texts.filter((text) => text !== ''))].join(' ').toLowerCase();
}

/** Width, case, spaces within a name, hiragana, variant kanji: what somebody who types a name does not think of. */
const folded = (text: string): string =>
  foldVariants(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

/** What somebody typed → the words that all have to occur. Example: `wordsOf('渡邉　わたなべ') // ['渡辺', 'ワタナベ']` */
export const wordsOf = (typed: string): string[] =>
  typed
    .split(/[\s\u3000]+/)
    .map(folded)
    .filter((word) => word !== '')
    .slice(0, 8);

/** A filter as a form gives it: `search` is what somebody typed. */
export type TypedFilter = Omit<CaseFilter, 'words'> & { readonly search?: string };

export function filterOf({ search, ...rest }: TypedFilter): CaseFilter {
  const words = search === undefined ? [] : wordsOf(search);
  return words.length > 0 ? { ...rest, words } : rest;
}

/** A case whole: its records (numbers masked in ids), where it stands, its history (oldest row first). */
export interface CaseToReview {
  readonly item: CaseToReport;
  readonly standing: Standing;
  readonly history: readonly Decision[];
  /** What whoever sees this has seen, for `Act.fingerprint`. */
  readonly basis: string;
}

/** @throws TotsugoError CASE_UNKNOWN, RUN_NONE */
export function caseToReview(db: Store, caseId: string): CaseToReview {
  const { key, caseOf, historyOf } = deskOf(db);
  const found = caseOf(caseId);
  if (!found) throw new TotsugoError('CASE_UNKNOWN', { caseId: safeId(caseId) });
  const history = historyOf(caseId);
  return {
    item: withoutNumbers(found),
    standing: standingOf(history, found, key),
    history,
    basis: basisOf(key, found),
  };
}

/** An id as a message may repeat it: ids are 16 hexadecimal digits, and whatever is none is not shown. */
export const safeId = (caseId: string): string => (/^[0-9a-f]{16}$/.test(caseId) ? caseId : '?');
