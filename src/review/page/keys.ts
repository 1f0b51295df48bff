/** The keys of the page, as `?` shows them. The script in page-script/keyboard.ts does what is said here. */
import { type Html, html, type Say } from './html.js';

export function keysDialog(t: Say): Html {
  const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [
      t('移動', 'Move'),
      [
        ['n', t('次の未処理の事例', 'next case to do')],
        ['j / k', t('一覧の順で次 / 前の事例', 'next / previous case of the list')],
        ['b', t('直前の画面へ戻る', 'back to the screen before')],
        ['s', t('今は飛ばす（この作業中は「次」に出さない）', 'skip: not offered again in this session')],
        ['l', t('一覧', 'queue')],
        ['f', t('進み具合と数値', 'figures')],
        ['/', t('検索', 'search')],
      ],
    ],
    [
      t('決定', 'Decide'),
      [
        ['1 – 6', t('決定を選ぶ', 'choose the decision')],
        ['1 – 9', t('続けて理由を選ぶ', 'then choose the reason')],
        ['Enter', t('記録して次へ', 'record it and go on')],
        ['m', t('メモを書く', 'write a note')],
        ['Esc', t('選び直す', 'choose again')],
        ['u', t('直前の決定を取り消す', 'undo the last decision')],
        ['y', t('確認者として認める', 'confirm, as the second person')],
        ['x', t('確認者として差し戻す', 'send back, as the second person')],
      ],
    ],
    [
      t('見る', 'Look'),
      [
        ['c', t('次の候補と比べる（最後の次は番号の持ち主）', 'compare the next candidate, then the holder again')],
        ['g', t('字形とコードポイントを開く・閉じる', 'open or close the glyphs')],
        ['?', t('このキー一覧', 'these keys')],
      ],
    ],
  ];
  return html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">${t('キー操作', 'Keys')}</h2><div class="groups">
${groups.map(
  ([name, keys]) =>
    html`<section><h3>${name}</h3><dl>${keys.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl></section>`,
)}</div>
<form method="dialog"><button>${t('閉じる', 'Close')} <kbd>Esc</kbd></button></form></dialog>`;
}
