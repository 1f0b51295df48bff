/**
 * Random tests draw the same values in every run, so that a change that fails is at fault itself. `TOTSUGO_TEST_SEED`
 * takes another number, or `random`: that searches on for values that nobody thought of.
 */
import fc from 'fast-check';

const asked = process.env.TOTSUGO_TEST_SEED ?? '20261124';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
