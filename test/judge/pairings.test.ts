import { describe, expect, it } from 'vitest';
import { comparePair } from '../../src/judge/compare.js';
import { type Normalized, normalizeRecord } from '../../src/judge/normalize.js';
import { defaultConventions, defaultPolicy } from '../../src/judge/policy.js';
import type { FieldOutcome, SourceRecord } from '../../src/model.js';

const rest = { birthDate: '1985-01-02', sex: '2', address: '東京都千代田区丸の内1-9-1' };
const normal = (record: SourceRecord): Normalized => normalizeRecord({ ...rest, ...record }, defaultConventions);
const said = ({ outcome, rules }: FieldOutcome): string =>
  [outcome, ...(rules ?? []).map(({ id }) => id).filter((id) => id.startsWith('pairing/'))].join(' ');

const former = { nameKanji: '小園 朱美', nameKana: 'コゾノ アケミ', formerName: '八幡', formerNameKana: 'ヤワタ' };
const joined = { nameKanji: '佐藤美智子', nameKana: 'サトウミチコ', formerName: '山田', formerNameKana: 'ヤマダ' };
const foreigner = {
  nameKanji: '王 小明',
  nameAlphabet: 'WANG XIAOMING',
  alias: '山田 太郎',
  aliasKana: 'ヤマダ タロウ',
};

type Case = [what: string, register: SourceRecord, insurer: SourceRecord, kanji: string, kana: string, reading: string];
const MISSING = 'missing';
const FORMER = 'agree_by_rule pairing/former-name';
const ALIAS = 'agree_by_rule pairing/alias';
const ALPHABET = 'agree_by_rule pairing/alphabet';
const KANA_TYPED = 'agree_by_rule pairing/kana-in-kanji-field';

const unspoken = { nameKanji: 'WANG XIAOMING', alias: '山田 太郎', aliasKana: 'ヤマダ タロウ' };

