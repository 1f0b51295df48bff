/** The work of `totsugo review`: opens the database and the page, and waits until somebody ends it. */
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { TotsugoError } from '../errors.js';
import { deskOf } from '../review/decisions-queue.js';
import { whoOf } from '../review/decisions-text.js';
import { startReview } from '../review/server.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore, type Store } from '../store/open.js';
import { countReviewCases } from '../store/review-cases.js';
import { findRun } from '../store/runs.js';
import type { ReviewFlags } from './review.js';
import type { Shell } from './shell.js';

/** Memory for pages of the database: a screen reads a few hundred of them. */
const CACHE_MEGABYTES = 64;

export async function review(flags: ReviewFlags, shell: Shell): Promise<void> {
  if (!existsSync(flags.db)) throw new TotsugoError('DATABASE_MISSING', { file: flags.db });
  if (flags.twice > 100) throw new TotsugoError('SHARE_INVALID');
  const user = whoOf(flags.user ?? userInfo().username);
  const db = openStore(flags.db, flags.keyFile ?? defaultKeyFile(shell.env), CACHE_MEGABYTES);
  try {
    const said = opening(db, user, shell.lang);
    const twice = flags.blind ? flags.twice / 100 : null;
    const page = await startReview({ db, user, lang: shell.lang, port: flags.port ?? 0, twice });
    const give = (): boolean => shell.stdout.write(`${page.link()}\n`);
    shell.stderr.write(said);
    give();
    // Somebody who closed the browser, or whose link was used by another, asks for a new one.
    const asked = (): boolean => give();
    shell.stdin.on('data', asked);
    try {
      await (shell.stopped?.() ?? new Promise<void>((done) => shell.stdin.once('end', done)));
    } finally {
      shell.stdin.off('data', asked);
      shell.stdin.pause();
      await page.close();
    }
    shell.stderr.write(shell.lang === 'ja' ? '確認画面を終了しました。\n' : 'The page is closed.\n');
    shell.setStatus(0);
  } finally {
    db.close();
  }
}

function opening(db: Store, user: string, lang: 'ja' | 'en'): string {
  const { run } = deskOf(db);
  const counts = countReviewCases(db, run, {});
  const cases = (grade: string): number =>
    counts.filter((one) => one.grade === grade).reduce((sum, one) => sum + one.cases, 0);
  const asOf = findRun(db, run)?.asOf ?? '';
  return lang === 'ja'
    ? `担当者 ${user}、突合 ${run}（基準日 ${asOf}）：区分C ${cases('C')}件、区分B ${cases('B')}件
このパソコンのブラウザーで次のURLを開いてください（1回だけ使えます。Enterで新しいURL、Ctrl-Cで終了）。
`
    : `Clerk ${user}, run ${run} (as of ${asOf}): grade C ${cases('C')}, grade B ${cases('B')}
Open this URL in a browser of this machine (it works once; Enter for a new one, Ctrl-C to end).
`;
}
