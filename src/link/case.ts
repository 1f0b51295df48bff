/** Makes a case of what was found: its id, its fingerprint, its priority, and the records it names. */
import { hash } from 'node:crypto';
import { toRecord } from '../judge/normalize.js';
import type { CaseClass, Fields, FindingDetail, Grade, Hint } from '../model.js';
import type { CandidateRow } from '../store/candidates.js';
import type { StoredCase } from '../store/findings.js';
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

export function makeCase(found: Found, people: People): StoredCase {
  const insurer = found.enrolments.map((enrolment) => enrolment.recordId);
  const municipal = found.residents.map((resident) => resident.recordId);
  const candidates = (found.candidates ?? []).slice(0, shown);
  const others = candidates.map((candidate) => people.resident(candidate.resident));
  const fields = found.fields ?? null;
  const hints = found.hints ?? [];
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
      fingerprint: digest([...found.enrolments, ...found.residents].map(compared)),
      detail: found.detail ?? {},
    },
    insurer: found.enrolments.map((enrolment) => enrolment.record),
    municipal: found.residents.map((resident) => resident.record),
    candidates: others.map((resident) => resident.record),
  };
}

/** What a decision on the case rests on. Without the Individual Number: a digest of twelve digits is no secret. */
function compared(person: Enrolment | Resident): string {
  const { individualNumber: _, ...values } = toRecord(person.normalized);
  return JSON.stringify(values);
}

const digest = (parts: readonly string[]): string => hash('sha256', parts.join('\u001f'));
