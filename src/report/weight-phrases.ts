/** A weight as a sum that a clerk can follow: 「+9.1 珍しい氏「小鳥遊」が一致、+14.8 生年月日が一致、−4.2 住所が不一致（計 +19.7）」. */
import type {
  Bilingual,
  CaseClass,
  FindingDraft,
  NumberRepair,
  WeightField,
  WeightOutcome,
  WeightPart,
} from '../model.js';
import { both } from './phrases.js';

const subjects: Readonly<Record<WeightField, Bilingual>> = {
  surname: { ja: '氏', en: 'surname' },
  givenName: { ja: '名', en: 'given name' },
  name: { ja: '氏名', en: 'name' },
  birthDate: { ja: '生年月日', en: 'birth date' },
  sex: { ja: '性別', en: 'sex' },
  address: { ja: '住所', en: 'address' },
  number: { ja: '個人番号', en: 'number' },
};

const says: Readonly<Record<WeightOutcome, Bilingual>> = {
  agree: { ja: 'が一致', en: 'agrees' },
  agree_by_rule: { ja: 'が表記の違いを除き一致', en: 'agrees but for notation' },
  half_differ: { ja: 'の漢字とカナの一方だけが一致', en: 'agrees in one of kanji and kana only' },
  close: { ja: 'が入力誤り程度の違い', en: 'is one slip away' },
  previous: { ja: 'が転入前の住所と一致', en: 'is the previous one' },
  differ: { ja: 'が不一致', en: 'differs' },
  missing: { ja: 'を比べられない', en: 'cannot be compared' },
  undecidable: { ja: 'を判定できない', en: 'cannot be decided' },
};

/** Names borne by fewer than one in ten thousand are rare to a clerk; those of one in two hundred are common. */
const rare = 100;
const common = 5_000;

function frequency({ field, perMillion }: WeightPart): Bilingual {
  if (perMillion === undefined || field === 'birthDate') return both('', '');
  if (perMillion < rare) return both('珍しい', 'rare ');
  return perMillion >= common ? both('多い', 'common ') : both('', '');
}

/** Bits with their sign, to one decimal: `+9.1`, `−4.0`. */
export function bitsText(bits: number): string {
  const tenths = Math.abs(bits).toFixed(1);
  return bits < 0 && tenths !== '0.0' ? `−${tenths}` : `+${tenths}`;
}

/**
 * One part in words.
 *
 * @example weightPartPhrase({ field: 'surname', outcome: 'agree', bits: 17.2, term: '小鳥遊', perMillion: 7 }).ja
 * // '+17.2 珍しい氏「小鳥遊」が一致'
 */
export function weightPartPhrase(part: WeightPart): Bilingual {
  const { term, field, outcome } = part;
  const bits = bitsText(part.bits);
  const often = frequency(part);
  const { ja, en } = subjects[field];
  return both(
    `${bits} ${often.ja}${ja}${term ? `「${term}」` : ''}${says[outcome].ja}`,
    `${bits} ${often.en}${en}${term ? ` ${term}` : ''} ${says[outcome].en}`,
  );
}

/** The whole sum: its parts in order, and the total. */
export function weightSum(parts: readonly WeightPart[]): Bilingual {
  const phrases = parts.map(weightPartPhrase);
  const total = bitsText(parts.reduce((sum, { bits }) => sum + bits, 0));
  return both(
    `${phrases.map(({ ja }) => ja).join('、')}（計 ${total}）`,
    `${phrases.map(({ en }) => en).join(', ')} (${total} in all)`,
  );
}

/** What is wrong with a mistyped number, as it ends 「…と見られます」 and after "with". */
export const repairNames: Readonly<Record<NumberRepair, Bilingual>> = {
  one_digit: { ja: '1桁の打ち間違い', en: 'one digit mistyped' },
  neighbours_swapped: { ja: '隣り合う2桁の入れ替わり', en: 'two neighbouring digits swapped' },
  lost_zero: { ja: '先頭の0の脱落', en: 'its leading zero lost' },
};

/** Classes that say whose number it should be: there the sum with that resident matters, else the one with the holder. */
const ofSomebodyElse: ReadonlySet<CaseClass> = new Set<CaseClass>([
  'NUMBER_OF_HOUSEHOLD_MEMBER',
  'NUMBER_OF_NAMESAKE',
  'NUMBER_OF_ANOTHER',
]);

/**
 * What speaks for and against, as a sentence: with the holder of the number, and with the best of those whom the data fit; null
 * where nothing was weighed. Example: 「［重み］番号の持ち主との比較：+0.6 生年月日が一致…（計 −12.3）；宛名番号 0002 との比較：…（計 +50.4）。」
 */
export function weightSentence({ class: name, grade, insurer, detail, candidates }: FindingDraft): Bilingual | null {
  if (grade === 'A' || insurer.length > 1) return null;
  const { weight } = detail;
  const [best, second] = candidates;
  const holder = weight && weight.parts.length > 0 ? weightSum(weight.parts) : null;
  const tied = second !== undefined && second.weight === best?.weight;
  const said: Bilingual[] = [];
  if (holder) said.push(both(`番号の持ち主との比較：${holder.ja}`, `the holder: ${holder.en}`));
  if (best?.parts && !tied && (ofSomebodyElse.has(name) || !holder) && candidates.length < 4) {
    const sum = weightSum(best.parts);
    said.push(both(`宛名番号 ${best.municipal} との比較：${sum.ja}`, `resident ${best.municipal}: ${sum.en}`));
  }
  if (said.length === 0) return null;
  return both(`［重み］${said.map(({ ja }) => ja).join('；')}。`, `[Weight] ${said.map(({ en }) => en).join('; ')}.`);
}
