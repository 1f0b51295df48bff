// Which of its readings a character has in attested names, at the start of a name and after it. A dictionary lists for
// 弘 オ and ミツ, and no name is read so: such readings would let wrong kana pass as composed.
import { heard, joined } from './readings-kana.js';
import { kanaOf, loosely, reach } from './readings-learn.js';

/** Names that must show a character in a place before its unused readings are dropped there. */
const ENOUGH_NAMES = 30;
/** Names that must read it so, and which share of those that show it. */
const LEAST_USES = 2;
const LEAST_SHARE = 0.002;

/** Each character's forms with the reading they come from; null for a character that no dictionary reads. */
function formsOf(name, table) {
  const chars = [...name];
  return chars.map((char, at) => {
    const row = table.get(char === '々' && at > 0 ? chars[at - 1] : char);
    if (!row) return /[ぁ-ゖァ-ヺー]/.test(char) ? new Map([[kanaOf(char), []]]) : null;
    const forms = new Map();
    for (const reading of [...row.on, ...row.kun, ...row.nanori, ...row.learnt])
      for (const one of heard(reading, at === 0))
        for (const form of joined(one, at === chars.length - 1).map(loosely))
          forms.set(form, [...(forms.get(form) ?? []), reading]);
    return forms;
  });
}

const keyOf = (char, reading, initial) => `${initial ? '^' : ''}${char}\t${reading}`;

function count(names, table) {
  const uses = new Map();
  const shown = new Map();
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const [name, readings] of names) {
    const chars = [...name];
    if (chars.length < 2 || chars.length > 5) continue;
    const forms = formsOf(name, table);
    for (const reading of [...readings.keys()].map(loosely)) {
      const { ahead, behind } = reach(
        forms.map((one) => one && [...one.keys()]),
        reading,
      );
      if (!ahead.at(-1).has(reading.length)) continue;
      chars.forEach((char, at) => {
        const read = new Set();
        for (const from of ahead[at])
          for (const [form, bases] of forms[at])
            if (reading.startsWith(form, from) && behind[at + 1].has(from + form.length))
              for (const base of bases) read.add(base);
        add(shown, keyOf(char, '', at === 0));
        for (const base of read) add(uses, keyOf(char, base, at === 0));
      });
    }
  }
  return { uses, shown };
}

/** Marks each reading with where names use it: no mark anywhere, ^ at the start, _ after it, = in names of one character. */
export function keepUsed(names, table) {
  const { uses, shown } = count(names, table);
  const used = (char, reading, initial) => {
    const total = shown.get(keyOf(char, '', initial)) ?? 0;
    const times = uses.get(keyOf(char, reading, initial)) ?? 0;
    return total < ENOUGH_NAMES || times >= Math.max(LEAST_USES, total * LEAST_SHARE);
  };
  for (const [char, row] of table) {
    for (const source of Object.keys(row)) {
      row[source] = row[source].map((reading) => {
        const [first, later] = [used(char, reading, true), used(char, reading, false)];
        return `${first && later ? '' : first ? '^' : later ? '_' : '='}${reading}`;
      });
    }
  }
}
