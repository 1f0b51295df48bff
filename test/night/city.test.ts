/** The made town: every planted fault is found with its class, and every row is accounted for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model.js';
import { type Night, night } from './run.js';

const city = fileURLToPath(new URL('../../fixtures/city', import.meta.url));

interface Truth {
  readonly kind: string;
  readonly class: string;
  readonly what: string;
  readonly insurer: string;
  readonly rightful: string;
  readonly municipal: string;
  readonly true_resident: string;
}

const truth = parse(readFileSync(join(city, 'expects', 'truth.csv'), 'utf8'), { columns: true }) as Truth[];
const faults = truth.filter(({ kind }) => kind === 'fault');
const list = (cell: string) => cell.split(' ').filter(Boolean);

describe('fixtures/city', () => {
  let run: Night;
  let caseOf: Map<string, Finding>;

  beforeAll(() => {
    run = night(['--config', join(city, 'night.yaml'), '--as-of', '2026-10-01', '--all']);
    caseOf = new Map(run.findings.flatMap((finding) => finding.insurer.map((id) => [id, finding] as const)));
  });

  it('plants every class that needs a register to tell', () => {
    expect(new Set(faults.map((fault) => fault.class)).size).toBeGreaterThanOrEqual(16);
  });

  it.each(faults.map((fault) => [fault.class, fault.what, fault] as const))('%s (%s) is found', (_, __, fault) => {
    const found = list(fault.insurer).map((id) => caseOf.get(id)?.class);
    expect(new Set(found)).toEqual(new Set([fault.class]));
  });

  it('keeps the enrolments of one fault in one case where the class is of several', () => {
    for (const fault of faults.filter(({ class: name }) => /SHIFT|SWAPPED|SHARED|DUPLICATE_ENROLMENT/.test(name))) {
      const cases = new Set([...list(fault.insurer), ...list(fault.rightful)].map((id) => caseOf.get(id)?.caseId));
      if (fault.class === 'ROW_SHIFT') continue;
      expect(cases.size, `${fault.class} ${fault.insurer}`).toBe(1);
    }
  });

  it('names the true resident first where the register has one', () => {
    const explained = /^NUMBER_OF_(HOUSEHOLD_MEMBER|NAMESAKE|ANOTHER)$/;
    for (const fault of faults.filter(({ class: name }) => explained.test(name))) {
      const tops = list(fault.insurer).map((id) => caseOf.get(id)?.candidates[0]?.municipal);
      expect(tops, `${fault.class} ${fault.insurer}`).toEqual(list(fault.true_resident));
    }
  });

  it('lists no innocent notation for a clerk', () => {
    const others = truth.filter(({ kind }) => kind !== 'notation');
    const touched = new Set(others.flatMap(({ insurer, rightful }) => [...list(insurer), ...list(rightful)]));
    const notation = truth.filter(({ kind }) => kind === 'notation').flatMap(({ insurer }) => list(insurer));
    const flagged = notation.filter((id) => !touched.has(id) && (caseOf.get(id)?.grade ?? 'A') !== 'A');
    expect(flagged).toEqual([]);
  });

  it('closes its accounts: every row read ends in exactly one place', () => {
    const { insurer, municipal, grades } = run.summary.counts;
    const cases = Object.values(insurer.cases).reduce((sum, count) => sum + count, 0);
    expect(insurer.read).toBe(insurer.rejected + insurer.lapsed + cases);
    expect(municipal.read).toBe(municipal.rejected + municipal.enrolled + municipal.notEnrolled);
    expect(grades.A + grades.B + grades.C).toBe(cases);
    const listed = run.findings.reduce((sum, finding) => sum + finding.insurer.length, 0);
    expect(listed).toBe(cases);
    expect(caseOf.size).toBe(cases);
  });
});
