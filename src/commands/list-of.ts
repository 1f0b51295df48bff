/** An option's values: given more than once, side by side, or with commas between. */
import { InvalidArgumentError } from 'commander';

type Taker = (text: string, before: readonly string[] | undefined) => string[];

/**
 * A parser for commander that gathers every value. With `known`, a value that is none of them is a usage error.
 * Example: `--grade C,B`, `--grade C B` and `--grade C --grade B` all give `['C', 'B']`.
 */
export function listOf(known?: readonly string[]): Taker {
  return (text, before = []) => {
    const values = text
      .normalize('NFKC')
      .split(/[,、]/)
      .map((value) => value.trim())
      .filter((value) => value !== '');
    if (values.length === 0) throw new InvalidArgumentError(known?.join(', ') ?? '1, 2, 3 …');
    const stranger = known && values.some((value) => !known.includes(value));
    if (stranger) throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}.`);
    return [...new Set([...before, ...values])];
  };
}
