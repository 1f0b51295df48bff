import { killNight, killNights, undisturbed } from './kills.js';

const once = (make) => {
  let made;
  return (...args) => (made ??= make(...args));
};
const expectation = once(undisturbed);

/** Kills right before each report gets its name, and after the last. */
const publications = [
  'closed.csv',
  'findings.ndjson',
  'rejects.csv',
  'report.html',
  'worklist.csv',
  'worklist.xlsx',
  'summary.json',
];

/** Every part of the soak: `(places, folder, numbers, told)` → its counts. */
export const parts = {
  async nights(places, folder, { nights }, told) {
    const expected = await expectation(places, folder);
    return { killed: nights, steps: await killNights(places, expected, folder, nights, told) };
  },
  async publications(places, folder) {
    const expected = await expectation(places, folder);
    const steps = {};
    for (const name of publications) {
      const step = await killNight(places, expected, folder, { TOTSUGO_KILL: `renameSync:${name}` });
      if (step === null) throw new Error(`no night was killed before ${name} was published`);
      steps[step] = (steps[step] ?? 0) + 1;
    }
    return { killed: publications.length, steps };
  },
};
