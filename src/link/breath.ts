/** Long work on one thread, interrupted for a moment now and then: without it no signal would be heard while it lasts. */

/** To be awaited once a turn of a loop. */
export type Breath = () => Promise<void>;

/** Turns of a loop between two moments. */
const turns = 64;

/** A breath of its own for one piece of work: the first turn takes one, then every so manieth. */
export function breathing(): Breath {
  let turn = 0;
  return async () => {
    if (turn++ % turns === 0) await new Promise((resolve) => setImmediate(resolve));
  };
}
