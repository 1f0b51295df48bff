/** The tables of the audit log: its own file beside the database, and the anchor within the database. */

/**
 * The file `<database>.audit`. `line` is an entry as text, just as the text log beside has it; `ends` is the length of the
 * text log up to and including it, in bytes. Each epoch has a key of its own, which chains the entries written under it.
 */
export const auditFile = `
CREATE TABLE IF NOT EXISTS audit_key (epoch INTEGER PRIMARY KEY, key TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS entry (
  seq INTEGER PRIMARY KEY,
  line TEXT NOT NULL,
  ends INTEGER NOT NULL
) STRICT;
`;

/** In the database itself: the last entry it has seen. It moves forward only. */
export const auditAnchor = `
CREATE TABLE audit_anchor (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seq INTEGER NOT NULL,
  head TEXT NOT NULL
) STRICT;
`;
