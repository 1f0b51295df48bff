/** One number on active enrolments of different people. */
import type { Enrolment, NotationGroup } from '../city.js';
import { oneOf } from '../random.js';
import { enter, type Ground, isChild, makeNamesake, pick, relatives, stranger, twinOf } from './ground.js';

/** Every form once, then those that are the most usual: a family member's number and a stranger's. */
const usualForms = Array.from({ length: 14 }, (_, i) => (i % 2 === 0 ? ('household' as const) : ('stranger' as const)));
const sharedForms = [
  ...(['household', 'stranger', 'namesake', 'twins', 'three', 'family', 'holder not enrolled'] as const),
  ...usualForms,
] as const;

/** Active enrolments of different people carry one number: the holder's own among them, or (the last form) not. */
export function shared(ground: Ground): boolean {
  const form = sharedForms[ground.turn % sharedForms.length] ?? 'stranger';
  const row = pick(ground, (one) => {
    if (form === 'household') return relatives(ground, one).length > 0;
    if (form === 'family') return relatives(ground, one).length > 1;
    return form === 'twins' ? isChild(one) && twinOf(ground, one) !== undefined : !one.person.foreign;
  });
  if (!row) return false;
  const other = sharer(ground, form, row);
  if (!other) return false;
  // The number of one family member on everybody's card, as where a parent applied for all.
  const wrong = form === 'family' ? [row, ...relatives(ground, row).filter((one) => one !== other)] : [row];
  if (form === 'three' || form === 'holder not enrolled') {
    const third = stranger(ground, row, (one) => one.person.household !== other.person.household);
    if (!third) return false;
    wrong.push(third);
  }
  if (form === 'twins') other.person.birth = row.person.birth;
  for (const one of wrong) one.number = other.person.number;
  if (form === 'holder not enrolled') other.dropped = true;
  const rightful = other.dropped ? [] : [other];
  const fixed: NotationGroup[] = form === 'namesake' ? ['name', 'address'] : [];
  return enter(ground, 'NUMBER_SHARED', form, wrong, { rightful, holders: [other.person], fixed });
}

function sharer(ground: Ground, form: (typeof sharedForms)[number], row: Enrolment): Enrolment | null {
  if (form === 'household' || form === 'family') return oneOf(ground.random, relatives(ground, row));
  if (form === 'namesake') return makeNamesake(ground, row);
  return form === 'twins' ? (twinOf(ground, row) ?? null) : stranger(ground, row);
}
