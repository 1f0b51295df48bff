/** Each folder of fixtures/night is one behaviour: two small exports, and the cases they must give. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model.js';
import { night } from './run.js';

const root = fileURLToPath(new URL('../../fixtures/night', import.meta.url));

interface ExpectedCase extends Pick<Finding, 'class' | 'grade' | 'insurer' | 'municipal'> {
  readonly hints?: readonly string[];
  readonly candidates?: readonly string[];
  readonly fits?: readonly string[];
  readonly doesNotFit?: readonly string[];
  /** What the Japanese reason has to say. */
  readonly says?: readonly string[];
}

interface Expected {
  readonly title: string;
  readonly cases: readonly ExpectedCase[];
  readonly counts?: { readonly lapsed?: number; readonly municipalRejected?: number };
}

const sorted = (ids: readonly string[]) => [...ids].sort();

/** What a finding says of the things that the expected case names. */
function said(finding: Finding, expected: ExpectedCase) {
  const { class: name, grade, insurer, municipal, hints, candidates } = finding;
  return {
    class: name,
    grade,
    insurer: sorted(insurer),
    municipal: sorted(municipal),
    ...(expected.hints ? { hints: [...hints] } : {}),
    ...(expected.candidates ? { candidates: sorted(candidates.map((candidate) => candidate.municipal)) } : {}),
  };
}

describe('nights', () => {
  it.each(readdirSync(root))('%s', (name) => {
    const expected = JSON.parse(readFileSync(join(root, name, 'expects', 'cases.json'), 'utf8')) as Expected;
    const input = join(root, name, 'input');
    const settings = join(input, 'night.yaml');
    const { status, findings, summary } = night([
      ...(existsSync(settings) ? ['--config', settings] : []),
      ...['--municipal', join(input, 'juki.csv'), '--insurer', join(input, 'kanyusha.csv')],
    ]);
    const key = (one: { insurer: readonly string[]; municipal: readonly string[] }) =>
      JSON.stringify([sorted(one.insurer), sorted(one.municipal)]);
    const wanted = [...expected.cases].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    const found = [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(found.map((finding, at) => said(finding, wanted[at] ?? ({} as ExpectedCase)))).toEqual(
      wanted.map(({ fits: _, doesNotFit: __, says: ___, insurer, municipal, ...rest }) => ({
        ...rest,
        insurer: sorted(insurer),
        municipal: sorted(municipal),
      })),
    );
    expect(status).toBe(wanted.some(({ grade }) => grade !== 'A') ? 1 : 0);
    for (const one of wanted) {
      const reason = findings.find((finding) => key(finding) === key(one))?.reason.ja ?? '';
      for (const text of [...(one.fits ?? []), ...(one.doesNotFit ?? []), ...(one.says ?? [])])
        expect(reason).toContain(text);
    }
    if (expected.counts?.lapsed !== undefined) expect(summary.counts.insurer.lapsed).toBe(expected.counts.lapsed);
    if (expected.counts?.municipalRejected !== undefined) {
      expect(summary.counts.municipal.rejected).toBe(expected.counts.municipalRejected);
    }
  });
});
