/** What a night's weights rest on, counted once its pairs are judged. */
import type { Policy } from '../model.js';
import type { Store } from '../store/open.js';
import type { ClosedPairs } from './closed-pairs.js';
import { frequenciesOf } from './frequencies.js';
import { countRates } from './match-rates.js';
import { countPatterns } from './patterns.js';
import type { TermCounts } from './terms.js';
import type { Weighing } from './weights.js';

export function weighingOf(
  db: Store,
  run: number,
  active: number,
  counts: TermCounts,
  policy: Policy,
  closed: Pick<ClosedPairs, 'alike'>,
): Weighing {
  return {
    rates: countRates(countPatterns(db, run, active, closed)),
    frequencies: frequenciesOf(counts),
    threshold: policy.evidence.threshold,
  };
}
