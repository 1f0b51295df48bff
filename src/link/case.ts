/** Makes a case of what was found: its id, its fingerprint, its priority, and the records it names. */
import { hash } from 'node:crypto';
import type { Normalized } from '../judge/normalize.js';
import type { CaseClass, Fields, FindingDetail, Grade, Hint, Weight } from '../model.js';
import type { CandidateRow } from '../store/candidates.js';
import type { CaseToStore } from '../store/findings.js';
import type { Chances } from './chances.js';
import type { Enrolment, People, Resident } from './people.js';
import { anotherOf, priorityOf } from './priority.js';
import { type Weighing, weigh } from './weights.js';

export interface Found {
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly enrolments: readonly Enrolment[];
  readonly residents: readonly Resident[];
  readonly candidates?: readonly CandidateRow[];
  readonly fields?: Fields | null;
  readonly hints?: readonly Hint[];
  readonly detail?: FindingDetail;
  /** How probable it is that the wrong person is linked, where the class rests on more than the pair. */
  readonly chance?: number;
}

/** What cases that somebody has to look at are ranked and weighed by; closed ones are not. */
export interface Ranking {
  readonly chances: Chances;
  readonly weighing: Weighing;
}

/** How many candidates a case names; the rest could not help a clerk choose. */
const shown = 10;

export function makeCase(found: Found, people: People, ranking: Ranking | null = null): CaseToStore {
  const { enrolments, residents } = found;
  const insurer = enrolments.map((enrolment) => enrolment.recordId);
  const municipal = residents.map((resident) => resident.recordId);
  const candidates = (found.candidates ?? []).slice(0, shown);
  const others = candidates.map((candidate) => people.resident(candidate.resident));
  const fields = found.fields ?? null;
  const hints = found.hints ?? [];
  const everybody = [...enrolments, ...residents];
  const open = found.grade === 'A' ? null : ranking;
  const weight = open && weightOf(found, open);
  const detail = { ...found.detail, ...(weight ? { weight } : {}) };
  const { class: name, chance } = found;
  const compared = { class: name, fields, hints, another: anotherOf(candidates), detail, chance };
  return {
    draft: {
      caseId: caseIdOf(found.class, insurer, municipal),
      class: found.class,
      grade: found.grade,
      priority: open ? priorityOf(compared, open.chances) : 0,
      insurer,
      municipal,
      candidates: candidates.map(({ weight, fields, parts, numberRepair }, i) => ({
        municipal: others[i]?.recordId ?? '',
        weight,
        fields,
        parts,
        ...(numberRepair ? { numberRepair } : {}),
      })),
      fields,
      hints,
      fingerprint: hash('sha256', everybody.map((person) => statement(person.normalized)).join('\u001e')),
      detail,
    },
    enrolments: enrolments.map((enrolment) => enrolment.id),
    records: {
      insurer: enrolments.map(({ stored }) => stored),
      municipal: residents.map(({ stored }) => stored),
      candidates: others.map(({ stored }) => stored),
    },
    withheld: everybody.some(isProtected) || others.some(isProtected),
  };
}

/** Classes of one enrolment whose resident is not the holder of its number. */
const withoutHolder: ReadonlySet<CaseClass> = new Set<CaseClass>(['TWO_NUMBERS']);

/** What the pair of one enrolment with the holder of its number weighs. */
function weightOf({ class: name, enrolments, residents, fields }: Found, { weighing }: Ranking): Weight | null {
  const [enrolment, ...others] = enrolments;
  const [holder, ...more] = residents;
  if (!enrolment || !holder || !fields || others.length > 0 || more.length > 0 || withoutHolder.has(name)) return null;
  return weigh(holder.normalized, enrolment.normalized, fields, weighing);
}

/**
 * What a decision on a case rests on, as one text. Without the Individual Number: a digest of twelve digits is no secret.
 * Concatenated rather than joined: this runs once for every closed pair of a night.
 */
function statement(n: Normalized): string {
  const text = (value: { readonly text: string } | null) => (value === null ? '\u001f' : `${value.text}\u001f`);
  return (
    `${n.recordId}\u001f` +
    text(n.nameKanji) +
    text(n.nameKana) +
    text(n.birthDate) +
    text(n.sex) +
    text(n.address) +
    text(n.previousAddress) +
    text(n.formerName) +
    text(n.formerNameKana) +
    text(n.alias) +
    text(n.aliasKana) +
    text(n.nameAlphabet) +
    text(n.validFrom) +
    text(n.validTo) +
    (n.status ?? '')
  );
}

const isProtected = (person: Enrolment | Resident): boolean => person.normalized.protected;

/** The ids in an order of their own, so that a case keeps its id whatever order its files come in. */
function caseIdOf(name: CaseClass, insurer: readonly string[], municipal: readonly string[]): string {
  const ids = (list: readonly string[]) => (list.length > 1 ? [...list].sort() : list).join('\u001f');
  return hash('sha256', `${name}\u001f${ids(insurer)}\u001f\u001f${ids(municipal)}`).slice(0, 16);
}
