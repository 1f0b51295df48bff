/** The work of `totsugo review`: opens the database and the page, and waits until somebody ends it. */
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { audited } from '../audit/log.js';
import { TotsugoError } from '../errors.js';
import type { Auditor } from '../review/clerk.js';
import { deskOf } from '../review/decisions-queue.js';
import { whoOf } from '../review/decisions-text.js';
import { startReview } from '../review/server.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore, type Store } from '../store/open.js';
import { countReviewCases } from '../store/review-cases.js';
import { findRun } from '../store/runs.js';
import { auditContext } from './audit-context.js';
import type { ReviewFlags } from './review.js';
import type { Shell } from './shell.js';

/** Memory for pages of the database: a screen reads a few hundred of them. */
const CACHE_MEGABYTES = 64;

export async function review(flags: ReviewFlags, shell: Shell): Promise<void> {
  if (!existsSync(flags.db)) throw new TotsugoError('DATABASE_MISSING', { file: flags.db });
  if (flags.twice > 100) throw new TotsugoError('SHARE_INVALID');
  const user = whoOf(flags.user ?? shell.operator ?? userInfo().username);
  const keyFile = flags.keyFile ?? defaultKeyFile(shell.env);
  const db = openStore(flags.db, keyFile, CACHE_MEGABYTES);
  try {
    const context = { ...auditContext(db, keyFile, shell), operator: shell.operator ?? user };
    const { run } = deskOf(db);
    const options = { clerk: user, blind: flags.blind === true };
    await audited(context, 'review', { run, options, shown: withheld }, async ({ note }) => {
      const counts: Record<string, number> = {};
      const audit: Auditor = ({ what, options: chosen }, work) => {
        counts[what] = (counts[what] ?? 0) + 1;
        return audited(context, `review ${what}`, { run, options: chosen, shown: withheld }, work);
      };
      await serve(db, user, flags, shell, audit);
      note({ counts });
    });
    shell.setStatus(0);
  } finally {
    db.close();
  }
}

/** Every screen masks numbers and withholds the addresses of protected people. */
const withheld = { numbers: false, protectedAddresses: false };

/** The page, until somebody ends it. */
async function serve(db: Store, user: string, flags: ReviewFlags, shell: Shell, audit: Auditor): Promise<void> {
  const said = opening(db, user, shell.lang);
  const twice = flags.blind ? flags.twice / 100 : null;
  const page = await startReview({ db, user, lang: shell.lang, port: flags.port ?? 0, twice, audit });
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
