import { describe, expect, it } from 'vitest';
import {
  type KanaName,
  parseKanaName,
  sameInOtherOrder,
  splitComparison,
} from '../../../src/fields/kana-name/index.js';

const kana = (text: string): KanaName => parseKanaName(text) as KanaName;

describe('splitComparison', () => {
  it.each([
    ['ヤマダ ハナコ', 'スズキ ハナコ', 'differ', 'agree'],
    ['ヤマダ ハナコ', 'ヤマダ ヨシコ', 'agree', 'differ'],
    ['ヤマダ ハナコ', 'スズキハナコ', 'differ', 'agree'],
    ['ヤマダハナコ', 'ヤマダ ヨシコ', 'agree', 'differ'],
    ['オオノ ユウコ', 'オーノユーコ', 'agree_by_rule', 'agree_by_rule'],
    ['ヤマダ ハナコ', 'ヤマ● ハナコ', 'undecidable', 'agree'],
    ['スミス ジョン ポール', 'スミス ジョンポール', 'agree', 'agree'],
    ['ヤマダ ハナコ', 'ハ', 'differ', 'differ'],
  ])('%s and %s: surname %s, given name %s', (a, b, surname, given) => {
    expect(splitComparison(kana(a), kana(b), 2)).toEqual({ surname, given });
    expect(splitComparison(kana(b), kana(a), 2)).toEqual({ surname, given });
  });

  it('is null where neither side parts the name', () => {
    expect(splitComparison(kana('ヤマダハナコ'), kana('スズキハナコ'), 2)).toBeNull();
  });
});

describe('sameInOtherOrder', () => {
  it.each([
    ['ヤマダ ハナコ', 'ハナコ ヤマダ', true],
    ['ヤマダ ハナコ', 'ハナコヤマダ', true],
    ['ジョン スミス', 'スミス シヨン', false],
    ['ジョン スミス', 'スミス ジヨン', true],
    ['ヤマダ ハナコ', 'ヤマダ ハナコ', false],
    ['ヤマダハナコ', 'ハナコヤマダ', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameInOtherOrder(kana(a), kana(b), 2)).toBe(same);
    expect(sameInOtherOrder(kana(b), kana(a), 2)).toBe(same);
  });
});
