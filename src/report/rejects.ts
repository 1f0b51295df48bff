/** rejects.csv: input rows that could not be read. Its column names are the same in every language, for programs. */
import { basename } from 'node:path';
import type { Bilingual, Reject } from '../model.js';
import type { Lang } from './phrases.js';
import { rowWithoutNumbers } from './show.js';

/** What a reject's code means, where it is known. */
export type RejectText = (code: string) => Bilingual | undefined;

export function rejectsHeader(withRows: boolean): string[] {
  const head = ['file', 'line', 'byte_offset', 'code', 'column', 'side', 'explanation'];
  return withRows ? [...head, 'row'] : head;
}

/** Whole Individual Numbers and most of one are masked even in the row itself. */
export function rejectRow(reject: Reject, withRows: boolean, text: RejectText, lang: Lang): string[] {
  const { file, line, byteOffset, code, column, side, row } = reject;
  const cells = [basename(file), String(line), String(byteOffset), code, column ?? '', side, text(code)?.[lang] ?? ''];
  return withRows ? [...cells, rowWithoutNumbers(row ?? '')] : cells;
}
