/** What a clerk does after a night. */
import type { Bilingual, Grade } from '../model.js';
import { type ReportsWritten, type Summary, undecidedStates } from '../report/index.js';

/** One sentence or two each, the most pressing first. */
export function nextSteps({ counts }: Summary, written: ReportsWritten): Bilingual[] {
  const rejected = counts.insurer.rejected + counts.municipal.rejected;
  return [recheckStep(written), ...(rejected > 0 ? [mendStep(rejected)] : [])];
}

function recheckStep({ files: list, decisions, tally }: ReportsWritten): Bilingual {
  // Cases, not enrolments: a number that the register holds twice may be nobody's enrolment.
  const casesOf = (grade: Grade) => Object.values(tally[grade]).reduce((sum, { cases }) => sum + cases, 0);
  if (casesOf('C') + casesOf('B') === 0) return { ja: '確認の必要な事例はありません。', en: 'Nothing to recheck.' };
  if (decisions && undecidedStates.every((state) => decisions[state] === 0))
    return { ja: '区分C・Bの事例は、すべて決定済みです。', en: 'All cases of grades C and B are decided.' };
  const name =
    ['worklist.xlsx', 'worklist.csv'].find((file) => list.some((written) => written.name === file)) ??
    'findings.ndjson';
  return casesOf('C') > 0
    ? {
        ja: `${name}を開き、区分Cの資格情報・診療情報の閲覧を止めてから、上から順に確認してください。`,
        en: `Open ${name}, stop the use of the data of grade C, then recheck from the top.`,
      }
    : {
        ja: `${name}を開き、上から順に目で見て確認してください。`,
        en: `Open ${name} and recheck from the top by eye.`,
      };
}

/** Whoever stands on a row that could not be read was not rechecked. */
const mendStep = (rows: number): Bilingual => ({
  ja: `読み取れなかった${rows.toLocaleString('en-US')}行は突合していません。rejects.csvの理由を見て出力元で直し、もう一度実行してください。`,
  en: `${rows.toLocaleString('en-US')} rows could not be read, and were not rechecked: see rejects.csv, mend their source, run again.`,
});
