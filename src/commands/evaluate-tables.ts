/** An evaluation as tables, for the terminal and for the page. */
import type { Evaluation } from '../evaluate/index.js';
import type { Share } from '../evaluate/wilson.js';
import type { CaseClass } from '../model.js';
import { classNames } from '../report/class-names.js';
import { differences, evaluateWords } from './evaluate-words.js';

export type Lang = 'ja' | 'en';
export type Row = readonly (string | number)[];

export interface Table {
  readonly id: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
}

export const percent = (value: number | null): string =>
  value === null ? '–' : `${Number((value * 100).toFixed(value !== 0 && value < 0.001 ? 4 : 2))} %`;
export const interval = ({ low, high }: Share): string => (low === null ? '–' : `${percent(low)} – ${percent(high)}`);
const counted = ({ count, of }: Share): string => `${count}/${of}`;
const thousandths = ({ low, high }: Share): string => {
  const text = (value: number | null) => Number(((value ?? 0) * 1000).toFixed(2));
  return low === null ? '–' : `${text(low)} – ${text(high)}`;
};

export const nameOfClass = (name: CaseClass, lang: Lang): string => classNames[name]?.[lang] ?? name;

/** The whole evaluation, table by table; the baselines' only where they ran. */
export function evaluationTables(result: Evaluation, lang: Lang): Table[] {
  const tables = [planted(result, lang), burden(result, lang), yields(result, lang), calibration(result, lang)];
  return [...tables, quality(result, lang), ...(result.baselines.length > 0 ? [methods(result, lang)] : [])];
}

function planted(result: Evaluation, lang: Lang): Table {
  const w = evaluateWords[lang];
  const row = (label: string, one: { missed: Share; rightClass: Share; falselyFlagged: Share }): Row => [
    label,
    one.missed.of,
    one.missed.count,
    interval(one.missed),
    percent(one.rightClass.rate),
    one.falselyFlagged.count,
    thousandths(one.falselyFlagged),
  ];
  const rows = result.classes.map((one) => row(nameOfClass(one.class, lang), one));
  return { id: 'planted', title: w.planted, head: w.plantedHead, rows: [...rows, row(w.total, result)] };
}

function burden(result: Evaluation, lang: Lang): Table {
  const w = evaluateWords[lang];
  const told = (what: string) => (lang === 'ja' ? (differences[what] ?? what) : what.replaceAll('_', ' '));
  const name = (what: string) => {
    if (what === 'fault') return w.fault;
    const join = lang === 'ja' ? '・' : ', ';
    return what === 'nothing' ? w.nothing : what.split('+').map(told).join(join);
  };
  const rows = result.burden.map((row): Row => [name(row.what), row.C, row.B, row.perThousand]);
  const sum = (of: 'C' | 'B') => result.burden.reduce((total, row) => total + row[of], 0);
  const total: Row = [w.total, sum('C'), sum('B'), result.burdenPerThousand];
  return { id: 'burden', title: w.burden, head: w.burdenHead, rows: [...rows, total] };
}

function yields(result: Evaluation, lang: Lang): Table {
  const w = evaluateWords[lang];
  const rows = result.yield.map((row, i): Row => {
    const grave = result.yieldC[i];
    const ofGrave = `${grave?.errors ?? 0}/${grave?.cases ?? 0}`;
    const { cases, errors, perThousand, mislinks, expected } = row;
    return [row.depth ?? w.all, cases, errors, perThousand, mislinks, expected, ofGrave, grave?.perThousand ?? 0];
  });
  return { id: 'yield', title: w.yield, head: w.yieldHead, rows };
}

function calibration(result: Evaluation, lang: Lang): Table {
  const w = evaluateWords[lang];
  const rows = result.calibration.map(
    (bin): Row => [
      `${bin.from} – ${bin.to}`,
      bin.cases,
      percent(bin.predicted),
      percent(bin.observed.rate),
      interval(bin.observed),
    ],
  );
  return { id: 'calibration', title: w.calibration, head: w.calibrationHead, rows };
}

function quality(result: Evaluation, lang: Lang): Table {
  const w = evaluateWords[lang];
  const { brier } = result;
  const row = (label: string, share: Share, note = ''): Row => [
    label,
    percent(share.rate),
    [counted(share), note].filter(Boolean).join(lang === 'ja' ? '、' : ', '),
    interval(share),
  ];
  const score = (value: number | null) => (value === null ? '–' : String(value));
  const skill = w.skill(score(brier.skill));
  return {
    id: 'quality',
    title: w.quality,
    head: w.qualityHead,
    rows: [
      row(w.notation, result.notationFlagged),
      row(w.falsely, result.falselyFlagged),
      row(w.top, result.topCandidate, w.ties(result.ties)),
      [w.brier, score(brier.score), `(${score(brier.reference)})`, skill],
      [w.expected, '', `${brier.expected} / ${brier.found}`, ''],
    ],
  };
}

function methods(result: Evaluation, lang: Lang): Table {
  const w = evaluateWords[lang];
  const names = { exact: w.exact, 'nfkc-jaro-winkler': w.similar };
  const own = { ...result, flaggedPerThousand: result.burdenPerThousand };
  const rows = [{ ...own, label: 'totsugo' }, ...result.baselines.map((one) => ({ ...one, label: names[one.name] }))];
  return {
    id: 'methods',
    title: w.methods,
    head: w.methodHead,
    rows: rows.map(
      (one): Row => [
        one.label,
        percent(one.recall.rate),
        interval(one.recall),
        percent(one.precision.rate),
        interval(one.precision),
        percent(one.notationFlagged.rate),
        one.flaggedPerThousand,
      ],
    ),
  };
}
