import { isKanjiNumeral, kanjiToNumber, numeralEnd } from './numerals.js';

/** What a number counts: 丁目 (or 丁, 地割, 部), 番地 (a land number), 番 (a block), 号 (a house); '' where only a hyphen says so. */
export type NumberKind = '丁目' | '地割' | '部' | '番地' | '番' | '号' | '';

export interface AddressNumber {
  /** Digits without leading zeros, or a letter of the 甲乙 or イロハ order, or 番外 or 無番地. */
  readonly value: string;
  readonly kind: NumberKind;
}

export interface NumberSequence {
  readonly numbers: readonly AddressNumber[];
  /** Index at which the sequence starts and the index after it. */
  readonly start: number;
  readonly end: number;
}

const stems = '甲乙丙丁戊己庚辛壬癸';
const iroha = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
/** Numerals before these belong to a name: 三条, 二番町, 六号線, 八軒. */
const nameAfterNumeral =
  /^(?:条|線|番[町丁街館通割領]|丁町|号[線館棟地]|区|軒|[東西南北][0-9〇一二三四五六七八九十]|の[^0-9〇一二三四五六七八九十百千壱弐参]|町|組)/u;

const isDigit = (character: string | undefined) => character !== undefined && character >= '0' && character <= '9';

interface Read {
  readonly value: string;
  readonly end: number;
  readonly kanji: boolean;
}

/** The number, in either script, that starts at `at`; null where none does. */
function readNumber(text: string, at: number): Read | null {
  let end = at;
  while (isDigit(text[end])) end++;
  if (end > at) {
    const digits = text.slice(at, end);
    return { value: text[at] === '0' ? digits.replace(/^0+(?=.)/, '') : digits, end, kanji: false };
  }
  end = numeralEnd(text, at);
  if (end === at) return null;
  const value = kanjiToNumber(text.slice(at, end));
  return value === null ? null : { value: String(value), end, kanji: true };
}

const none = { kind: '', end: -1 } as const;

function readCounter(text: string, at: number): { readonly kind: NumberKind; readonly end: number } {
  const first = text[at];
  const next = text[at + 1];
  if (first === '番' && next === '地') return { kind: '番地', end: at + 2 };
  if (first === '番' && !isOneOf(next, '町丁街館通')) return { kind: '番', end: at + 1 };
  if (first === '号' && !isOneOf(next, '室館棟線')) return { kind: '号', end: at + 1 };
  if (first === '丁' && next === '目') return { kind: '丁目', end: at + 2 };
  if (first === '丁' && next !== '町') return { kind: '丁目', end: at + 1 };
  if (first === '地' && next === '割') return { kind: '地割', end: at + 2 };
  if (first === '部' && readNumber(text, at + 1) !== null) return { kind: '部', end: at + 1 };
  return none;
}

const isOneOf = (character: string | undefined, set: string) => character !== undefined && set.includes(character);

const isSeparator = (character: string | undefined) =>
  character === '-' || character === 'の' || character === 'ノ' || character === '之';

/** A letter of the 甲乙 or イロハ order at `at` that stands for a number: before a number or a hyphen, or at the end. */
function readLetter(text: string, at: number, first: boolean): Read | null {
  const character = text[at];
  if (character === undefined) return null;
  const stem = stems.includes(character);
  if (!stem && !iroha.includes(character)) return null;
  const next = text[at + 1];
  const after = isSeparator(next) ? at + 2 : at + 1;
  const bound = next === undefined || next === ' ' || next === '-' || /^[番号]/.test(next) || isDigit(text[after]);
  if (bound || (stem && first && isKanjiNumeral(text[after]))) {
    return { value: character, end: at + 1, kanji: false };
  }
  return null;
}

/** 番外 or 無番地 at `at`: a place outside the numbers. */
function isUnnumbered(text: string, at: number): boolean {
  const first = text[at];
  return (first === '番' && text[at + 1] === '外') || (first === '無' && text.startsWith('無番地', at));
}

/** Whether the number that starts at `at` is a lot or house number rather than part of a name. */
function startsNumbers(text: string, at: number): boolean {
  if (isUnnumbered(text, at)) return true;
  const from = text[at] === '第' ? at + 1 : at;
  const read = readNumber(text, from);
  if (read === null)
    return readLetter(text, at, true) !== null && (at === 0 || !/[ァ-ヶー]/.test(text[at - 1] as string));
  const next = text[read.end];
  if (isOneOf(next, '条線番丁号区軒東西南北の町組') && nameAfterNumeral.test(text.slice(read.end, read.end + 4)))
    return false;
  if (from > at) return text.startsWith('地割', read.end);
  return readCounter(text, read.end).kind !== '' || standsAlone(text, read);
}

/** A kanji numeral without a counter is a number only where a hyphen, the end or の with another number follows it. */
function standsAlone(text: string, read: Read): boolean {
  if (!read.kanji) return true;
  const next = text[read.end];
  if (next === undefined || next === '-' || next === ' ') return true;
  return isSeparator(next) && readNumber(text, read.end + 1) !== null;
}

/** The number at `at` inside a sequence: as `readNumber`, but not the numeral a building's name begins with. */
function readNext(text: string, at: number): Read | null {
  const read = readNumber(text, at);
  if (read === null || readCounter(text, read.end).kind !== '' || standsAlone(text, read)) return read;
  return null;
}

