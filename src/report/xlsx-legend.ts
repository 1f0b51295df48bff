/** The second sheet: what the colours mean, and what was left out. */
import type { Row } from 'write-excel-file/node';
import type { Bilingual } from '../model.js';
import { both, type Lang } from './phrases.js';
import { type Said, selectionText, unmaskedText } from './selection.js';
import { CLOSED, DECISION, fills, gradeFills, text } from './xlsx-style.js';

export function legend(left: number, lang: Lang, { selection, unmasked }: Said): Row[] {
  const row = (key: Bilingual, value: Bilingual, backgroundColor?: string): Row => [
    text(key[lang], { fontWeight: 'bold', height: 22, ...(backgroundColor ? { backgroundColor } : {}) }),
    text(value[lang], { wrap: true }),
  ];
  const rows = [
    ...(selection
      ? [
          row(
            both('絞り込み', 'Filter'),
            both(
              `事例の一部です：${selectionText(selection, 'ja')}`,
              `A part of the cases: ${selectionText(selection, 'en')}`,
            ),
            gradeFills.C,
          ),
        ]
      : []),
    row(
      both('区分C', 'Grade C'),
      both('資格情報・診療情報の閲覧を止めてから確認', 'Stop the use of the data, then recheck'),
      gradeFills.C,
    ),
    row(both('区分B', 'Grade B'), both('目で見て確認', 'Recheck by eye'), gradeFills.B),
    row(
      both('赤い下線の文字', 'Red, underlined'),
      both('保険者と住民記録で異なる文字', 'Characters that differ between the sides'),
    ),
    row(both('赤い欄', 'Red cell'), both('保険者と住民記録で異なる項目', 'The field differs'), fills.differ),
    row(
      both('黄色の欄', 'Yellow cell'),
      both('表記の違いで、規則により同じとした項目', 'Held equal by a named rule'),
      fills.agree_by_rule,
    ),
    row(
      both('紫の欄', 'Violet cell'),
      both('文字が読み取れないなど、判定できない項目', 'Undecidable, as by a lost character'),
      fills.undecidable,
    ),
    row(
      both('候補', 'Candidates'),
      both(
        '氏名・生年月日などの合致する住民。（ ）内の数は一致の確からしさで、大きいほど本人の可能性が高い',
        'Residents whom the data fit; the greater the number in brackets, the better',
      ),
    ),
    unmasked
      ? row(both('個人番号', 'Number'), both(unmaskedText(unmasked, 'ja'), unmaskedText(unmasked, 'en')), gradeFills.C)
      : row(
          both('個人番号（下4桁）', 'Number (last 4)'),
          both('個人番号は下4桁だけを示す', 'Only the last four digits of a number are shown'),
        ),
    row(
      both('緑の欄', 'Green cell'),
      both(
        '決定を記入する（事例の1件目の行だけ）。担当者とは別の人が確認し、「確認者」に記入する',
        'Decide here, on the first line of a case',
      ),
      DECISION,
    ),
    row(
      both('灰色の欄', 'Grey cell'),
      both('記入不要（同じ事例の2件目以降の行）', 'Leave blank (further lines of the case)'),
      CLOSED,
    ),
  ];
  rows.push(
    row(
      both('照合値', 'Check value'),
      both(
        '決定の取込みのとき、一覧を出した後の変更を見分けるための値。書き換えない',
        'Tells what changed after the list was made when decisions are taken back. Leave it as it is',
      ),
    ),
  );
  if (left === 0) return rows;
  const more = left.toLocaleString('en-US');
  return [
    ...rows,
    row(
      both('載せていない事例', 'Cases left out'),
      both(
        `このほか${more}件あります。すべてはworklist.csvにあります。`,
        `${more} more cases: worklist.csv has them all.`,
      ),
    ),
  ];
}
