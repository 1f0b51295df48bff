import type { Evidence, FieldOutcome } from '../../model.js';
import { compareKana, type KanaName, parseKanaName } from '../kana-name/index.js';
import { foldVariants } from '../kanji-name/index.js';
import { isKnown } from './composition.js';
import { joined, RANK, type Reading, readSegment } from './segment.js';
import { readWhole } from './whole.js';

/** What this room needs of a written name: its text, and its words as the source parted them. */
export interface WrittenName {
  readonly text: string;
  readonly parts: readonly string[];
}

/**
 * Whether the kana of one record can be the reading of the name written in another. `agree_by_rule` names who attests
 * it: a dictionary of names, or the characters' own readings one after the other. `differ`: the characters cannot be
 * read so (with `reading/voicing`: but for voicing). `undecidable`: nobody reads a character, or one is lost.
 * Surname and given name need not be parted on either side.
 *
 * @example compareReading(parseKanjiName('渡邉一郎')!, parseKanaName('ワタナベ イチロウ')!, 2)
 * // { outcome: 'agree_by_rule', rules: [{ id: 'reading/enamdict', evidence: 2, from: '渡邉', to: 'ワタナベ' }, …] }
 */
export function compareReading(written: WrittenName, kana: KanaName, threshold: Evidence): FieldOutcome {
  const spelt = writtenInKana(written);
  if (spelt) return compareKana(spelt.joined, kana.joined, threshold);
  return outcomeOf(read(written, kana, threshold), threshold);
}

/** Whether, within one record, the kana cannot be the reading of the written name although every character is known. */
export function readingImplausible(written: WrittenName, kana: KanaName): boolean {
  const { outcome, rules } = compareReading(written, kana, 2);
  return outcome === 'differ' && !rules && [...foldVariants(written.text.replaceAll(' ', ''))].every(isKnown);
}

function writtenInKana({ text }: WrittenName): KanaName | null {
  return /^[ \u3000぀-ヿ]+$/.test(text) ? parseKanaName(text) : null;
}

function outcomeOf({ rank, rules }: Reading, threshold: Evidence): FieldOutcome {
  if (rank === RANK.unknown) return { outcome: 'undecidable' };
  if (rank === RANK.cannot) return { outcome: 'differ' };
  const held = rules.every((rule) => rule.evidence <= threshold);
  return { outcome: held ? 'agree_by_rule' : 'differ', rules };
}

/** No name is longer, in UTF-16 units; what a text longer than that is read as would take time that grows with its square. */
const longestName = 300;

function read(written: WrittenName, kana: KanaName, threshold: Evidence): Reading {
  if (written.text.length > longestName || kana.joined.length > longestName) return { rank: RANK.unknown, rules: [] };
  const count = written.parts.length;
  if (count === 1 && (kana.parts.length === 1 || [...written.text].length === 1)) {
    return readWhole({ chars: written.text, kana: kana.joined }, threshold);
  }
  if (count === kana.parts.length) return readParts(written.parts, kana.parts, threshold);
  const first = (parts: readonly string[]): number | undefined => (parts.length === 2 ? parts[0]?.length : undefined);
  return readWhole(
    { chars: written.parts.join(''), kana: kana.joined, charCut: first(written.parts), kanaCut: first(kana.parts) },
    threshold,
  );
}

/** Part against part. All must be read; one that cannot makes the name differ, one not known leaves it open. */
function readParts(written: readonly string[], kana: readonly string[], threshold: Evidence): Reading {
  let all: Reading | undefined;
  for (let at = 0; at < written.length && all?.rank !== RANK.cannot; at++) {
    const next = readSegment(written[at] as string, kana[at] as string, threshold);
    all = all ? joined(all, next) : next;
  }
  return all as Reading;
}
