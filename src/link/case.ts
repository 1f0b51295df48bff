/** Makes a case of what was found: its id, its fingerprint, its priority, and the records it names. */
import { hash } from 'node:crypto';
import type { Normalized } from '../judge/normalize.js';
import type { CaseClass, Fields, FindingDetail, Grade, Hint } from '../model.js';
import type { CandidateRow } from '../store/candidates.js';
import type { CaseToStore } from '../store/findings.js';
import type { Enrolment, People, Resident } from './people.js';
import { priorityOf } from './priority.js';

export interface Found {
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly enrolments: readonly Enrolment[];
  readonly residents: readonly Resident[];
  readonly candidates?: readonly CandidateRow[];
  readonly fields?: Fields | null;
  readonly hints?: readonly Hint[];
  readonly detail?: FindingDetail;
}

/** How many candidates a case names; the rest could not help a clerk choose. */
const shown = 10;

export function makeCase(found: Found, people: People): CaseToStore {
  const { enrolments, residents } = found;
  const insurer = enrolments.map((enrolment) => enrolment.recordId);
  const municipal = residents.map((resident) => resident.recordId);
  const candidates = (found.candidates ?? []).slice(0, shown);
  const others = candidates.map((candidate) => people.resident(candidate.resident));
  const fields = found.fields ?? null;
  const hints = found.hints ?? [];
  const everybody = [...enrolments, ...residents];
  return {
    draft: {
      caseId: caseIdOf(found.class, insurer, municipal),
      class: found.class,
      grade: found.grade,
      priority: priorityOf(found.class, fields, hints, candidates.length),
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
      fingerprint: hash('sha256', everybody.map((person) => compared(person.normalized)).join('\u001e')),
      detail: found.detail ?? {},
    },
    enrolments: enrolments.map((enrolment) => enrolment.id),
    residents: residents.map((resident) => resident.id),
    candidates: others.map((resident) => resident.id),
    withheld: everybody.some(isProtected) || others.some(isProtected),
  };
}

/**
 * What a decision on a case rests on, as one text. Without the Individual Number: a digest of twelve digits is no secret.
 * Concatenated rather than joined: this runs once for every closed pair of a night.
 */
function compared(n: Normalized): string {
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
