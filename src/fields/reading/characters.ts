import { readFileSync } from 'node:fs';
import { plainSounds } from '../kana-name/index.js';

/** How a character may sound in a name: plain sounds, and what must stand beside it for it to sound so. */
export interface Sound {
  readonly text: string;
  /** Its パ row needs ッ or ン before it (一平 イッペイ). */
  readonly afterStop: boolean;
  /** Its ッ stands for ツ チ ク キ before カ サ タ パ rows (一平, 北海). */
  readonly beforeHard: boolean;
}

let lines: Map<string, string> | undefined;

function load(): Map<string, string> {
  const text = readFileSync(new URL('./characters.tsv', import.meta.url), 'utf8');
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0 && line[0] !== '#') found.set(line.slice(0, tab), line.slice(tab + 1));
  }
  return found;
}

/** Signs that names read and no character dictionary lists; ヶ and ケ between kanji are ガ (関ヶ原 セキガハラ). */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  ヶ: ['ガ', 'ケ', 'カ'],
  ケ: ['ケ', 'ガ'],
  ヵ: ['カ', 'ガ'],
  〆: ['シメ'],
  〇: ['マル', 'レイ', 'ゼロ'],
};

const memo = new Map<string, readonly Sound[] | null>();

/** Where in a name a character stands: alone, at the start, after it. */
export type Place = 'alone' | 'start' | 'within';

/** The marks of readings that names use at each place; one without a mark is used anywhere. */
const MARKS: Readonly<Record<Place, string>> = { alone: '^_=', start: '^', within: '_' };

/**
 * The sounds of a character at a place; null where no source reads it. `learnt`: also those that only the names of
 * ENAMDICT teach, for names that no dictionary knows.
 */
export function soundsOf(char: string, place: Place, learnt: boolean): readonly Sound[] | null {
  const kind = char + place + (learnt ? '+' : '');
  let sounds = memo.get(kind);
  if (sounds === undefined) {
    const readings = readingsOf(char, place, learnt);
    sounds = readings && soundsFrom(readings, place === 'within');
    memo.set(kind, sounds);
  }
  return sounds;
}

function readingsOf(char: string, place: Place, learnt: boolean): readonly string[] | null {
  const sign = SIGNS[char];
  if (sign) return sign;
  const code = char.charCodeAt(0);
  if (code >= 0x3041 && code <= 0x3096) return [String.fromCharCode(code + 0x60)];
  if (code >= 0x30a1 && code <= 0x30fc && code !== 0x30fb) return [char];
  lines ??= load();
  const line = lines.get(char);
  if (line === undefined) return null;
  const sources = learnt ? line : line.slice(0, line.lastIndexOf('\t'));
  return sources.split(/[\t ]/).flatMap((marked) => {
    if (!/^[_^=]/.test(marked)) return marked === '' ? [] : [marked];
    return MARKS[place].includes(marked[0] as string) ? [marked.slice(1)] : [];
  });
}

const VOICED = new Map(
  [...'カキクケコサシスセソタチツテトハヒフヘホ'].map((kana, at) => [
    kana,
    [...'ガギグゲゴザジズゼゾダジズデドバビブベボ'][at],
  ]),
);
const HALF_VOICED = new Map([...'ハヒフヘホ'].map((kana, at) => [kana, [...'パピプペポ'][at]]));

/** Readings with what compounding makes of them: 連濁 within a name, パ row after a stop, ッ for a final ツ チ ク キ. */
function soundsFrom(readings: readonly string[], within: boolean): readonly Sound[] {
  const sounds = new Map<string, Sound>();
  const add = (text: string, afterStop: boolean): void => {
    if (!sounds.has(text)) sounds.set(text, { text, afterStop, beforeHard: false });
    const clipped = `${text.slice(0, -1)}ツ`;
    if (/.[チクキ]$/.test(text) && !sounds.has(clipped))
      sounds.set(clipped, { text: clipped, afterStop, beforeHard: true });
  };
  for (const reading of readings.map(plainSounds)) {
    add(reading, false);
    const rest = reading.slice(1);
    const voiced = VOICED.get(reading[0] as string);
    const half = HALF_VOICED.get(reading[0] as string);
    if (within && voiced) add(voiced + rest, false);
    if (within && half) add(half + rest, true);
  }
  return [...sounds.values()];
}
