/** One exceptional enrolment by itself → its class: whose number it may be, what its number's state is, how the pair compares. */
import { municipalityOf } from '../fields/address/index.js';
import { classifyNames } from '../judge/classify.js';
import { agrees } from '../judge/outcomes.js';
import type { CaseClass, FindingDetail, Grade } from '../model.js';
import type { CandidateRow } from '../store/candidates.js';
import type { VerdictRow } from '../store/verdicts.js';
import { clear, fits } from './candidates.js';
import type { Found } from './case.js';
import type { Explaining } from './explain.js';
import type { Enrolment, People, Resident } from './people.js';
import { weigh } from './weights.js';

export interface Explained {
  readonly found: Found;
  /** Whether the class says whose number it is; those win over every class that only states something. */
  readonly explains: boolean;
}

/** The case of one enrolment; null where it agrees in everything. */
export function explainOne(
  verdict: VerdictRow,
  enrolment: Enrolment,
  candidates: readonly CandidateRow[],
  people: People,
  explaining: Explaining,
): Explained | null {
  const holder = verdict.resident === null ? null : people.resident(verdict.resident);
  const base = {
    enrolments: [enrolment],
    residents: holder ? [holder] : [],
    candidates,
    fields: verdict.fields,
    hints: verdict.hints,
  };
  const found = (name: CaseClass, grade: Grade, detail: FindingDetail = {}): Found => ({
    ...base,
    class: name,
    grade,
    detail,
  });
  if (holder && verdict.state === 'pair') {
    const owner = otherOwner(verdict, holder, meant(verdict, enrolment, holder, candidates, explaining), people);
    if (owner) return { explains: true, found: found(owner, 'C') };
    const state = stateOf(holder, verdict, found) ?? compared(verdict, candidates, found, enrolment);
    return state && { explains: false, found: state };
  }
  return { explains: false, found: unlinked(verdict, enrolment, candidates, explaining, found) };
}

/**
 * The case that an enrolment ends in where nobody else's data fit it; null where that is none, or one that somebody has to
 * look at.
 */
export function closedAlone(
  verdict: VerdictRow,
  enrolment: Enrolment,
  holder: Resident | null,
  coverage: Explaining['coverage'],
): Found | null {
  const found: Make = (name, grade, detail = {}) => ({
    enrolments: [enrolment],
    residents: holder ? [holder] : [],
    candidates: [],
    fields: verdict.fields,
    hints: verdict.hints,
    class: name,
    grade,
    detail,
  });
  const alone =
    holder && verdict.state === 'pair'
      ? (stateOf(holder, verdict, found) ?? compared(verdict, [], found, enrolment))
      : unlinked(verdict, enrolment, [], { coverage }, found);
  return alone?.grade === 'A' ? alone : null;
}

/** Those whom the data fit; one who fits in most items alone, only where the holder of the number fits far less. */
function meant(
  { fields }: VerdictRow,
  enrolment: Enrolment,
  holder: Resident,
  candidates: readonly CandidateRow[],
  { weighing }: Explaining,
): readonly CandidateRow[] {
  if (!fields || candidates.every((candidate) => fits(candidate.fields))) return candidates;
  const { total } = weigh(holder.normalized, enrolment.normalized, fields, weighing);
  return candidates.filter((candidate) => fits(candidate.fields) || candidate.weight >= total + clear);
}

/** Whose number it should be, where the holder does not fit and the register has others who do. */
function otherOwner(
  verdict: VerdictRow,
  holder: Resident,
  candidates: readonly CandidateRow[],
  people: People,
): CaseClass | null {
  const { fields } = verdict;
  if (!fields || candidates.length === 0) return null;
  const sameBirth = agrees(fields.birthDate.outcome) && fields.sex.outcome !== 'differ';
  const sharesName = agrees(fields.nameKanji.outcome) || agrees(fields.nameKana.outcome);
  const near = candidates.filter((candidate) => agrees(candidate.fields.address.outcome));
  if (sameBirth && sharesName && !agrees(fields.address.outcome) && near.length > 0) return 'NUMBER_OF_NAMESAKE';
  if (verdict.grade !== 'C' && classifyNames(fields) === 'agree') return null;
  const housemates = candidates.filter(
    (candidate) => holder.household !== null && people.resident(candidate.resident).household === holder.household,
  );
  if (housemates.length > 0) return 'NUMBER_OF_HOUSEHOLD_MEMBER';
  return candidates.length === 1 ? 'NUMBER_OF_ANOTHER' : null;
}

/** A candidate whom the address does not speak against. */
const fitsAsWell = (candidate: CandidateRow): boolean => candidate.fields.address.outcome !== 'differ';

type Make = (name: CaseClass, grade: Grade, detail?: FindingDetail) => Found;

/** The holder has died or moved away: said where the pair itself is not graver. */
function stateOf(holder: Resident, verdict: VerdictRow, found: Make): Found | null {
  if (verdict.grade === 'C') return null;
  const since = holder.normalized.validFrom?.text;
  const detail = since === undefined ? {} : { since };
  if (holder.status === 'deceased') return found('RESIDENT_DECEASED', 'B', detail);
  return holder.status === 'moved_out' ? found('RESIDENT_MOVED_OUT', 'B', detail) : null;
}

/** The pair's own class. An address that cannot tell namesakes apart is never closed while the register has one. */
function compared(
  verdict: VerdictRow,
  candidates: readonly CandidateRow[],
  found: Make,
  enrolment: Enrolment,
): Found | null {
  if (!verdict.class || !verdict.grade) return null;
  const byAddress = verdict.class === 'ADDRESS_DIFFERS' || verdict.class === 'ADDRESS_MISSING';
  if (!byAddress) {
    // Names, birth date and sex agree, and another resident fits as well: what is known of the address does not tell them apart.
    if (verdict.grade === 'A' && candidates.some(fitsAsWell)) return found('ADDRESS_MISSING', 'B');
    return verdict.class === 'ALL_AGREE' ? null : found(verdict.class, verdict.grade);
  }
  const previousAddressAgrees =
    verdict.namesakes === null && verdict.grade === 'A' && enrolment.normalized.address !== null;
  const detail: FindingDetail = {
    ...(verdict.namesakes === null ? {} : { namesakes: verdict.namesakes }),
    ...(previousAddressAgrees ? { previousAddressAgrees } : {}),
  };
  const namesakeHere = candidates.length > 0 && !previousAddressAgrees;
  return found(verdict.class, namesakeHere ? 'B' : verdict.grade, detail);
}

function unlinked(
  verdict: VerdictRow,
  enrolment: Enrolment,
  candidates: readonly CandidateRow[],
  explaining: Pick<Explaining, 'coverage'>,
  found: Make,
): Found {
  if (verdict.state === 'register_duplicate') return found('REGISTER_DUPLICATE', 'C');
  const numberFault = enrolment.normalized.individualNumber?.fault ?? null;
  if (verdict.state === 'invalid') return found('NUMBER_INVALID', 'B', numberFault ? { numberFault } : {});
  if (verdict.state === 'missing') return found('NUMBER_MISSING', 'B');
  const address = enrolment.normalized.address;
  const municipality = address && municipalityOf(address);
  // Whoever fits a resident of this register is not closed, wherever the address says they live.
  const elsewhere = explaining.coverage && municipality && !explaining.coverage.has(municipality.code);
  if (elsewhere && candidates.length === 0) {
    return found('OUT_OF_COVERAGE', 'A', { municipality });
  }
  return found('NUMBER_NOT_IN_REGISTER', 'B');
}
