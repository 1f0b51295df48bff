/** What every error says, in both languages: what happened and what to do next. The table of errors.ts. */
import type { Bilingual } from './model.js';

export const catalogue = {
  USAGE: { ja: '{detail}', en: '{detail}' },
  COMMAND_UNKNOWN: {
    ja: '{name} というコマンドはありません。次のいずれかを指定してください：{names}',
    en: 'There is no command {name}. The commands are: {names}',
  },
  FILE_NOT_FOUND: {
    ja: '{file}：ファイルがありません。パスを確認してください。',
    en: '{file}: no such file. Check the path.',
  },
  FILE_IS_DIRECTORY: {
    ja: '{file}：フォルダーです。CSVファイルを指定してください。',
    en: '{file}: is a folder. Name a CSV file.',
  },
  FILE_UNREADABLE: {
    ja: '{file}：読み取れません（{reason}）。アクセス権を確認してください。',
    en: '{file}: cannot be read ({reason}). Check its permissions.',
  },
  FILE_NOT_REGULAR: {
    ja: '{file}：通常のファイルではありません。パイプなどは使えません。いったんファイルに保存して指定してください。',
    en: '{file}: is not a regular file. Pipes cannot be read: save the data to a file and name that.',
  },
  FILE_CHANGED: {
    ja: '{file}：読み取り中に内容が変わりました。転送や書き込みが終わってから、もう一度実行してください。',
    en: '{file}: changed while it was read. Run again once it is written or transferred completely.',
  },
  EMPTY_FILE: {
    ja: '{file}：データがありません。正しく出力されたファイルか確認してください。',
    en: '{file}: is empty. Check that it was exported completely.',
  },
  ENCODING_UNKNOWN: {
    ja: '{file}：文字コードが分かりません（UTF-8、UTF-16、CP932のいずれでもありません）。いずれかで出力し直すか、プロファイルの encoding で指定してください。',
    en: '{file}: unknown encoding (neither UTF-8, UTF-16 nor CP932). Export it in one of them, or set "encoding" in the profile.',
  },
  ENCODING_MISMATCH: {
    ja: '{file}：プロファイルの文字コードは {expected} ですが、ファイルは {found} です。プロファイルを encoding: auto にしてください。',
    en: '{file}: the profile says {expected}, but the file is in {found}. Set "encoding: auto" in the profile.',
  },
  HEADER_UNREADABLE: {
    ja: '{file}：{line}行目の見出し行を読み取れません（{reason}）。文字コードと引用符を確認してください。',
    en: '{file}: the header on line {line} cannot be read ({reason}). Check the encoding and the quotes.',
  },
  HEADER_UNEXPECTED: {
    ja: '{file}：先頭行が見出しです。プロファイル {profile} を header: true にしてください。',
    en: '{file}: begins with a header. Set "header: true" in the profile {profile}.',
  },
  LINE_END_UNKNOWN: {
    ja: '{file}：改行が復帰（CR）のみです。改行を CRLF または LF にして保存し直してください。',
    en: '{file}: its lines end with CR alone. Save it again with CRLF or LF line ends.',
  },
  DELIMITER_DIFFERS: {
    ja: '{file}：区切り文字が「{found}」のようです。プロファイル {profile} の delimiter を確認してください。',
    en: '{file}: seems to be separated by "{found}". Check "delimiter" in the profile {profile}.',
  },
  DUPLICATE_HEADER: {
    ja: '{file}：見出しに同じ列名が2回あります（{columns}）。どちらを使うか決められません。列名を直してください。',
    en: '{file}: the header names the same column twice ({columns}). Rename one of them.',
  },
  COLUMN_MISSING: {
    ja: '{file}：必要な列がありません（{columns}）。プロファイル {profile} の columns をファイルの見出しに合わせるか、このファイルに合うプロファイルを指定してください。',
    en: '{file}: lacks columns that are needed ({columns}). Fit "columns" of the profile {profile} to the file\'s header, or name a profile that fits.',
  },
  PROFILE_NOT_FOUND: {
    ja: 'プロファイル「{name}」はありません。組み込み：{names}。自作のものはパス（./my.yaml など）で指定してください。',
    en: 'No profile "{name}". Built-in: {names}. Name your own by its path (./my.yaml).',
  },
  PROFILE_TOO_LARGE: {
    ja: '{file}：大きすぎます（上限 {bytes} バイト）。正しいファイルか確認してください。',
    en: '{file}: is too large (at most {bytes} bytes). Check that it is the right file.',
  },
  PROFILE_SYNTAX: {
    ja: '{file}:{line}:{column}：YAMLとして読み取れません（{detail}）。字下げ、コロン、引用符を確認してください。',
    en: '{file}:{line}:{column}: is not valid YAML ({detail}). Check indentation, colons and quotes.',
  },
  PROFILE_KEY_UNKNOWN: {
    ja: '{file}:{line}:{column}：「{key}」という項目はありません。つづりを確認してください。',
    en: '{file}:{line}:{column}: there is no key "{key}". Check its spelling.',
  },
  PROFILE_KEY_MISSING: {
    ja: '{file}:{line}:{column}：「{key}」がありません。書き方：{expected}',
    en: '{file}:{line}:{column}: "{key}" is missing. Write: {expected}',
  },
  PROFILE_VALUE: {
    ja: '{file}:{line}:{column}：「{key}」の値が正しくありません。書き方：{expected}',
    en: '{file}:{line}:{column}: the value of "{key}" is not valid. Write: {expected}',
  },
  PROFILE_DATES_CONFLICT: {
    ja: '{file}:{line}:{column}：era-code-1-5 と era-code-13579 は同じ数字を別の元号に読むため、どちらか一方だけにしてください。',
    en: '{file}:{line}:{column}: era-code-1-5 and era-code-13579 read the same digits as different eras. Keep one of them.',
  },
  PROFILE_COVERAGE_SOURCE: {
    ja: '{file}:{line}:{column}：coverage は source: municipal のときだけ指定できます。',
    en: '{file}:{line}:{column}: "coverage" belongs to "source: municipal" alone.',
  },
  PROFILE_HEADER_REPEATED: {
    ja: '{file}:{line}:{column}：header に同じ列名が2回あります。',
    en: '{file}:{line}:{column}: "header" names the same column twice.',
  },
  PROFILE_COLUMN_UNKNOWN: {
    ja: '{file}:{line}:{column}：「{key}」の列「{name}」は header（または join）にありません。',
    en: '{file}:{line}:{column}: the column "{name}" of "{key}" is not in "header" (or "join").',
  },
  PROFILE_SOURCE: {
    ja: 'プロファイル {profile} は {source} 用です。{wanted} 用のものを指定してください。',
    en: 'The profile {profile} is for {source} files. Name one for {wanted} files.',
  },
  CHARACTERS_OUTSIDE: {
    ja: '{file}：characters にはプロファイルと同じフォルダーの中のファイルを相対パスで指定してください。',
    en: '{file}: "characters" must be a relative path inside the folder of the profile.',
  },
  CHARACTERS_LINE: {
    ja: '{file}:{line}：外字表の行が正しくありません。「U+E000<タブ>文字」の形で、1文字につき1行にしてください。',
    en: '{file}:{line}: not a line of a character table. Write "U+E000<tab>character", one line a character.',
  },
  KEY_MISSING: {
    ja: '鍵ファイル {file} がありません。データベースを作ったときの鍵ファイルを --key-file で指定してください。',
    en: 'The key file {file} is missing. Name the key file the database was made with (--key-file).',
  },
  KEY_MALFORMED: {
    ja: '鍵ファイル {file} の内容が鍵ではありません（16進64桁）。正しい鍵ファイルを指定してください。',
    en: 'The key file {file} does not hold a key (64 hexadecimal digits). Name the right key file.',
  },
  KEY_UNREADABLE: {
    ja: '鍵ファイル {file} を読み書きできません（{reason}）。--key-file の場所と権限を確認してください。',
    en: 'The key file {file} cannot be read or made ({reason}). Check the place and permissions that --key-file names.',
  },
  KEY_EXPOSED: {
    ja: '鍵ファイル {file} を本人以外も読めます。「chmod 600 {file}」で権限を直してください。',
    en: 'Others than its owner may read the key file {file}. Mend it with "chmod 600 {file}".',
  },
  DATABASE_KEY_WRONG: {
    ja: 'データベース {file} を鍵 {key} で開けません。鍵が違うか、データベースが壊れています。--db と --key-file の組み合わせを確認してください。',
    en: 'The database {file} does not open with the key {key}: another key, or a damaged database. Check --db and --key-file.',
  },
  DATABASE_KEY_OTHER: {
    ja: 'データベース {file} は別の鍵で暗号化されています（必要な鍵の識別子 {wanted}、{key} の識別子 {found}）。--key-file で正しい鍵ファイルを指定してください。',
    en: 'The database {file} is encrypted with another key (it wants {wanted}, {key} is {found}). Name the right key file with --key-file.',
  },
  DATABASE_FOREIGN: {
    ja: '{file} はtotsugoのデータベースではありません。--db の指定を確認してください。ファイルには手を加えていません。',
    en: '{file} is not a totsugo database. Check --db. The file was left as it is.',
  },
  DATABASE_DAMAGED: {
    ja: 'データベース {file} が壊れています（鍵は合っています）。バックアップから戻してください。',
    en: 'The database {file} is damaged (the key is the right one). Restore it from a backup.',
  },
  KEY_ROTATION_UNFINISHED: {
    ja: '鍵の交換が途中で止まっています（{key} と {key}.new があります）。「totsugo key rotate」をもう一度実行すると続きから完了します。鍵ファイルはどちらも消さないでください。',
    en: 'A change of the key was interrupted ({key} and {key}.new are both there). Run "totsugo key rotate" again to finish it; delete neither key file.',
  },
  RUN_WITHOUT_BASIS: {
    ja: '突合 {run} には、再計算に必要な設定が保存されていません。',
    en: 'Run {run} has not kept what it rested on: it cannot be recomputed.',
  },
  PURGE_WHAT: {
    ja: '消すものを、--run 番号 か --all のどちらか一方で指定してください。',
    en: 'Say what to delete: either --run with a number, or --all.',
  },
  PURGE_UNCONFIRMED: {
    ja: 'すべての突合と担当者の決定を消します。元に戻せません。よければ --yes を付けてもう一度実行してください。',
    en: 'This deletes all runs and all decisions for good. If that is meant, run it again with --yes.',
  },
  KEY_SAME: {
    ja: '新しい鍵 {file} は今の鍵と同じです。別の鍵ファイルを指定してください。',
    en: 'The new key {file} is the present one. Name another key file.',
  },
  DATABASE_NEWER: {
    ja: 'データベース {file} は新しい版のtotsugoで作られています。totsugoを更新してください。',
    en: 'The database {file} was made by a newer totsugo. Update totsugo.',
  },
  DATABASE_BUSY: {
    ja: 'データベース {file} は別の処理が使用中です。終わってからもう一度実行してください。',
    en: 'The database {file} is in use by another process. Run again when it has ended.',
  },
  AUDIT_KEY_WRONG: {
    ja: '監査ログ {file} をこの鍵で開けません。別のデータベースのものか、壊れています。捨てずに別の場所へ移し、--db と --key-file を確認してください。',
    en: 'The audit log {file} does not open with this key: it is of another database, or damaged. Do not delete it; move it elsewhere and check --db and --key-file.',
  },
  AUDIT_MISSING: {
    ja: '監査ログ {file} がありません。移動した場合は元の場所に戻してください。消した覚えがなければ、情報セキュリティの担当者に連絡してください。',
    en: 'There is no audit log {file}. If it was moved, put it back; if nobody removed it, tell whoever is in charge of security.',
  },
  SUMMARY_WITHOUT_HEAD: {
    ja: '{file}：監査ログの控えがありません。「totsugo recheck」が出力した summary.json を指定してください。',
    en: '{file}: holds no head of an audit log. Name a summary.json that "totsugo recheck" wrote.',
  },
  DAY_INVALID: {
    ja: '{option} は実在する日付をYYYY-MM-DDの形で指定してください。例：2026-04-01',
    en: '{option} takes a real date as YYYY-MM-DD, for example 2026-04-01.',
  },
  AUDIT_UNWRITABLE: {
    ja: '監査ログ {file} に記録できないため、処理を行いませんでした（{reason}）。フォルダーの権限と空き容量を確認してください。',
    en: 'The audit log {file} cannot be written ({reason}), so nothing was done. Check the permissions and free space of its folder.',
  },
  NIGHT_RUNNING: {
    ja: 'データベース {file} では別の突合が実行中です（プロセス {pid}、開始 {since}）。終わってからもう一度実行してください。',
    en: 'Another night is running on the database {file} (process {pid}, since {since}). Run again when it has ended.',
  },
  INTERRUPTED: {
    ja: '中断しました。途中の結果は残していません。前回までの結果はそのままです。もう一度実行すると、最初からやり直します。',
    en: 'Interrupted. Nothing half-done was kept; earlier results are as they were. Run again to begin anew.',
  },
  DISK_FULL: {
    ja: 'ディスクの空き容量がなくなりました。空けてからもう一度実行してください。途中の結果は残していません。',
    en: 'The disk is full. Make room and run again; nothing half-done was kept.',
  },
  STDOUT_UNWRITABLE: {
    ja: '標準出力に書き込めません（{reason}）。出力先の空き容量と権限を確認してください。',
    en: 'Standard output cannot be written ({reason}). Check the space and the permissions where it goes.',
  },
  DATABASE_UNREADABLE: {
    ja: 'データベース {file} を開けません（{reason}）。フォルダーの有無と権限を確認してください。',
    en: 'The database {file} cannot be opened ({reason}). Check that its folder exists and may be written.',
  },
  ACCOUNTING_OPEN: {
    ja: '件数が合わないため、結果を出力しませんでした（{detail}）。不具合です。この表示を添えて開発元に報告してください。',
    en: 'The counts do not add up, so nothing was reported ({detail}). This is a defect: please report it.',
  },
  SETTINGS_UNREADABLE: {
    ja: '設定ファイル {file} を読めません（{reason}）。パスと権限を確認してください。',
    en: 'The settings file {file} cannot be read ({reason}). Check its path and permissions.',
  },
  SETTINGS_INVALID: {
    ja: '{file} {line}行目：設定に誤りがあります（{detail}）。直してもう一度実行してください。',
    en: '{file} line {line}: this setting is not right ({detail}). Mend it and run again.',
  },
  OPTION_MISSING: {
    ja: '{option} を指定してください。例：{example}',
    en: 'Please give {option}. Example: {example}',
  },
  AS_OF_INVALID: {
    ja: '--as-of は実在する日付をYYYY-MM-DDの形で指定してください。例：2026-04-01',
    en: '--as-of takes a real date as YYYY-MM-DD, for example 2026-04-01.',
  },
  RUN_NOT_FOUND: {
    ja: 'データベース {file} に、その突合の記録がありません。「totsugo runs」で一覧を確認してください。',
    en: 'The database {file} holds no such run. "totsugo runs" lists them.',
  },
  OUTPUT_UNWRITABLE: {
    ja: '{dir} に出力できません（{reason}）。フォルダーの権限と空き容量を確認してください。',
    en: 'Cannot write to {dir} ({reason}). Check the permissions and free space of the folder.',
  },
  DATABASE_MISSING: {
    ja: 'データベース {file} がありません。先に「totsugo recheck」を実行するか、--db で場所を指定してください。',
    en: 'There is no database {file}. Run "totsugo recheck" first, or say where it is with --db.',
  },
  MUNICIPALITY_UNKNOWN: {
    ja: '全国地方公共団体コード {code} の町は作れません。rates の municipality に any か、他の5桁を指定してください。',
    en: 'No town can be made for municipality {code}. Set municipality in the rates to any, or to another five digits.',
  },
  TRUTH_UNREADABLE: {
    ja: '{file}：正解ファイルとして読めません（{line}行目）。「totsugo synthesize」が出力した truth.csv を指定してください。',
    en: '{file}: is not a truth file (line {line}). Give the folder that "totsugo synthesize" wrote.',
  },
  FINDINGS_UNREADABLE: {
    ja: '{file}：突合の結果として読めません（{line}行目）。「totsugo recheck」の出力先フォルダーを指定してください。',
    en: '{file}: is not a list of findings (line {line}). Give the folder that "totsugo recheck" wrote.',
  },
  UNMASK_UNSAID: {
    ja: '--unmask には、誰が何のために見るのかが必要です（監査ログに残ります）。例：totsugo report --unmask --operator 監査一郎 --purpose 定期監査',
    en: '--unmask needs to know who looks and what for (it is logged). Example: totsugo report --unmask --operator j.auditor --purpose "yearly audit"',
  },
  PURPOSE_ALONE: {
    ja: '--purpose は --unmask とともに指定してください。個人番号は全桁表示されません。',
    en: '--purpose belongs to --unmask. Without it, Individual Numbers stay masked.',
  },
  RUN_NOT_EARLIER: {
    ja: '--since-run の突合番号{since}は、出力する突合番号{run}より前のものではありません。「totsugo runs」で一覧を確認してください。',
    en: 'Run {since} of --since-run is not earlier than run {run}. "totsugo runs" lists them.',
  },
  CLASS_UNKNOWN: {
    ja: '種別 {name} はありません。指定できる種別：{known}',
    en: 'There is no class {name}. The classes are: {known}',
  },
  RUN_NONE: {
    ja: '突合がまだ行われていません。先に totsugo recheck を実行してください。',
    en: 'There is no run yet. Run "totsugo recheck" first.',
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
  LINE_TOO_LONG: {
    ja: '1行が長すぎます（上限16 MiB）。1行に1件ずつ書いてください。',
    en: 'This line is too long (at most 16 MiB). Write one object a line.',
  },
  LINE_NOT_UTF8: {
    ja: 'この行はUTF-8ではありません。UTF-8に変換してください。',
    en: 'This line is not UTF-8. Convert it to UTF-8.',
  },
  LINE_BLANK: {
    ja: '空行です。1行に1件ずつ書いてください。',
    en: 'This line is blank. Write one object a line.',
  },
  LINE_NOT_JSON: {
    ja: 'この行はJSONとして読み取れません。引用符、かっこ、コンマを確認してください。',
    en: 'This line is not valid JSON. Check quotes, brackets and commas.',
  },
  LINE_NOT_RECORD: {
    ja: 'レコードではありません。{"nameKanji":"…"} のようなJSONオブジェクトにしてください。',
    en: 'Not a record. Write a JSON object such as {"nameKanji":"…"}.',
  },
  LINE_NOT_PAIR: {
    ja: '2件組ではありません。{"id":…,"a":レコード,"b":レコード} の形にしてください。',
    en: 'Not a pair. Write {"id":…,"a":record,"b":record}.',
  },
  PAIR_ID: {
    ja: 'id は文字列か、9007199254740991までの数にしてください。',
    en: 'The id must be a text, or a number up to 9007199254740991.',
  },
  PAIR_KEY: {
    ja: '2件組に「{key}」という項目はありません（id、a、b のみ）。',
    en: 'A pair has no key "{key}" (id, a and b alone).',
  },
  RECORD_KEY: {
    ja: 'レコードに「{key}」という項目はありません。つづりを確認してください。',
    en: 'A record has no key "{key}". Check its spelling.',
  },
  RECORD_NOT_TEXT: {
    ja: '「{key}」は文字列にしてください（数や配列は不可）。値がなければ null か省略。',
    en: '"{key}" must be text (no number or list); null or absent where there is none.',
  },
  RECORD_SOURCE: {
    ja: '「source」は municipal か insurer にしてください。',
    en: '"source" must be municipal or insurer.',
  },
  THREAD_DIED: {
    ja: '処理の一部が途中で終了しました（{status}）。途中の結果は残していません。空きメモリーを確認し、もう一度実行してください。',
    en: 'A part of the work ended before its time ({status}). Nothing half-done was kept. Check the free memory and run again.',
  },
} as const satisfies Record<string, Bilingual>;

/** What the codes of the system and of unreadable rows mean to people; the code stays for those who look it up. */
export const reasons: Readonly<Record<string, Bilingual>> = {
  ENOENT: { ja: 'ファイルまたはフォルダーがありません', en: 'no such file or folder' },
  ENOTDIR: { ja: 'フォルダーではありません', en: 'not a folder' },
  EISDIR: { ja: 'フォルダーです', en: 'a folder' },
  EEXIST: { ja: '同じ名前のファイルがあります', en: 'a file of that name exists' },
  EACCES: { ja: '権限がありません', en: 'no permission' },
  EPERM: { ja: '権限がありません', en: 'no permission' },
  EROFS: { ja: '読み取り専用です', en: 'read-only' },
  ENOSPC: { ja: '空き容量がありません', en: 'no space left' },
  EBUSY: { ja: 'ほかの処理が使用中です', en: 'in use' },
  INVALID_BYTES: { ja: '文字コードにないバイトがあります', en: 'bytes that the encoding does not have' },
  NUL_BYTE: { ja: 'NUL（00）が入っています', en: 'a NUL byte' },
  UNCLOSED_QUOTE: { ja: '引用符が閉じていません', en: 'a quote is not closed' },
  MISPLACED_QUOTE: { ja: '引用符の位置が正しくありません', en: 'a quote stands where none may' },
  ENAMETOOLONG: { ja: '名前が長すぎます', en: 'the name is too long' },
  EADDRINUSE: { ja: 'ほかのプログラムが使用中です', en: 'another program uses it' },
  EFBIG: { ja: '大きすぎます', en: 'too large' },
};
