// Reads the relations between characters that mojidata's database holds, each with the short code of the table it
// comes from. Which code is worth which evidence stands in variants-rules.js.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** MJ shrink map tables → code. The koseki table's code carries the number of hops: K1, K2 … */
const shrinkCodes = {
  JIS包摂規準UCS統合規則: 'U',
  民二5202号通知別表_正字俗字等対照表: 'C5202',
  民一2842号通達別表_誤字俗字正字一覧表_無印: 'C2842',
  民一2842号通達別表_誤字俗字正字一覧表_俗字: 'C2842Z',
  民一2842号通達別表_誤字俗字正字一覧表_別字: 'C2842X',
  法務省告示582号別表第四_一: 'F1',
  法務省告示582号別表第四_二: 'F2',
  辞書類等による関連字: 'D',
  読み字形による類推: 'S',
};

const kanjiDatabaseCodes = {
  'joyo/variant': 'J',
  'jinmei1/variant': 'N1',
  'jinmei2/variant': 'N2',
  'hyogai/variant': 'H',
  'koseki/variant': 'KR',
  'jisx0212/variant': 'X2',
  'jisx0213/variant': 'X3',
  'jp/old-style': 'O',
};

const selectors = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

/** Opens the database read-only. Throws where the package is not installed (`npm ci` in scripts/tables). */
export function openMojidata() {
  const Database = require('better-sqlite3');
  return new Database(require.resolve('@mandel59/mojidata/dist/moji.db'), { readonly: true, fileMustExist: true });
}

/**
 * Every relation as [from, to, code]; from is a character, or a character with its selector where the relation is of
 * that glyph alone. The shrink map speaks of glyphs: a bare character stands for the glyph that the bare code shows
 * (実装したUCS), so that a relation of one rare glyph of 辺 does not become one of every 辺.
 */
export function* relations(db) {
  const shrink = db.prepare(`select m.実装したUCS bare, m.実装したMoji_JohoコレクションIVS ivs, s.縮退UCS target,
    s.表 tableName, s.ホップ数 hops from mjsm s join mji m using (MJ文字図形名) where s.縮退UCS is not null`);
  for (const { bare, ivs, target, tableName, hops } of shrink.iterate()) {
    yield [bare ?? ivs, target, tableName.startsWith('戸籍統一文字情報') ? `K${hops}` : shrinkCodes[tableName]];
  }
  for (const { old, form } of db.prepare('select 康熙字典体 old, 漢字 form from joyo_kangxi').iterate()) {
    yield [old, form, 'J'];
  }
  const kanjiDatabase = db.prepare('select subject, rel, object from kdpv');
  for (const { subject, rel, object } of kanjiDatabase.iterate()) {
    const code = kanjiDatabaseCodes[rel];
    const standard = subject.replace(selectors, '');
    const variant = object.replace(selectors, '');
    if (!code || [...standard].length !== 1 || [...variant].length !== 1) continue;
    yield code.startsWith('X') ? [standard, variant, code] : [variant, standard, code];
  }
  // 別表第四の一 whole: the shrink map has only the characters that MJ holds, not most simplified ones (银 贝).
  const foreign = db.prepare('select 簡体字等のUCS simplified, 正字のUCS standard from nyukan_itaiji');
  for (const { simplified, standard } of foreign.iterate()) {
    if (simplified && standard) yield [simplified, standard, 'F1'];
  }
  const radicals = db.prepare('select radical_character radical, radical_CJKUI ideograph from radeqv');
  for (const { radical, ideograph } of radicals.iterate()) if (ideograph) yield [radical, ideograph, 'R'];
  const hentaigana = db.prepare('select distinct 文字 old, 音価 kana from mjih_phonetic where 文字 is not null');
  for (const { old, kana } of hentaigana.iterate()) if ([...kana].length === 1) yield [old, kana, 'G'];
}

/** Pairs that ISO/IEC 10646 Annex S names as of different origin however alike they look (柿/杮, 汨/汩). */
export function nonCognates(db) {
  const rows = db.prepare("select subject, object from kdpv where rel = 'cjkvi/non-cognate'").all();
  return new Set(rows.flatMap(({ subject, object }) => [`${subject}\t${object}`, `${object}\t${subject}`]));
}

/** 常用漢字 and 人名用漢字, as the MJ list marks them. */
export function nameLists(db) {
  const rows = db.prepare('select 実装したUCS c, 漢字施策 list from mji where 実装したUCS is not null').all();
  return new Map(rows.filter(({ list }) => list).map(({ c, list }) => [c, list]));
}
