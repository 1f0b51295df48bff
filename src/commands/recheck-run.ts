/** A whole night as the command runs it: settings, database, night, accounts, reports, and what the person sees. */

import { countsOf, remarksOf, versionsOf } from '../accounts.js';
import { audited, type Trail } from '../audit/log.js';
import { named, TotsugoError } from '../errors.js';
import { inspectInputs, noticeText } from '../ingest/index.js';
import { loadProfile } from '../ingest/profiles.js';
import type { Bilingual } from '../model.js';
import { type NightInput, type NightResult, runNight, type Stage, type Watcher } from '../night.js';
import { allFormats, openAccounts, type ReportsWritten, type Summary, summaryText } from '../report/index.js';
import { deskOf } from '../review/decisions-queue.js';
import { loadConfig } from '../settings/config.js';
import { loadPolicy } from '../settings/policy.js';
import { forecastOf } from '../store/forecast.js';
import { defaultKeyFile } from '../store/key.js';
import { lockNight } from '../store/lock.js';
import { openStore, type Store } from '../store/open.js';
import { finishRun } from '../store/runs.js';
import { openThreads } from '../threads/run.js';
import { version } from '../version.js';
import { auditContext } from './audit-context.js';
import { reportsNoted } from './audit-reports.js';
import { interrupts } from './interrupts.js';
import type { RecheckOptions } from './recheck.js';
import { nightAsked, nightCounts, nightInputs } from './recheck-audit.js';
import type { Shell } from './shell.js';
import { prepareOutput, writeRun } from './write-run.js';

type Settings = NightInput & {
  readonly db: string;
  readonly out: string;
  readonly keyFile: string;
  readonly encoding: 'utf-8' | 'cp932';
};

export async function recheck(flags: RecheckOptions, shell: Shell): Promise<void> {
  const config = flags.config === undefined ? {} : loadConfig(flags.config);
  const options: RecheckOptions = { ...config, ...flags };
  const lang = options.lang ?? shell.lang;
  const settings = settle(options, lang, shell);
  // What can be known to go wrong goes wrong here, before a database, a key or an hour's work is there.
  inspectInputs(settings.municipal, settings.municipalProfile, 'municipal');
  inspectInputs(settings.insurer, settings.insurerProfile, 'insurer');
  prepareOutput(settings.out);
  const unlock = lockNight(settings.db, settings.startedAt);
  try {
    await locked(options, settings, lang, shell);
  } catch (error) {
    throw named(error, settings.db);
  } finally {
    unlock();
  }
}

/** The night itself, with the database to itself. */
async function locked(options: RecheckOptions, settings: Settings, lang: 'ja' | 'en', shell: Shell): Promise<void> {
  const { progress, summaryTable } = await import('../terminal/index.js');
  const bars = progress(shell.stderr, lang, options.quiet === true, noticeText);
  const signals = interrupts((text) => {
    bars.stop();
    shell.stderr.write(text);
  }, lang);
  signals.heeded(true);
  const db = opened(settings, signals);
  const work = async ({ note, began }: Trail) => {
    const timed = timing(bars);
    const night = await runNight(db, settings, timed.watcher);
    note({ run: night.run, inputs: nightInputs(options, settings, night.inputs) });
    const remarks = remarksOf(night);
    const counted = summaryOf(db, night, settings, remarks);
    const open = openAccounts(counted.counts);
    if (open.length > 0) throw new TotsugoError('ACCOUNTING_OPEN', { detail: open.join('; ') });
    timed.watcher.stage('report');
    const { startedAt } = settings;
    const summary = { ...counted, timing: { run: night.run, startedAt, seconds: timed.seconds(), audit: began } };
    const threads = openThreads(threadsToWrite(night.threads, summary, settings.all));
    const by = { threads, keyFile: settings.keyFile, texts: night.texts };
    const asked = { ...settings, lang, formats: allFormats };
    const written = await writeRun(db, night.run, summary, asked, by).finally(threads.close);
    note({ ...reportsNoted(written), counts: nightCounts(summary.counts) });
    finishRun(db, night.run, JSON.stringify(summary));
    // The queue of the review is made here, so that nobody waits for it at the first screen of the day.
    deskOf(db, night.texts);
    bars.stop();
    if (!options.quiet) shell.stderr.write(summaryTable(summary, written, lang));
    if (options.json) shell.stdout.write(summaryText({ ...summary, ...decided(written) }));
    if (!options.quiet) for (const remark of remarks) shell.stderr.write(`\n${remark[lang]}\n`);
    shell.setStatus(statusOf(summary, written, options.exitZero === true));
  };
  try {
    await audited(auditContext(db, settings.keyFile, shell), 'recheck', nightAsked(options, settings), work);
  } finally {
    bars.stop();
    signals.heeded(false);
    db.close();
  }
}

