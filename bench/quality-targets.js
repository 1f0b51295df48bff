// The figures that issue 4 sets a target for, from bench/quality.json: read by bench/quality.js and scripts/figures.js.

const percent = (/** @type {number | null} */ share, digits = 2) =>
  share === null ? '–' : `${Number((share * 100).toFixed(digits))} %`;
const thousand = (/** @type {{ rate: number | null }} */ { rate }) =>
  rate === null ? '–' : `${Math.round(rate * 1000)}`;
const counted = (/** @type {{ count: number, of: number }} */ { count, of }) => `${count}/${of}`;
const between = (
  /** @type {{ low: number | null, high: number | null }} */ { low, high },
  /** @type {number} */ by,
  digits = 0,
) => (low === null || high === null ? '' : ` [${(low * by).toFixed(digits)}–${(high * by).toFixed(digits)}]`);

/** In 2023, of about 1.39 million records listed for a name or another item, some 450 to 545 were wrong. */
const in2023 = { flagged: '0.87 %', yield: '0.4' };

/**
 * @typedef {object} Target
 * @property {string} en
 * @property {string} ja
 * @property {string} figure with its 95 % interval in brackets
 * @property {string} aim
 * @property {boolean} held
 * @property {string} in2023
 * @property {string[]} baselines of the exact and of the similarity comparison
 */

/**
 * @param {any} measured one city of bench/quality.json
 * @returns {Target[]}
 */
export function targets(measured) {
  const { missed, rightClass, notationFlagged, yieldC, yield100, topCandidate, baselines } = measured;
  const none = ['–', '–'];
  const ofEach = (/** @type {(one: any) => string} */ of) => baselines.map(of);
  return [
    {
      en: 'planted faults missed',
      ja: '植え込んだ誤りの見逃し',
      figure: `${counted(missed)}${between(missed, 100, 1)} %`.replace(/\] %$/, ' %]'),
      aim: '0',
      held: missed.count === 0,
      in2023: '–',
      baselines: ofEach(({ recall }) => `${recall.of - recall.count}/${recall.of}`),
    },
    {
      en: 'of those found, with the right class',
      ja: '見つけた誤りの種別が正しい割合',
      figure: `${percent(rightClass.rate)}${between(rightClass, 100, 1)}`,
      aim: '≥ 98 %',
      held: rightClass.rate >= 0.98,
      in2023: '–',
      baselines: none,
    },
    {
      en: 'enrolments listed for innocent notation alone',
      ja: '表記の違いだけで一覧に挙げた加入者',
      figure: `${percent(notationFlagged.rate, 4)}${between(notationFlagged, 100, 3)}`,
      aim: '≤ 0.02 %',
      held: notationFlagged.rate <= 0.0002,
      in2023: in2023.flagged,
      baselines: ofEach((one) => percent(one.notationFlagged.rate)),
    },
    {
      en: 'errors per 1,000 cases, whole C list without changed surnames',
      ja: 'C一覧（改姓を除く）1,000件あたりの誤り',
      figure: `${thousand(yieldC)}${between(yieldC, 1000)}`,
      aim: '≥ 500',
      held: yieldC.rate >= 0.5,
      in2023: in2023.yield,
      baselines: ofEach((one) => (one.precision.rate * 1000).toFixed(1)),
    },
    {
      en: 'errors per 1,000 cases, first 100 of the list',
      ja: '一覧の上位100件での1,000件あたりの誤り',
      figure: `${thousand(yield100)}${between(yield100, 1000)}`,
      aim: '≥ 900',
      held: yield100.rate >= 0.9,
      in2023: '–',
      baselines: none,
    },
    {
      en: 'top candidate is the true resident',
      ja: '候補の1位が正しい本人である割合',
      figure: `${percent(topCandidate.rate)} (${counted(topCandidate)})${between(topCandidate, 100, 1)}`,
      aim: '≥ 99 %',
      held: topCandidate.rate >= 0.99,
      in2023: '–',
      baselines: none,
    },
  ];
}
