// Kana helpers of the readings tables: katakana, the readings a dictionary form has in names, what compounding changes.

const VOICELESS = [...'カキクケコサシスセソタチツテトハヒフヘホ'];
const VOICED = [...'ガギグゲゴザジズゼゾダヂヅデドバビブベボ'];
const HALF = new Map([...'ハヒフヘホ'].map((kana, at) => [kana, [...'パピプペポ'][at]]));
const voicedOf = new Map(VOICELESS.map((kana, at) => [kana, VOICED[at]]));

export const katakana = (text) => text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
export const isKana = (text) => /^[ァ-ヺー]+$/.test(text);
export const hasKanji = (text) => /[々〆\p{Script=Han}]/u.test(text);

const I_ROW = new Map([...'ウクグスツヌブムル'].map((kana, at) => [kana, [...'イキギシチニビミリ'][at]]));

/**
 * The forms in which names use a kun reading written with its okurigana after a point (わた.る): stem ワタ, dictionary
 * form ワタル, noun form ワタリ; of adjectives the old ending too (たか.い: タカ, タカシ; ただ.しい: タダシ).
 */
export function kunForms(written) {
  const [stem, ending] = katakana(written.replaceAll('-', '')).split('.');
  if (!ending) return [stem];
  const forms = [stem, stem + ending];
  const last = ending.at(-1);
  if (last === 'イ') forms.push(`${`${stem + ending.slice(0, -1)}`.replace(/シ$/, '')}シ`);
  if (/[イキシチニヒミリギジヂビエケセテネヘメレゲゼデベ]ル$/.test(ending)) forms.push(stem + ending.slice(0, -1));
  else if (I_ROW.has(last)) forms.push(stem + ending.slice(0, -1) + I_ROW.get(last));
  return forms;
}

/** A reading as it sounds after another: as it is, voiced (連濁), パ row (after っ or ん). */
export function heard(reading, initial) {
  if (initial) return [reading];
  const [first, rest] = [reading[0], reading.slice(1)];
  const forms = [reading];
  if (voicedOf.has(first)) forms.push(voicedOf.get(first) + rest);
  if (HALF.has(first)) forms.push(HALF.get(first) + rest);
  return forms;
}

/** A reading as it ends before another: as it is, or with ッ for its last ツ チ ク キ. */
export const joined = (reading, final) =>
  final || reading.length < 2 || !/[ツチクキ]$/.test(reading) ? [reading] : [reading, `${reading.slice(0, -1)}ッ`];
