/**
 * worklist.csv and the sheet of worklist.xlsx: the same columns, one line for each enrolment and resident of a case. A value of
 * the insurer stands beside the register's, so that the two are seen at a glance.
 */
import type { Bilingual, SourceRecord } from '../model.js';
import { addressesWithheld, type CaseToReport, type Line, linesOf } from './case.js';
import { classNames } from './class-names.js';
import { nextStep } from './next-steps.js';
import { both, type Lang } from './phrases.js';
import { type Said, unmaskedText } from './selection.js';
import { shown, shownField, shownId, shownNumber } from './show.js';
import { standingText } from './standing.js';

/** How many candidates a line names. */
const CANDIDATES = 3;

interface Context {
  readonly rank: number;
  readonly item: CaseToReport;
  readonly reason: Bilingual;
  readonly line: Line;
  readonly lineNo: number;
  readonly lines: number;
  readonly withheld: boolean;
  readonly lang: Lang;
  /** Numbers are shown in full. */
  readonly unmasked: boolean;
}

export type Mark = 'nameKanji' | 'nameKana' | 'birthDate' | 'sex' | 'address';

export interface Column {
  readonly key: string;
  readonly head: Bilingual;
  /** Width in the spreadsheet, in half-width characters. */
  readonly width: number;
  /** Which compared field the cell shows, and whose. */
  readonly mark?: { readonly field: Mark; readonly side: 'insurer' | 'municipal' };
  readonly cell: (context: Context) => string;
}

const sideColumns = (side: 'insurer' | 'municipal', name: Bilingual): Column[] => {
  const of = ({ line }: Context): SourceRecord | null => line[side];
  const head = (ja: string, en: string): Bilingual => both(`${name.ja} ${ja}`, `${name.en} ${en}`);
  const value = (key: Mark, ja: string, en: string, width: number): Column => ({
    key: `${side}.${key}`,
    head: head(ja, en),
    width,
    mark: { field: key, side },
    cell: (context) => {
      const { main, others } = shownField(of(context), key, context.withheld, context.lang);
      return main + others;
    },
  });
  const id = side === 'insurer' ? both('保険者番号:記号:番号:枝番', 'id') : both('宛名番号', 'id');
  return [
    { key: `${side}.recordId`, head: head(id.ja, id.en), width: 27, cell: (context) => shownId(of(context)) },
    {
      key: `${side}.individualNumber`,
      head: head('個人番号（下4桁）', 'number (last 4)'),
      width: 17,
      cell: (context) => shownNumber(of(context), context.unmasked),
    },
    value('nameKanji', '氏名（漢字）', 'kanji name', 18),
    value('nameKana', '氏名カナ', 'kana name', 22),
    value('birthDate', '生年月日', 'birth date', 14),
    value('sex', '性別', 'sex', 6),
    value('address', '住所', 'address', 36),
  ];
};

const sideNames = { insurer: both('保険者', 'Insurer'), municipal: both('住民記録', 'Register') };
const insurerColumns = sideColumns('insurer', sideNames.insurer);
const municipalColumns = sideColumns('municipal', sideNames.municipal);

/** The columns in order. A case's first line carries its rank; all carry its id, so that a filter keeps them together. */
export const worklistColumns: readonly Column[] = [
  { key: 'rank', head: both('優先順', 'Rank'), width: 8, cell: ({ rank }) => String(rank) },
  { key: 'grade', head: both('区分', 'Grade'), width: 6, cell: ({ item }) => item.draft.grade },
  { key: 'caseId', head: both('事例番号', 'Case'), width: 20, cell: ({ item }) => item.draft.caseId },
  {
    key: 'line',
    head: both('件内', 'Line'),
    width: 10,
    cell: ({ lineNo, lines, lang }) => lineText(lineNo, lines, lang),
  },
  {
    key: 'class',
    head: both('種別', 'Class'),
    width: 22,
    cell: ({ item, lang }) => classNames[item.draft.class][lang],
  },
  {
    key: 'reason',
    head: both('理由', 'Reason'),
    width: 60,
    cell: ({ reason, lineNo, lang }) => (lineNo === 1 ? reason : asOnFirst)[lang],
  },
  {
    key: 'next',
    head: both('次にすること', 'Next step'),
    width: 28,
    cell: ({ item, lang }) => nextStep(item.draft.class, item.draft.grade)[lang],
  },
  ...insurerColumns.flatMap((column, at) => [column, municipalColumns[at] ?? column]),
  {
    key: 'candidates',
    head: both('候補', 'Candidates'),
    width: 36,
    cell: ({ item, lineNo, lang }) => (lineNo === 1 ? candidateText(item, lang) : ''),
  },
];

const standingColumn: Column = {
  key: 'standing',
  head: both('状況', 'Standing'),
  width: 40,
  cell: ({ item, lineNo, lang }) => (lineNo === 1 ? standingText(item.standing, lang) : ''),
};

/** The columns of one list: where somebody has decided cases, how each stands comes last. */
export const columnsOf = ({ standing = false }: Said): readonly Column[] =>
  standing ? [...worklistColumns, standingColumn] : worklistColumns;

const asOnFirst = both('（この事例の1件目に同じ）', '(as on line 1 of this case)');

function lineText(line: number, lines: number, lang: Lang): string {
  return lang === 'ja' ? `${lines}件中${line}` : `${line} of ${lines}`;
}

const personName = (record: SourceRecord | null, lang: Lang): string =>
  shownField(record, 'nameKanji', false, lang).main || shown(record, 'nameKana');

/** 「0000123 山田 太郎 昭和60年1月2日（23.4）；…」: who else the data fit, with the weight in bits. */
export function candidateText(item: CaseToReport, lang: Lang): string {
  const records = new Map(item.candidates.map((record) => [record.recordId, record]));
  const shownOnes = item.draft.candidates.slice(0, CANDIDATES).map(({ municipal, weight }) => {
    const record = records.get(municipal) ?? null;
    const person = [municipal, personName(record, lang), shown(record, 'birthDate')];
    const text = person.filter((part) => part !== '').join(' ');
    return lang === 'ja' ? `${text}（${weight.toFixed(1)}）` : `${text} (${weight.toFixed(1)})`;
  });
  const more = item.draft.candidates.length - shownOnes.length;
  if (more > 0) shownOnes.push(lang === 'ja' ? `ほか${more}人` : `${more} more`);
  return shownOnes.join(lang === 'ja' ? '；' : '; ');
}

/** The heads of the columns; those of the numbers say where they are shown in full, by whom and what for. */
export function worklistHeader(lang: Lang, said: Said): string[] {
  const { unmasked } = said;
  return columnsOf(said).map(({ key, head }) =>
    unmasked && key.endsWith('.individualNumber')
      ? `${sideNames[key.startsWith('insurer') ? 'insurer' : 'municipal'][lang]} ${unmaskedText(unmasked, lang)}`
      : head[lang],
  );
}

/** The cells of a case, line by line, with what each line shows. */
export function worklistRows(
  item: CaseToReport,
  rank: number,
  reason: Bilingual,
  lang: Lang,
  said: Said = {},
): { cells: string[]; line: Line }[] {
  const withheld = addressesWithheld(item);
  const lines = linesOf(item);
  const columns = columnsOf(said);
  return lines.map((line, index) => {
    const place = { line, lineNo: index + 1, lines: lines.length };
    const context: Context = { ...place, rank, item, reason, withheld, lang, unmasked: said.unmasked !== undefined };
    return { line, cells: columns.map((column) => column.cell(context)) };
  });
}
