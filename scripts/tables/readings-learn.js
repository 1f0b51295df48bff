// Readings that characters have in attested names and in no character dictionary: 翔 read ト in 陽翔, 大翔, 結翔 …
import { heard, joined } from './readings-kana.js';

export const kanaOf = (char) => (/[ぁ-ゖ]/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0x60) : char);
const isKanaChar = (char) => /[ぁ-ゖァ-ヺー]/.test(char);
const LOOSE = new Map(
  [...'ァィゥェォッャュョヂヅヲヰヱ'].map((kana, at) => [kana, [...'アイウエオツヤユヨジズオイエ'][at]]),
);
export const loosely = (text) => text.replace(/./g, (kana) => LOOSE.get(kana) ?? kana);

/** Every way each character may sound at its place; null for a character that no dictionary reads. */
function soundsOf(name, table) {
  const chars = [...name];
  return chars.map((char, at) => {
    if (isKanaChar(char)) return char === 'ヶ' || char === 'ケ' ? ['ケ', 'ガ', 'カ'] : [kanaOf(char)];
    const row = table.get(char === '々' && at > 0 ? chars[at - 1] : char);
    if (!row) return null;
    const all = [...row.on, ...row.kun, ...row.nanori, ...row.learnt];
    const final = at === chars.length - 1;
    return [...new Set(all.flatMap((one) => heard(one, at === 0)).flatMap((one) => joined(one, final)))].map(loosely);
  });
}

/** Positions of the reading that the characters before each place (or, from the end, behind it) can fill exactly. */
export function reach(sounds, reading) {
  const ahead = [new Set([0])];
  for (const forms of sounds) {
    const next = new Set();
    for (const from of ahead.at(-1))
      for (const form of forms ?? []) if (reading.startsWith(form, from)) next.add(from + form.length);
    ahead.push(next);
  }
  const behind = [new Set([reading.length])];
  for (const forms of [...sounds].reverse()) {
    const next = new Set();
    for (const to of behind[0])
      for (const form of forms ?? []) if (reading.endsWith(form, to) && form.length <= to) next.add(to - form.length);
    behind.unshift(next);
  }
  return { ahead, behind };
}

/** Whether a reading is made up of the readings of its characters. */
export function composes(name, reading, table) {
  const sounds = soundsOf(name, table);
  return reach(sounds, loosely(reading)).ahead.at(-1).has(loosely(reading).length);
}

const LONGEST = 4;

/** The one character and the kana left over when all others are read by the dictionary; null where that is not one. */
function leftOver(name, reading, table) {
  const sounds = soundsOf(name, table);
  const loose = loosely(reading);
  const { ahead, behind } = reach(sounds, loose);
  if (ahead.at(-1).has(loose.length)) return null;
  const found = new Set();
  [...name].forEach((char, at) => {
    if (isKanaChar(char) || char === '々') return;
    for (const from of ahead[at])
      for (const to of behind[at + 1])
        if (to > from && to - from <= LONGEST) found.add(`${char}\t${reading.slice(from, to)}`);
  });
  return found.size === 1 ? [...found][0] : null;
}

/** Adds to the table what at least `least` different attested names teach of a character. */
export function learn(names, table, least) {
  const taught = new Map();
  for (const [name, readings] of names) {
    if ([...name].length < 2 || [...name].length > 5) continue;
    for (const reading of readings.keys()) {
      const pair = leftOver(name, reading, table);
      if (!pair || /^[ーンァィゥェォャュョッ]/.test(pair.split('\t')[1])) continue;
      taught.set(pair, (taught.get(pair) ?? new Set()).add(name));
    }
  }
  const kept = [...taught].filter(([, by]) => by.size >= least).map(([pair]) => pair.split('\t'));
  for (const [kanji, reading] of kept.sort()) {
    if (!table.has(kanji)) table.set(kanji, { on: [], kun: [], nanori: [], learnt: [] });
    table.get(kanji).learnt.push(reading);
  }
  return kept.length;
}
