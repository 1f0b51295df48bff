import { comparePair } from '../judge/compare.js';
import { standardNamesakes } from '../judge/namesakes.js';
import { normalizeRecord } from '../judge/normalize.js';
import { defaultConventions, defaultPolicy } from '../judge/policy.js';
import type { Source, SourceRecord } from '../model.js';
import { readPairLine } from './record.js';
import type { LineFilter } from './run.js';
import { verdictLine } from './verdict.js';

/** The filter of `totsugo compare`, and how many of its verdicts so far were of grade B or C. */
export function pairFilter(): { readonly judge: LineFilter; readonly toRecheck: () => number } {
  let count = 0;
  const namesakes = standardNamesakes();
  const judge = (text: string): string => {
    const { id, a, b } = readPairLine(text);
    const verdict = comparePair(normalized(a, 'municipal'), normalized(b, 'insurer'), defaultPolicy, namesakes);
    if (verdict.grade !== 'A') count += 1;
    return verdictLine(id, verdict);
  };
  return { judge, toRecheck: () => count };
}

function normalized(record: SourceRecord, source: Source) {
  return normalizeRecord(record.source ? record : { ...record, source }, defaultConventions);
}
