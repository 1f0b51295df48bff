/**
 * The shares of names for expecting namesakes in the country, from a register's own counts and the table that ships with
 * the program. Too high a share costs a look, too low a one closes a case that nobody looked at: every count is taken at
 * its upper bound, and the larger of count and table is believed where a register tells of its own region alone.
 */
import { type NameShares, standardShares } from '../judge/namesakes.js';
import { writtenTerm } from './name-terms.js';
import { cohortOf, cohortTerm, countOf, type TermCounts, totalOf } from './terms.js';

/** People whose names must have been counted before the counts say more than the table. */
export const enoughPeople = 1_000;
/** People born in the same five years, likewise: names have their years. */
const enoughInCohort = 2_000;

/**
 * How many bearers to believe in where `count` were seen: one more (so that a name nobody here bears is not held to be
 * nobody's: the mean of what may be, given the count, with all shares alike before), and a standard deviation above.
 */
export const upperBound = (count: number): number => count + 1 + Math.sqrt(count + 1);

/** The register's shares, each at its upper bound; the table's alone where too few people were counted. */
export function countedShares(counts: TermCounts): NameShares {
  const table = standardShares();
  const surnames = totalOf(counts, 'surname');
  const given = totalOf(counts, 'givenName');
  if (surnames < enoughPeople) return table;
  const share = (kind: 'surname' | 'givenName', total: number, name: string) =>
    upperBound(countOf(counts, kind, writtenTerm(name))) / total;
  return {
    // Surnames belong to regions: one that is rare here may be common elsewhere, as the table knows, or the reverse.
    surname: (name) => Math.max(table.surname(name), share('surname', surnames, name)),
    given: (name, born) => {
      const cohort = born ? cohortOf(born) : null;
      const people = cohort === null ? 0 : (counts.cohorts[cohort] as number);
      // A given name is of one sex nearly always: of that sex, twice the share bear it.
      if (cohort === null || people < enoughInCohort)
        return Math.max(table.given(name), 2 * share('givenName', given, name));
      const seen = countOf(counts, 'cohortName', cohortTerm(writtenTerm(name), cohort));
      return Math.max(table.asCounted.given(name), (2 * upperBound(seen)) / people);
    },
  };
}
