import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AlphabetName,
  alphabetNameRules,
  compareAlphabetNames,
  compareAlphabetWithKana,
  parseAlphabetName,
} from '../../../src/fields/alphabet-name/index.js';

const read = (text: string): AlphabetName => {
  const name = parseAlphabetName(text);
  if (!name) throw new Error('blank');
  return name;
};
const ids = (rules: readonly { readonly id: string }[] | undefined) => rules?.map((rule) => rule.id) ?? [];

describe('parseAlphabetName', () => {
  it.each([
    ['ZHANG YULIN', 'ZHANG YULIN', 'ZHANGYULIN'],
    ['Zhang,Yulin', 'ZHANG YULIN', 'ZHANGYULIN'],
    ['ＺＨＡＮＧ　ＹＵＬＩＮ', 'ZHANG YULIN', 'ZHANGYULIN'],
    ['ZHANG<<YULIN<<<', 'ZHANG YULIN', 'ZHANGYULIN'],
    ['Dupont Jean - Pierre', 'DUPONT JEAN-PIERRE', 'DUPONTJEAN-PIERRE'],
    ['O’Brien  Mary', "O'BRIEN MARY", "O'BRIENMARY"],
    ['Straße', 'STRASSE', 'STRASSE'],
    ['Van ŉ Berg', 'VAN N BERG', 'VANNBERG'],
    ['nuñez josé', 'NUÑEZ JOSÉ', 'NUÑEZJOSÉ'],
    ['J. R. Smith Jr.', 'J R SMITH JR', 'JRSMITHJR'],
    ['ZH?NG YULIN', 'ZH●NG YULIN', null],
    ['ZHANG YUL\uE000N', 'ZHANG YUL●N', null],
  ])('%s is %s', (text, canonical, key) => {
    expect(parseAlphabetName(text)).toMatchObject({ text: canonical, key });
  });

  it.each(['', ' ', '　', '-', "'", ',.'])('%j is blank', (text) => expect(parseAlphabetName(text)).toBeNull());
});

describe('compareAlphabetNames', () => {
  it.each([
    ['ZHANG YULIN', 'Zhang Yulin', 'agree', []],
    ['ZHANG YULIN', 'ZHANG, YULIN', 'agree', []],
    ['ZHANG YU LIN', 'ZHANG YULIN', 'agree', []],
    ['ZHANG YULIN', 'YULIN ZHANG', 'agree_by_rule', ['alphabet/token-order']],
    ['YU LIN ZHANG', 'ZHANG YULIN', 'agree_by_rule', ['alphabet/joined', 'alphabet/token-order']],
    ['ZHANG YU-LIN', 'ZHANG YULIN', 'agree_by_rule', ['alphabet/punctuation']],
    ['Jean-Pierre DUPONT', 'DUPONT JEAN PIERRE', 'agree_by_rule', ['alphabet/punctuation', 'alphabet/token-order']],
    ["O'BRIEN MARY", 'O BRIEN MARY', 'agree_by_rule', ['alphabet/punctuation']],
    ['NUÑEZ JOSÉ', 'NUNEZ JOSE', 'agree_by_rule', ['alphabet/diacritics']],
    ['MÜLLER ANNA', 'MUELLER ANNA', 'agree_by_rule', ['alphabet/diacritics']],
    ['MÜLLER ANNA', 'ANNA MULLER', 'agree_by_rule', ['alphabet/diacritics', 'alphabet/token-order']],
    ['SØRENSEN LARS', 'SOERENSEN LARS', 'agree_by_rule', ['alphabet/diacritics']],
    ['ĐẶNG THỊ HOA', 'DANG THI HOA', 'agree_by_rule', ['alphabet/diacritics']],
    ['JOHN PAUL SMITH', 'JOHN SMITH', 'differ', ['alphabet/middle-name']],
    ['JOHN PAUL SMITH', 'SMITH JOHN P.', 'differ', ['alphabet/middle-initial']],
    ['JOHN PAUL SMITH', 'JOHN GEORGE SMITH', 'differ', []],
    ['JOHN SMITH', 'J SMITH', 'differ', ['alphabet/initial']],
    ['JOHN SMITH', 'JAMES SMITH', 'differ', []],
    ['FERNANDEZ GARCIA MARIA DOL', 'FERNANDEZ GARCIA MARIA DOLORES', 'differ', ['alphabet/truncated']],
    ['SMITH ANN', 'SMITH ANNABEL', 'differ', []],
    ['SMITH', 'JOHN SMITH', 'differ', ['alphabet/part']],
    ['SATO YUKO', 'SATOH YUUKO', 'differ', ['alphabet/long-vowel']],
    ['CHINO SHINJI', 'TINO SINZI', 'differ', ['alphabet/spelling-system']],
    ['MOHAMMED ALI', 'MOHAMED ALI', 'differ', ['alphabet/one-letter']],
    ['NGUYEN VAN ANH', 'NGUYEN VAN AHN', 'differ', ['alphabet/one-letter']],
    ['ZHANG YULIN', 'ZHAO YULIN', 'differ', []],
    ['LI NA', 'LI AN', 'differ', []],
    ['ZH●NG YULIN', 'ZHANG YULIN', 'undecidable', []],
    ['YULIN ZH●NG', 'ZHANG YULIN', 'undecidable', []],
    ['●●●', 'ZHANG YULIN', 'undecidable', []],
    ['ZH●NG YUMEI', 'ZHANG YULIN', 'differ', []],
    ['ZH●NG YULIN', 'ZH●NG YULIN', 'undecidable', []],
  ])('%s and %s: %s %j', (a, b, outcome, rules) => {
    for (const [left, right] of [
      [a, b],
      [b, a],
    ] as const) {
      const found = compareAlphabetNames(read(left), read(right), 2);
      expect(found.outcome).toBe(outcome);
      expect(ids(found.rules)).toEqual(rules);
    }
  });

  it('the threshold says which rules may hold names equal', () => {
    const [a, b] = [read('JOHN PAUL SMITH'), read('JOHN SMITH')];
    expect(compareAlphabetNames(a, b, 3).outcome).toBe('agree_by_rule');
    expect(compareAlphabetNames(read('ZHANG YULIN'), read('YULIN ZHANG'), 1).outcome).toBe('differ');
  });
});

