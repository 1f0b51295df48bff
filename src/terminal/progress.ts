/** Progress of the long stages, on a terminal alone: rows, rate, time left. A log file gets none of it. */
import cliProgress from 'cli-progress';
import type { Bilingual } from '../model.js';
import { padEnd, truncate } from './width.js';

type Lang = keyof Bilingual;
type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** The stages of a night, as people call them, and what they count. */
const stages = {
  ingest: { ja: 'ファイルの読込', en: 'Reading files', unit: 'bytes' },
  compare: { ja: '照合', en: 'Comparing', unit: 'rows' },
  candidates: { ja: '候補の検索', en: 'Candidates', unit: 'rows' },
  explain: { ja: '原因の調査', en: 'Explaining', unit: 'rows' },
  report: { ja: '結果の出力', en: 'Reporting', unit: 'rows' },
} as const satisfies Record<string, Bilingual & { unit: 'rows' | 'bytes' }>;

export type StageName = keyof typeof stages;

export interface Progress<N> {
  /** Begins a stage and ends the one before it. `total` is in the unit of `advance`; left out where it is not known. */
  stage(name: StageName, total?: number): void;
  /** How much of the stage is done: bytes while reading, rows else. */
  advance(done: number): void;
  /** A line to read, above the progress; said on a pipe too, unless quiet. */
  notice(notice: N): void;
  /** Ends whatever runs, so that the next line starts at the left; twice is once. */
  stop(): void;
}

/** What is worth saying of an input file, before its words are found. */
interface Notice {
  readonly code: string;
  readonly file: string;
  readonly columns: readonly string[];
}

const bareText = ({ file, code, columns }: Notice): string => [`${file}:`, code, ...columns].join(' ');

/** Progress on `stderr`: notices (in the words of `textOf`) everywhere but under `quiet`, bars on a terminal alone. */
export function progress<N extends Notice = Notice>(
  stderr: Stream,
  lang: Lang,
  quiet = false,
  textOf: (notice: N, lang: Lang) => string = bareText,
): Progress<N> {
  const notice = (said: N): void => {
    if (!quiet) stderr.write(`${textOf(said, lang)}\n`);
  };
  if (!stderr.isTTY || quiet) return { stage: () => {}, advance: () => {}, notice, stop: () => {} };
  let current: Bar | null = null;
  const stop = (): void => {
    current?.end();
    current = null;
  };
  return {
    stage(name, total) {
      stop();
      current = bar(stderr, stages[name][lang], stages[name].unit, lang, total);
    },
    advance: (done) => current?.update(done),
    notice(said) {
      stop();
      notice(said);
    },
    stop,
  };
}

interface Bar {
  update(done: number): void;
  end(): void;
}

function bar(stderr: Stream, label: string, unit: 'rows' | 'bytes', lang: Lang, total = 0): Bar {
  const started = performance.now();
  const line = (done: number): string =>
    progressLine({ label, lang, unit, done, total, seconds: (performance.now() - started) / 1000 });
  const single = new cliProgress.SingleBar({
    stream: stderr,
    format: (_, { value }) => truncate(line(value), (stderr.columns ?? 80) - 1),
    hideCursor: true,
    fps: 5,
  });
  single.start(Math.max(total, 1), 0);
  return {
    update: (done) => single.update(done),
    end: () => single.stop(),
  };
}

interface At {
  readonly label: string;
  readonly lang: Lang;
  readonly unit: 'rows' | 'bytes';
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
  readonly seconds: number;
}

const WIDTH = 20;

/** One line: `照合  ██████░░  62%  620,000 / 1,000,000行  52,000行/秒  残り8秒`. */
export function progressLine({ label, lang, unit, done, total, seconds }: At): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const count = (value: number): string =>
    unit === 'bytes' ? (value / 1e6).toFixed(1) : Math.round(value).toLocaleString('en-US');
  const of = unit === 'bytes' ? ' MB' : lang === 'ja' ? '行' : ' rows';
  const speed = `${count(rate)}${of}${lang === 'ja' ? '/秒' : '/s'}`;
  const name = padEnd(label, 16);
  if (total <= 0 && done <= 0) return `${name}  ${Math.round(seconds)}${lang === 'ja' ? '秒' : ' s'}`;
  if (total <= 0) return `${name}  ${count(done)}${of}  ${speed}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const drawn = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  return `${name}  ${drawn} ${percent}  ${count(done)} / ${count(total)}${of}  ${speed}${timeLeft(done, total, rate, lang)}`;
}

function timeLeft(done: number, total: number, rate: number, lang: Lang): string {
  if (rate <= 0 || done >= total) return '';
  const seconds = Math.ceil((total - done) / rate);
  const minutes = Math.floor(seconds / 60);
  if (lang === 'ja') return `  残り${minutes > 0 ? `${minutes}分` : ''}${seconds % 60}秒`;
  return `  ${minutes > 0 ? `${minutes} min ` : ''}${seconds % 60} s left`;
}
