/** What errors say of settings, options, runs asked for and outputs. */
import type { Bilingual } from '../model.js';

export const settings = {
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
} as const satisfies Record<string, Bilingual>;
