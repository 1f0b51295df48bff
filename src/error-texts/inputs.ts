/** What errors say of what is typed, files, profiles. */
import type { Bilingual } from '../model.js';

export const inputs = {
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
  TOO_MANY_ROWS: {
    ja: '1回の突合で扱える行数を超えています（{rows}行、上限 {most}行）。ファイルを分けて実行してください。',
    en: '{rows} rows are more than one run can link ({most}). Run it on fewer files at a time.',
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
  FILE_IS_WORKBOOK: {
    ja: '{file}：ExcelブックかZIPファイルです。元のシステムからCSVで出力したものを指定してください（Excelで保存し直すと、番号の先頭の0などが失われることがあります）。',
    en: '{file}: an Excel workbook or ZIP archive. Give the CSV as its own system exports it (saving from Excel may drop the first zeros of numbers).',
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
} as const satisfies Record<string, Bilingual>;
