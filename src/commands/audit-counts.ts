/** What the counts of the audit log are called where people read them. The log itself keeps the names as they are. */
import type { Bilingual } from '../model.js';

const japanese: Readonly<Record<string, string>> = {
  municipalRead: '住民記録の読込',
  municipalRejected: '住民記録の読取不可',
  insurerRead: '保険者側の読込',
  insurerRejected: '保険者側の読取不可',
  A: '区分A',
  B: '区分B',
  C: '区分C',
  cases: '事例',
  differences: '結果の違い',
  read: '読込',
  records: '読み取れた行',
  decisions: '決定の記録',
  decided: '決定',
  confirmed: '確認',
  unchanged: '変更なし',
  rejected: '受付不可',
  open: '画面を開いた回数',
  show: '支援措置の事例の表示',
  decide: '決定の操作',
  confirm: '確認の操作',
  undo: '取消',
  bulk: 'まとめて決定',
  filesDeleted: '消した一覧',
  filesChanged: '変更されていた一覧',
  filesMissing: '見つからなかった一覧',
  filesReplaced: '置き換えられていた一覧',
};

/** The tables that a purge took rows from. */
const tables: Readonly<Record<string, Bilingual>> = {
  run: { ja: '突合', en: 'runs' },
  input: { ja: '入力ファイルの記録', en: 'input files' },
  row_place: { ja: '行の場所', en: 'places of rows' },
  row_key: { ja: '検索用の値', en: 'search values' },
  run_basis: { ja: '突合の条件', en: 'settings of runs' },
  resident: { ja: '住民記録の行', en: 'register rows' },
  enrolment: { ja: '加入記録の行', en: 'enrolment rows' },
  record: { ja: '保存した記録の内容', en: 'stored records' },
  closed_text: { ja: '根拠により確認済みの組の内容', en: 'texts of pairs closed by evidence' },
  closed_pair: { ja: '根拠により確認済みの組', en: 'pairs closed by evidence' },
  run_counts: { ja: '氏名などの出現数の表', en: 'counts of names' },
  reject: { ja: '読取不可の行', en: 'rejected rows' },
  verdict: { ja: '照合の結果', en: 'verdicts' },
  candidate: { ja: '候補', en: 'candidates' },
  finding: { ja: '事例の記録', en: 'stored cases' },
  case_enrolment: { ja: '事例の加入記録', en: 'enrolments of cases' },
  review_case: { ja: '確認画面の一覧', en: 'lines of the review page' },
  review_text: { ja: '確認画面の検索用の文字', en: 'search texts of the review page' },
  decision: { ja: '決定の記録', en: 'decisions' },
  decision_bulk: { ja: 'まとめて決定した操作', en: 'acts on many cases' },
};

/** `countName('insurerRead', 'ja')` is 保険者側の読込. */
export const countName = (name: string, lang: 'ja' | 'en'): string =>
  tables[name]?.[lang] ?? ((lang === 'ja' && japanese[name]) || inWords(name));

/** `inWords('filesDeleted')` is files deleted, `inWords('C')` grade C. */
const inWords = (name: string): string =>
  name.length === 1 ? `grade ${name}` : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
