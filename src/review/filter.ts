/** Which cases of the queue a screen shows, as the address of the screen says it. */
import { maskWithin } from '../fields/individual-number/index.js';
import type { CaseClass, CaseState, Grade, Hint } from '../model.js';
import { caseClasses } from '../report/class-names.js';
import { allHints } from '../report/hints.js';

/** `todo` is whatever waits for this clerk; the rest are the states of a case. */
export type Stage = 'todo' | 'all' | CaseState;

export interface Filter {
  readonly stage: Stage;
  readonly grade: Grade | null;
  readonly class: CaseClass | null;
  readonly hint: Hint | null;
  /** 保険者番号. */
  readonly insurer: string | null;
  /** Looked for in names, record ids and the case's id. */
  readonly search: string | null;
}

export const stages: readonly Stage[] = [
  'todo',
  'open',
  'reopened',
  'unconfirmed',
  'inquiry',
  'later',
  'decided',
  'all',
];
const grades: readonly Grade[] = ['C', 'B'];

export const everything: Filter = { stage: 'todo', grade: null, class: null, hint: null, insurer: null, search: null };

/** Stages whose cases nobody has decided yet: they may be decided at once. */
const undecidedStages: ReadonlySet<Stage> = new Set<Stage>(['todo', 'open', 'reopened', 'later', 'inquiry']);
export const isUndecided = ({ stage }: Filter): boolean => undecidedStages.has(stage);

/** The filter, narrowed to what nobody has decided yet. */
export const undecided = (filter: Filter): Filter => (isUndecided(filter) ? filter : { ...filter, stage: 'todo' });

/** Longest text that is looked for, in characters. */
const SEARCH = 60;

/** The filter of an address; what is not one of the choices is left out. */
export function filterOf(query: (name: string) => string | undefined): Filter {
  const one = <T extends string>(name: string, choices: readonly T[]): T | null =>
    choices.find((choice) => choice === query(name)) ?? null;
  const insurer = query('insurer')?.trim() ?? '';
  // Nothing is looked for by an Individual Number, and one that was typed stands in no address and on no screen.
  const search = maskWithin(query('q')?.trim().slice(0, SEARCH) ?? '');
  return {
    stage: one('stage', stages) ?? 'todo',
    grade: one('grade', grades),
    class: one('class', caseClasses),
    hint: one('hint', allHints),
    insurer: /^[0-9A-Za-z]{1,12}$/.test(insurer) ? insurer : null,
    search: search === '' ? null : search,
  };
}

/** The query of an address, with its `?`; empty where nothing is narrowed. */
export function queryOf(filter: Filter, more: Readonly<Record<string, string | number | null>> = {}): string {
  const query = new URLSearchParams();
  if (filter.stage !== 'todo') query.set('stage', filter.stage);
  if (filter.grade) query.set('grade', filter.grade);
  if (filter.class) query.set('class', filter.class);
  if (filter.hint) query.set('hint', filter.hint);
  if (filter.insurer) query.set('insurer', filter.insurer);
  if (filter.search) query.set('q', filter.search);
  for (const [name, value] of Object.entries(more)) if (value !== null) query.set(name, String(value));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
