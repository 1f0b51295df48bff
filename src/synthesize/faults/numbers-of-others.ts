/** Faults by which an enrolment carries the number of another resident. */
import type { Enrolment } from '../city.js';
import { oneOf, shuffle } from '../random.js';
import { enter, type Ground, isFree, makeNamesake, pick, relatives, stranger } from './ground.js';

const numberOf = (row: Enrolment) => row.person.number;

/** Row n holds the number of row n − by, over 8 to 20 rows of one file: a column pasted beside its place. */
export function rowShift(ground: Ground): boolean {
  const { block, random, turn } = ground;
  const by = [1, 1, -1, 1, 2][turn % 5] as number;
  const length = 8 + random.below(13);
  const file = oneOf(random, block.files);
  const start = random.below(Math.max(1, file.length));
  const run: Enrolment[] = [];
  const lapsed: Enrolment[] = [];
  for (let i = start; i < file.length && run.length < length + Math.abs(by); i++) {
    const row = file[i] as Enrolment;
    if (row.dropped) continue;
    if (row.to !== null) lapsed.push(row);
    else if (isFree(row)) run.push(row);
    else return false;
  }
  if (run.length < length + Math.abs(by)) return false;
  for (const row of lapsed) row.dropped = true;
  const numbers = run.map(numberOf);
  const wrong = run.filter((_, n) => n - by >= 0 && n - by < run.length);
  const rightful = run.filter((row) => !wrong.includes(row));
  run.forEach((row, n) => {
    row.number = numbers[n - by] ?? row.number;
  });
  const holders = run.flatMap((_, n) => run[n - by]?.person ?? []);
  return enter(ground, 'ROW_SHIFT', `by ${by}`, wrong, { rightful, holders });
}

function twinOf(ground: Ground, row: Enrolment): Enrolment | undefined {
  const siblings = relatives(ground, row).filter(
    ({ person }) => !person.foreign && Math.abs(person.birth.year - row.person.birth.year) <= 6,
  );
  return siblings.find(({ person }) => person.sex === row.person.sex) ?? siblings[0];
}

/** Two enrolments carry each other's number: of a household, of twins, of strangers. */
export function swapped(ground: Ground): boolean {
  const form = (['household', 'twins', 'strangers'] as const)[ground.turn % 3];
  const isChild = (row: Enrolment) => !row.person.foreign && row.person.birth.year > 1996;
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

/** An enrolment carries a number under which its holder is enrolled too. */
export function shared(ground: Ground): boolean {
  const form = (['household', 'stranger', 'household', 'stranger', 'namesake'] as const)[ground.turn % 5];
  const row = pick(ground, (one) => !one.person.foreign && (form !== 'household' || relatives(ground, one).length > 0));
  if (!row) return false;
  const other =
    form === 'household'
      ? oneOf(ground.random, relatives(ground, row))
      : form === 'stranger'
        ? stranger(ground, row)
        : makeNamesake(ground, row);
  if (!other) return false;
  row.number = numberOf(other);
  return enter(ground, 'NUMBER_SHARED', form as string, [row], { rightful: [other], holders: [other.person] });
}

/** The holder is not enrolled here: with the number of a family member, a namesake, or someone else. */
function carry(ground: Ground, name: string, what: string, row: Enrolment, other: Enrolment | null): boolean {
  if (!other) return false;
  other.dropped = true;
  row.number = numberOf(other);
  return enter(ground, name, what, [row], { holders: [other.person] });
}

export function ofHouseholdMember(ground: Ground): boolean {
  const row = pick(ground, (one) => relatives(ground, one).length > 0);
  if (!row) return false;
  const [other] = shuffle(ground.random, relatives(ground, row));
  return carry(ground, 'NUMBER_OF_HOUSEHOLD_MEMBER', 'household', row, other ?? null);
}

export function ofNamesake(ground: Ground): boolean {
  const row = pick(ground, (one) => !one.person.foreign);
  if (!row) return false;
  const other = makeNamesake(ground, row);
  const what = other?.person.given.kanji === row.person.given.kanji ? 'same name' : 'same kana';
  return carry(ground, 'NUMBER_OF_NAMESAKE', what, row, other);
}

export function ofAnother(ground: Ground): boolean {
  const row = pick(ground);
  return row !== null && carry(ground, 'NUMBER_OF_ANOTHER', 'stranger', row, stranger(ground, row));
}
