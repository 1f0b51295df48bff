/** Reasons of the classes that hold several enrolments: one number on several, several numbers on one person, rows that slipped. */
import type { Bilingual, FindingDraft } from '../model.js';
import { both, idList, sentences } from './phrases.js';

/** What is enrolled under a number that the register lacks, while the resident it fits has the right one elsewhere. */
export function twoNumbers({ insurer, municipal }: FindingDraft): Bilingual {
  const [strange = '', ...others] = insurer;
  const own = others.length > 0 ? idList(others) : null;
  const [resident = ''] = municipal;
  return sentences([
    both(
      `${strange} の個人番号は住民記録にありませんが、氏名・生年月日などは宛名番号 ${resident} の住民に合致します。`,
      `The register does not hold the number of ${strange}, but the data fit resident ${resident}.`,
    ),
    both(
      `この住民は、住民記録の個人番号でも加入しています${own ? `（${own.ja}）` : ''}。どちらの番号が正しいか確認してください。`,
      `This resident is enrolled under the register's number as well${own ? ` (${own.en})` : ''}. Find out which is right.`,
    ),
  ]);
}

export function numberShared({ insurer, detail }: FindingDraft): Bilingual {
  const fits = detail.fits ?? [];
  const not = detail.doesNotFit ?? [];
  const open = insurer.filter((id) => !fits.includes(id) && !not.includes(id));
  const start = both(
    `1つの個人番号に、別人と見られる有効な資格が${insurer.length}件あります。`,
    `${insurer.length} active enrolments of different people share one number.`,
  );
  const part = (ids: readonly string[], ja: string, en: string): Bilingual | null => {
    const list = idList(ids);
    return ids.length > 0 ? both(`${ja} ${list.ja} です。`, `${en} ${list.en}.`) : null;
  };
  if (fits.length === 0 && open.length === 0) {
    const list = idList(not);
    return sentences([
      start,
      both(`どれも住民記録に合いません（${list.ja}）。`, `None fits the register (${list.en}).`),
    ]);
  }
  return sentences([
    start,
    part(fits, '住民記録に合うのは', 'The register fits'),
    part(not, '合わないのは', 'It does not fit'),
    part(open, 'どちらとも判断できないのは', 'Undecided:'),
  ]);
}

export function rowShift({ insurer, detail }: FindingDraft): Bilingual {
  const count = (detail.shift?.rows ?? insurer.length).toLocaleString('en-US');
  const by = detail.shift?.by ?? 1;
  const slip = `${Math.abs(by)}行`;
  const ja = by > 0 ? `${slip}後` : `${slip}前`;
  const en = `${Math.abs(by)} row${Math.abs(by) === 1 ? '' : 's'} ${by > 0 ? 'below' : 'above'}`;
  const first = insurer[0];
  const last = insurer[insurer.length - 1];
  const range =
    first === undefined || last === undefined
      ? both('', '')
      : both(`（${first} から ${last} まで）`, ` (${first} to ${last})`);
  return both(
    `${count}件${range.ja}の個人番号が${slip}ずつずれ、${ja}の人の番号になっています。貼り付けや行の挿入・削除によるずれと見られます。`,
    `${count} enrolments${range.en} hold the number of the person ${en}. The rows seem shifted, as by pasting.`,
  );
}
