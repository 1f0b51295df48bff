import { fitAt } from '../kana-name/index.js';
import { type Place, type Sound, soundsOf } from './characters.js';

/** How the kana can be cut into readings of the characters, in bits: as they are, but for voicing, with unknowns. */
export const STRICT = 1;
export const VOICING = 2;
export const UNKNOWN = 4;

/** Where one name ends and the next begins: a place in the characters, or in the kana, that no reading straddles. */
export interface Cuts {
  readonly chars?: number;
  readonly kana?: number;
  /** A surname and a given name in one, neither of which a dictionary attests with this kana. */
  readonly whole?: boolean;
}

const STOPS = 'ツン';
const HARD = /[カ-コサ-ソタ-トパピプペポ]/;

/**
 * Whether kana (plain sounds) is made of the on, kun and name readings of the characters, one after the other, with
 * 連濁 and ッ: a set of the bits above; 0 where it cannot be. A character that nobody reads, and a lost one, may be any
 * kana; then all the others must still fit. `learnt`: see `soundsOf`.
 * `compose(['邦', '彦'], 'クニヒコ', {}, false)` holds STRICT.
 */
export function compose(chars: readonly string[], sounds: string, cuts: Cuts, learnt: boolean): number {
  let reached = new Uint8Array(sounds.length + 1);
  reached[0] = STRICT;
  for (let i = 0; i < chars.length; i++) {
    const next = new Uint8Array(sounds.length + 1);
    const char = chars[i] === '々' && i > 0 ? (chars[i - 1] as string) : (chars[i] as string);
    const all = soundsOf(char, placeOf(i, chars.length, cuts.chars), learnt);
    const forms = char === '子' && i > 0 && i + 1 === chars.length ? endingKo(all) : all;
    if (forms === null) skip(reached, next, isHan(char) ? 1 : 0);
    else
      for (let at = 0; at < sounds.length; at++)
        if (reached[at]) step(forms, sounds, at, reached[at] as number, next, cuts.kana);
    reached = next;
  }
  return reached[sounds.length] as number;
}

/** 子 at the end of a name is コ; by its on readings シ and ス it made men's names (孔子), which dictionaries must attest. */
const endingKo = (all: readonly Sound[] | null): readonly Sound[] | null =>
  all?.filter(({ text }) => !/^[シジスズツヅ]$/.test(text)) ?? null;

function placeOf(i: number, count: number, cut: number | undefined): Place {
  const start = i === 0 || i === cut;
  const end = i + 1 === count || i + 1 === cut;
  return start && end ? 'alone' : start ? 'start' : 'within';
}

function step(forms: readonly Sound[], sounds: string, at: number, bits: number, next: Uint8Array, cut?: number): void {
  for (const form of forms) {
    const end = at + form.text.length;
    if (cut !== undefined && at < cut && end > cut) continue;
    const fit = fitAt(form.text, sounds, at);
    if (fit === undefined) continue;
    if (form.afterStop && !(at > 0 && STOPS.includes(sounds[at - 1] as string))) continue;
    if (form.beforeHard && !HARD.test(sounds[end] ?? '')) continue;
    next[end] = (next[end] as number) | after(bits, fit);
  }
}

function after(bits: number, fit: 'same' | 'voicing' | 'lost'): number {
  if (fit === 'same') return bits;
  if (fit === 'voicing') return bits & (STRICT | VOICING) ? VOICING : 0;
  return bits & (STRICT | UNKNOWN) ? UNKNOWN : 0;
}

/** A character that nobody reads: any kana from here on, at least so many. */
function skip(reached: Uint8Array, next: Uint8Array, least: number): void {
  for (let at = 0; at < reached.length; at++) {
    if (!((reached[at] as number) & (STRICT | UNKNOWN))) continue;
    for (let end = at + least; end < next.length; end++) next[end] = UNKNOWN;
    return;
  }
}

const isHan = (char: string): boolean => /[々\p{Script=Han}]/u.test(char);

/** Whether some source reads the character. */
export const isKnown = (char: string): boolean => char === '々' || soundsOf(char, 'alone', true) !== null;
