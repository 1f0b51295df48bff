import { describe, expect, test } from 'vitest';
import { TotsugoError } from '../src/errors.js';

describe('messages', () => {
  test.each([
    [
      'ENOENT',
      '設定ファイル a.yaml を読めません（ファイルまたはフォルダーがありません：ENOENT）。パスと権限を確認してください。',
    ],
    ['EACCES', '設定ファイル a.yaml を読めません（権限がありません：EACCES）。パスと権限を確認してください。'],
    ['EWHATEVER', '設定ファイル a.yaml を読めません（EWHATEVER）。パスと権限を確認してください。'],
  ])('the reason %s is said in words where it is known', (reason, ja) => {
    expect(new TotsugoError('SETTINGS_UNREADABLE', { file: 'a.yaml', reason }).text('ja')).toBe(ja);
  });

  test('a parameter in words has both languages', () => {
    const error = new TotsugoError('SETTINGS_INVALID', { file: 'a', line: 2, detail: { ja: '誤り', en: 'a fault' } });
    expect(error.text('ja')).toBe('a 2行目：設定に誤りがあります（誤り）。直してもう一度実行してください。');
    expect(error.message).toBe(
      'SETTINGS_INVALID: a line 2: this setting is not right (a fault). Mend it and run again.',
    );
  });
});