/** Room numbers are not part of the sequence: a number before 号室, 室, 階, F. */
const isRoomNumber = (text: string, end: number) =>
  isOneOf(text[end], '号室階F棟') && /^(?:号室|室|階|F(?![A-Za-z])|号棟|棟)/.test(text.slice(end, end + 2));

/**
 * Finds the sequence of 丁目, 番地, 番, 号 numbers from `from` on, wherever it starts; numerals inside names stay names.
 * @example findNumbers('丸の内一丁目9番1号東京ビル', 3).numbers.map((n) => n.value) // ['1', '9', '1']
 */
export function findNumbers(text: string, from: number): NumberSequence {
  const plain = readPlain(text, from);
  if (plain) return plain;
  // ニの2132: a town that is one letter of the イロハ order joins its numbers with の.
  if (isSeparator(text[from]) && readNext(text, from + 1) !== null)
    return { ...readSequence(text, from + 1), start: from };
  for (let start = from; start < text.length; start++) {
    if (!startsNumbers(text, start)) {
      const skipped = readNumber(text, start);
      if (skipped) start = skipped.end - 1;
      else if (isKanjiNumeral(text[start])) start = numeralEnd(text, start) - 1;
      continue;
    }
    const sequence = readSequence(text, start);
    if (sequence.numbers.length > 0) return sequence;
  }
  return { numbers: [], start: text.length, end: text.length };
}

const [hyphen, ban, chi, gou, chou, me] = [...'-番地号丁目'].map((character) => character.charCodeAt(0));

const digitEnd = (text: string, from: number): number => {
  let end = from;
  for (let code = text.charCodeAt(end); code >= 0x30 && code <= 0x39; code = text.charCodeAt(end)) end += 1;
  return end;
};

/**
 * What `findNumbers` finds where Arabic numerals begin at `from`, parted by hyphens, 丁目, 番地 and 番, up to the end of the text
 * or to a building: nearly all addresses. Null where there is anything else.
 */
function readPlain(text: string, from: number): NumberSequence | null {
  const numbers: AddressNumber[] = [];
  for (let at = from; ; ) {
    const read = digitEnd(text, at);
    if (read === at) return null;
    const digits = text.slice(at, read);
    const value = digits.startsWith('0') ? digits.replace(/^0+(?=.)/, '') : digits;
    const code = text.charCodeAt(read);
    const next = text.charCodeAt(read + 1);
    let kind: NumberKind = '';
    let end = read;
    if (code === ban && next === chi) [kind, end] = ['番地', read + 2];
    else if (code === chou && next === me) [kind, end] = ['丁目', read + 2];
    else if (code === ban && (read + 1 === text.length || next === hyphen || (next >= 0x30 && next <= 0x39)))
      [kind, end] = ['番', read + 1];
    else if (code === gou && read + 1 === text.length) [kind, end] = ['号', read + 1];
    numbers.push({ value, kind });
    if (end === text.length) return { numbers, start: from, end };
    if (text.charCodeAt(end) === hyphen) at = end + 1;
    else if (kind === '') return null;
    else if (digitEnd(text, end) > end) at = end;
    else return endsAt(text, end) ? { numbers, start: from, end } : null;
  }
}

/** Whether no number goes on after a counter, where no digit follows it. */
function endsAt(text: string, at: number): boolean {
  const character = text[at];
  if (character === '第' || isSeparator(character) || isKanjiNumeral(character) || isUnnumbered(text, at)) return false;
  return readLetter(text, at, false) === null;
}

function readSequence(text: string, start: number): NumberSequence {
  const numbers: AddressNumber[] = [];
  let end = start;
  let at = text[start] === '第' ? start + 1 : start;
  for (;;) {
    if (isUnnumbered(text, at)) {
      const word = text[at] === '番' ? '番外' : '無番地';
      end = at + word.length;
      if (word === '番外' && text.startsWith('地', end)) end++;
      numbers.push({ value: word, kind: '' });
    } else {
      const read = readNext(text, at) ?? readLetter(text, at, numbers.length === 0);
      if (read === null || isRoomNumber(text, read.end)) break;
      const counter = readCounter(text, read.end);
      numbers.push({ value: read.value, kind: counter.kind });
      end = counter.end < 0 ? read.end : counter.end;
    }
    const last = numbers[numbers.length - 1] as AddressNumber;
    const next = nextNumber(text, end, last);
    if (next < 0) break;
    at = next;
  }
  return { numbers, start, end };
}

/** Where the sequence goes on after a number that ended at `end`; -1 where it ends. */
function nextNumber(text: string, end: number, last: AddressNumber): number {
  const separated = isSeparator(text[end]) ? end + 1 : end;
  const at = text[separated] === '第' ? separated + 1 : separated;
  const starts = readNext(text, at) !== null || readLetter(text, at, false) !== null || isUnnumbered(text, at);
  if (!starts) return -1;
  if (separated > end) return at;
  // Without a hyphen a number follows only a counter, and after 号 it is a room; a letter follows or precedes a number.
  if (last.kind !== '') return last.kind === '号' ? -1 : at;
  const letter = !isDigit(last.value[0]);
  return letter || readNext(text, at) === null ? at : -1;
}
