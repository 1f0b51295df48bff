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
    : { value, type: String, format: '@', alignVertical: 'top', ...style };
