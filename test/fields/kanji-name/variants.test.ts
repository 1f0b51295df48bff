import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { equivalent, foldVariants, kanjiNameRules } from '../../../src/fields/kanji-name/index.js';
import { tableRows } from './rows.js';

const variants = tableRows('variants.tsv');
const exceptions = tableRows('exceptions.tsv');

describe('the committed tables', () => {
  for (const [name = '', sha256 = '', count = ''] of tableRows('tables.sha256.tsv')) {
    test(`${name} is what scripts/tables/variants.js wrote`, () => {
      const bytes = readFileSync(new URL(`../../../src/fields/kanji-name/${name}`, import.meta.url));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(tableRows(name)).toHaveLength(Number(count));
    });
  }

  test('each row has two characters, evidence, a rule that exists, and a source', () => {
    const rules = new Map(kanjiNameRules.map((rule) => [rule.id, String(rule.evidence)]));
    const wrong = variants.filter(([from = '', to = '', evidence, rule = '', source = '', ...more]) => {
      if (rule === 'merger') return to !== '' || evidence !== '' || source === '';
      const held = rule === 'another' ? evidence === '' : rules.get(`variant/${rule}`) === evidence;
      return (
        !from || !to || from === to || !held || !/^[A-Z][0-9A-Z]*(\+[A-Z][0-9A-Z]*)*$/.test(source) || more.length > 0
      );
    });
    expect(wrong).toEqual([]);
  });

  test('rows are sorted and name a pair once', () => {
    const keys = variants.map(([from, to]) => `${from}\t${to}`);
    const sorted = [...variants].sort(
      ([a = '', b = ''], [c = '', d = '']) =>
        Buffer.compare(Buffer.from(a), Buffer.from(c)) || Buffer.compare(Buffer.from(b), Buffer.from(d)),
    );
    expect(keys).toEqual(sorted.map(([from, to]) => `${from}\t${to}`));
    expect(new Set(variants.map(([from, to]) => [from, to].sort().join('\t'))).size).toBe(variants.length);
  });

  test('each exception has a reason and a source, and is in the table', () => {
    for (const [kind = '', a = '', b = '', reason, source] of exceptions) {
      expect(reason && source, `${a}/${b}`).toBeTruthy();
      const rule = { different: 'another', 'look-alike': 'shape', same: 'reviewed', merger: 'merger' }[kind];
      expect(variants.find(([from, to]) => from === a && to === b)?.[3], `${a}/${b}`).toBe(rule);
    }
  });
});

/** A radical is another code of its character, as a compatibility ideograph is: no step. */
const characters = variants.filter(([, , , rule]) => rule !== 'radical');

test('a radical is held to all others as the character that it codes', () => {
  const partners = new Map<string, string[]>();
  for (const [from = '', to = ''] of characters) {
    partners.set(from, [...(partners.get(from) ?? []), to]);
    partners.set(to, [...(partners.get(to) ?? []), from]);
  }
  const radicals = variants.filter(([, , , rule]) => rule === 'radical');
  const wrong = radicals.filter(([radical = '', meant = '']) =>
    (partners.get(meant) ?? []).some(
      (other) => [...other].length === 1 && equivalent(radical, other)?.evidence !== equivalent(meant, other)?.evidence,
    ),
  );
  expect(radicals.length).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
  expect(equivalent('⿊', '黒')).toMatchObject({ id: 'variant/joyo', evidence: 2 });
});

/** What each character is one official step from, read from the table without the code under test. */
function officialSteps(): Map<string, Set<string>> {
  const steps = new Map<string, Set<string>>();
  for (const [from = '', to = '', evidence] of characters) {
    if (evidence !== '1' && evidence !== '2') continue;
    steps.set(from, (steps.get(from) ?? new Set()).add(to));
  }
  return steps;
}

