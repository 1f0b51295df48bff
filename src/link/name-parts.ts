/** The two parts of a name compared apart, by kanji and by kana: what a weight counts part by part. */
import { type KanaName, splitComparison as splitKana } from '../fields/kana-name/index.js';
import { type KanjiName, splitComparison as splitKanji } from '../fields/kanji-name/index.js';
import type { Normalized } from '../judge/normalize.js';
import { agrees } from '../judge/outcomes.js';
import type { Evidence, FieldOutcome, Fields, Outcome } from '../model.js';
import type { Script } from './frequencies.js';
import { cut } from './name-terms.js';

export type PartLevel = 'agree' | 'half_differ' | 'differ';

/** One part: how it compares, and what agrees of it, in which script. */
export interface NamePart {
  readonly level: PartLevel;
  readonly text: string | null;
  readonly script: Script;
}

export interface NameParts {
  readonly surname: NamePart | null;
  readonly givenName: NamePart | null;
}

interface Split {
  readonly surname: Outcome;
  readonly given: Outcome;
  /** As a record parts the name. */
  readonly texts: readonly [surname: string, given: string];
  readonly script: Script;
}

/**
 * The parts of two names; null where no record writes the boundary, where a former name or alias agrees rather than the
 * name itself, or where a script that differs does not tell in which part. Then the name counts as a whole.
 */
export function nameParts(a: Normalized, b: Normalized, fields: Fields, threshold: Evidence): NameParts | null {
  const { nameKanji, nameKana } = fields;
  if ([nameKanji, nameKana].some(byAnotherName)) return null;
  const kanji = compared(nameKanji) && a.nameKanji && b.nameKanji;
  const kana = compared(nameKana) && a.nameKana && b.nameKana;
  const splits = [
    kanji ? split('written', nameKanji, a.nameKanji, b.nameKanji, (x, y) => splitKanji(x, y, threshold)) : undefined,
    kana ? split('kana', nameKana, a.nameKana, b.nameKana, (x, y) => splitKana(x, y, threshold)) : undefined,
  ].filter((one) => one !== undefined);
  const told = splits.filter((one) => one !== null);
  if (told.length === 0 || told.length < splits.length) return null;
  return {
    surname: part(told, (one) => one.surname, 0),
    givenName: part(told, (one) => one.given, 1),
  };
}

const compared = ({ outcome }: FieldOutcome): boolean => outcome === 'differ' || agrees(outcome);

const byAnotherName = ({ outcome, rules }: FieldOutcome): boolean =>
  agrees(outcome) && (rules?.some(({ id }) => id.startsWith('pairing/')) ?? false);

/** Undefined where an agreeing script has no boundary: the other script may tell. Null where a differing one has none. */
function split<N extends KanjiName | KanaName>(
  script: Script,
  field: FieldOutcome,
  a: N,
  b: N,
  compare: (a: N, b: N) => { readonly surname: Outcome; readonly given: Outcome } | null,
): Split | null | undefined {
  const parted = [a, b].find(({ parts }) => parts.length > 1);
  const whole = agrees(field.outcome);
  if (!parted) return whole ? undefined : null;
  const outcomes = whole ? { surname: field.outcome, given: field.outcome } : compare(a, b);
  if (!outcomes) return null;
  return { ...outcomes, texts: cut(parted.parts), script };
}

function part(splits: readonly Split[], outcome: (one: Split) => Outcome, at: 0 | 1): NamePart | null {
  const agreeing = splits.find((one) => agrees(outcome(one)));
  const differing = splits.some((one) => outcome(one) === 'differ');
  if (!agreeing) return differing ? { level: 'differ', text: null, script: 'written' } : null;
  return { level: differing ? 'half_differ' : 'agree', text: agreeing.texts[at], script: agreeing.script };
}
