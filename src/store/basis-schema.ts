/** What a run rests on beside its rows, so that it can be recomputed (`totsugo audit replay`). */

/** `run_basis.body`: policy, profiles and rules of a run, as JSON. `run_counts.body`: how often its terms come, of the newest run alone. */
export const basisSchema = `
CREATE TABLE run_basis (run INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE run_counts (run INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
`;
