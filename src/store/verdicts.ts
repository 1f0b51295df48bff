/** Verdicts: one for each active enrolment that its pair alone does not explain, with its blocking keys. */
import type { Fields, Grade, Hint, PairClass } from '../model.js';
import type { CaseRow } from './findings.js';
import type { Store } from './open.js';

/** Why an enrolment is exceptional: it has a pair to compare, or its number leads to none (or to several). */
export type VerdictState = 'pair' | 'missing' | 'invalid' | 'unknown' | 'register_duplicate';

export interface VerdictRow {
  readonly enrolment: number;
  readonly resident: number | null;
  readonly state: VerdictState;
  readonly class: PairClass | null;
  readonly grade: Grade | null;
  readonly fields: Fields | null;
  readonly hints: readonly Hint[];
  /** Expected namesakes, where the class asked for them. */
  readonly namesakes: number | null;
  readonly kanaBirth: number | null;
  readonly kanjiBirth: number | null;
}

type Body = Pick<VerdictRow, 'fields' | 'hints' | 'namesakes'>;
type Stored = Omit<VerdictRow, keyof Body> & { readonly body: string };

/** A closed case that an enrolment ends in unless somebody else's data fit. */
export type AloneCase = Pick<CaseRow, 'caseId' | 'class' | 'body'>;

/** A function that adds a verdict to a run; a second one on the same enrolment is passed over. */
export function verdictAdder(db: Store, run: number): (row: VerdictRow, alone?: AloneCase | null) => void {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO verdict (run, enrolment, resident, state, class, grade, body, kana_birth, kanji_birth,
       alone_case, alone_class, alone_body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (row, alone = null) => {
    const body: Body = { fields: row.fields, hints: row.hints, namesakes: row.namesakes };
    insert.run(
      run,
      row.enrolment,
      row.resident,
      row.state,
      row.class,
      row.grade,
      JSON.stringify(body),
      row.kanaBirth,
      row.kanjiBirth,
      alone?.caseId ?? null,
      alone?.class ?? null,
      alone?.body ?? null,
    );
  };
}

const columns = 'enrolment, resident, state, class, grade, body, kana_birth AS kanaBirth, kanji_birth AS kanjiBirth';

const parse = ({ body, ...row }: Stored): VerdictRow => ({ ...row, ...(JSON.parse(body) as Body) });

/** Which open verdicts to go through: all, those of grade C, or those for which a candidate was found. */
type Among = 'all' | 'graveOnes' | 'withCandidates';

const narrowed: Readonly<Record<Among, string>> = {
  all: '',
  graveOnes: "AND v.grade = 'C'",
  withCandidates: 'AND EXISTS (SELECT 1 FROM candidate d WHERE d.run = v.run AND d.enrolment = v.enrolment)',
};

/** The verdicts on enrolments that no case has taken yet, by pages, so that cases may be written meanwhile. */
export function* openVerdicts(db: Store, run: number, among: Among = 'all'): Generator<VerdictRow> {
  const page = db.prepare<[number, number], Stored>(
    `SELECT ${columns} FROM verdict v WHERE v.run = ? AND v.enrolment > ? ${narrowed[among]}
       AND NOT EXISTS (SELECT 1 FROM case_enrolment c WHERE c.run = v.run AND c.enrolment = v.enrolment)
     ORDER BY v.enrolment LIMIT 1000`,
  );
  for (let last = 0; ; ) {
    const rows = page.all(run, last);
    for (const row of rows) yield parse(row);
    if (rows.length === 0) return;
    last = rows.at(-1)?.enrolment ?? last;
  }
}

/**
 * Closes the open verdicts that nobody else's data fit and that have a case for that; returns how many. One statement: they
 * are a third of what a night has to explain.
 */
export function closeAlone(db: Store, run: number): number {
  const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM finding').pluck().get() ?? 0;
  db.prepare(
    `INSERT INTO finding (run, case_id, class, grade, priority, first, body)
     SELECT run, alone_case, alone_class, 'A', 0, enrolment, alone_body FROM verdict v
     WHERE run = ? AND alone_case IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM candidate d WHERE d.run = v.run AND d.enrolment = v.enrolment)
       AND NOT EXISTS (SELECT 1 FROM case_enrolment c WHERE c.run = v.run AND c.enrolment = v.enrolment)
     ORDER BY enrolment`,
  ).run(run);
  return db
    .prepare('INSERT INTO case_enrolment (run, enrolment, finding) SELECT run, first, id FROM finding WHERE id > ?')
    .run(last).changes;
}

export function verdictReader(db: Store, run: number): (enrolment: number) => VerdictRow | undefined {
  const select = db.prepare<[number, number], Stored>(`SELECT ${columns} FROM verdict WHERE run = ? AND enrolment = ?`);
  return (enrolment) => {
    const row = select.get(run, enrolment);
    return row && parse(row);
  };
}
