/** What changed since the last night, as a table by class: how much of today's list is new work. */
import type { CaseClass, Grade } from '../../model.js';
import type { Change, Changes } from '../changes.js';
import { caseClasses, classNames } from '../class-names.js';
import type { Lang } from '../phrases.js';
import { escaped, number, section, table } from './markup.js';
import { words } from './words.js';

const order = ['came', 'changed', 'went'] as const satisfies readonly Change[];

/** Null where no earlier run is stored. */
export function changesSection(changes: Changes | undefined, lang: Lang): string {
  const title = words.changes[lang];
  if (!changes) return section('changes', title, `<p>${words.noEarlier[lang]}</p>`);
  const { run, asOf } = changes.since;
  const since =
    lang === 'ja'
      ? `突合番号${number(run)}（基準日 ${asOf}）と比べた、確認が必要な事例（区分C・B）の増減です。`
      : `Cases to recheck (grades C and B), compared with run ${number(run)} (as of ${asOf}).`;
  const rows = rowsOf(changes, lang);
  if (rows.length === 0) return section('changes', title, `<p>${since}${words.nothingChanged[lang]}</p>`);
  const heads = [words.grade, words.class, words.came, words.changed, words.went].map((word) => word[lang]);
  return section('changes', title, `<p>${since}${words.changesNote[lang]}</p>${table('', heads, rows, [2, 3, 4])}`);
}

function rowsOf({ counts }: Changes, lang: Lang): string[][] {
  const of = (change: Change, grade?: Grade, name?: CaseClass): number =>
    counts
      .filter((one) => one.change === change && (!grade || one.grade === grade) && (!name || one.class === name))
      .reduce((sum, { cases }) => sum + cases, 0);
  const rows: string[][] = [];
  for (const grade of ['C', 'B'] as const) {
    for (const name of caseClasses) {
      const found = order.map((change) => of(change, grade, name));
      if (found.some((cases) => cases > 0)) rows.push([grade, escaped(classNames[name][lang]), ...found.map(number)]);
    }
  }
  if (rows.length === 0) return rows;
  return [...rows, ['', `<b>${words.total[lang]}</b>`, ...order.map((change) => `<b>${number(of(change))}</b>`)]];
}
