import { rows } from './letters.js';

/**
 * How a Japanese name sounds, written one way for kana and for every system of romanization, at three levels:
 * `raw` as spelled (SATOU), `long` with every long o and u marked (SATO:), `short` without length (SATO).
 */
export interface Sound {
  readonly raw: string;
  readonly long: string;
  readonly short: string;
}

// Hepburn → the letters of 訓令式, in this order; MB, MP and MM for ン (旅券のヘボン式綴方表).
const respellings: readonly (readonly [RegExp, string])[] = [
  [/M(?=[BPM])/g, 'N'],
  [/SH/g, 'SY'],
  [/CH/g, 'TY'],
  [/TS/g, 'T'],
  [/DZ/g, 'Z'],
  [/J/g, 'ZY'],
  [/DY/g, 'ZY'],
  [/([SNTZ]Y)Y/g, '$1'],
  [/([STZ])YI/g, '$1I'],
  [/D(?=[IU])/g, 'Z'],
  [/FU/g, 'HU'],
  [/WO/g, 'O'],
];
const syllables = /^(?:(?:[KSTNHMRGZBPD]Y?|[YW])?[AIUEO]:?|N|([KSTPGZBDH])(?=\1))+$/;

/** The sound of a romanized Japanese word (`SATOH`, `SATŌ`, `Satō` upper-cased), or null where it is not written in Japanese syllables. */
export function romanSound(word: string): Sound | null {
  let text = word
    .replace(/Ō|Ô/g, 'O:')
    .replace(/Ū|Û/g, 'U:')
    .replace(/OH(?![AIUEOY])/g, 'O:');
  for (const [from, to] of respellings) text = text.replace(from, to);
  return syllables.test(text) ? levels(text) : null;
}

/** The sound of a kana text of any width, hiragana too; spaces apart words. Null where it holds what Japanese names do not (ファ, ヴ). */
export function kanaSound(kana: string): Sound | null {
  const words = kana.normalize('NFKC').trim().split(/\s+/).map(spell);
  if (words.some((word) => word === null || !syllables.test(word))) return null;
  const each = words.map((word) => levels(word ?? ''));
  const join = (level: keyof Sound) => each.map((sound) => sound[level]).join('');
  return { raw: join('raw'), long: join('long'), short: join('short') };
}

/** The sound of several words said one after the other. */
export function together(sounds: readonly Sound[]): Sound {
  const join = (level: keyof Sound) => sounds.map((sound) => sound[level]).join('');
  return { raw: join('raw'), long: join('long'), short: join('short') };
}

function levels(raw: string): Sound {
  const long = raw
    .replace(/O[UO]/g, 'O:')
    .replace(/UU/g, 'U:')
    .replace(/([AIE]):/g, '$1')
    .replace(/::+/g, ':');
  return { raw, long, short: long.replaceAll(':', '') };
}

let grid: ReadonlyMap<string, string> | undefined;

function syllableOf(kana: string): string | undefined {
  grid ??= new Map(
    rows('./kana.tsv').flatMap(([consonant = '', ...cells]) =>
      cells.slice(0, 5).map((cell, column): [string, string] => [cell, consonant + 'AIUEO'.charAt(column)]),
    ),
  );
  return grid.get(kana);
}

const smallVowels: Readonly<Record<string, string>> = { ャ: 'A', ュ: 'U', ョ: 'O' };

function spell(word: string): string | null {
  const katakana = word.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
  let spelled = '';
  let doubled = false;
  for (const letter of katakana) {
    const vowel = smallVowels[letter];
    const syllable = letter === 'ン' ? 'N' : letter === 'ー' ? ':' : syllableOf(letter);
    if (letter === 'ッ') doubled = true;
    else if (vowel !== undefined && spelled.endsWith('I')) spelled = `${spelled.slice(0, -1)}Y${vowel}`;
    else if (syllable === undefined) return null;
    else {
      spelled += (doubled ? syllable.charAt(0) : '') + syllable;
      doubled = false;
    }
  }
  return doubled ? null : spelled;
}
