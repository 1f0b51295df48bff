// Builds src/judge/name-frequencies.tsv from the personal names of the JUMAN dictionary, as Debian's package
// mecab-jumandic-utf8 has them: apt-get download mecab-jumandic-utf8; dpkg-deb -x mecab-jumandic-utf8_*.deb DIR.
// The same file gives the same bytes. Usage: node scripts/tables/name-frequencies.js DIR/usr/share/mecab/dic/juman/Noun.koyuu.csv
import { readFileSync, writeFileSync } from 'node:fs';

const target = new URL('../../src/judge/name-frequencies.tsv', import.meta.url);
const KINDS = { 姓: 'surname', 名: 'given' };
const NAME = /人名:日本:(姓|名):\d+:([\d.]+)/;

const header = `# How common a name is, by its kanji. share: its part, 0 to 1, of all surnames (of all given names) that the texts
# counted for the JUMAN dictionary mention; the papers' names come too often, so the commonest of the country too rarely
# (佐藤 0.8 % here). Built by scripts/tables/name-frequencies.js; do not edit. For where a night's own records are too few to count.
# source juman: JUMAN dictionary 7.0-20130310 (Debian mecab-jumandic-utf8), 人名:日本:姓 and 人名:日本:名; BSD 3-clause, see NOTICE.
# kind\tname\tshare\tsource
`;

/** kind and name → share; the largest where the dictionary lists one name with several readings. */
function sharesOf(csv) {
  const shares = new Map();
  for (const line of csv.split('\n')) {
    const found = NAME.exec(line);
    if (!found) continue;
    const key = `${KINDS[found[1]]}\t${line.slice(0, line.indexOf(','))}`;
    shares.set(key, Math.max(shares.get(key) ?? 0, Number(found[2])));
  }
  return shares;
}

const [path] = process.argv.slice(2);
if (!path) throw new Error('Usage: node scripts/tables/name-frequencies.js Noun.koyuu.csv');
const byShare = ([a, x], [b, y]) => {
  const kinds = b.split('\t')[0] < a.split('\t')[0] ? -1 : b.split('\t')[0] > a.split('\t')[0] ? 1 : 0;
  return kinds || y - x || (a < b ? -1 : 1);
};
const rows = [...sharesOf(readFileSync(path, 'utf8'))].sort(byShare);
writeFileSync(target, header + rows.map(([key, share]) => `${key}\t${share}\tjuman\n`).join(''));
process.stderr.write(`${rows.length} names\n`);
