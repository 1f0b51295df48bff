/** The enrolments that agree in everything, as cases: written only where a night is asked for all of them. */
import { comparePair } from '../judge/compare.js';
import { caseAdder, caseRow, claimedChecker } from '../store/findings.js';
import type { Store } from '../store/open.js';
import { breathing } from './breath.js';
import type { Judging } from './by-number.js';
import { makeCase } from './case.js';
import type { ClosedPairs } from './closed-pairs.js';
import { holderAmong } from './holder.js';
import { activeEnrolments } from './linkage.js';
import type { People } from './people.js';

export async function keepAgreeing(
  db: Store,
  run: number,
  asOf: string,
  people: People,
  judging: Judging & { readonly closed: Pick<ClosedPairs, 'has'> },
): Promise<void> {
  const breath = breathing();
  const add = caseAdder(db, run);
  const claimed = claimedChecker(db, run);
  for (const id of activeEnrolments(db, run, asOf)) {
    if (claimed(id) || judging.closed.has(id)) continue;
    await breath();
    const enrolment = people.enrolment(id);
    const residents = enrolment.number === null ? [] : people.residentsUnder(enrolment.number);
    if (residents.length === 0) continue;
    const { resident } = holderAmong(residents, judging);
    const { fields, hints } = comparePair(resident.normalized, enrolment.normalized, judging.policy, judging.namesakes);
    const found = { class: 'ALL_AGREE', grade: 'A', enrolments: [enrolment], residents: [resident] } as const;
    add(caseRow(makeCase({ ...found, fields, hints }, people)));
  }
}
