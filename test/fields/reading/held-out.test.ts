import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type KanaName, parseKanaName } from '../../../src/fields/kana-name/index.js';
import { type KanjiName, parseKanjiName } from '../../../src/fields/kanji-name/index.js';
import { compareReading } from '../../../src/fields/reading/index.js';

interface Name {
  readonly kind: string;
  readonly written: string;
  readonly spoken: string;
}

const names: readonly Name[] = readFileSync(new URL('./held-out.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string])
  .map(([kind, written, spoken]) => ({ kind, written, spoken }));
const surnames = names.filter(({ kind }) => kind === 'surname');
const given = names.filter(({ kind }) => kind === 'given');
const people = given.map((name, at) => ({ given: name, surname: surnames[(at * 7) % surnames.length] as Name }));

const agrees = (written: string, spoken: string): boolean =>
  compareReading(parseKanjiName(written) as KanjiName, parseKanaName(spoken) as KanaName, 2).outcome ===
  'agree_by_rule';
const share = <T>(all: readonly T[], holds: (one: T) => boolean): number => all.filter(holds).length / all.length;
const next = <T>(all: readonly T[], at: number): T => all[(at + 101) % all.length] as T;

describe('readings of names outside the tables', () => {
  it('accepts at least 99 % of single names', () => {
    expect(names.length).toBeGreaterThan(500);
    expect(share(names, ({ written, spoken }) => agrees(written, spoken))).toBeGreaterThan(0.99);
  });

  it.each([
    ['', ''],
    [' ', ' '],
    ['', ' '],
    [' ', ''],
  ])('accepts at least 99 %% of full names, boundaries "%s" and "%s"', (inKanji, inKana) => {
    const accepted = share(people, ({ surname, given }) =>
      agrees(surname.written + inKanji + given.written, surname.spoken + inKana + given.spoken),
    );
    expect(accepted).toBeGreaterThan(0.99);
  });

  it.each(['', ' '])('accepts no other person with another surname, boundary "%s"', (gap) => {
    const accepted = people.map(({ surname, given }, at) => {
      const other = next(people, at);
      return surname.spoken !== other.surname.spoken && given.spoken !== other.given.spoken
        ? agrees(surname.written + gap + given.written, other.surname.spoken + gap + other.given.spoken)
        : false;
    });
    expect(share(accepted, Boolean)).toBeLessThan(0.003);
  });

  it('accepts less than 2 % of other given names under one surname', () => {
    const accepted = people.map(({ surname, given }, at) => {
      const other = next(people, at).given;
      return (
        other.spoken !== given.spoken &&
        agrees(`${surname.written} ${given.written}`, `${surname.spoken} ${other.spoken}`)
      );
    });
    expect(share(accepted, Boolean)).toBeLessThan(0.02);
  });
});
