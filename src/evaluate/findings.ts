/** Reads the cases of a run from findings.ndjson, as far as they matter here. */
import { join } from 'node:path';
import { TotsugoError } from '../errors.js';
import type { CaseClass, Finding, Grade } from '../model.js';
import { linesOf } from './lines.js';

export interface FoundCase {
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly priority: number;
  readonly insurer: readonly string[];
  /** Best first. */
  readonly candidates: readonly { readonly municipal: string; readonly weight: number }[];
  readonly surnameChanged: boolean;
}

/**
 * The cases of a run, in the file's order.
 *
 * @throws TotsugoError FILE_NOT_FOUND, FINDINGS_UNREADABLE (with the line)
 */
export async function* readFindings(dir: string): AsyncGenerator<FoundCase> {
  const file = join(dir, 'findings.ndjson');
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    if (text === '') continue;
    const finding = parseLine(text);
    if (!finding) throw new TotsugoError('FINDINGS_UNREADABLE', { file, line });
    yield {
      class: finding.class,
      grade: finding.grade,
      priority: finding.priority,
      insurer: finding.insurer,
      candidates: finding.candidates.map(({ municipal, weight }) => ({ municipal, weight })),
      surnameChanged: finding.hints.includes('surname_changed'),
    };
  }
}

function parseLine(text: string): Finding | null {
  try {
    const value = JSON.parse(text) as Partial<Finding> | null;
    const whole = value && typeof value.class === 'string' && Array.isArray(value.insurer) && value.grade;
    return whole ? ({ candidates: [], hints: [], priority: 0, ...value } as unknown as Finding) : null;
  } catch {
    return null;
  }
}
