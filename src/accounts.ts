/** Closes the accounts of a night: where every row that was read ended, and what the run rests on. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pairGrades } from './judge/classify.js';
import { allRules } from './judge/rules.js';
import { passedOver } from './link/linkage.js';
import type { Linked } from './linking-stage.js';
import type { Bilingual, CaseClass } from './model.js';
import type { NightResult } from './night.js';
import type { Counts } from './report/index.js';
import { countCases } from './store/findings.js';
import type { Store } from './store/open.js';
import { countAgreeing } from './store/tallies.js';

/** The counts of a run, from the rows as read and the cases as stored: two ways of counting that have to meet. */
export function countsOf(
  db: Store,
  { run, read, rejected, linkage }: Pick<NightResult, 'run' | 'read' | 'rejected' | 'linkage'>,
): Counts {
  const { counts, exceptional } = linkage;
  const agreeing = countAgreeing(db, run, counts.active, exceptional.length, passedOver(linkage));
  const cases: Partial<Record<CaseClass, number>> = {};
  const grades = { A: 0, B: 0, C: 0 };
  for (const row of countCases(db, run)) {
    cases[row.class] = (cases[row.class] ?? 0) + row.enrolments;
    grades[row.grade] += row.enrolments;
  }
  cases.ALL_AGREE = (cases.ALL_AGREE ?? 0) + agreeing;
  grades.A += agreeing;
  return {
    insurer: { read: read.insurer, rejected: rejected.insurer, lapsed: counts.lapsed, cases },
    municipal: {
      read: read.municipal,
      rejected: rejected.municipal,
      enrolled: counts.enrolled,
      notEnrolled: counts.residents - counts.enrolled,
    },
    grades,
  };
}

/** What a clerk should know of a run besides its cases; said in the summary and at the terminal. */
export function remarksOf(night: NightResult): Bilingual[] {
  const { unmapped } = night.linkage.counts;
  const remarks: Bilingual[] = [];
  if (unmapped > 0) {
    remarks.push({
      ja: `住民状態の値がプロファイルにない住民が${unmapped}人います。住民として突合しましたが、死亡・転出を見落とすおそれがあります。プロファイルの codes.status を確認してください。`,
      en: `The profile does not map the status of ${unmapped} residents. They were compared as residents; deaths and removals may be overlooked. Check codes.status of the profile.`,
    });
  }
  const { repeated } = night;
  if (repeated > 0) {
    remarks.push({
      ja: `識別番号が先の行と同じため突合しなかった行が${repeated}行あります。rejects.csv を確認してください（枝番の列がないと、世帯の全員が同じ識別番号になります）。`,
      en: `${repeated} rows were not compared, since an earlier row has their identifier. See rejects.csv (without a branch-number column, a whole family has one identifier).`,
    });
  }
  return [...remarks, ...searchRemarks(night.linked)];
}

function searchRemarks({ commonKeys, notSearchedFurther, countedPairs, countedPeople }: Linked): Bilingual[] {
  const remarks: Bilingual[] = [];
  if (commonKeys > 0) {
    remarks.push({
      ja: `氏名・生年月日が同じ住民が多すぎるため、候補を探しきれなかった加入者が${commonKeys}件あります。`,
      en: `For ${commonKeys} enrolments the search for candidates left out a name and birth date that too many residents share.`,
    });
  }
  if (notSearchedFurther > 0) {
    remarks.push({
      ja: `個人番号の合わない加入者が${notSearchedFurther}件と多すぎるため、候補は氏名と生年月日だけで探しました。取り込んだファイルが正しいか確認してください。`,
      en: `As many as ${notSearchedFurther} enrolments do not fit their numbers: candidates were looked for by name and birth date alone. Check that the files are the right ones.`,
    });
  }
  if (countedPairs === 0 || !countedPeople) {
    remarks.push({
      ja: '件数が少ないため、候補の重みと優先度には既定の値を使いました（docs/weights.md）。',
      en: 'Too few records to count from: candidates are weighed, and cases ranked, by the documented defaults (docs/weights.md).',
    });
  }
  return remarks;
}

/** What a run's verdicts depend on besides its inputs: the program, its rules and its tables, each as a digest. */
export function versionsOf(totsugo: string): { totsugo: string; rules: string; tables: Record<string, string> } {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const tables: Record<string, string> = {};
  for (const room of ['fields', 'judge']) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(tsv|bin)$/.test(name)) continue;
      const path = `${room}/${name.replaceAll('\\', '/')}`;
      tables[path] = hash('sha256', readFileSync(join(root, room, name)));
    }
  }
  return { totsugo, rules: hash('sha256', JSON.stringify([allRules, pairGrades])), tables };
}
