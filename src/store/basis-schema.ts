/** What a run rests on beside its rows, so that it can be recomputed (`totsugo audit replay`). */

/**
 * `run_basis.body`: policy, profiles and rules of a run, as JSON. `set_aside`: residents that were not compared, since an earlier
 * row has their id; names were counted in them, too.
 */
export const basisSchema = `
CREATE TABLE run_basis (run INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE set_aside (
  run INTEGER NOT NULL,
  resident INTEGER NOT NULL,
  input INTEGER NOT NULL,
  line INTEGER NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (run, resident)
) STRICT, WITHOUT ROWID;
`;
