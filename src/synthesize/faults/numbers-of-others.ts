/** Faults by which an enrolment carries the number of another resident. */
import type { Enrolment, NotationGroup } from '../city.js';
import { oneOf, shuffle } from '../random.js';
import { enter, type Ground, isChild, isFree, makeNamesake, pick, relatives, stranger, twinOf } from './ground.js';

const numberOf = (row: Enrolment) => row.person.number;

/**
 * Row n holds the number of row n − by, over 8 to 20 rows of one file: a column pasted beside its place. Lapsed rows among
 * them slip too, or (every other time) are not there.
 */
export function rowShift(ground: Ground): boolean {
  const { block, random, turn } = ground;
  const by = [1, -1, 2, 1, -2, 5][turn % 6] as number;
  const withLapsed = turn % 2 === 1;
  const length = 8 + random.below(13);
  const file = oneOf(random, block.files);
  const start = random.below(Math.max(1, file.length));
  const run: Enrolment[] = [];
  const lapsed: Enrolment[] = [];
  for (let i = start; i < file.length && run.length < length + Math.abs(by); i++) {
    const row = file[i] as Enrolment;
    if (row.dropped) continue;
    if (row.to !== null && !withLapsed) lapsed.push(row);
    else if (row.to !== null) run.push(row);
    else if (isFree(row)) run.push(row);
    else return false;
  }
  if (run.length < length + Math.abs(by)) return false;
  for (const row of lapsed) row.dropped = true;
  const numbers = run.map(numberOf);
  const slipped = run.filter((_, n) => n - by >= 0 && n - by < run.length);
  run.forEach((row, n) => {
    row.number = numbers[n - by] ?? row.number;
  });
  // Two rows of one person, one lapsed, may stand beside each other: then the number is right by chance.
  const wrong = slipped.filter((row) => row.to === null && row.number !== row.person.number);
  // At either end of a run, a number from a lapsed row would be anybody's.
  const ends = [wrong[0], wrong.at(-1)].map((row) => row && run[run.indexOf(row) - by]);
  if (wrong.length < 4 || ends.some((source) => source?.to !== null)) return undo(run, numbers, lapsed);
  // The person of a lapsed row may be enrolled elsewhere by now, under the number that slipped.
  const own = wrong.flatMap((row) => ground.active.get((run[run.indexOf(row) - by] as Enrolment).person) ?? []);
  const rightful = [...run.filter((row) => row.to === null), ...own].filter(
    (row, n, rows) => !wrong.includes(row) && rows.indexOf(row) === n && (own.includes(row) || !slipped.includes(row)),
  );
  const holders = run.flatMap((row, n) => (wrong.includes(row) ? (run[n - by]?.person ?? []) : []));
  enter(ground, 'ROW_SHIFT', `by ${by}`, wrong, { rightful, holders });
  // Between two rows that show the shift, a name may have changed since; at the ends of a run it would hide it.
  wrong.forEach((row, n) => {
    if (n > 1 && n < wrong.length - 2 && n % 4 === 2) row.fixed = ['sex'];
  });
  return true;
}

function undo(run: readonly Enrolment[], numbers: readonly string[], lapsed: readonly Enrolment[]): false {
  run.forEach((row, n) => {
    row.number = numbers[n] as string;
  });
  for (const row of lapsed) row.dropped = false;
  return false;
}

/** Two enrolments carry each other's number: of a household, of twins, of strangers. */
export function swapped(ground: Ground): boolean {
  const form = (['household', 'twins', 'strangers'] as const)[ground.turn % 3];
  const row = pick(ground, (one) => {
    if (form === 'strangers') return true;
    return form === 'household' ? relatives(ground, one).length > 0 : isChild(one) && twinOf(ground, one) !== undefined;
  });
  if (!row) return false;
  const other =
    form === 'strangers' ? stranger(ground, row) : form === 'twins' ? twinOf(ground, row) : relatives(ground, row)[0];
  if (!other) return false;
  if (form === 'twins') other.person.birth = row.person.birth;
  row.number = numberOf(other);
  other.number = numberOf(row);
  return enter(ground, 'NUMBER_SWAPPED', form as string, [row, other], { holders: [other.person, row.person] });
}

/** The holder is not enrolled here: with the number of a family member, a namesake, or someone else. */
function carry(
  ground: Ground,
  name: string,
  what: string,
  row: Enrolment,
  other: Enrolment | null,
  fixed: readonly NotationGroup[] = ['name'],
): boolean {
  if (!other) return false;
  other.dropped = true;
  row.number = numberOf(other);
  return enter(ground, name, what, [row], { holders: [other.person], fixed });
}

/** With the number of one family member; or three of a family, each with the next one's. */
export function ofHouseholdMember(ground: Ground): boolean {
  if (ground.turn % 4 === 3) return round(ground);
  const row = pick(ground, (one) => relatives(ground, one).length > 0);
  if (!row) return false;
  const [other] = shuffle(ground.random, relatives(ground, row));
  return carry(ground, 'NUMBER_OF_HOUSEHOLD_MEMBER', 'household', row, other ?? null);
}

function round(ground: Ground): boolean {
  const row = pick(ground, (one) => relatives(ground, one).length > 1);
  if (!row) return false;
  const three = [row, ...relatives(ground, row).slice(0, 2)];
  const numbers = three.map(numberOf);
  three.forEach((one, n) => {
    one.number = numbers[(n + 1) % 3] as string;
  });
  const holders = three.map((_, n) => (three[(n + 1) % 3] as Enrolment).person);
  return enter(ground, 'NUMBER_OF_HOUSEHOLD_MEMBER', 'three in a round', three, { holders });
}

export function ofNamesake(ground: Ground): boolean {
  const row = pick(ground, (one) => !one.person.foreign);
  if (!row) return false;
  const other = makeNamesake(ground, row);
  const named = ({ person: { surname, given } }: Enrolment) => `${surname.kanji} ${given.kanji}`;
  const what = other && named(other) === named(row) ? 'same name' : 'same kana';
  return carry(ground, 'NUMBER_OF_NAMESAKE', what, row, other, ['name', 'address']);
}

export function ofAnother(ground: Ground): boolean {
  const row = pick(ground);
  return row !== null && carry(ground, 'NUMBER_OF_ANOTHER', 'stranger', row, stranger(ground, row));
}