const cases: Case[] = [
  [
    'kana of the alphabet name, the register has those of the alias alone',
    unspoken,
    { nameKanji: 'WANG XIAOMING', nameKana: 'ワン シャオミン' },
    'agree',
    MISSING,
    MISSING,
  ],
  ['kana of the alias', unspoken, { nameKanji: '山田 太郎', nameKana: 'ヤマダ タロウ' }, ALIAS, ALIAS, MISSING],
  [
    'kana of somebody else',
    unspoken,
    { nameKanji: '山本 次郎', nameKana: 'ヤマモト ジロウ' },
    'differ',
    'differ',
    MISSING,
  ],
  ['kana of somebody else alone', unspoken, { nameKana: 'スズキ ハナコ' }, MISSING, 'differ', MISSING],
  ['former surname, spaced', former, { nameKanji: '八幡 朱美' }, FORMER, MISSING, MISSING],
  ['former surname, insurer unspaced', former, { nameKanji: '八幡朱美' }, FORMER, MISSING, MISSING],
  ['former surname, register unspaced', joined, { nameKanji: '山田美智子' }, FORMER, MISSING, MISSING],
  ['former surname, register unspaced, insurer spaced', joined, { nameKanji: '山田 美智子' }, FORMER, MISSING, MISSING],
  [
    'former surname with its given name',
    { ...former, formerName: '八幡 朱美' },
    { nameKanji: '八幡朱美' },
    FORMER,
    MISSING,
    MISSING,
  ],
  ['former surname, other given name', former, { nameKanji: '八幡 明美' }, 'differ', MISSING, MISSING],
  ['former surname, part of the given name', joined, { nameKanji: '山田智子' }, 'differ', MISSING, MISSING],
  ['another surname', former, { nameKanji: '八木 朱美' }, 'differ', MISSING, MISSING],
  ['former kana', former, { nameKana: 'ヤワタ アケミ' }, MISSING, FORMER, MISSING],
  ['former kana, unspaced', joined, { nameKana: 'ヤマダミチコ' }, MISSING, FORMER, MISSING],
  ['former kana, part of the given name', joined, { nameKana: 'ヤマダチコ' }, MISSING, 'differ', MISSING],
  ['former kana, other given name', former, { nameKana: 'ヤワタ アケオ' }, MISSING, 'differ', MISSING],
  [
    'former names in kanji and kana',
    former,
    { nameKanji: '八幡 朱美', nameKana: 'ヤワタ アケミ' },
    FORMER,
    FORMER,
    MISSING,
  ],
  ['kana typed, former surname on the register', former, { nameKanji: 'コゾノ アケミ' }, MISSING, KANA_TYPED, MISSING],
  ['the same, half width', former, { nameKanji: 'ｺｿﾞﾉ ｱｹﾐ' }, MISSING, KANA_TYPED, MISSING],
  ['former kana typed', former, { nameKanji: 'ヤワタ アケミ' }, MISSING, FORMER, MISSING],
  ['former kana typed, other given name', former, { nameKanji: 'ヤワタ アケオ' }, MISSING, 'differ', MISSING],
  ['kana typed, another surname', former, { nameKanji: 'オゾノ アケミ' }, MISSING, 'differ', MISSING],
  [
    'kana typed, register without kana',
    { nameKanji: '小園 朱美', formerName: '八幡' },
    { nameKanji: 'コゾノ アケミ' },
    MISSING,
    MISSING,
    'agree_by_rule',
  ],
  [
    'former kana against the former surname as written',
    { nameKanji: '小園 朱美', formerName: '八幡' },
    { nameKana: 'ヤワタ アケミ' },
    MISSING,
    MISSING,
    FORMER,
  ],
  [
    'the same, another person',
    { nameKanji: '小園 朱美', formerName: '八幡' },
    { nameKana: 'ヤマダ アケミ' },
    MISSING,
    MISSING,
    'differ',
  ],
  [
    'kana typed and kana stated',
    former,
    { nameKanji: 'コゾノ アケミ', nameKana: 'コゾノ アケミ' },
    MISSING,
    'agree',
    MISSING,
  ],
  ['alias', foreigner, { nameKanji: '山田太郎' }, ALIAS, MISSING, MISSING],
  ['alias, another given name', foreigner, { nameKanji: '山田次郎' }, 'differ', MISSING, MISSING],
  ['alias kana', foreigner, { nameKana: 'ヤマダ タロウ' }, MISSING, ALIAS, MISSING],
  ['alias kana typed', foreigner, { nameKanji: 'ヤマダ タロウ' }, MISSING, ALIAS, MISSING],
  ['alias kana typed, another given name', foreigner, { nameKanji: 'ヤマダ ジロウ' }, MISSING, 'differ', MISSING],
  [
    'alias against kana, none stated',
    { ...foreigner, aliasKana: null },
    { nameKana: 'ヤマダ タロウ' },
    MISSING,
    MISSING,
    ALIAS,
  ],
  [
    'alias against kana, another person',
    { ...foreigner, aliasKana: null },
    { nameKana: 'タナカ タロウ' },
    MISSING,
    MISSING,
    'differ',
  ],
  ['alias against alias', foreigner, { nameKanji: '王 大明', alias: '山田 太郎' }, ALIAS, MISSING, MISSING],
  ['alphabet in the kanji field', foreigner, { nameKanji: 'ＷＡＮＧ　ＸＩＡＯＭＩＮＧ' }, ALPHABET, MISSING, MISSING],
  ['alphabet in the kanji field, other order', foreigner, { nameKanji: 'XIAOMING WANG' }, ALPHABET, MISSING, MISSING],
  ['alphabet in the kanji field, another person', foreigner, { nameKanji: 'WANG DAMING' }, 'differ', MISSING, MISSING],
  [
    'alphabet in the kanji field, none on the register',
    { nameKanji: '王 小明', alias: '山田 太郎' },
    { nameKanji: 'WANG XIAOMING' },
    MISSING,
    MISSING,
    MISSING,
  ],
  ['alphabet against alphabet', foreigner, { nameAlphabet: 'Wang Xiaoming' }, ALPHABET, MISSING, MISSING],
  [
    'kana typed on both sides',
    { nameKanji: 'コゾノ アケミ' },
    { nameKanji: 'コゾノアケミ' },
    'agree',
    MISSING,
    MISSING,
  ],
  [
    'a name of kana by law',
    { nameKanji: 'さくら さつき' },
    { nameKanji: 'サクラ サツキ' },
    'agree_by_rule',
    MISSING,
    MISSING,
  ],
];

describe('pairings of the names that two records state', () => {
  it.each(cases)('%s', (_what, register, insurer, kanji, kana, reading) => {
    const [a, b] = [normal({ source: 'municipal', ...register }), normal({ source: 'insurer', ...insurer })];
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const { fields } = comparePair(x, y, defaultPolicy, () => 0);
      expect([said(fields.nameKanji), said(fields.nameKana), said(fields.reading)]).toEqual([kanji, kana, reading]);
    }
  });

  it('kana typed in the kanji field beside a former surname is no difference', () => {
    const a = normal({ source: 'municipal', ...former });
    const b = normal({ source: 'insurer', nameKanji: 'コゾノ アケミ' });
    const { class: found, hints } = comparePair(a, b, defaultPolicy, () => 0);
    expect([found, hints]).toEqual(['AGREE_BY_RULE', ['kana_in_kanji_field']]);
  });
});
