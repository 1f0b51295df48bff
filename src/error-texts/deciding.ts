/** What errors say of cases, decisions, lists taken back and the review page. */
import type { Bilingual } from '../model.js';

export const deciding = {
  RUN_NONE: {
    ja: '突合がまだ行われていません。先に totsugo recheck を実行してください。',
    en: 'There is no run yet. Run "totsugo recheck" first.',
  },
  EXPORT_FORMAT_UNKNOWN: {
    ja: '{file} という名前からは出力形式が分かりません。名前を .csv・.xlsx・.ndjson のどれかで終わらせるか、--format で形式を指定してください。',
    en: 'The name {file} does not say its format. End it in .csv, .xlsx or .ndjson, or give --format.',
  },
  CASE_UNKNOWN: {
    ja: '事例 {caseId} は最新の突合の確認対象にありません。すでに解消したか、番号が違います。一覧を開き直してください。',
    en: 'Case {caseId} is not among the cases to recheck of the newest run: it has gone, or the id is wrong. Open the list again.',
  },
  CASE_CHANGED: {
    ja: '事例 {caseId} のデータは、一覧を出した後に変わりました。最新の内容を見てから決定してください。',
    en: 'The data of case {caseId} have changed since the list was made. Look at it as it is now before you decide.',
  },
  DECISION_CONFLICT: {
    ja: '事例 {caseId} は、その後 {who} さんが処理しました（{what}、{at}）。最新の内容を見てから決定してください。',
    en: 'Case {caseId} was handled meanwhile by {who} ({what}, {at}). Look at it as it is now before you decide.',
  },
  DECISION_UNKNOWN: {
    ja: '決定の語が正しくありません。次のいずれかにしてください：{known}',
    en: 'This is not a decision. Decisions are: {known}',
  },
  DECISION_REASON_UNKNOWN: {
    ja: '決定の理由の種類が正しくありません。次のいずれかにしてください：{known}',
    en: 'This is not a reason. Reasons are: {known}',
  },
  DECISION_REASON_MISSING: {
    ja: '「本人に相違なし」とするには理由が必要です。理由を選ぶか書いてください。',
    en: '"Same person" needs a reason. Choose one or write it.',
  },
  DECISION_WHO_MISSING: {
    ja: '担当者の名前がありません。担当者の欄に書くか、--user で指定してください。',
    en: 'Nobody is named as the clerk. Name one in the column, or with --user.',
  },
  DECISION_TEXT_TOO_LONG: {
    ja: '{field}が長すぎます（上限{most}文字）。短くしてください。',
    en: 'The {field} is too long (at most {most} characters). Shorten it.',
  },
  DECISION_DAY_INVALID: {
    ja: '決定日を読み取れません。2026-11-23 のように書いてください。',
    en: 'The date cannot be read. Write it as 2026-11-23.',
  },
  CONFIRMER_SAME: {
    ja: '確認者が担当者と同じです。別の人が確認してください。',
    en: 'The confirmer is the clerk who decided. Somebody else has to confirm.',
  },
  CONFIRMER_NOT_NEEDED: {
    ja: '事例 {caseId} に、確認を待つ決定はありません。',
    en: 'Case {caseId} has no decision that awaits a confirmer.',
  },
  DECISION_NOT_IN_FORCE: {
    ja: '取り消そうとした決定（番号 {id}）は、すでに取り消されたか、ありません。画面を開き直してください。',
    en: 'The decision to take back (number {id}) was taken back already, or does not exist. Open the page again.',
  },
  IMPORT_TOO_LARGE: {
    ja: '{file}：大きすぎるため取り込めません。totsugo が出した worklist.xlsx か、それを保存したCSVを指定してください。',
    en: '{file}: is too large to be taken in. Name the worklist.xlsx that totsugo wrote, or the CSV saved from it.',
  },
  IMPORT_UNREADABLE: {
    ja: '{file}：ExcelブックまたはCSVとして読み取れません。表計算ソフトで開いて保存し直し、もう一度取り込んでください。',
    en: '{file}: is neither a workbook nor a CSV file that can be read. Open it in a spreadsheet, save it again, and import that.',
  },
  IMPORT_COLUMNS_MISSING: {
    ja: '{file}：先頭行に必要な列がありません（{columns}）。worklist.xlsx の見出しと列を残したまま保存してください。',
    en: '{file}: the first row lacks columns that are needed ({columns}). Save worklist.xlsx with its header and columns as they are.',
  },
  IMPORT_DECISION_MISSING: {
    ja: '決定の欄が空です。決定を一覧から選ぶか、この行の記入を消してください。',
    en: 'The decision is blank. Choose one from the list, or clear what is written in this row.',
  },
  IMPORT_CASE_REPEATED: {
    ja: '同じ事例が先の行で決定されています。決定は事例の1件目の行にだけ書いてください。',
    en: 'An earlier row decides this case. Write a decision on the first line of a case alone.',
  },
  IMPORT_CHECK_MISSING: {
    ja: '照合値がないか、書き換えられています。新しい一覧を出して、そこに記入してください。',
    en: 'The check value is missing or was changed. Make a new list and write there.',
  },
  BULK_CHANGED: {
    ja: '対象の件数が {expected}件から{found}件に変わりました。一覧を見直してから、もう一度まとめて処理してください。',
    en: 'The filter now finds {found} cases, not {expected}. Look at the list again, and then act on all of them.',
  },
  PORT_UNAVAILABLE: {
    ja: 'ポート {port} を使えません（{reason}）。--port で別の番号を指定するか、省略してください。',
    en: 'Port {port} cannot be used ({reason}). Give another with --port, or leave it out.',
  },
  SHARE_INVALID: {
    ja: '--twice には 0 から 100 までの割合（%）を指定してください。',
    en: 'Give --twice a percentage from 0 to 100.',
  },
} as const satisfies Record<string, Bilingual>;
