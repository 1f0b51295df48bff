// Builds src/fields/kanji-name/variants.tsv, representatives.tsv and tables.sha256.tsv from mojidata and the reviewed
// exceptions.tsv. The same package version and exceptions give the same bytes. Usage: node scripts/tables/variants.js
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { jisLevels, representatives } from './variants-representatives.js';
import { codeOrder, judge } from './variants-rules.js';
import { nameLists, nonCognates, openMojidata, relations } from './variants-sources.js';

const room = new URL('../../src/fields/kanji-name/', import.meta.url);
const { version } = createRequire(import.meta.url)('@mandel59/mojidata/package.json');
const byCodePoint = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const header = `# Variant characters, one pair a line. Built by scripts/tables/variants.js from @mandel59/mojidata ${version}; do not edit.
# Licence: CC BY-SA 2.1 JP (see LICENSE-TABLES). from is the variant, to the form a source holds standard; a from with a
# selector is that glyph alone. source lists every table that names the pair, the deciding one among them:
# U  JIS包摂規準・UCS統合規則 (MJ縮退マップ): evidence 1, unless ISO/IEC 10646 Annex S holds the two of different origin
# R  Unicode Equivalent Unified Ideograph (radicals): 1 · G 変体仮名 (MJ文字情報一覧表 変体仮名編): 1
# J  常用漢字表の康熙字典体: 2 · N1 N2 人名用漢字の許容字体: 2 · H 表外漢字字体表の簡易慣用字体: 2
# K1 戸籍統一文字情報 親字・正字, one step: 2 · K2 K3 K4 K5 by so many steps: 3
# C5202 民二5202号通知 正字俗字等対照表: 2 · C2842 C2842Z 民二2842号通達別表 誤字俗字正字一覧表 (無印, 俗字): 2
# (a glyph that these three name also by its bare code, where that is outside JIS X 0208 and has no other standard form)
# C2842X the same, 別字: another character, whatever other tables say but J, N and U
# F1 F2 法務省告示582号別表第四 (foreign residents): 3
# KR 戸籍の異体字 (kdpv koseki): 3, and 2 where X2, X3 or O names the pair too and it is not two name characters (常用, 人名用)
# O  旧字体 (kdpv jp/old-style): 3 · D 辞書類等による関連字: 4 · S 読み・字形による類推: 4 · X2 X3 kdpv jisx0212, jisx0213: 4
# E  reviewed as the same: 2 · L reviewed as a look-alike: 4 · no evidence and rule another: different characters
# from\tto\tevidence\trule\tsource
`;

/** Reads exceptions.tsv into its four kinds. */
function readExceptions() {
  const lines = readFileSync(new URL('exceptions.tsv', room), 'utf8').split('\n');
  const rows = lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
  return rows.map(([kind, a, b, reason, source]) => {
    if (!reason || !source) throw new Error(`exceptions.tsv: ${a}/${b} lacks a reason or a source`);
    return { kind, a, b };
  });
}

/** A compatibility ideograph is its unified one by Unicode's own decomposition; the pair needs no row. */
const unified = (text) => (text && [...text].length === 1 ? text.normalize('NFC') : text);

/** Pairs by their two ends in code point order → codes by direction. */
function gather(db) {
  const pairs = new Map();
  for (const [rawFrom, rawTo, code] of relations(db)) {
    const [from, to] = [unified(rawFrom), unified(rawTo)];
    if (!from || from === to || [...from][0] === to) continue;
    const key = [from, to].sort(byCodePoint).join('\t');
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push({ from, to, code });
  }
  return pairs;
}

