/** Writes closed cases out by the block, while the main thread writes the cases to recheck. */
import { ruleById } from '../judge/rules.js';
import { type ClosedAsked, type ClosedBlock, closedBlocks } from '../report/closed-blocks.js';
import { closedCasesOf } from '../store/closed-cases.js';
import { openStore } from '../store/open.js';

/** Some ranges of a run's enrolments: the closed cases of each, in their order. */
export interface ClosedTask {
  readonly kind: 'closed';
  readonly db: string;
  readonly keyFile: string;
  readonly run: number;
  /** Each with its place among all ranges of the run. */
  readonly ranges: readonly { readonly place: number; readonly from: number; readonly to: number }[];
  readonly asked: ClosedAsked;
}

export interface ClosedCasesPacket {
  readonly kind: 'closed';
  /** The place of the range. */
  readonly place: number;
  /** Null behind the last one of the range. */
  readonly block: ClosedBlock | null;
}

/** Memory for the database's pages in a thread that goes through them once, in megabytes. */
const readerCache = 8;

export function* closedCases({ db: path, keyFile, run, ranges, asked }: ClosedTask): Generator<ClosedCasesPacket> {
  const db = openStore(path, keyFile, readerCache);
  try {
    for (const { place, from, to } of ranges) {
      for (const block of closedBlocks(closedCasesOf(db, run, from, to), asked, ruleById)) {
        yield { kind: 'closed', place, block };
      }
      yield { kind: 'closed', place, block: null };
    }
  } finally {
    db.close();
  }
}
