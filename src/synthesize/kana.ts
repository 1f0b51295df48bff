/** The ways in which one and the same kana name is written. */
import { oneOf, type Random } from './random.js';

/** Spellings of the same sound: old systems store small kana large; long vowels; ヅ and ズ, ヂ and ジ. */
const spellings: readonly [RegExp, (found: string) => string][] = [
  [/[ャュョッ]/, (found) => ({ ャ: 'ヤ', ュ: 'ユ', ョ: 'ヨ', ッ: 'ツ' })[found] ?? found],
  [/オオ/, () => 'オー'],
  [/[コソトホモヨロゴゾドョ]ウ(?!エ)/, (found) => `${found[0]}ー`],
  [/[ユュ]ウ/, (found) => `${found[0]}ー`],
  [/ヅ/, () => 'ズ'],
  [/ヂ/, () => 'ジ'],
];

/** Another spelling of the same sound, or null where the name has only one. */
export function respell(random: Random, kana: string): string | null {
  const fitting = spellings.filter(([pattern]) => pattern.test(kana));
  if (fitting.length === 0) return null;
  const [pattern, turn] = oneOf(random, fitting);
  return kana.replace(pattern, turn);
}

const plain = 'カキクケコサシスセソタテトハヒフヘホ';
const voiced = 'ガギグゲゴザジズゼゾダデドバビブベボ';

/** The surname with one inner sound voiced or unvoiced (ナカタ, ナカダ), or null where there is none. */
export function revoice(random: Random, kana: string): string | null {
  const places = [...kana].flatMap((c, i) => (i > 0 && (plain.includes(c) || voiced.includes(c)) ? [i] : []));
  if (places.length === 0) return null;
  const place = oneOf(random, places);
  const c = kana[place] as string;
  const at = plain.indexOf(c);
  const turned = at >= 0 ? voiced[at] : plain[voiced.indexOf(c)];
  return kana.slice(0, place) + turned + kana.slice(place + 1);
}

const half: Readonly<Record<string, string>> = {
  ア: 'ｱ',
  イ: 'ｲ',
  ウ: 'ｳ',
  エ: 'ｴ',
  オ: 'ｵ',
  カ: 'ｶ',
  キ: 'ｷ',
  ク: 'ｸ',
  ケ: 'ｹ',
  コ: 'ｺ',
  サ: 'ｻ',
  シ: 'ｼ',
  ス: 'ｽ',
  セ: 'ｾ',
  ソ: 'ｿ',
  タ: 'ﾀ',
  チ: 'ﾁ',
  ツ: 'ﾂ',
  テ: 'ﾃ',
  ト: 'ﾄ',
  ナ: 'ﾅ',
  ニ: 'ﾆ',
  ヌ: 'ﾇ',
  ネ: 'ﾈ',
  ノ: 'ﾉ',
  ハ: 'ﾊ',
  ヒ: 'ﾋ',
  フ: 'ﾌ',
  ヘ: 'ﾍ',
  ホ: 'ﾎ',
  マ: 'ﾏ',
  ミ: 'ﾐ',
  ム: 'ﾑ',
  メ: 'ﾒ',
  モ: 'ﾓ',
  ヤ: 'ﾔ',
  ユ: 'ﾕ',
  ヨ: 'ﾖ',
  ラ: 'ﾗ',
  リ: 'ﾘ',
  ル: 'ﾙ',
  レ: 'ﾚ',
  ロ: 'ﾛ',
  ワ: 'ﾜ',
  ヲ: 'ｦ',
  ン: 'ﾝ',
  ァ: 'ｧ',
  ィ: 'ｨ',
  ゥ: 'ｩ',
  ェ: 'ｪ',
  ォ: 'ｫ',
  ャ: 'ｬ',
  ュ: 'ｭ',
  ョ: 'ｮ',
  ッ: 'ｯ',
  ー: 'ｰ',
  '　': ' ',
  '\u3099': 'ﾞ',
  '\u309A': 'ﾟ',
};

/** Katakana in half width; what has no half-width form (ヰ, ヱ) stays wide. */
export function halfWidth(kana: string): string {
  let text = '';
  for (const c of kana.normalize('NFD')) text += half[c] ?? c;
  return text;
}
