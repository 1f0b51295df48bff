import { readFileSync } from 'node:fs';
import type { AppliedRule, Evidence } from '../../model.js';
import { isCompatibilityIdeograph, isRadical } from './characters.js';

interface Edge {
  readonly to: string;
  /** Null for a pair that is held apart, whatever else would join it. */
  readonly evidence: Evidence | null;
  readonly rule: string;
}

/** variants.tsv as one text, and where the lines of each character begin: rows are cut only when asked for. */
interface Table {
  readonly text: string;
  readonly starts: ReadonlyMap<string, number>;
  readonly edges: Map<string, readonly Edge[]>;
}

let table: Table | undefined;
const none: readonly Edge[] = [];

function load(): Table {
  const text = readFileSync(new URL('./variants.tsv', import.meta.url), 'utf8');
  const starts = new Map<string, number>();
  let last = '';
  for (let at = 0; at < text.length; ) {
    const tab = text.indexOf('\t', at);
    const end = text.indexOf('\n', at);
    if (text.charCodeAt(at) !== 0x23 && tab > 0) {
      const from = text.slice(at, tab);
      if (from !== last) starts.set(from, at);
      last = from;
    }
    at = end < 0 ? text.length : end + 1;
  }
  return { text, starts, edges: new Map() };
}

/** The rows of variants.tsv that start from a character (or from one glyph of it, as an IVS). */
function edgesFrom(character: string): readonly Edge[] {
  table ??= load();
  const known = table.edges.get(character);
  if (known) return known;
  const start = table.starts.get(character);
  if (start === undefined) return none;
  const found: Edge[] = [];
  for (let at = start; table.text.startsWith(`${character}\t`, at); ) {
    const end = table.text.indexOf('\n', at);
    const [, to = '', evidence = '', rule = ''] = table.text.slice(at, end).split('\t');
    found.push({ to, evidence: evidence === '' ? null : (Number(evidence) as Evidence), rule });
    at = end + 1;
  }
  table.edges.set(character, found);
  return found;
}

/** The unified ideograph that a character with its selector, a compatibility ideograph or a radical is to Unicode. */
export function unified(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (isRadical(code)) return edgesFrom(character).find(({ rule }) => rule === 'radical')?.to ?? character;
  const base = character.length > (code > 0xffff ? 2 : 1) ? String.fromCodePoint(code) : character;
  return isCompatibilityIdeograph(code) ? base.normalize('NFC') : base;
}

const cache = new Map<string, AppliedRule | null>();
const CACHE_SIZE = 20_000;

/**
 * The best rule that holds two different characters equal, or says that they resemble each other (evidence 3 and 4);
 * null where there is none, and for a character and itself. One character each, which may carry a variation selector.
 *
 * @example equivalent('邉', '辺') // { id: 'variant/koseki', evidence: 2, from: '邉', to: '辺' }
 */
export function equivalent(a: string, b: string): AppliedRule | null {
  if (a === b) return null;
  const pair = `${a}\t${b}`;
  const known = cache.get(pair);
  if (known !== undefined) return known;
  const edge = bestEdge(a, b);
  const found: AppliedRule | null = edge?.evidence
    ? { id: `variant/${edge.rule}`, evidence: edge.evidence, from: a, to: b }
    : null;
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(pair, found);
  return found;
}

function bestEdge(a: string, b: string): Omit<Edge, 'to'> | null {
  const [baseA, baseB] = [unified(a), unified(b)];
  if (baseA === baseB) return { evidence: 1, rule: codedAs(a, b) };
  const glyph = strongest(direct(a, baseB, a !== baseA), direct(b, baseA, b !== baseB));
  if (glyph) return glyph;
  const known = strongest(direct(baseA, baseB, true), direct(baseB, baseA, true));
  if (known && known.evidence === null) return null;
  if (known?.evidence && known.evidence <= 2) return known;
  return sameStandard(a, b, baseA, baseB) ?? known;
}

/** What parts two codes of one unified ideograph. */
function codedAs(a: string, b: string): string {
  if (isIvsOf(a) || isIvsOf(b)) return 'ivs';
  return [a, b].some((character) => isRadical(character.charCodeAt(0))) ? 'radical' : 'compatibility';
}

const isIvsOf = (character: string): boolean => /[\u{E0100}-\u{E01EF}]$/u.test(character);

function direct(from: string, to: string, wanted: boolean): Edge | null {
  return wanted ? (edgesFrom(from).find((edge) => edge.to === to) ?? null) : null;
}

/** A pair that is held apart wins; else the lower evidence, and of equal ones the first rule by name. */
function strongest(x: Edge | null, y: Edge | null): Edge | null {
  if (!x || !y) return x ?? y;
  if (x.evidence === null || y.evidence === null) return x.evidence === null ? x : y;
  return x.evidence - y.evidence < 0 || (x.evidence === y.evidence && x.rule < y.rule) ? x : y;
}

/** Two characters that are each one official step from the same standard form, unless that form merged several. */
function sameStandard(a: string, b: string, baseA: string, baseB: string): Omit<Edge, 'to'> | null {
  const ofB = officialSteps(b, baseB);
  if (ofB.length === 0) return null;
  let best: Edge | null = null;
  for (const step of officialSteps(a, baseA)) {
    const other = ofB.find((edge) => edge.to === step.to);
    if (!other || isMerger(step.to)) continue;
    const weaker = weakest(step, other);
    best = best ? strongest(best, weaker) : weaker;
  }
  return best;
}

function weakest(x: Edge, y: Edge): Edge {
  return strongest(x, y) === x ? y : x;
}

function officialSteps(character: string, base: string): readonly Edge[] {
  const all = character === base ? edgesFrom(base) : [...edgesFrom(character), ...edgesFrom(base)];
  return all.filter((edge) => edge.evidence !== null && edge.evidence <= 2);
}

const isMerger = (standard: string): boolean => edgesFrom(standard).some((edge) => edge.rule === 'merger');
