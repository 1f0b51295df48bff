/** The schema, a step a version. A step that has been released is never edited: a change is a new step. */

import { auditAnchor } from './audit-schema.js';
import { basisSchema } from './basis-schema.js';
import { decisionSchema } from './decision-schema.js';
import { reviewHints } from './review-hints-schema.js';

/** Version 1: what a night reads, finds and reports. */
const first = `
CREATE TABLE run (
  -- Never given twice, also where the newest run is deleted: people and schedulers name runs by it.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('building', 'whole')),
  as_of TEXT NOT NULL,
  started_at TEXT NOT NULL,
  -- Digest of all that its rows and verdicts depend on beside its files: a night with the same one may build on it.
  reading TEXT,
  summary TEXT
) STRICT;

CREATE TABLE input (
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('municipal', 'insurer')),
  file TEXT NOT NULL,
  description TEXT NOT NULL,
  -- Its rows among those of its side, from 1.
  first INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- Which records a run read, in the order of its files, by blocks of rows (row-blocks.ts).
CREATE TABLE row_place (id INTEGER PRIMARY KEY, run INTEGER NOT NULL, body BLOB NOT NULL) STRICT;

-- The keys by which the rows of a run are linked, likewise.
CREATE TABLE row_key (id INTEGER PRIMARY KEY, run INTEGER NOT NULL, rows INTEGER NOT NULL, body BLOB NOT NULL) STRICT;

-- The values of people as their sources gave them (record-text.ts), by the block (record-blocks.ts): once, however many runs read them.
CREATE TABLE record (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;

-- What is kept of pairs that evidence closes (closed-text.ts), and what their namesakes are expected by: once, however many runs
-- find the same pair as it was.
CREATE TABLE closed_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL, names TEXT) STRICT;

-- The pairs that evidence closed in a run, in the order of its enrolments, by blocks (closed.ts); first is the first one's row.
CREATE TABLE closed_pair (
  run INTEGER NOT NULL,
  first INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (run, first)
) STRICT;

CREATE TABLE reject (
  run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- An active enrolment that needs more than its pair to be explained, or that has no pair.
CREATE TABLE verdict (
  run INTEGER NOT NULL,
  enrolment INTEGER NOT NULL,
  resident INTEGER,
  state TEXT NOT NULL,
  class TEXT,
  grade TEXT,
  body TEXT NOT NULL,
  kana_birth INTEGER,
  kanji_birth INTEGER,
  -- The closed case that it ends in unless somebody else's data fit: its id, its class, its body.
  alone_case TEXT,
  alone_class TEXT,
  alone_body TEXT,
  PRIMARY KEY (run, enrolment)
) STRICT, WITHOUT ROWID;
-- Two of these may be one person under two numbers that nobody has.
CREATE INDEX verdict_by_kana ON verdict (run, kana_birth) WHERE state = 'unknown';
CREATE INDEX verdict_by_kanji ON verdict (run, kanji_birth) WHERE state = 'unknown';

-- A resident other than the number's holder whom an enrolment's data fit.
CREATE TABLE candidate (
  run INTEGER NOT NULL,
  enrolment INTEGER NOT NULL,
  resident INTEGER NOT NULL,
  weight REAL NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, enrolment, resident)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_by_resident ON candidate (run, resident);

CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  case_id TEXT NOT NULL,
  class TEXT NOT NULL,
  grade TEXT NOT NULL,
  priority REAL NOT NULL,
  -- The first enrolment of the case, null where it has none: closed cases are listed in the order of the input.
  first INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX finding_by_case ON finding (run, case_id) WHERE grade <> 'A';
CREATE INDEX finding_by_urgency ON finding (run, grade DESC, priority DESC, case_id) WHERE grade <> 'A';
CREATE INDEX finding_by_enrolment ON finding (run, first) WHERE grade = 'A';

-- Which case an enrolment ended in: each active enrolment in one at most, or in a closed pair; in neither, it agrees in everything.
CREATE TABLE case_enrolment (
  run INTEGER NOT NULL,
  enrolment INTEGER NOT NULL,
  finding INTEGER NOT NULL,
  PRIMARY KEY (run, enrolment)
) STRICT, WITHOUT ROWID;
`;

export const migrations: readonly string[] = [first, decisionSchema, auditAnchor, basisSchema, reviewHints];
