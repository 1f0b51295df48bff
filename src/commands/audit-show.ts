/** The work of `totsugo audit show`. */
import type { Entry } from '../audit/entry.js';
import { entriesOf } from '../audit/read.js';
import { localMinute } from '../review/clock.js';
import { defaultKeyFile } from '../store/key.js';
import type { ShowFlags } from './audit.js';
import { countName } from './audit-counts.js';
import { dayOption } from './local-time.js';
import type { Shell } from './shell.js';

export function show(flags: ShowFlags, shell: Shell): void {
  const wanted = chosenBy(flags);
  const entries = entriesOf(flags.db, flags.keyFile ?? defaultKeyFile(shell.env));
  const began = new Map(entries.map(({ seq, at }) => [seq, at]));
  const ended = new Set(entries.map(({ of }) => of));
  // What ended says all that its beginning said, and more: the beginning is shown where the end is missing.
  const shown = entries.filter(
    (entry) => wanted(entry) && (flags.json || entry.phase !== 'begun' || !ended.has(entry.seq)),
  );
  if (shown.length === 0) {
    shell.stderr.write(shell.lang === 'ja' ? '該当する記録はありません。\n' : 'No entry fits.\n');
  }
  for (const entry of shown) {
    shell.stdout.write(
      `${flags.json ? JSON.stringify(entry) : lineOf(entry, began.get(entry.of ?? entry.seq) ?? entry.at, shell.lang)}\n`,
    );
  }
  shell.setStatus(0);
}

function chosenBy({ command, run, who, since, until }: ShowFlags): (entry: Entry) => boolean {
  const from = since === undefined ? undefined : dayOption('--since', since).toISOString();
  const end = until === undefined ? undefined : dayOption('--until', until, 1).toISOString();
  return (entry) =>
    (command === undefined || entry.command === command) &&
    (run === undefined || entry.run === run) &&
    (who === undefined || entry.user === who || entry.operator === who) &&
    (from === undefined || entry.at >= from) &&
    (end === undefined || entry.at < end);
}

function lineOf(entry: Entry, began: string, lang: 'ja' | 'en'): string {
  const ja = lang === 'ja';
  const who = entry.operator ? `${entry.operator} (${entry.user})` : entry.user;
  const run = entry.run === undefined ? '' : ja ? `突合番号${entry.run}` : `run ${entry.run}`;
  const counts = Object.entries(entry.counts ?? {}).map(([name, count]) => `${countName(name, lang)} ${count}`);
  const seen = [
    ...(entry.shown?.numbers ? [ja ? '個人番号を表示' : 'numbers shown'] : []),
    ...(entry.shown?.protectedAddresses ? [ja ? '支援措置の住所を表示' : 'withheld addresses shown'] : []),
  ];
  const ending = { begun: ja ? '終了の記録なし' : 'no end', done: ja ? '終了' : 'done', failed: entry.error ?? '' };
  const parts = [
    localMinute(began),
    who,
    entry.command,
    run,
    ending[entry.phase],
    ...seen,
    counts.join(ja ? '、' : ', '),
  ];
  return [entry.seq, ...parts].filter((part) => part !== '').join('\t');
}