/** Closed cases that are written sooner than a thread has started. */
const few = 2_000;

function threadsToWrite(threads: number, { counts: { grades, insurer } }: Summary, all: boolean): number {
  return grades.A - (all ? 0 : (insurer.cases.ALL_AGREE ?? 0)) < few ? 1 : threads;
}

function opened({ db, keyFile }: Settings, signals: ReturnType<typeof interrupts>): Store {
  try {
    return openStore(db, keyFile);
  } catch (error) {
    signals.heeded(false);
    throw error;
  }
}

/** Where the cases stand is said of a night, and not kept with it: it goes on changing. */
const decided = ({ decisions }: ReportsWritten): Pick<Summary, 'decisions'> => (decisions ? { decisions } : {});

/** 2 where no row of a side could be read: nothing was rechecked, whatever the cases say. */
function statusOf({ counts }: Summary, { tally }: ReportsWritten, exitZero: boolean): 0 | 1 | 2 {
  if ([counts.insurer, counts.municipal].some(({ read, rejected }) => read > 0 && read === rejected)) return 2;
  const cases = (['B', 'C'] as const).flatMap((grade) => Object.values(tally[grade]).map((one) => one.cases));
  return cases.some((count) => count > 0) && !exitZero ? 1 : 0;
}

/** The options → settings, each default in one place. Everything is checked before the database is opened. */
function settle(options: RecheckOptions, lang: 'ja' | 'en', shell: Shell): Settings {
  const [register, enrolments] = lang === 'ja' ? ['住基.csv', '加入者.csv'] : ['register.csv', 'enrolments.csv'];
  const example = `totsugo recheck --municipal ${register} --insurer ${enrolments}`;
  const need = (files: readonly string[] | undefined, option: string) => {
    if (!files || files.length === 0) throw new TotsugoError('OPTION_MISSING', { option, example });
    return files;
  };
  const now = new Date();
  return {
    municipal: need(options.municipal, '--municipal'),
    insurer: need(options.insurer, '--insurer'),
    municipalProfile: loadProfile(options.municipalProfile ?? 'juki-standard'),
    insurerProfile: loadProfile(options.insurerProfile ?? 'kanyusha-standard'),
    asOf: asOfDay(options.asOf, now),
    policy: loadPolicy(options.policy),
    withRows: options.withRows === true,
    all: options.all === true,
    startedAt: now.toISOString(),
    db: options.db ?? './totsugo.db',
    out: options.out ?? './totsugo-out',
    keyFile: options.keyFile ?? defaultKeyFile(shell.env),
    threads: options.threads ?? null,
    encoding: options.encoding ?? 'utf-8',
  };
}

/** The day the night is for: what was asked, else today by this machine's calendar. */
function asOfDay(asked: string | undefined, now: Date): string {
  if (asked === undefined) {
    const two = (n: number) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  const day = new Date(`${asked}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(asked) && day.getTime() > 0 && day.toISOString().startsWith(asked);
  if (!real) throw new TotsugoError('AS_OF_INVALID');
  return asked;
}

function summaryOf(db: Store, night: NightResult, settings: Settings, remarks: readonly Bilingual[]): Summary {
  return {
    asOf: settings.asOf,
    counts: countsOf(db, night),
    forecast: forecastOf(db, night.run),
    inputs: night.inputs.map(({ file, side, sha256, bytes, encoding, rows }) => ({
      file,
      side,
      sha256,
      bytes,
      encoding,
      rows,
    })),
    policy: settings.policy,
    versions: versionsOf(version()),
    notes: [
      ...night.notices.map((notice) => ({ ja: noticeText(notice, 'ja'), en: noticeText(notice, 'en') })),
      ...remarks,
    ],
  };
}

/** Seconds spent in each stage, to the millisecond; `watch` is told of the stages too. */
function timing(watch: Watcher): { readonly watcher: Watcher; readonly seconds: () => Record<string, number> } {
  const seconds: Record<string, number> = {};
  let current: { stage: Stage; since: number } | null = null;
  const close = () => {
    if (current) seconds[current.stage] = Math.round(performance.now() - current.since) / 1000;
    current = null;
  };
  return {
    watcher: {
      ...watch,
      stage: (stage, total) => {
        close();
        current = { stage, since: performance.now() };
        watch.stage(stage, total);
      },
    },
    seconds: () => {
      close();
      return seconds;
    },
  };
}
