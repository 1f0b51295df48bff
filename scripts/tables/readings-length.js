// Readings of a surname that differ from a better supported reading of the same name in the length of a vowel alone (大野
// オノ beside オオノ, 小野 オウノ beside オノ), and that are the reading of another name for certain (小野 オノ, 大野 オオノ):
// slips of a dictionary made from Latin letters without macrons, or readings of places. They must not make one of two.
import { ENAMDICT, GIVEN, IPADIC, SURNAME } from './readings-sources.js';

/** Marks a reading that is no evidence for the name: it belongs to another name of the same sound but for vowel length. */
export const ANOTHER_LENGTH = 32;

const ROWS = {
  a: 'アカガサザタダナハバパマヤラワァャヮヵ',
  i: 'イキギシジチヂニヒビピミリヰィ',
  u: 'ウクグスズツヅヌフブプムユルヴゥュッ',
  e: 'エケゲセゼテデネヘベペメレヱェヶ',
  o: 'オコゴソゾトドノホボポモヨロヲォョ',
};
const LONG = { a: 'ーア', i: 'ーイ', u: 'ーウ', e: 'ーイエ', o: 'ーウオ' };
const vowels = new Map(Object.entries(ROWS).flatMap(([vowel, row]) => [...row].map((kana) => [kana, vowel])));

/** The reading with each long vowel spelt by `mark`: ー to compare spellings, nothing to compare but for length. */
function spelt(reading, mark) {
  let text = '';
  let vowel;
  for (const kana of reading) {
    const long = vowel !== undefined && LONG[vowel].includes(kana);
    text += long ? mark : kana;
    if (!long) vowel = vowels.get(kana);
  }
  return text;
}
const sound = (reading) => spelt(reading, 'ー');
const short = (reading) => spelt(reading, '');

const isName = (bits) => (bits & (SURNAME | GIVEN)) !== 0;
const certain = (bits) => (bits & (SURNAME | ENAMDICT | IPADIC)) === (SURNAME | ENAMDICT | IPADIC);

/** Sound → the surnames that both dictionaries read so. */
function certainReadings(names) {
  const owners = new Map();
  for (const [name, readings] of names)
    for (const [reading, bits] of readings)
      if (certain(bits)) owners.set(sound(reading), (owners.get(sound(reading)) ?? new Set()).add(name));
  return owners;
}

/** Surnames by the sound of their certain readings without length, each with the reading. */
function byLengthless(names) {
  const found = new Map();
  for (const [name, readings] of names)
    for (const [reading, bits] of readings)
      if (certain(bits)) found.set(short(reading), [...(found.get(short(reading)) ?? []), [name, reading]]);
  return found;
}

/**
 * Marks the readings that say another name: not attested by IPADIC as a person's, less supported (by dictionaries, and
 * by the characters' own readings) than one that differs in vowel length alone, and certain for another surname.
 * Surnames alone: parents do read 優希 ユキ or ユウキ as they like, and both are that name.
 */
function markAttested(names, owners, composes) {
  let marked = 0;
  for (const [name, readings] of names) {
    if (readings.size < 2) continue;
    const support = (reading, bits) =>
      (bits & ENAMDICT ? 1 : 0) + (bits & IPADIC && isName(bits) ? 1 : 0) + (composes(name, reading) ? 1 : 0);
    const all = [...readings];
    for (const [reading, bits] of all) {
      if ((bits & IPADIC && isName(bits)) || bits & GIVEN) continue;
      const rivals = all.filter(([other]) => short(other) === short(reading) && sound(other) !== sound(reading));
      const beaten = rivals.filter(([other, with_]) => support(other, with_) > support(reading, bits));
      if (!beaten.some(([, with_]) => with_ & SURNAME)) continue;
      if (![...(owners.get(sound(reading)) ?? [])].some((owner) => owner !== name)) continue;
      readings.set(reading, bits | ANOTHER_LENGTH);
      marked++;
    }
  }
  return marked;
}

/**
 * Adds to each surname, marked, what nobody attests for it and what is certain for another surname that sounds the same
 * but for vowel length (大崎: オサキ, of 尾崎), lest its characters compose it. Not where the name is a given name too.
 */
function addOthers(names) {
  const lengthless = byLengthless(names);
  let added = 0;
  for (const [name, readings] of names) {
    const all = [...readings];
    const known = new Set(all.map(([reading]) => sound(reading)));
    for (const [reading, bits] of all) {
      if (!(bits & SURNAME) || bits & ANOTHER_LENGTH || (bits & GIVEN && !certain(bits))) continue;
      for (const [owner, other] of lengthless.get(short(reading)) ?? []) {
        if (owner === name || known.has(sound(other))) continue;
        known.add(sound(other));
        readings.set(other, SURNAME | ANOTHER_LENGTH);
        added++;
      }
    }
  }
  return added;
}

/** Marks and adds, in a surname's readings, those that are another surname's but for vowel length. @returns how many */
export const markOtherLengths = (names, composes) =>
  markAttested(names, certainReadings(names), composes) + addOthers(names);
