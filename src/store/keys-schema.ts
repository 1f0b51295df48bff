/**
 * Keys beside the two of the first step. `given_birth` is a hash of given name and birth date. `resident_key` holds the keys
 * of the names that a few residents bear beside their own: alphabet name, 通称, 旧氏, each with the birth date.
 */
export const moreKeys = `
ALTER TABLE resident ADD COLUMN given_birth INTEGER;

CREATE TABLE resident_key (
  run INTEGER NOT NULL,
  key INTEGER NOT NULL,
  resident INTEGER NOT NULL,
  PRIMARY KEY (run, key, resident)
) STRICT, WITHOUT ROWID;
`;
