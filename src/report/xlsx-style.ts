/** Colours and the plain text cell of worklist.xlsx. */
import type { Cell, CellObject } from 'write-excel-file/node';
import type { Outcome } from '../model.js';

export const fills: Partial<Record<Outcome, string>> = {
  differ: '#FBE3E1',
  agree_by_rule: '#FFF4CF',
  undecidable: '#E4E1F5',
};
export const gradeFills = { C: '#F8C9C4', B: '#FFE9A8', A: '#FFFFFF' } as const;
export const HEAD = '#1F3A5F';
export const REGISTER_HEAD = '#4B5F7A';
export const DECISION_HEAD = '#2E6B4F';
export const DECISION = '#EEF6F1';
export const CLOSED = '#EDEDED';
export const QUIET = '#8A8A8A';

/** A text cell; format @ keeps it text while it is edited. Empty ones without a colour are left out. */
export const text = (value: string, style: CellObject = {}): Cell =>
  value === '' && style.backgroundColor === undefined
    ? null
    : { value: xstring(value), type: String, format: '@', alignVertical: 'top', ...style };

/**
 * A text as a workbook holds it, so that reading it back gives the same: characters that XML has not, or changes (a carriage return),
 * are written as `_x000D_`, and a text that itself looks so has its first underscore written as `_x005F_`. Half a surrogate pair
 * stands for nothing, and is a lost character. Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 */
export const xstring = (value: string): string => escaped(value.replace(/_(?=x[0-9a-f]{4}_)/gi, UNDERSCORE));

/** The same for a part of a text: what follows an underscore may begin the next part. */
export const xstringPart = (value: string): string => escaped(value.replace(/_(?=x|$)/gi, UNDERSCORE));

const UNDERSCORE = '_x005F_';
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (value: string): string =>
  value.replace(lone, '\ufffd').replace(/[\p{Cc}\ufffe\uffff]/gu, (character) =>
    // A tab and a line feed are characters of XML like any other.
    character === '\t' || character === '\n' ? character : `_x${hexadecimal(character)}_`,
  );

const hexadecimal = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
