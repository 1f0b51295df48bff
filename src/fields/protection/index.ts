/** 支援措置 (protection of victims of domestic violence and the like): the one place that decides what its column says. */
import type { SourceRecord } from '../../model.js';

/** What plainly says that there is none. Whatever else is not blank (確認中, 期限切れ, 1) withholds: in doubt it does. */
const no: ReadonlySet<string> = new Set([
  '0',
  '00',
  'false',
  'no',
  'n',
  '無',
  '無し',
  'なし',
  '無効',
  '非該当',
  '×',
  '-',
]);

/**
 * Whether a record's mark of protection withholds its addresses. A profile may give a source's own codes; this is for what they
 * leave open, and for records that come without a profile. The commonest marks cost nothing: it is asked of every row.
 * @example isProtected('なし') // false; isProtected('確認中') // true
 */
export function isProtected(mark: SourceRecord['protected']): boolean {
  if (mark === null || mark === undefined || mark === '' || mark === '0') return false;
  if (typeof mark === 'boolean') return mark;
  const text = mark.normalize('NFKC').trim().toLowerCase();
  return text !== '' && !no.has(text);
}
