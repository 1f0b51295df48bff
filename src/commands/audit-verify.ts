/** The work of `totsugo audit verify`. */
import { existsSync, readFileSync } from 'node:fs';
import { headOf, readLog } from '../audit/read.js';
import { type Fault, faultsOf, type KeptHead } from '../audit/verify.js';
import { TotsugoError } from '../errors.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore } from '../store/open.js';
import type { VerifyFlags } from './audit.js';
import type { Shell } from './shell.js';

export function verify(flags: VerifyFlags, shell: Shell): void {
  const keyFile = flags.keyFile ?? defaultKeyFile(shell.env);
  const heads = (flags.summary ?? []).map(headIn);
  // A log outlives its database; then nothing but the summaries anchors it.
  const db = existsSync(flags.db) ? openStore(flags.db, keyFile) : null;
  try {
    const log = readLog(flags.db, keyFile, db, heads);
    const faults = faultsOf(log);
    const entries = log.rows.length;
    const anchors = log.heads.length;
    if (flags.json) shell.stdout.write(`${JSON.stringify({ entries, anchors, anchored: db !== null, faults })}\n`);
    else shell.stdout.write(`${lines(entries, anchors, db !== null, faults, shell.lang).join('\n')}\n`);
    shell.setStatus(faults.length > 0 ? 2 : 0);
  } finally {
    db?.close();
  }
}

function headIn(file: string): KeptHead {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new TotsugoError('FILE_UNREADABLE', { file, reason });
  }
  try {
    const head = headOf(text);
    if (head) return { ...head, kept: file };
  } catch {
    // Not JSON: said below.
  }
  throw new TotsugoError('SUMMARY_WITHOUT_HEAD', { file });
}

const places = {
  ja: { store: '監査ログ', text: 'テキスト版', anchor: '控え' },
  en: { store: 'log', text: 'text', anchor: 'kept head' },
};

const kinds = {
  ja: {
    changed: '書き換えられている',
    removed: '抜かれている',
    reordered: '順序が入れ替わっている',
    appended: '書き足されている',
    truncated: '末尾が切り取られている',
  },
  en: {
    changed: 'changed',
    removed: 'removed',
    reordered: 'out of order',
    appended: 'appended by somebody else',
    truncated: 'cut off from the end',
  },
};

function lines(entries: number, anchors: number, anchored: boolean, faults: readonly Fault[], lang: 'ja' | 'en') {
  const ja = lang === 'ja';
  const without = ja
    ? 'データベースがないため、末尾の切り取りは --summary で渡した控えの時点までしか確かめられません。'
    : 'There is no database: a cut-off tail shows only up to the summaries given with --summary.';
  const verdict =
    faults.length === 0
      ? ja
        ? `監査ログに問題はありません（${entries}件、控え${anchors}件と一致）。`
        : `The audit log is whole: ${entries} entries, in keeping with ${anchors} kept heads.`
      : ja
        ? `監査ログに問題が${faults.length}件あります。ファイルに手を加えず、情報セキュリティの担当者に連絡してください。`
        : `The audit log has ${faults.length} faults. Leave its files as they are and tell whoever is in charge of security.`;
  return [verdict, ...(anchored ? [] : [without]), ...faults.map((fault) => faultLine(fault, lang))];
}

function faultLine({ where, kind, seq, to, line, kept }: Fault, lang: 'ja' | 'en'): string {
  const ja = lang === 'ja';
  const range = to === undefined ? `${seq ?? '?'}` : `${seq}–${to}`;
  const number = ja ? `${range}番` : `entry ${range}`;
  const at = [
    ...(line === undefined ? [] : [ja ? `${line}行目` : `line ${line}`]),
    ...(kept === undefined ? [] : [kept]),
  ];
  const place = at.length === 0 ? '' : ja ? `（${at.join('、')}）` : ` (${at.join(', ')})`;
  return `  ${places[lang][where]}${ja ? '：' : ': '}${number} ${kinds[lang][kind]}${place}`;
}
