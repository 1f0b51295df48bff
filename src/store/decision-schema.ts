/**
 * Schema of the decisions, a migration step of its own. Rows are added and never changed: the triggers hold that for
 * whoever opens the database, too. `decision_key` keys the digests of values (an Individual Number or a birth date
 * could be guessed from a plain digest); it never leaves the encrypted database.
 *
 * `review_case` and `review_text` are made from `finding` and `decision` and may be emptied at any time: the cases to
 * recheck of the newest whole run, each with its place in the list and its state, and what a search looks at.
 */
export const decisionSchema = `
CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('decide', 'confirm', 'retire', 'opinion')),
  about INTEGER REFERENCES decision (id),
  decision TEXT,
  reason TEXT,
  note TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT,
  entered_by TEXT,
  run INTEGER NOT NULL,
  class TEXT NOT NULL,
  grade TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  digests TEXT NOT NULL,
  needs_confirmer INTEGER NOT NULL,
  bulk INTEGER,
  blind INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_by_case ON decision (case_id, id);
CREATE INDEX decision_by_bulk ON decision (bulk) WHERE bulk IS NOT NULL;
CREATE TRIGGER decision_unchanged BEFORE UPDATE ON decision
  BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision
  BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;

-- One act on many cases: by which filter, and how many.
CREATE TABLE decision_bulk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action TEXT NOT NULL,
  filter TEXT NOT NULL,
  cases INTEGER NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE decision_key (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL) STRICT;
INSERT INTO decision_key (id, key) VALUES (1, randomblob(32));

CREATE TABLE review_case (
  run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  case_id TEXT NOT NULL,
  finding INTEGER NOT NULL,
  grade TEXT NOT NULL,
  class TEXT NOT NULL,
  priority REAL NOT NULL,
  insurers TEXT NOT NULL,
  state TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX review_case_by_id ON review_case (run, case_id);
CREATE INDEX review_case_by_state ON review_case (run, state, grade, class);

CREATE TABLE review_text (
  run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
`;
