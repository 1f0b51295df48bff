/** An evaluation as tables for the terminal, in Japanese or English. */
import type { Evaluation } from '../evaluate/index.js';
import type { Share } from '../evaluate/wilson.js';
import { classNames } from '../report/class-names.js';
import { displayWidth, padEnd, padStart } from '../terminal/width.js';

type Lang = 'ja' | 'en';
type Row = readonly (string | number)[];

const words = {
  ja: {
    missed: '見逃し（誤りのある加入者）',
    classes: ['種別', '作った数', '見逃し', '95%区間', '種別正答', '誤検出'],
    total: '計',
    burden: '確認の負担（加入者数）',
    burdens: ['実際は', 'C', 'B', '千件あたり'],
    fault: '誤り',
    nothing: '違いなし',
    yields: ['上位', '件数', '誤り', '千件あたり', 'C（改姓除く）', '千件あたり'],
    yield: '一覧の上位に誤りがある割合',
    all: '全件',
    quality: '全体',
    recall: '検出率',
    precision: '適合率',
    notation: '表記だけの違いを挙げた率',
    top: '最上位候補の正答',
    ties: (n: number) => `（同点 ${n}件）`,
    methods: ['方法', '検出率', '適合率', '千件あたり'],
    baselines: 'ほかの方法との比較',
    calibration: '確率の当たり具合（人の取り違え）',
    bins: ['確率', '件数', '予測', '実際', '95%区間'],
  },
  en: {
    missed: 'Missed (enrolments that are wrong)',
    classes: ['class', 'planted', 'missed', '95 %', 'right class', 'falsely flagged'],
    total: 'all',
    burden: 'Burden (enrolments in C and B cases)',
    burdens: ['what they truly are', 'C', 'B', 'per 1,000'],
    fault: 'a fault',
    nothing: 'nothing at all',
    yields: ['depth', 'cases', 'errors', 'per 1,000', 'C without surname_changed', 'per 1,000'],
    yield: 'Yield of the worklist',
    all: 'all',
    quality: 'Altogether',
    recall: 'recall',
    precision: 'precision',
    notation: 'innocent notation flagged',
    top: 'top candidate right',
    ties: (n: number) => ` (${n} ties)`,
    methods: ['method', 'recall', 'precision', 'flagged per 1,000'],
    baselines: 'Beside two baselines',
    calibration: 'Calibration of the probability (wrong person linked)',
    bins: ['probability', 'cases', 'predicted', 'observed', '95 %'],
  },
} as const;

/** What a made city writes otherwise than the register, by the names its rates have. */
const differences: Readonly<Record<string, string>> = {
  kanji_variant: '異体字',
  gaiji: '外字',
  kana_orthography: 'カナの表記',
  kana_voicing: '濁点の有無',
  kana_in_kanji: '漢字欄のカナ',
  lost_character: '欠けた文字',
  era_date: '和暦・西暦',
  address_notation: '住所の表記',
  building_missing: '方書の省略',
  former_name: '旧氏',
  sex_not_set: '性別未設定',
  stale_address: '転居前の住所',
  surname_changed: '氏の変更前の氏名',
};

const percent = (value: number | null) => (value === null ? '–' : `${Math.round(value * 1e4) / 100} %`);
const interval = ({ low, high }: Share) => (low === null ? '–' : `${percent(low)} – ${percent(high)}`);
const share = (one: Share) =>
  one.rate === null ? '–' : `${percent(one.rate)} (${one.count}/${one.of}; ${interval(one)})`;

/** Columns side by side, the first to the left, numbers to the right. */
function table(title: string, header: Row, rows: readonly Row[]): string {
  const cells = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i] ?? ''))));
  const lines = cells.map((row) =>
    row.map((cell, i) => (i === 0 ? padEnd(cell, widths[i] ?? 0) : padStart(cell, widths[i] ?? 0))).join('  '),
  );
  return `${title}\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}\n\n`;
}

/** The whole evaluation, table by table. */
export function evaluationText(result: Evaluation, lang: Lang): string {
  const w = words[lang];
  const told = (what: string) => (lang === 'ja' ? (differences[what] ?? what) : what);
  const name = (what: string) =>
    what === 'fault' ? w.fault : what === 'nothing' ? w.nothing : what.split('+').map(told).join('・');
  const classRow = (label: string, row: { missed: Share; rightClass: Share }, falsely: string | number): Row => [
    label,
    row.missed.of,
    row.missed.count,
    interval(row.missed),
    percent(row.rightClass.rate),
    falsely,
  ];
  const falsely = result.classes.reduce((sum, row) => sum + row.falselyFlagged, 0);
  const methods: Row[] = [
    ['totsugo', share(result.recall), share(result.precision), result.burdenPerThousand],
    ...result.baselines.map((one) => [one.name, share(one.recall), share(one.precision), one.flaggedPerThousand]),
  ];
  return [
    table(w.missed, w.classes, [
      ...result.classes.map((row) => classRow(classNames[row.class]?.[lang] ?? row.class, row, row.falselyFlagged)),
      classRow(w.total, result, falsely),
    ]),
    table(
      w.burden,
      w.burdens,
      result.burden.map((row) => [name(row.what), row.C, row.B, row.perThousand]),
    ),
    table(
      w.yield,
      w.yields,
      result.yield.map((row, i) => [
        row.depth ?? w.all,
        row.cases,
        row.errors,
        row.perThousand,
        `${result.yieldC[i]?.errors ?? 0}/${result.yieldC[i]?.cases ?? 0}`,
        result.yieldC[i]?.perThousand ?? 0,
      ]),
    ),
    table(
      w.calibration,
      w.bins,
      result.calibration.map((bin) => [
        `${bin.from}–${bin.to}`,
        bin.cases,
        percent(bin.predicted),
        percent(bin.observed.rate),
        interval(bin.observed),
      ]),
    ),
    table(
      w.quality,
      [w.notation, share(result.notationFlagged)],
      [[w.top, share(result.topCandidate) + w.ties(result.ties)]],
    ),
    table(w.baselines, w.methods, methods),
  ].join('');
}
