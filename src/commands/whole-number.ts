/** An option's value that counts something: 1, 2, 3 … */
import { InvalidArgumentError } from 'commander';

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('1, 2, 3 …');
  return Number(text);
}