describe('compareAlphabetWithKana', () => {
  it.each([
    ['SATOH TAROU', 'サトウ　タロウ', 'agree_by_rule', ['alphabet/romanization']],
    ['TAROU SATOU', 'ｻﾄｳ ﾀﾛｳ', 'agree_by_rule', ['alphabet/romanization']],
    ['Ōno Yūko', 'オオノ ユウコ', 'agree_by_rule', ['alphabet/romanization']],
    ['HATCHO SHINJI', 'ハッチョ シンジ', 'agree_by_rule', ['alphabet/romanization']],
    ['NAMBA JUN', 'ナンバ ジュン', 'agree_by_rule', ['alphabet/romanization']],
    ['TUTIDA ZYUN', 'つちだじゅん', 'agree_by_rule', ['alphabet/romanization']],
    ['KANO UMI', 'カノウミ', 'agree_by_rule', ['alphabet/romanization']],
    ['SATO YUKO', 'サトウ ユウコ', 'undecidable', ['alphabet/long-vowel']],
    ['ZHANG YULIN', 'チャン ユウリン', 'undecidable', []],
    ['JOHN SMITH', 'ジョン スミス', 'undecidable', []],
    ['SATO YUKO', 'スズキ ハナコ', 'undecidable', []],
    ['SATO YUKO', '', 'undecidable', []],
  ])('%s and %s: %s %j', (alphabet, kana, outcome, rules) => {
    const found = compareAlphabetWithKana(read(alphabet), kana, 2);
    expect(found.outcome).toBe(outcome);
    expect(ids(found.rules)).toEqual(rules);
  });
});

describe('rules', () => {
  const examples = alphabetNameRules.flatMap((rule) =>
    rule.examples.map(([a, b]) => [rule.id, rule.evidence, a, b] as const),
  );

  it.each(examples)('%s (%i): %s and %s', (id, evidence, a, b) => {
    const found = /\p{sc=Kana}/u.test(b)
      ? compareAlphabetWithKana(read(a), b, 2)
      : compareAlphabetNames(read(a), read(b), 2);
    expect(ids(found.rules)).toContain(id);
    expect(found.outcome === 'agree_by_rule').toBe(evidence <= 2);
  });
});

describe('laws', () => {
  const word = fc.constantFrom(
    'ZHANG',
    'YU',
    'LIN',
    'YULIN',
    'J',
    'JOHN',
    'MÜLLER',
    'Mueller',
    "O'BRIEN",
    'JEAN-PIERRE',
    'SATO',
    'SATOH',
    'Z?ANG',
    'Đặng',
    'A',
    'AN',
    'NA',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const name = text.map(read);

  it('reading the canonical text gives the same value', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (raw) => {
        const once = parseAlphabetName(raw);
        if (once) expect(parseAlphabetName(once.text)).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('comparing is symmetric, and two names agree exactly where their keys do', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [forth, back] = [compareAlphabetNames(a, b, 2), compareAlphabetNames(b, a, 2)];
        expect(back.outcome).toBe(forth.outcome);
        expect(ids(back.rules)).toEqual(ids(forth.rules));
        expect(forth.outcome === 'agree').toBe(a.key !== null && a.key === b.key);
      }),
      { numRuns: 3000 },
    );
  });

  it('width and more spaces never change an outcome', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const wide = a
          .replace(/[!->@-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
          .replaceAll(' ', '　 ');
        expect(compareAlphabetNames(read(wide), read(b), 2).outcome).toBe(
          compareAlphabetNames(read(a), read(b), 2).outcome,
        );
      }),
    );
  });
});