describe('no chain is longer than the contract allows', () => {
  const steps = officialSteps();
  const mergers = new Set(variants.filter(([, , , rule]) => rule === 'merger').map(([from]) => from));
  const apart = new Set(
    variants.filter(([, , , rule]) => rule === 'another').map(([a, b]) => [a, b].sort().join('\t')),
  );
  const isStep = (a: string, b: string): boolean => steps.get(a)?.has(b) || steps.get(b)?.has(a) || false;

  test('over the whole table: two steps make two characters equal only where both end in one standard form', () => {
    const neighbours = new Map<string, Set<string>>();
    for (const [from, tos] of steps) {
      for (const to of tos) {
        neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to));
        neighbours.set(to, (neighbours.get(to) ?? new Set()).add(from));
      }
    }
    const wrong: string[] = [];
    for (const [middle, ends] of neighbours) {
      if (middle.length > 2) continue;
      const near = [...ends].filter((end) => [...end].length === 1);
      for (const a of near) {
        for (const b of near) {
          if (a >= b || isStep(a, b)) continue;
          const shared = [...(steps.get(a) ?? [])].some((form) => steps.get(b)?.has(form) && !mergers.has(form));
          const expected = shared && !apart.has([a, b].sort().join('\t'));
          const found = equivalent(a, b);
          if ((found?.evidence ?? 4) <= 2 !== expected) wrong.push(`${a}${b} by ${middle}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('evidence 3 and 4 are of rows alone, never of two rows together', () => {
    const direct = new Set(characters.map(([from = '', to = '']) => [[...from][0], to].sort().join('\t')));
    const byTarget = new Map<string, string[]>();
    for (const [from = '', to = '', evidence] of characters) {
      if (evidence && [...from].length === 1) byTarget.set(to, [...(byTarget.get(to) ?? []), from]);
    }
    const wrong: string[] = [];
    for (const froms of byTarget.values()) {
      for (const [i, a] of froms.entries()) {
        for (const b of froms.slice(i + 1)) {
          if ((equivalent(a, b)?.evidence ?? 0) > 2 && !direct.has([a, b].sort().join('\t'))) wrong.push(a + b);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('three steps never do', () => {
    expect(equivalent('聟', '婿')).toMatchObject({ id: 'variant/koseki-hops', evidence: 3 });
    expect(equivalent('泽', '澤')?.evidence).toBe(3);
  });

  test('every pair that is held apart stays apart', () => {
    for (const [from = '', to = '', , rule] of characters) {
      if (rule === 'another') expect(equivalent(from, to), from + to).toBeNull();
    }
  });
});

test('every row is symmetric and gives its own evidence or better', () => {
  const wrong = variants.filter(([from = '', to = '', evidence = '']) => {
    if (evidence === '') return false;
    const [there, back] = [equivalent(from, to), equivalent(to, from)];
    if (there?.id !== back?.id || there?.evidence !== back?.evidence) return true;
    return !there || there.evidence > Number(evidence);
  });
  expect(wrong).toEqual([]);
});

describe('folding for look-ups', () => {
  test('writes what dictionaries know', () => {
    expect(foldVariants('渡邉 髙﨑𠮷栁')).toBe('渡辺 高崎吉柳');
    expect(foldVariants('葛\u{e0100}城 \ufa19谷 齋藤 齊藤')).toBe('葛城 神谷 斎藤 斉藤');
    expect(foldVariants('けいこ ケ ん 充 秦 克 奏')).toBe('けいこ ケ ん 充 秦 克 奏');
  });

  test('twice is once', () => {
    for (const [character = '', form = ''] of tableRows('representatives.tsv')) {
      expect(foldVariants(character)).toBe(form);
      expect(foldVariants(form)).toBe(form);
    }
  });

  test('characters that agree by an official step fold alike, unless one has several standard forms', () => {
    const steps = officialSteps();
    const ambiguous = new Set([...steps].filter(([, tos]) => tos.size > 1).map(([from]) => from));
    const wrong = variants.filter(
      ([from = '', to = '', evidence]) =>
        (evidence === '1' || evidence === '2') &&
        [...from].length === 1 &&
        !ambiguous.has(from) &&
        foldVariants(from) !== foldVariants(to),
    );
    expect(wrong).toEqual([]);
  });
});
