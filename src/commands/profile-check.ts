/** Reads a file with a profile and counts what it finds: the data of `totsugo profile check`. */
import { parseBirthDate } from '../fields/birth-date/index.js';
import { mask, parseIndividualNumber } from '../fields/individual-number/index.js';
import { parseSex } from '../fields/sex/index.js';
import {
  type ColumnKey,
  type InputPlan,
  inspectInput,
  loadProfile,
  type Notice,
  noticeText,
  type Profile,
  readInput,
} from '../ingest/index.js';
import { identifier } from '../judge/field-readers.js';
import { statusOf } from '../judge/normalize.js';
import type { Reject, SourceRecord } from '../model.js';
import { sexName } from '../report/field-names.js';
import { auditedBeside } from './audited-beside.js';
import { profileCheckText } from './profile-check-text.js';
import type { Shell } from './shell.js';

/** Counts of what one key holds. */
export interface KeyReport {
  readonly columns: readonly string[];
  /** The file has none of the key's columns. */
  readonly absent: boolean;
  filled: number;
  /** Values that the profile does not know or that cannot be read; they are kept and judged as such. */
  unreadable: number;
  /** The codes among them, with how often each stands. */
  readonly unknownCodes: Record<string, number>;
  /** Of the first rows; Individual Numbers masked, protected addresses withheld. */
  readonly sample: (string | null)[];
}

export interface ProfileCheck {
  readonly file: string;
  readonly profile: string;
  readonly encoding: string;
  /** Of the whole file. */
  sha256?: string;
  read: number;
  records: number;
  protected: number;
  readonly rejects: Record<string, number>;
  /** Where the first of each kind stands. */
  readonly firstRejects: Reject[];
  readonly notices: Notice[];
  readonly keys: Partial<Record<ColumnKey, KeyReport>>;
}

/** Distinct unknown codes that are counted one by one; the rest is in `unreadable` alone. */
const MAX_CODES = 10;
/** Longer values are no codes but another column, which may hold names. */
const MAX_CODE_LENGTH = 8;
const addressKeys: ReadonlySet<string> = new Set(['postalCode', 'address', 'previousAddress']);

/** A number may stand in a column that the profile takes for another one. */
const longNumber = /[0-9０-９](?:[-‐－ 　]?[0-9０-９]){10,}/g;

function sampleValue(key: ColumnKey, record: SourceRecord): string | null {
  const value = record[key];
  if (value === null || value === undefined) return null;
  if (addressKeys.has(key) && record.protected === true) return '***';
  return key === 'individualNumber' ? mask(String(value)) : String(value).replace(longNumber, mask);
}

type Judge = (value: string) => 'fine' | 'unreadable' | 'unknown code';

/** What can be said of a value before it is compared: as the night reads it. */
function judges(profile: Profile): Partial<Record<ColumnKey, Judge>> {
  const { sex, dates } = profile.conventions;
  const date: Judge = (value) => (parseBirthDate(value, dates)?.kind === 'unreadable' ? 'unreadable' : 'fine');
  const known = (is: boolean) => (is ? 'fine' : 'unknown code');
  return {
    individualNumber: (value) => (parseIndividualNumber(value)?.fault ? 'unreadable' : 'fine'),
    birthDate: date,
    validFrom: date,
    validTo: date,
    sex: (value) => known(sexName(parseSex(value, sex)?.text) !== null),
    status: (value) => known(statusOf(identifier(value) ?? '', profile.conventions) !== null),
  };
}

function keyReports(profile: Profile, plan: InputPlan): Partial<Record<ColumnKey, KeyReport>> {
  const present = new Set(plan.keys.map(({ key }) => key));
  const entries = Object.entries(profile.columns) as [ColumnKey, { columns: readonly string[] }][];
  const empty = { filled: 0, unreadable: 0 };
  return Object.fromEntries(
    entries.map(([key, { columns }]) => [
      key,
      { columns, absent: !present.has(key), ...empty, unknownCodes: {}, sample: [] },
    ]),
  );
}

function countRecord(check: ProfileCheck, judge: ReturnType<typeof judges>, record: SourceRecord, rows: number): void {
  if (record.protected === true) check.protected++;
  for (const [name, report] of Object.entries(check.keys) as [ColumnKey, KeyReport][]) {
    if (report.absent) continue;
    const value = record[name];
    if (check.records < rows) report.sample.push(sampleValue(name, record));
    if (value === null || value === undefined || value === false || String(value).trim() === '') continue;
    report.filled++;
    const verdict = judge[name]?.(String(value)) ?? 'fine';
    if (verdict === 'fine') continue;
    report.unreadable++;
    if (verdict === 'unreadable') continue;
    const code = String(value).trim();
    if (code.length > MAX_CODE_LENGTH) continue;
    if (Object.hasOwn(report.unknownCodes, code)) report.unknownCodes[code] = (report.unknownCodes[code] ?? 0) + 1;
    else if (Object.keys(report.unknownCodes).length < MAX_CODES) report.unknownCodes[code] = 1;
  }
  check.records++;
}

/**
 * Reads a file whole, in constant memory, and says what a night would read.
 * Throws what the night would throw: a missing column, an unknown encoding …
 */
export function checkProfile(name: string, file: string, rows = 3): ProfileCheck {
  const profile = loadProfile(name);
  const plan = inspectInput(file, profile, profile.source);
  const check: ProfileCheck = {
    file,
    profile: profile.name,
    encoding: plan.encoding,
    read: 0,
    records: 0,
    protected: 0,
    rejects: {},
    firstRejects: [],
    notices: [...plan.notices],
    keys: keyReports(profile, plan),
  };
  const judge = judges(profile);
  for (const batch of readInput(plan)) {
    for (const record of batch.records) countRecord(check, judge, record, rows);
    for (const reject of batch.rejects) {
      if (check.rejects[reject.code] === undefined) check.firstRejects.push(reject);
      check.rejects[reject.code] = (check.rejects[reject.code] ?? 0) + 1;
    }
    check.notices.push(...(batch.notices ?? []));
    if (batch.stats) check.sha256 = batch.stats.sha256;
    check.read += batch.records.length + batch.rejects.length;
  }
  return check;
}

export interface ProfileCheckFlags {
  readonly rows?: number;
  readonly json?: boolean;
  readonly db: string;
  readonly keyFile?: string;
}

export async function runProfileCheck(
  name: string,
  file: string,
  options: ProfileCheckFlags,
  shell: Shell,
): Promise<void> {
  const { rows = 3 } = options;
  const asked = { inputs: [{ role: 'export', file }], options: { profile: name, rows } };
  await auditedBeside(options, shell, 'profile check', asked, (note) => {
    const check = checkProfile(name, file, rows);
    const { sha256, read, records } = check;
    note({
      ...(sha256 === undefined ? {} : { inputs: [{ role: 'export', file, sha256 }] }),
      counts: { read, records },
      shown: { numbers: false, protectedAddresses: false },
    });
    for (const notice of check.notices) shell.stderr.write(`${noticeText(notice, shell.lang)}\n`);
    if (check.records === 0 && check.read > 0) shell.setStatus(2);
    shell.stdout.write(options.json ? `${JSON.stringify(check)}\n` : profileCheckText(check, shell.lang));
  });
}
