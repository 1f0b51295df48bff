/**
 * Closed cases (grade A) as whole blocks of lines: there are far more of them than of those that somebody looks at, none
 * of them is needed again, and a block can be made anywhere, so that threads make them while the cases to recheck are written.
 */
import type { CaseClass } from '../model.js';
import type { CaseToReport } from './case.js';
import { closedRow } from './closed.js';
import { csvLine } from './csv.js';
import type { Encoding } from './file.js';
import { findingLine } from './findings.js';
import { type Lines, lineGatherer } from './lines.js';
import { withoutNumbers } from './masked.js';
import type { ReportOptions } from './options.js';
import type { Lang } from './phrases.js';
import { reasonOf } from './reason.js';
import type { RuleById } from './rule-phrases.js';
import { countRules, type RuleUse, type RuleUses } from './rule-uses.js';
import { addTo, type Counted, emptyTally } from './tally.js';

/** What is to be made of closed cases. Plain data: it is sent to threads. */
export interface ClosedAsked {
  readonly lang: Lang;
  /** Of closed.csv. */
  readonly encoding: Encoding;
  /** Writes ALL_AGREE cases to findings.ndjson too. */
  readonly all: boolean;
  readonly csv: boolean;
  readonly ndjson: boolean;
  /** The list is a selection: its head has one cell more, and so has every line. */
  readonly selected: boolean;
}

/** Closed cases that follow each other, written out. Plain data: it is sent by threads. */
export interface ClosedBlock {
  readonly cases: number;
  readonly tally: Readonly<Partial<Record<CaseClass, Counted>>>;
  readonly rules: ReadonlyMap<string, RuleUse>;
  /** Lines of closed.csv and of findings.ndjson, where they were asked for. */
  readonly csv: Lines | null;
  readonly ndjson: Lines | null;
}

export const closedAsked = ({ lang, encoding, all, formats, selection }: ReportOptions): ClosedAsked => ({
  lang,
  encoding,
  all,
  csv: formats.includes('csv'),
  ndjson: formats.includes('ndjson'),
  selected: selection !== undefined,
});

/** Bytes of a block, and cases of one where hardly any line is asked for. */
const fullBytes = 1 << 20;
const fullCases = 10_000;

/**
 * Closed cases, in their order, as blocks. Throws where one is not closed: it would stand among the wrong ones.
 * @param full bytes after which a block is full
 */
export function* closedBlocks(
  cases: Iterable<CaseToReport>,
  asked: ClosedAsked,
  ruleById: RuleById,
  full = fullBytes,
): Generator<ClosedBlock> {
  const csv = asked.csv ? lineGatherer(asked.encoding) : null;
  const ndjson = asked.ndjson ? lineGatherer('utf-8') : null;
  const empty = asked.selected ? [''] : [];
  let tally = emptyTally();
  let rules: RuleUses = new Map();
  let count = 0;
  const take = (): ClosedBlock => {
    const block = { cases: count, tally: tally.A, rules, csv: csv?.take() ?? null, ndjson: ndjson?.take() ?? null };
    tally = emptyTally();
    rules = new Map();
    count = 0;
    return block;
  };
  for (const found of cases) {
    const item = withoutNumbers(found);
    const { draft } = item;
    if (draft.grade !== 'A') throw new Error(`case ${draft.caseId} is out of order`);
    const plain = draft.class === 'ALL_AGREE';
    const reason = reasonOf(draft, item, ruleById);
    if (ndjson && (asked.all || !plain)) ndjson.add(`${findingLine(item, reason)}\n`);
    if (csv && !plain) csv.add(csvLine([...closedRow(item, reason, ruleById, asked.lang), ...empty]));
    if (draft.fields) countRules(rules, draft.fields);
    addTo(tally, draft);
    count += 1;
    if ((ndjson?.length() ?? 0) + (csv?.length() ?? 0) >= full || count === fullCases) yield take();
  }
  if (count > 0) yield take();
}
