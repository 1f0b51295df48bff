import { describe, expect, it } from 'vitest';
import {
  type Address,
  municipalityOf,
  parseAddress,
  partsOf,
  sameMunicipality,
  townKey,
} from '../../../src/fields/address/index.js';

const read = (text: string, postalCode?: string) => parseAddress(text, postalCode) as Address;

describe('the municipality of an address', () => {
  it.each([
    ['東京都中央区銀座1-1', undefined, '131024', '東京都中央区'],
    ['東京都青ヶ島村無番地', undefined, '134023', '東京都青ヶ島村'],
    ['北海道札幌市中央区北1条西2', undefined, '011011', '北海道札幌市中央区'],
    ['群馬県榛東村新井790-1', undefined, '103446', '群馬県北群馬郡榛東村'],
    ['榛東村新井790-1', undefined, '103446', '群馬県北群馬郡榛東村'],
    ['横浜市西区みなとみらい2-2-1', undefined, '141038', '神奈川県横浜市西区'],
    ['神奈川県横浜市みなとみらい2-2-1', undefined, '141038', '神奈川県横浜市西区'],
    ['府中市宮西町2-24', undefined, '132063', '東京都府中市'],
    ['府中市1-1', '1830000', '132063', '東京都府中市'],
    ['丸の内1-9-1', '100-0005', '131016', '東京都千代田区'],
    ['静岡県浜松市北区細江町気賀305', undefined, '221392', '静岡県浜松市浜名区'],
    ['松本市大字島内字西原123', undefined, '202029', '長野県松本市'],
    ['石川県金沢市どこにもない町1', undefined, '172014', '石川県金沢市'],
  ])('%s (%s) is %s', (text, postalCode, code, name) => {
    expect(municipalityOf(read(text, postalCode))).toEqual({ code, name });
  });

  it.each([
    ['府中市1-1', 'two cities bear the name'],
    ['伊達市1-1', 'two cities bear the name'],
    ['中央区1-1', 'wards of many cities bear the name'],
    ['大島町1-2', 'a town of many cities, and a municipality'],
    ['本町1-2', 'no municipality'],
    ['京都府京都市亀屋町1', 'no ward, and several have a town of the name'],
    ['東京都', 'a prefecture alone'],
    ['コーポ山田302', 'no address'],
    ['東京都千代●区丸の内1-9-1', 'a lost character'],
  ])('%s is none for certain: %s', (text) => {
    expect(municipalityOf(read(text))).toBeNull();
    expect(townKey(read(text))).toBeNull();
  });

  it('compares by code where both are certain', () => {
    expect(sameMunicipality(read('東京都府中市宮西町1'), read('府中市宮西町2'))).toBe(true);
    expect(sameMunicipality(read('東京都府中市宮西町1'), read('広島県府中市府川町1'))).toBe(false);
    expect(sameMunicipality(read('東京都府中市宮西町1'), read('府中市1'))).toBeNull();
  });
});

describe('the town key', () => {
  it.each([
    ['東京都千代田区霞が関一丁目1番1号', '千代田区霞ヶ関1-1-1'],
    ['長野県松本市大字島内4570', '長野県松本市島内1'],
    ['京都府京都市中京区寺町通御池上る上本能寺前町488', '京都府京都市中京区上本能寺前町1'],
    ['東京都西多摩郡檜原村467-1', '東京都西多摩郡桧原村467-1'],
  ])('%s and %s share it', (a, b) => expect(townKey(read(a))).toBe(townKey(read(b))));
});

describe('the parts of an address', () => {
  it.each([
    ['東京都港区六本木六丁目10番1号', '六本木', '6丁目 10番 1号', ''],
    ['愛媛県松山市三番町四丁目4番地1', '三番町', '4丁目 4番地 1', ''],
    ['石川県金沢市高畠イ12番地の3甲', '高畠', 'イ 12番地 3 甲', ''],
    ['岩手県久慈市夏井町早坂第3地割12番地5', '夏井町早坂', '3地割 12番地 5', ''],
    ['長野県松本市大字島内字西原123番地三井ハイツ', '大字島内字西原', '123番地', '三井ハイツ'],
    ['東京都千代田区丸の内1-9-1 21世紀ビル302', '丸の内', '1 9 1', ' 21世紀ビル302'],
    ['東京都千代田区丸の内1-9-1-302号室', '丸の内', '1 9 1', '-302号室'],
    ['東京都青ヶ島村無番地', '', '無番地', ''],
    ['北海道網走市三眺番外地', '三眺', '番外', ''],
    ['北海道札幌市中央区北1条西2丁目3', '北1条西', '2丁目 3', ''],
    ['東京都千代田区二番町5番地6', '二番町', '5番地 6', ''],
    ['東京都品川区五反田六丁目1番1号', '五反田', '6丁目 1番 1号', ''],
    ['秋田県能代市山本町1-2', '山本町', '1 2', ''],
  ])('%s: town %s, numbers %s, building %s', (text, town, numbers, building) => {
    const parts = partsOf(read(text));
    expect(parts.town).toBe(town);
    expect(parts.numbers.map((one) => one.value + one.kind).join(' ')).toBe(numbers);
    expect(parts.building).toBe(building);
  });

  it('are null for a blank text', () => {
    for (const text of ['', ' ', '　\t', '〒100-0005']) expect(parseAddress(text)).toBeNull();
  });
});

describe('private-use characters', () => {
  const characters = new Map([['\uE000', '澤']]);
  it('become what the source says they are', () => {
    expect(parseAddress('神奈川県横浜市\uE000町1', null, characters)).toEqual(parseAddress('神奈川県横浜市澤町1'));
  });
  it('are lost where the source does not know them', () => {
    expect(parseAddress('神奈川県横浜市\uE001町1', null, characters)?.key).toBeNull();
  });
});
