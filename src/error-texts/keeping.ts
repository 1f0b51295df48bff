/** What errors say of keys, databases, runs and the audit log. */
import type { Bilingual } from '../model.js';

export const keeping = {
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
    ja: '突合番号{run}には、再計算に必要な設定が保存されていません。',
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
  DATABASE_MODULE_UNFIT: {
    ja: 'データベース用のモジュールが、このNode.js（{node}）では動きません（{reason}）。「npm ci」または「npm rebuild」で作り直すか、配布アーカイブを使う場合はファイル名の「node」の後と同じメジャー版のNode.jsで実行してください。',
    en: 'The database module does not fit this Node.js ({node}, {reason}). Make it anew with "npm ci" or "npm rebuild"; an archive of "npm run bundle" runs on the major version of Node.js that its name gives.',
  },
  DATABASE_WRITE_FAILED: {
    ja: 'データベース {file} への書き込みに失敗しました（{reason}）。空き容量、ファイルの大きさの上限（ulimit -f、割当て）、ディスクの故障を確認して、もう一度実行してください。途中の結果は残していません。',
    en: 'Writing to the database {file} failed ({reason}). Check the free space, limits on the size of files (ulimit -f, quotas) and the disk itself, and run again; nothing half-done was kept.',
  },
  ACCOUNTING_OPEN: {
    ja: '件数が合わないため、結果を出力しませんでした（{detail}）。不具合です。この表示を添えて開発元に報告してください。',
    en: 'The counts do not add up, so nothing was reported ({detail}). This is a defect: please report it.',
  },
} as const satisfies Record<string, Bilingual>;
