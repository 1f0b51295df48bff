/** What the audit log notes of a report before it is written: what was asked for, and whether numbers will be seen. */
import type { EntryDetail, Shown } from '../audit/entry.js';
import type { CaseClass } from '../model.js';
import type { Unmasked } from '../report/index.js';
import type { ReportFlags } from './report.js';

interface Asked {
  readonly classes?: readonly CaseClass[];
  readonly unmasked?: Unmasked;
}

export function reportAsked(
  { grade, insurer, sinceRun, format, withRows }: ReportFlags,
  { classes, unmasked }: Asked,
): EntryDetail & { readonly shown: Shown } {
  const options = {
    ...(classes ? { class: classes } : {}),
    ...(grade ? { grade } : {}),
    ...(insurer ? { insurer } : {}),
    ...(sinceRun ? { sinceRun } : {}),
    ...(format ? { format } : {}),
    ...(withRows ? { withRows } : {}),
    ...(unmasked ? { unmask: true, purpose: unmasked.purpose } : {}),
  };
  return { options, shown: { numbers: unmasked !== undefined, protectedAddresses: false } };
}
