import { kanjiToNumber } from './numerals.js';

/** The part after the numbers (方書): a building's name, a room, or whose household one lives with. */

export interface Building {
  /** Name without the room: コーポ山田, 山田様方; '' where there is none. */
  readonly name: string;
  /** Room without 号室 and the like: 302, A-201; '' where there is none. */
  readonly room: string;
  /** As it stands in the text. */
  readonly raw: string;
}

/** A room at the end: 302号室, 2-301, B201, 3F. Begun where its numbers begin, never within them: that would take the square of their length. */
const roomAtEnd = /((?:(?<![A-Za-z])[A-Za-z]|(?<![0-9])(?<![0-9][- ]))[0-9]+(?:[- ][0-9]+)*[A-Za-z]?)(?:号室|号|室)?$/u;
/** The block before a room: A棟302号室 and 3号棟402 are written A-302 and 3-402 too. */
const blockBefore = /((?<![A-Za-z])[A-Za-z](?=-)|[A-Za-z](?=棟|号)|(?<![0-9])[0-9]+)(?:号棟-?|棟-?|号館-?|-)$/u;
const kanjiRoom =
  /(?<![〇一二三四五六七八九十百千])[〇一二三四五六七八九十百千]+(?=(?:号室|号|室|階|号棟)(?:$|[0-9〇一二三四五六七八九]))/gu;
/** Digits that belong to a name and are no room: 第2, パート3. */
const nameBefore = /(?:第|NO\.?|No\.?|パート|フェーズ|PART)$/u;

/**
 * @example readBuilding('霞マンション302号室') // { name: '霞マンション', room: '302', raw: '霞マンション302号室' }
 */
export function readBuilding(text: string): Building {
  const body = text
    .replace(/^[-,、・ ]+/u, '')
    .replace(/^\((.*)\)$/u, '$1')
    .replace(kanjiRoom, (run) => String(kanjiToNumber(run) ?? run))
    .replace(/([0-9])階$/u, '$1F');
  const match = body === '' ? null : roomAtEnd.exec(body);
  if (match === null) return { name: body, room: '', raw: text };
  const before = body.slice(0, match.index);
  if (nameBefore.test(before) && !/号室|室$/u.test(match[0])) return { name: body, room: '', raw: text };
  const block = blockBefore.exec(before);
  const room = plainRoom(match[1] as string);
  return {
    name: before.slice(0, block?.index).replace(/(?<![- ])[- ]+$/u, ''),
    room: block ? `${plainRoom(block[1] as string)}-${room}` : room,
    raw: text,
  };
}

/** Capital letters, hyphens for spaces, no leading zeros. */
function plainRoom(room: string): string {
  return room
    .toUpperCase()
    .replaceAll(' ', '-')
    .replace(/^0+(?=[0-9])/, '');
}

const small = new Map(
  [...'ァィゥェォッャュョヮヵヶ'].map((letter, at) => [letter, 'アイウエオツヤユヨワカケ'[at] as string]),
);

/** Under this form two names of a building differ in nothing but how they are written. */
export function foldBuilding(name: string): string {
  let out = '';
  const digits = name
    .normalize('NFKC')
    .replace(/[〇一二三四五六七八九十百千]+/gu, (run) => String(kanjiToNumber(run) ?? run));
  for (const letter of digits.toUpperCase()) {
    if (/[ ・･.,、'’&＆-]/u.test(letter)) continue;
    out += small.get(letter) ?? letter;
  }
  return out;
}

/** 山田様方, 山田方 → 山田; null where the name is not of that kind. */
export function householdOf(name: string): string | null {
  const match = /^(.+?)(?:様方|さま方|様|方)$/u.exec(name);
  return match ? (match[1] as string) : null;
}
