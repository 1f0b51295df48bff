/** Values of options that count something. */
import { InvalidArgumentError } from 'commander';

/** 1, 2, 3 … */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('1, 2, 3 …');
  return Number(text);
}

/** 0 to `most`. */
export const upTo =
  (most: number) =>
  (text: string): number => {
    if (!/^\d{1,9}$/.test(text) || Number(text) > most) throw new InvalidArgumentError(`0–${most}`);
    return Number(text);
  };
