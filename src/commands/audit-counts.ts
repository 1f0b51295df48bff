/** What the counts of the audit log are called where people read them. The log itself keeps the names as they are. */

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

/** `countName('insurerRead', 'ja')` is 保険者側の読込. What has no name here (the tables of a purge) keeps its own. */
export const countName = (name: string, lang: 'ja' | 'en'): string => (lang === 'ja' && japanese[name]) || name;
