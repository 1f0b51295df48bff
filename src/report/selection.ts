/**
 * What a list says of itself where it is not the whole, masked list of a night: which cases it holds, and that it shows
 * Individual Numbers. A list that is passed on has to say so without the command that wrote it.
 */
import type { Bilingual, CaseClass, FindingDraft, Grade } from '../model.js';
import { classNames } from './class-names.js';
import { both, type Lang } from './phrases.js';
import { type Tally, totalOf } from './tally.js';

/** A stored run, as people name it. */
export interface RunNamed {
  readonly run: number;
  /** YYYY-MM-DD */
  readonly asOf: string;
}

/** Which cases were asked for. What is absent does not narrow the choice; what is there has to hold together. */
export interface Selection {
  readonly classes?: readonly CaseClass[];
  readonly grades?: readonly Grade[];
  /** 保険者番号: the first part of an enrolment's record id. */
  readonly insurers?: readonly string[];
  /** Only cases that this earlier run does not hold as they are now. */
  readonly since?: RunNamed;
}

/** Who had the Individual Numbers shown, and what for. */
export interface Unmasked {
  readonly operator: string;
  readonly purpose: string;
}

/** What the outputs of one report have to say of themselves. */
export interface Said {
  readonly selection?: Selection;
  readonly unmasked?: Unmasked;
  /** Somebody has decided cases: each line says where its case stands. */
  readonly standing?: boolean;
}

/**
 * Whether a case is in a selection. A case of several insurers is in that of each: a clerk needs all of it to judge.
 * @param isNewer whether the run of `since` does not hold the case as it is
 */
export function isSelected(
  { classes, grades, insurers, since }: Selection,
  draft: FindingDraft,
  isNewer: (draft: FindingDraft) => boolean,
): boolean {
  if (classes && !classes.includes(draft.class)) return false;
  if (grades && !grades.includes(draft.grade)) return false;
  if (insurers && !draft.insurer.some((id) => insurers.includes(insurerOf(id)))) return false;
  return since === undefined || isNewer(draft);
}

/** The 保険者番号 of an enrolment's record id. Example: `insurerOf('06130012:0012:345:01') // '06130012'`. */
export const insurerOf = (recordId: string): string => (recordId.split(':', 1)[0] ?? '').normalize('NFKC').trim();

/** 「区分 C・B、保険者 06130012、突合番号3（基準日 2026-11-22）の後に増えた・変わった事例」 */
export function selectionText({ classes, grades, insurers, since }: Selection, lang: Lang): string {
  const parts: Bilingual[] = [];
  if (grades) parts.push(both(`区分 ${grades.join('・')}`, `grade ${grades.join(', ')}`));
  if (classes) {
    const list = (one: Lang, joiner: string) => classes.map((name) => classNames[name][one]).join(joiner);
    parts.push(both(`種別 ${list('ja', '・')}`, `class ${list('en', ', ')}`));
  }
  if (insurers) parts.push(both(`保険者 ${insurers.join('・')}`, `insurer ${insurers.join(', ')}`));
  if (since) {
    const { run, asOf } = since;
    parts.push(
      both(
        `突合番号${run}（基準日 ${asOf}）の後に増えた・変わった事例`,
        `new or changed since run ${run} (as of ${asOf})`,
      ),
    );
  }
  return parts.map((part) => part[lang]).join(lang === 'ja' ? '、' : '; ');
}

/** 「個人番号を全桁表示（担当者 山田、目的 監査）」 */
export function unmaskedText({ operator, purpose }: Unmasked, lang: Lang): string {
  return lang === 'ja'
    ? `個人番号を全桁表示（担当者 ${operator}、目的 ${purpose}）`
    : `Individual Numbers in full (operator ${operator}, purpose ${purpose})`;
}

/** The keys that summary.json gets: none for the whole, masked reports of a night. */
export function saidInSummary({ selection, unmasked }: Said, tally: Tally): Record<string, unknown> {
  const { classes, grades, insurers, since } = selection ?? {};
  const filter = {
    ...(classes ? { class: classes } : {}),
    ...(grades ? { grade: grades } : {}),
    ...(insurers ? { insurer: insurers } : {}),
    ...(since ? { sinceRun: since.run } : {}),
  };
  return {
    ...(selection ? { filter, selected: totalOf(tally) } : {}),
    ...(unmasked ? { unmasked: { operator: unmasked.operator, purpose: unmasked.purpose } } : {}),
  };
}
