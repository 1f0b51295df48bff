/** Records as the run read them: by the conventions of its profiles, which it keeps. */
import { readBasis } from '../basis.js';
import { parseSex } from '../fields/sex/index.js';
import { compareFields } from '../judge/compare.js';
import { identifier, optional } from '../judge/field-readers.js';
import { normalizeRecord, statusOf } from '../judge/normalize.js';
import { defaultConventions } from '../judge/policy.js';
import type {
  Bilingual,
  Conventions,
  DateNotation,
  Fields,
  Policy,
  ResidentStatus,
  Source,
  SourceRecord,
} from '../model.js';
import { type CaseRecords, type CaseToReport, type Line, linesOf } from '../report/case.js';
import { sexName } from '../report/field-names.js';
import type { Lang } from '../report/phrases.js';
import type { Store } from '../store/open.js';
import { basisOf } from '../store/run-rows.js';

export type ConventionsOf = Readonly<Record<Source, Conventions>>;

/** Those of a run; the built-in ones where it kept none. */
export function conventionsOf(db: Store, run: number): ConventionsOf {
  const text = basisOf(db, run);
  return text === undefined
    ? { municipal: defaultConventions, insurer: defaultConventions }
    : readBasis(text).conventions;
}

/** The notations of dates of each side. */
export const datesOf = ({ municipal, insurer }: ConventionsOf): Readonly<Record<Source, readonly DateNotation[]>> => ({
  municipal: municipal.dates,
  insurer: insurer.dates,
});

/** A case of several lines with how the two of each compare. */
export function withCompared(item: CaseToReport, of: ConventionsOf, policy: Policy): CaseToReport {
  const lines = linesOf(item);
  if (lines.length === 1) return item;
  return { ...item, compared: (at) => comparedLine(lines[at] ?? { insurer: null, municipal: null }, of, policy) };
}

function comparedLine({ insurer, municipal }: Line, of: ConventionsOf, policy: Policy): Fields | null {
  if (!insurer || !municipal) return null;
  const [a, b] = [normalizeRecord(municipal, of.municipal), normalizeRecord(insurer, of.insurer)];
  return compareFields(a, b, policy.evidence.threshold);
}

const statusNames: Readonly<Record<Source, Readonly<Record<ResidentStatus, Bilingual>>>> = {
  municipal: {
    active: { ja: '住登者', en: 'resident' },
    moved_out: { ja: '転出', en: 'moved out' },
    deceased: { ja: '死亡', en: 'deceased' },
    lapsed: { ja: '消除', en: 'struck off' },
  },
  insurer: {
    active: { ja: '有効', en: 'active' },
    moved_out: { ja: '転出', en: 'moved out' },
    deceased: { ja: '死亡', en: 'deceased' },
    lapsed: { ja: '資格喪失', en: 'lapsed' },
  },
};

/** The records of a case with their codes in words: 「男（1）」 for a sex of 1. A code that the profile does not map stays as it is. */
export function inWords<T extends CaseRecords>(records: T, of: ConventionsOf, lang: Lang): T {
  const insurer = (record: SourceRecord) => recordInWords(record, 'insurer', of.insurer, lang);
  const municipal = (record: SourceRecord) => recordInWords(record, 'municipal', of.municipal, lang);
  return {
    ...records,
    insurer: records.insurer.map(insurer),
    municipal: records.municipal.map(municipal),
    candidates: records.candidates.map(municipal),
  };
}

function recordInWords(record: SourceRecord, side: Source, conventions: Conventions, lang: Lang): SourceRecord {
  const sex = sexName(optional(record.sex, (text) => parseSex(text, conventions.sex))?.text);
  const code = optional(record.status, identifier);
  const status = code === null ? null : statusOf(code, conventions);
  return {
    ...record,
    ...(sex ? { sex: withCode(sex[lang], record.sex, lang) } : {}),
    ...(status ? { status: withCode(statusNames[side][status][lang], record.status, lang) } : {}),
  };
}

function withCode(word: string, code: string | null | undefined, lang: Lang): string {
  const text = code?.trim() ?? '';
  if (text === '' || text === word) return word;
  return lang === 'ja' ? `${word}（${text}）` : `${word} (${text})`;
}
