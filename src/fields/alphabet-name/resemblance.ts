import type { AppliedRule } from '../../model.js';
import { withoutMarks } from './letters.js';
import type { AlphabetName } from './parse.js';
import { applied } from './rules.js';
import { romanSound, type Sound, together } from './sounds.js';
import { sameParts } from './tokens.js';

/** What two names that no rule holds equal resemble, or null. */
export function resemblance(a: AlphabetName, b: AlphabetName): readonly AppliedRule[] | null {
  const [left, right] = [a.tokens.map(withoutMarks), b.tokens.map(withoutMarks)];
  return further(a, b, left, right) ?? truncated(a, b, left, right) ?? spelling(a, b) ?? oneLetter(a, b, left, right);
}

/** Parts that one side has more, or has as initials. */
function further(
  a: AlphabetName,
  b: AlphabetName,
  left: readonly string[],
  right: readonly string[],
): AppliedRule[] | null {
  const [restA, restB] = [[...left], [...right]];
  const shared = take(restA, restB, (x, y) => x === y);
  const initials = take(restA, restB, (x, y) => (x.length === 1 || y.length === 1) && x[0] === y[0]);
  if (shared === 0 || (restA.length > 0 && restB.length > 0)) return null;
  const missing = restA.length + restB.length > 0;
  const rules: AppliedRule[] = [];
  if (initials > 0) rules.push(applied(shared > 1 ? 'alphabet/middle-initial' : 'alphabet/initial', a.text, b.text));
  if (missing) rules.push(applied(shared > 1 ? 'alphabet/middle-name' : 'alphabet/part', a.text, b.text));
  return rules.length > 0 ? rules : null;
}

/** Takes the pairs that fit out of both lists and counts them. */
function take(a: string[], b: string[], fits: (x: string, y: string) => boolean): number {
  let count = 0;
  for (let at = a.length - 1; at >= 0; at--) {
    const other = b.findIndex((token) => fits(a[at] ?? '', token));
    if (other < 0) continue;
    a.splice(at, 1);
    b.splice(other, 1);
    count += 1;
  }
  return count;
}

/** Shorter fields than this do not cut names: shorter beginnings are other names (ANNA, ANNABEL). */
const shortestField = 16;

/** The first letters of the other name, cut within a word. */
function truncated(
  a: AlphabetName,
  b: AlphabetName,
  left: readonly string[],
  right: readonly string[],
): AppliedRule[] | null {
  const [short, long] = [left.join(' '), right.join(' ')].sort((x, y) => x.length - y.length);
  if (!short || !long || short.length < shortestField || left.length < 2 || right.length < 2) return null;
  return long.startsWith(short) ? [applied('alphabet/truncated', a.text, b.text)] : null;
}

function spelling(a: AlphabetName, b: AlphabetName): AppliedRule[] | null {
  const [soundsA, soundsB] = [soundsOf(a), soundsOf(b)];
  if (!soundsA || !soundsB) return null;
  const alike = (level: keyof Sound) =>
    together(soundsA)[level] === together(soundsB)[level] ||
    sameParts(
      soundsA.map((sound) => sound[level]),
      soundsB.map((sound) => sound[level]),
    );
  if (alike('raw')) return [applied('alphabet/spelling-system', a.text, b.text)];
  return alike('short')
    ? [applied(sameSystem(a, b) ? 'alphabet/long-vowel' : 'alphabet/spelling-system', a.text, b.text)]
    : null;
}

/** Whether only the length of vowels is spelled differently: the consonants are the same letters. */
function sameSystem(a: AlphabetName, b: AlphabetName): boolean {
  const plain = (name: AlphabetName) =>
    name.tokens.map((token) =>
      withoutMarks(token)
        .replace(/OH(?![AIUEOY])|O[UO]/g, 'O')
        .replace(/UU/g, 'U'),
    );
  return sameParts(plain(a), plain(b)) || plain(a).join('') === plain(b).join('');
}

function soundsOf(name: AlphabetName): readonly Sound[] | null {
  const sounds = name.tokens.map(romanSound);
  return sounds.some((sound) => sound === null) ? null : (sounds as readonly Sound[]);
}

function oneLetter(
  a: AlphabetName,
  b: AlphabetName,
  left: readonly string[],
  right: readonly string[],
): AppliedRule[] | null {
  const near =
    oneEdit(left.join(' '), right.join(' ')) || oneEdit([...left].sort().join(' '), [...right].sort().join(' '));
  return near ? [applied('alphabet/one-letter', a.text, b.text)] : null;
}

/** Whether one letter put in, left out, replaced or exchanged with its neighbour turns one text (of six characters or more) into the other. */
function oneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 6 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