function judgePairs(pairs, exceptions, apart, lists) {
  const reviewed = new Map(exceptions.map((e) => [[e.a, e.b].sort(byCodePoint).join('\t'), e.kind]));
  const rows = [];
  for (const [key, found] of pairs) {
    const codes = [...new Set(found.map(({ code }) => code))].sort(
      (x, y) => codeOrder.indexOf(x) - codeOrder.indexOf(y),
    );
    const [a, b] = key.split('\t');
    const rule = judge(codes, apart.has(key), lists.has(a) && lists.has(b));
    const direction = rule && found.find(({ code }) => rule.codes.includes(code));
    const { from, to } = direction ?? found[0];
    if (reviewed.has(key)) continue;
    if (rule) rows.push({ from, to, evidence: rule.evidence, rule: rule.id, source: codes.join('+') });
    else if (codes.includes('C2842X')) rows.push({ from, to, evidence: '', rule: 'another', source: codes.join('+') });
  }
  for (const { kind, a: from, b: to } of exceptions) {
    if (kind === 'same') rows.push({ from, to, evidence: 2, rule: 'reviewed', source: 'E' });
    if (kind === 'look-alike') rows.push({ from, to, evidence: 4, rule: 'shape', source: 'L' });
    if (kind === 'different') rows.push({ from, to, evidence: '', rule: 'another', source: 'E' });
    if (kind === 'merger') rows.push({ from, to: '', evidence: '', rule: 'merger', source: 'E' });
  }
  return rows.sort((x, y) => byCodePoint(x.from, y.from) || byCodePoint(x.to, y.to));
}

/** A row of one glyph says nothing where every glyph of its character has the same relation at least as strongly. */
function withoutImplied(rows) {
  const official = new Set();
  for (const { from, to, evidence } of rows) {
    if (evidence && evidence <= 2) official.add(`${from}\t${to}`).add(`${to}\t${from}`);
  }
  const isGlyph = (from) => [...from].length > 1;
  return rows.filter(
    ({ from, to, evidence }) => !isGlyph(from) || (evidence === 2 && !official.has(`${[...from][0]}\t${to}`)),
  );
}

const REGISTRAR = ['C5202', 'C2842', 'C2842Z'];

/**
 * The registrars' tables of misspelt and popular forms (民二5202, 民二2842) name glyphs that only a selector tells from
 * the bare code. Systems without selectors write the bare code for them (莭 for 節, 犮 for 友): the relation holds for it
 * too where it is no character of its own to them, that is outside JIS X 0208, and has no other standard form.
 */
function carriedToBare(pairs, rows) {
  const official = rows.filter(({ evidence }) => evidence && evidence <= 2);
  const standard = new Map(official.map(({ from, to }) => [from, to]));
  const levels = jisLevels();
  for (const { from, to, source } of official) {
    const codes = source.split('+').filter((code) => REGISTRAR.includes(code));
    const bare = [...from][0];
    if (bare === from || codes.length === 0 || levels.has(bare)) continue;
    if (standard.has(bare) && standard.get(bare) !== to) continue;
    const key = [bare, to].sort(byCodePoint).join('\t');
    pairs.set(key, [...(pairs.get(key) ?? []), ...codes.map((code) => ({ from: bare, to, code }))]);
  }
  return pairs;
}

const db = openMojidata();
const exceptions = readExceptions();
const lists = nameLists(db);
const apart = nonCognates(db);
const ofGlyphs = gather(db);
const pairs = carriedToBare(ofGlyphs, judgePairs(ofGlyphs, exceptions, apart, lists));
const rows = withoutImplied(judgePairs(pairs, exceptions, apart, lists));
const files = {
  'variants.tsv': header + rows.map((r) => `${r.from}\t${r.to}\t${r.evidence}\t${r.rule}\t${r.source}\n`).join(''),
  'representatives.tsv': representatives(rows, lists),
};
files['tables.sha256.tsv'] =
  `# sha256 of the committed tables, written by scripts/tables/variants.js\n# file\tsha256\trows\n${Object.entries(
    files,
  )
    .map(([name, text]) => {
      const count = text.split('\n').filter((line) => line && !line.startsWith('#')).length;
      return `${name}\t${createHash('sha256').update(text).digest('hex')}\t${count}\n`;
    })
    .join('')}`;
for (const [name, text] of Object.entries(files)) {
  writeFileSync(new URL(name, room), text);
  process.stdout.write(`${name} ${text.length}\n`);
}
