/** The schema, a step a version. A step that has been released is never edited: a change is a new step. */

import { auditAnchor } from './audit-schema.js';
import { basisSchema } from './basis-schema.js';
import { decisionSchema } from './decision-schema.js';
import { moreKeys } from './keys-schema.js';
import { reviewHints } from './review-hints-schema.js';

/**
 * Version 1. `agreement` is a digest of what must be the same for two records to agree in everything (null where that
 * cannot be said), `counters` what the numbers of the address are said to count (null where they say nothing); with them
 * in the index, a night reads only the pairs that differ. `number` is the Individual Number as an integer, null where it
 * has not the form of one. `id_hash` is of the record's id, `record` holds the values as the source gave them
 * (record-text.ts). `kana_birth` and `kanji_birth` are hashes of blocking keys: what shares one is then compared.
 * `status` is null for active residents.
 */
const first = `
CREATE TABLE run (
  -- Never given twice, also where the newest run is deleted: people and schedulers name runs by it.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('building', 'whole')),
  as_of TEXT NOT NULL,
  started_at TEXT NOT NULL,
  summary TEXT
) STRICT;

CREATE TABLE input (
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('municipal', 'insurer')),
  file TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE resident (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  input INTEGER NOT NULL,
  line INTEGER NOT NULL,
  id_hash INTEGER NOT NULL,
  number INTEGER,
  status TEXT,
  kana_birth INTEGER,
  kanji_birth INTEGER,
  agreement INTEGER,
  counters TEXT,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX resident_by_number ON resident (run, number, agreement, counters);

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  input INTEGER NOT NULL,
  line INTEGER NOT NULL,
  id_hash INTEGER NOT NULL,
  number INTEGER,
  number_fault TEXT,
  lapsed INTEGER NOT NULL,
  agreement INTEGER,
  counters TEXT,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX enrolment_by_number ON enrolment (run, lapsed, number);

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
  PRIMARY KEY (run, enrolment)
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_by_kana ON verdict (run, kana_birth) WHERE kana_birth IS NOT NULL;
CREATE INDEX verdict_by_kanji ON verdict (run, kanji_birth) WHERE kanji_birth IS NOT NULL;

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

-- Which case an enrolment ended in: each active enrolment in one at most; in none, it agrees in everything.
CREATE TABLE case_enrolment (
  run INTEGER NOT NULL,
  enrolment INTEGER NOT NULL,
  finding INTEGER NOT NULL,
  PRIMARY KEY (run, enrolment)
) STRICT, WITHOUT ROWID;
`;

export const migrations: readonly string[] = [first, decisionSchema, auditAnchor, moreKeys, basisSchema, reviewHints];
