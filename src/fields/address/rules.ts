import type { AppliedRule, Rule } from '../../model.js';

const residence = '住居表示に関する法律 第2条';
const postal = '日本郵便「郵便番号データ」';
const autonomy = '地方自治法';
const cabinet = '「外来語の表記」「現代仮名遣い」内閣告示、地名の慣用表記';
const practice = '住民基本台帳事務処理要領（住所・方書の記載）';

/** Every rule by which two spellings of an address are held equal, or said to resemble each other. */
export const addressRules = [
  rule('address/daiji', 2, '大字数字（壱・弐・参・拾）', 'formal numerals', cabinet, [
    ['長崎県壱岐市郷ノ浦町1-1', '長崎県一岐市郷ノ浦町1-1'],
  ]),
  rule('address/ban-banchi', 2, '番と番地', 'block number and land number', residence, [
    ['千葉県香取市山倉12番3号', '千葉県香取市山倉12番地3'],
  ]),
  rule('address/prefecture-omitted', 1, '都道府県名の省略', 'prefecture left out', `${autonomy} 第3条`, [
    ['広島県府中市1-1', '府中市1-1'],
  ]),
  rule('address/district-omitted', 1, '郡名の省略', 'district (gun) left out', `${autonomy} 第259条`, [
    ['甘楽郡南牧村1-1', '南牧村1-1'],
  ]),
  rule('address/city-omitted', 2, '区の前の市名の省略', 'city before its ward left out', `${autonomy} 第252条の20`, [
    ['神奈川県横浜市西区みなとみらい2-2-1', '神奈川県西区みなとみらい2-2-1'],
  ]),
  rule('address/ward-omitted', 2, '行政区名の省略', 'ward of a designated city left out', `${autonomy} 第252条の20`, [
    ['神奈川県横浜市西区みなとみらい2-2-1', '神奈川県横浜市みなとみらい2-2-1'],
  ]),
  rule(
    'address/former-municipality',
    2,
    '廃止された市区町村名',
    'former name of a municipality or ward',
    '総務省「廃置分合等情報」',
    [['静岡県浜松市中区元城町103-2', '静岡県浜松市中央区元城町103-2']],
  ),
  rule(
    'address/municipality-omitted',
    2,
    '市区町村名の省略（町名または郵便番号で定まるもの）',
    'municipality left out, decided by town or postal code',
    postal,
    [['東京都千代田区神田神保町1-1', '東京都神田神保町1-1']],
  ),
  rule(
    'address/municipality-unnamed',
    3,
    '市区町村名がなく、同じ町名がほかにもある',
    'no municipality, and other towns have the name',
    postal,
    [['東京都府中市本町1-1', '東京都本町1-1']],
  ),
  rule('address/postal-code', 1, '郵便番号による市区町村の補い', 'municipality supplied by the postal code', postal, [
    ['府中市1-1', '〒183-0000府中市1-1'],
  ]),
  rule('address/oaza', 2, '大字・字の省略', 'oaza and aza left out', `${autonomy} 第260条`, [
    ['長野県松本市大字島内1番地', '長野県松本市島内1番地'],
  ]),
  rule('address/koaza-omitted', 3, '小字の省略', 'koaza left out', `${autonomy} 第260条`, [
    ['長野県松本市島内字西原1番地', '長野県松本市島内1番地'],
  ]),
  rule('address/jo-omitted', 2, '条の省略', 'jo of Hokkaido streets left out', `${postal}（北海道の条丁目）`, [
    ['北海道札幌市中央区北1条西2丁目3', '北海道札幌市中央区北1西2丁目3'],
  ]),
  rule('address/ga', 2, 'ヶ・ケ・が', 'ga of place names', cabinet, [
    ['東京都千代田区霞が関1-1', '東京都千代田区霞ヶ関1-1'],
  ]),
  rule('address/small-ke', 1, 'ヶとケ、ヵとカ', 'small and large ke', cabinet, [
    ['東京都千代田区霞ケ関1-1', '東京都千代田区霞ヶ関1-1'],
  ]),
  rule('address/tsu', 2, 'ツ・ッ・つ', 'tsu of place names', cabinet, [
    ['東京都千代田区一ツ橋1-1', '東京都千代田区一つ橋1-1'],
  ]),
  rule('address/no', 2, 'の・ノ・之', 'no of place names', cabinet, [
    ['東京都千代田区丸の内1-1', '東京都千代田区丸ノ内1-1'],
  ]),
  rule(
    'address/kyoto-street',
    2,
    '京都の通り名の省略・表記',
    'streets of a Kyoto address',
    '京都市「住所の表記（通り名）」',
    [['京都府京都市中京区寺町通御池上る上本能寺前町488', '京都府京都市中京区上本能寺前町488']],
  ),
  rule(
    'address/kyoto-street-differs',
    3,
    '京都の通り名の相違',
    'other streets in a Kyoto address',
    '京都市「住所の表記（通り名）」',
    [['京都府京都市中京区寺町通御池上る亀屋町1', '京都府京都市中京区御幸町通夷川上る亀屋町1']],
  ),
  rule('address/building-omitted', 2, '方書（建物名・部屋番号）の省略', 'building or room left out', practice, [
    ['東京都千代田区丸の内1-9-1東京ビル302号室', '東京都千代田区丸の内1-9-1'],
  ]),
  rule('address/building-notation', 1, '方書の表記', 'notation of building and room', practice, [
    ['東京都千代田区丸の内1-9-1東京マンション302号室', '東京都千代田区丸の内1-9-1東京マンシヨン302'],
  ]),
  rule('address/room-hyphen', 2, 'ハイフンで続けた部屋番号', 'room joined by a hyphen', practice, [
    ['東京都千代田区丸の内1-9-1 302号室', '東京都千代田区丸の内1-9-1-302'],
  ]),
  rule('address/sama-kata', 1, '様方と方', 'care-of with and without sama', practice, [
    ['東京都千代田区丸の内1-9-1山田様方', '東京都千代田区丸の内1-9-1山田方'],
  ]),
  rule(
    'address/building-spelling',
    3,
    '部屋番号が同じで建物名が異なる',
    'same room, building named otherwise',
    practice,
    [['東京都千代田区丸の内1-9-1東京ビル302', '東京都千代田区丸の内1-9-1大手ビル302']],
  ),
  rule(
    'address/number-level',
    3,
    '同じ数字で丁目・番地の段階が異なる',
    'same numbers counted on other levels',
    residence,
    [['東京都千代田区丸の内1丁目9番', '東京都千代田区丸の内1番9号']],
  ),
  rule('address/number-shorter', 3, '末尾の番号が一方にない', 'last number on one side only', residence, [
    ['東京都千代田区丸の内1-9-1', '東京都千代田区丸の内1-9'],
  ]),
  rule('address/other-room', 4, '同じ番地で部屋番号が異なる', 'same number, other room', practice, [
    ['東京都千代田区丸の内1-9-1東京ビル302', '東京都千代田区丸の内1-9-1東京ビル303'],
  ]),
  rule('address/other-building', 4, '同じ番地で方書が異なる', 'same number, other building', practice, [
    ['東京都千代田区丸の内1-9-1東京ビル', '東京都千代田区丸の内1-9-1大手ビル'],
  ]),
  rule('address/same-town', 4, '同じ町で番地が異なる', 'same town, other number', residence, [
    ['東京都千代田区丸の内1-9-1', '東京都千代田区丸の内1-9-2'],
  ]),
  rule('address/same-municipality', 4, '同じ市区町村で町が異なる', 'same municipality, other town', autonomy, [
    ['東京都千代田区丸の内1-9-1', '東京都千代田区大手町1-9-1'],
  ]),
] as const satisfies readonly Rule[];

export type AddressRuleId = (typeof addressRules)[number]['id'];

function rule<Id extends string, E extends Rule['evidence']>(
  id: Id,
  evidence: E,
  ja: string,
  en: string,
  source: string,
  examples: Rule['examples'],
) {
  return { id, evidence, ja, en, source, examples };
}

const evidenceOf = new Map<string, Rule['evidence']>(addressRules.map((one) => [one.id, one.evidence]));

/** A rule at work: what it turned into what. Empty texts are left out. */
export function applied(id: AddressRuleId, from: string, to: string): AppliedRule {
  const evidence = evidenceOf.get(id) as Rule['evidence'];
  return { id, evidence, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}
