/** `totsugo profile check` as text for people. */
import { rejectText } from '../ingest/reject-text.js';
import type { Bilingual, Reject } from '../model.js';
import type { KeyReport, ProfileCheck } from './profile-check.js';

/** A file's control characters must not reach the terminal. */
const printable = (text: string) => text.replace(/[\r\n]+/g, '⏎').replace(/\p{Cc}/gu, '\ufffd');

const count = (value: number) => value.toLocaleString('en-US');

function rejectLine(code: string, total: number, first: Reject | undefined, lang: keyof Bilingual): string {
  const text = rejectText(code)?.[lang] ?? '';
  const column = first?.column ? (lang === 'ja' ? `、列 ${first.column}` : `, column ${first.column}`) : '';
  const where = lang === 'ja' ? `最初は${first?.line}行目${column}` : `first on line ${first?.line}${column}`;
  return lang === 'ja'
    ? `  ${code}  ${count(total)}行（${where}）  ${text}`
    : `  ${code}  ${count(total)}  (${where})  ${text}`;
}

function keyLines(key: string, report: KeyReport, records: number, lang: keyof Bilingual): string[] {
  const ja = lang === 'ja';
  const heading = `${key} ← ${report.columns.join(' + ')}`;
  if (report.absent) return [`${heading}: ${ja ? '列なし' : 'no such column'}`];
  const filled = ja
    ? `値あり ${count(report.filled)} / ${count(records)}`
    : `filled ${count(report.filled)} of ${count(records)}`;
  const unreadable = report.unreadable
    ? `${ja ? '、読めない値' : ', not readable'} ${count(report.unreadable)}${codeList(report)}`
    : '';
  const shown = report.filled > 0 ? report.sample : [];
  const samples = shown.map((value) => `    ${value === null ? '－' : printable(value)}`);
  return [`${heading}: ${filled}${unreadable}`, ...samples];
}

function codeList({ unknownCodes }: KeyReport): string {
  const codes = Object.entries(unknownCodes).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return codes.length === 0
    ? ''
    : ` (${codes.map(([code, times]) => `${printable(code)} ×${count(times)}`).join(', ')})`;
}

/** The report, line by line, ending in a line end. */
export function profileCheckText(check: ProfileCheck, lang: keyof Bilingual): string {
  const ja = lang === 'ja';
  const rejected = check.read - check.records;
  const lines = [
    `${check.file}`,
    `${ja ? 'プロファイル' : 'profile'}: ${check.profile}  ${ja ? '文字コード' : 'encoding'}: ${check.encoding}`,
    ja
      ? `行 ${count(check.read)}（読めた ${count(check.records)}、読めない ${count(rejected)}）  支援措置 ${count(check.protected)}`
      : `rows ${count(check.read)} (records ${count(check.records)}, rejected ${count(rejected)})  protected ${count(check.protected)}`,
  ];
  for (const [code, total] of Object.entries(check.rejects)) {
    const first = check.firstRejects.find((reject) => reject.code === code);
    lines.push(rejectLine(code, total, first, lang));
  }
  for (const [key, report] of Object.entries(check.keys)) {
    lines.push('', ...keyLines(key, report, check.records, lang));
  }
  return `${lines.join('\n')}\n`;
}
