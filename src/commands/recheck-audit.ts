/** What the audit log notes of a night. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { EntryDetail, FileNoted } from '../audit/entry.js';
import type { InputRead, NightInput } from '../night.js';
import type { Counts } from '../report/index.js';
import type { RecheckOptions } from './recheck.js';

/** Before the night: what it was asked to do. The digests of the exports come with the end: it reads them once. */
export function nightAsked(options: RecheckOptions, night: NightInput): EntryDetail {
  const { asOf, withRows, all } = night;
  return { inputs: nightInputs(options, night, []), options: { asOf, withRows, all } };
}

export function nightInputs(
  options: RecheckOptions,
  night: NightInput,
  read: readonly InputRead[],
): readonly FileNoted[] {
  const exports = [
    ...night.municipal.map((file) => ({ role: 'municipal', file })),
    ...night.insurer.map((file) => ({ role: 'insurer', file })),
  ];
  const profiles = [night.municipalProfile, night.insurerProfile].map(({ name, sha256 }) => ({
    role: 'profile',
    file: name,
    sha256,
  }));
  return [
    ...exports.map((one, at) => {
      const { sha256, bytes } = read[at] ?? {};
      return sha256 === undefined || bytes === undefined ? one : { ...one, sha256, bytes };
    }),
    ...profiles,
    ...settingsFile('policy', options.policy),
    ...settingsFile('config', options.config),
  ];
}

const settingsFile = (role: string, file: string | undefined): FileNoted[] =>
  file === undefined ? [] : [{ role, file, sha256: hash('sha256', readFileSync(file)) }];

export const nightCounts = ({ insurer, municipal, grades }: Counts): Record<string, number> => ({
  municipalRead: municipal.read,
  municipalRejected: municipal.rejected,
  insurerRead: insurer.read,
  insurerRejected: insurer.rejected,
  ...grades,
});
