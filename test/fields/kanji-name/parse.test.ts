import { describe, expect, test } from 'vitest';
import {
  compareKanjiNames,
  hasLostCharacter,
  isWrittenInKana,
  isWrittenInLatin,
  parseKanjiName,
} from '../../../src/fields/kanji-name/index.js';

describe('canonical text', () => {
  const cases: [string, string][] = [
    ['渡邉　一郎', '渡邉 一郎'],
    ['　渡邉　　一郎 ', '渡邉 一郎'],
    ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ヤマダ タロウ'],
    ['ｶﾞ', 'ガ'],
    ['か\u3099', 'が'],
    ['カ゛', 'ガ'],
    ['Ｓｍｉｔｈ', 'SMITH'],
    ['Jose\u0301', 'JOSÉ'],
    ['マリア・ルイサ', 'マリア ルイサ'],
    ['マリ－', 'マリー'],
    ['マリ‐', 'マリー'],
    ['SMITH-JONES', 'SMITH JONES'],
    ["O'Brien", 'O BRIEN'],
    ['\ufeff山田\u200b太郎', '山田太郎'],
    ['山●太郎', '山〓太郎'],
    ['山？太郎', '山?太郎'],
    ['\ufa19谷', '\ufa19谷'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
    ['神\ufe00', '神\ufe00'],
    ['山\ufe0f', '山'],
    ['さ\u{e0100}', 'さ'],
    ['〇', '〇'],
    ['\ud840', '〓'],
    ['山&#64017;', '山﨑'],
    ['&#x20BB7;田', '𠮷田'],
    ['&#57344;田', '〓田'],
    ['A&#38;B', 'A&〓38 B'],
  ];
  for (const [source, text] of cases) {
    test(JSON.stringify(source), () => expect(parseKanjiName(source)?.text).toBe(text));
  }
  for (const blank of ['', ' ', '　 　', '・', '-', '\u200b', '\t\r\n']) {
    test(`${JSON.stringify(blank)} holds nothing`, () => expect(parseKanjiName(blank)).toBeNull());
  }
});

test('compatibility ideographs survive: NFC would write 神 for U+FA19', () => {
  for (const character of '\ufa19\ufa10\ufa1e\uf9dc\u{2f800}') expect(parseKanjiName(character)?.key).toBe(character);
});

describe('a source’s own characters', () => {
  const characters = new Map([
    ['\ue000', '𠮷'],
    ['\ue001', '葛\u{e0100}'],
    ['\u{f0000}', '邉'],
  ]);
  test('become ordinary characters by the table', () => {
    expect(parseKanjiName('\ue000田', characters)).toEqual({ text: '𠮷田', key: '𠮷田', parts: ['𠮷田'] });
    expect(parseKanjiName('\ue001城', characters)?.key).toBe('葛\u{e0100}城');
    expect(parseKanjiName('渡\u{f0000}', characters)?.key).toBe('渡邉');
  });
  test('are lost where the table lacks them', () => {
    const name = parseKanjiName('\ue002田', characters);
    expect(name).toEqual({ text: '〓田', key: null, parts: ['〓田'] });
    expect(name && hasLostCharacter(name)).toBe(true);
  });
  test('are never equal by their code alone', () => {
    const [a, b] = [parseKanjiName('\ue002田'), parseKanjiName('\ue002田')];
    expect(a && b && compareKanjiNames(a, b, 2)).toEqual({ outcome: 'undecidable' });
  });
});

describe('script of the whole name', () => {
  const cases: [string, boolean, boolean][] = [
    ['ﾔﾏﾀﾞ ﾀﾛｳ', true, false],
    ['やまだ　たろう', true, false],
    ['マリー', true, false],
    ['さち子', false, false],
    ['JOHN SMITH', false, true],
    ['Ｊｏｓé', false, true],
    ['山田', false, false],
    ['ヤマ●', false, false],
    ['李 JOHN', false, false],
  ];
  for (const [text, kana, latin] of cases) {
    test(text, () => {
      const name = parseKanjiName(text);
      expect(name && [isWrittenInKana(name), isWrittenInLatin(name)]).toEqual([kana, latin]);
    });
  }
});
