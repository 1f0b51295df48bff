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
  const everybody = [...enrolments, ...residents, ...others];
  return {
    draft: {
      caseId: digest([found.class, ...[...insurer].sort(), '', ...[...municipal].sort()]).slice(0, 16),
      class: found.class,
      grade: found.grade,
      priority: priorityOf(found.class, fields, hints, candidates.length),
      insurer,
      municipal,
      candidates: candidates.map(({ weight, fields }, i) => ({ municipal: others[i]?.recordId ?? '', weight, fields })),
      fields,
      hints,
      fingerprint: digest([...enrolments, ...residents].flatMap((person) => compared(person.normalized))),
      detail: found.detail ?? {},
    },
    enrolments: enrolments.map((enrolment) => enrolment.id),
    residents: residents.map((resident) => resident.id),
    candidates: others.map((resident) => resident.id),
    withheld: everybody.some((person) => person.normalized.protected),
  };
}

/** What a decision on a case rests on. Without the Individual Number: a digest of twelve digits is no secret. */
function compared(n: Normalized): string[] {
  const names = [n.nameKanji, n.nameKana, n.formerName, n.formerNameKana, n.alias, n.aliasKana, n.nameAlphabet];
  const values = [...names, n.birthDate, n.sex, n.address, n.previousAddress].map((value) => value?.text ?? '');
  return [n.recordId ?? '', ...values, n.status ?? '', n.validFrom?.text ?? '', n.validTo?.text ?? ''];
}

const digest = (parts: readonly string[]): string => hash('sha256', parts.join('\u001f'));
