/** Each planted fault is what the contract's section 5 says of its class: held against the written files alone. */
import { describe, expect, it } from 'vitest';
import { dayIn, groupBy, makeCity, type Row, validIndividualNumber, words } from './read-city.js';

const city = makeCity({ people: 8000, seed: 'faults', mix: 'even', rates: { faults: { at_least: 10 } } });
/** Half of all addresses are old, and a third of all surnames. */
const old = makeCity({
  people: 3000,
  seed: 'old',
  mix: 'even',
  rates: { faults: { at_least: 12 }, notation: { stale_address: 0.5, surname_changed: 0.3 } },
});
const residents = new Map(city.residents.map((row) => [row.宛名番号 ?? '', row]));
const holders = groupBy(city.residents, (row) => row.個人番号 ?? '');
const enrolments = new Map(city.enrolments.map((row) => [row.id, row]));
const active = city.enrolments.filter((row) => row.資格喪失日 === '');
const underNumber = groupBy(active, (row) => row.個人番号 ?? '');
const ofResident = groupBy(active, (row) => city.links.get(row.id) ?? '');

const faultsOf = (name: string) => city.truth.filter((row) => row.kind === 'fault' && row.class === name);
const rowsIn = (cell: string | undefined) =>
  words(cell).map((id) => enrolments.get(id) as (typeof city.enrolments)[number]);
const holderOf = (row: Row): Row[] => holders.get(row.個人番号 ?? '') ?? [];
const trueOf = (row: { id: string }) => residents.get(city.links.get(row.id) ?? '') as Row;
const kanaOf = (row: Row) => row.氏名カナ;

/** Planted faults with the enrolments that are wrong, at least one of each class. */
function each(name: string) {
  const found = faultsOf(name).map(({ what, rightful, municipal, insurer }) => ({
    what,
    rightful,
    municipal,
    rows: rowsIn(insurer),
  }));
  expect(found.length).toBeGreaterThanOrEqual(10);
  for (const { rows } of found) for (const row of rows) expect(row?.資格喪失日).toBe('');
  return found;
}

/** Exactly one enrolment, whose number leads to exactly one other resident who is not enrolled under it. */
function carriesAnothers(name: string): [Row, Row][] {
  return each(name).map(({ rows, municipal }) => {
    const [row] = rows as [(typeof city.enrolments)[number]];
    const [holder] = holderOf(row) as [Row];
    expect(rows.length).toBe(1);
    expect(holderOf(row).length).toBe(1);
    expect(holder.宛名番号).toBe(municipal);
    expect(holder).not.toBe(trueOf(row));
    expect(underNumber.get(row.個人番号 ?? '')?.length).toBe(1);
    expect(ofResident.get(holder.宛名番号 ?? '')).toBeUndefined();
    return [trueOf(row), holder];
  });
}

describe('planted faults', () => {
  it('ROW_SHIFT: row n of a file holds the number of row n − by, over several rows', () => {
    for (const { rows, what } of each('ROW_SHIFT')) {
      const by = Number(what?.replace('by ', ''));
      const file = city.enrolments.filter((row) => row.file === rows[0]?.file);
      const places = rows.map((row) => file.indexOf(row));
      expect(rows.length).toBeGreaterThanOrEqual(4);
      const between = file.slice(places[0], (places.at(-1) ?? 0) + 1);
      const others = between.filter((row) => !rows.includes(row));
      expect(others.filter((row) => row.資格喪失日 === '' && row.個人番号 !== trueOf(row).個人番号)).toEqual([]);
      rows.forEach((row, i) => {
        const neighbour = file[(places[i] ?? 0) - by] as (typeof file)[number];
        expect(row.個人番号).toBe(trueOf(neighbour).個人番号);
        expect(row.個人番号).not.toBe(trueOf(row).個人番号);
      });
    }
  });

  it('NUMBER_SWAPPED: two enrolments hold each other’s number', () => {
    for (const { rows, what } of each('NUMBER_SWAPPED')) {
      const [one, other] = rows as [(typeof city.enrolments)[number], (typeof city.enrolments)[number]];
      expect(one.個人番号).toBe(trueOf(other).個人番号);
      expect(other.個人番号).toBe(trueOf(one).個人番号);
      expect(one.個人番号).not.toBe(other.個人番号);
      expect(trueOf(one).世帯番号 === trueOf(other).世帯番号).toBe(what !== 'strangers');
      if (what === 'twins') expect(trueOf(one).生年月日).toBe(trueOf(other).生年月日);
    }
  });

  it('NUMBER_SHARED: one number on active enrolments of different people', () => {
    for (const { rows, rightful, municipal, what } of each('NUMBER_SHARED')) {
      const [wrong] = rows as [(typeof city.enrolments)[number]];
      const together = underNumber.get(wrong.個人番号 ?? '') ?? [];
      expect(together.map((row) => row.id).sort()).toEqual([...rows.map((row) => row.id), ...words(rightful)].sort());
      expect(new Set(together.map((row) => city.links.get(row.id))).size).toBe(together.length);
      expect(together.length).toBeGreaterThan(1);
      expect(holderOf(wrong).map((row) => row.宛名番号)).toEqual([municipal]);
      if (what === 'holder not enrolled') expect([rightful, ofResident.get(municipal ?? '')]).toEqual(['', undefined]);
      else expect(city.links.get(rightful ?? '')).toBe(municipal);
    }
  });

  it('NUMBER_OF_HOUSEHOLD_MEMBER: the holder is of the same household', () => {
    for (const { rows, municipal, what } of each('NUMBER_OF_HOUSEHOLD_MEMBER')) {
      const owners = rows.map(trueOf);
      expect(rows.length).toBe(what === 'three in a round' ? 3 : 1);
      rows.forEach((row, i) => {
        const [holder, ...others] = holderOf(row) as [Row];
        expect(others).toEqual([]);
        expect(holder.宛名番号).toBe(words(municipal)[i]);
        expect(holder.世帯番号).toBe(owners[i]?.世帯番号);
        expect(holder).not.toBe(owners[i]);
        expect(underNumber.get(row.個人番号 ?? '')?.length).toBe(1);
      });
    }
  });

  it('NUMBER_OF_NAMESAKE: the holder shares name or kana, birth date and sex, and lives elsewhere', () => {
    for (const [person, holder] of carriesAnothers('NUMBER_OF_NAMESAKE')) {
      expect([kanaOf(holder), holder.生年月日, holder.性別]).toEqual([kanaOf(person), person.生年月日, person.性別]);
      expect(holder.世帯番号).not.toBe(person.世帯番号);
    }
  });

  it('NUMBER_OF_ANOTHER: the holder is of another household and no namesake', () => {
    for (const [person, holder] of carriesAnothers('NUMBER_OF_ANOTHER')) {
      expect(holder.世帯番号).not.toBe(person.世帯番号);
      expect(`${kanaOf(holder)}${holder.生年月日}`).not.toBe(`${kanaOf(person)}${person.生年月日}`);
    }
  });

  it('TWO_NUMBERS: one person enrolled under the own number and under one that nobody holds', () => {
    for (const { rows, rightful } of each('TWO_NUMBERS')) {
      const [second] = rows as [(typeof city.enrolments)[number]];
      expect(validIndividualNumber(second.個人番号 ?? '')).toBe(true);
      expect(holderOf(second)).toEqual([]);
      expect(city.links.get(second.id)).toBe(city.links.get(rightful ?? ''));
      expect(enrolments.get(rightful ?? '')?.個人番号).toBe(trueOf(second).個人番号);
    }
  });

  it('DUPLICATE_ENROLMENT: one person, one number, two active enrolments', () => {
    for (const { rows } of each('DUPLICATE_ENROLMENT')) {
      const [one, other] = rows as [(typeof city.enrolments)[number], (typeof city.enrolments)[number]];
      expect(one.個人番号).toBe(other.個人番号);
      expect(trueOf(one)).toBe(trueOf(other));
      expect(underNumber.get(one.個人番号 ?? '')?.length).toBe(2);
    }
  });

  it('REGISTER_DUPLICATE: two residents hold the number', () => {
    for (const { rows, municipal, what } of each('REGISTER_DUPLICATE')) {
      const [row] = rows as [(typeof city.enrolments)[number]];
      const both = holderOf(row);
      expect(both.map((one) => one.宛名番号).sort()).toEqual(words(municipal).sort());
      expect(both.length).toBe(2);
      expect(new Set(both.map((one) => `${kanaOf(one)}${one.生年月日}`)).size).toBe(what === 'two people' ? 2 : 1);
    }
  });

  it('NUMBER_INVALID: a form that no Individual Number has, or a wrong check digit', () => {
    const forms: Record<string, RegExp> = {
      'excel exponent': /^\d\.\d{5}E\+11$/,
      'lost zeros': /^[1-9]\d{9,10}$/,
      'too long': /^\d{13}$/,
      'not digits': /^\d{11}X$/,
      'check digit': /^\d{12}$/,
    };
    const seen = new Set<string>();
    for (const { rows, what } of each('NUMBER_INVALID')) {
      const [row] = rows as [(typeof city.enrolments)[number]];
      expect(row.個人番号).toMatch(forms[what ?? ''] as RegExp);
      expect(validIndividualNumber(row.個人番号 ?? '')).toBe(false);
      seen.add(what ?? '');
    }
    expect([...seen].sort()).toEqual(Object.keys(forms).sort());
  });

  it('NUMBER_MISSING: blank', () => {
    for (const { rows } of each('NUMBER_MISSING')) expect(rows.map((row) => row.個人番号)).toEqual(['']);
  });

  it('NUMBER_NOT_IN_REGISTER: valid, held by nobody, the address in town', () => {
    for (const { rows, what } of each('NUMBER_NOT_IN_REGISTER')) {
      const [row] = rows as [(typeof city.enrolments)[number]];
      expect(validIndividualNumber(row.個人番号 ?? '')).toBe(true);
      expect(holderOf(row)).toEqual([]);
      // A resident whose number was mistyped may have moved in, and the insurer not know it yet.
      if (what === 'mistyped') expect(trueOf(row).住所).toContain(municipality);
      else expect(row.住所).toContain(municipality);
    }
  });

  it('OUT_OF_COVERAGE: valid, held by nobody, the address in another municipality', () => {
    for (const { rows } of each('OUT_OF_COVERAGE')) {
      const [row] = rows as [(typeof city.enrolments)[number]];
      expect(validIndividualNumber(row.個人番号 ?? '')).toBe(true);
      expect(holderOf(row)).toEqual([]);
      expect(city.links.get(row.id)).toBe('');
      expect(row.住所).not.toContain(municipality);
    }
  });

  it.each([
    ['RESIDENT_MOVED_OUT', '1'],
    ['RESIDENT_DECEASED', '2'],
  ])('%s: the holder’s status is %s, the enrolment active', (name, status) => {
    for (const { rows } of each(name)) {
      const [row] = rows as [(typeof city.enrolments)[number]];
      expect(holderOf(row)).toEqual([trueOf(row)]);
      expect(trueOf(row).住民状態).toBe(status);
    }
  });

  it('BIRTH_OR_SEX_DIFFERS: the right person’s number, another birth date or sex', () => {
    for (const { rows, what } of each('BIRTH_OR_SEX_DIFFERS')) {
      const [row] = rows as [(typeof city.enrolments)[number]];
      const person = trueOf(row);
      if (what === 'unregistered stranger') {
        expect(person).toBeUndefined();
        expect(holderOf(row).map((holder) => holder.生年月日 === row.生年月日)).toEqual([false]);
        continue;
      }
      const sex = row.性別?.replace('男', '1').replace('女', '2');
      expect(holderOf(row)).toEqual([person]);
      expect([sex !== person.性別, dayIn(row.生年月日 ?? '') !== dayIn(person.生年月日 ?? '')]).toEqual(
        what === 'sex' ? [true, false] : [false, true],
      );
    }
  });

  it('ONE_NAME_AND_ADDRESS_DIFFER: the number of a resident of the same sound, birth date and sex', () => {
    for (const { rows, municipal } of each('ONE_NAME_AND_ADDRESS_DIFFER')) {
      const [row] = rows as [(typeof city.enrolments)[number]];
      const [holder] = holderOf(row) as [Row];
      expect(holder.宛名番号).toBe(municipal);
      expect(dayIn(row.生年月日 ?? '')).toBe(dayIn(holder.生年月日 ?? ''));
      expect(row.氏名カナ?.normalize('NFKC').replace(/ /g, '')).toBe(kanaOf(holder)?.replace('　', ''));
      expect(row.氏名?.replace(/[ 　]/g, '')).not.toBe(holder.氏名?.replace('　', ''));
      expect(city.links.get(row.id)).toBe('');
    }
  });

  it('innocent differences fall on wrong enrolments too, but not where the class rests on the value', () => {
    const notes = groupBy(
      old.truth.filter((row) => row.kind !== 'fault'),
      (row) => row.insurer ?? '',
    );
    const noted = (name: string, what: string) =>
      old.truth
        .filter((row) => row.kind === 'fault' && row.class === name)
        .flatMap((row) => words(row.insurer))
        .filter((id) => notes.get(id)?.some((note) => note.what === what)).length;
    expect(noted('NUMBER_OF_ANOTHER', 'stale_address')).toBeGreaterThan(2);
    expect(noted('NUMBER_SHARED', 'surname_changed')).toBeGreaterThan(0);
    expect(noted('NUMBER_OF_NAMESAKE', 'stale_address')).toBe(0);
    expect(noted('NUMBER_SWAPPED', 'surname_changed')).toBe(0);
  });

  it('nothing else is wrong: every other active enrolment carries its own resident’s number', () => {
    const wrong = new Set(city.truth.filter((row) => row.kind === 'fault').flatMap((row) => words(row.insurer)));
    const others = active.filter((row) => !wrong.has(row.id));
    expect(others.length).toBeGreaterThan(7000);
    expect(others.filter((row) => trueOf(row)?.個人番号 !== row.個人番号).map((row) => row.id)).toEqual([]);
    expect(others.filter((row) => trueOf(row)?.住民状態 !== '0').map((row) => row.id)).toEqual([]);
  });
});

/** The municipality of the register, from its rows. */
const municipality =
  /^(?:北海道|東京都|(?:京都|大阪)府|..?.県)(.+?[市町])/.exec(city.residents[0]?.住所 ?? '')?.[1] ?? '';

describe('the mix', () => {
  it('2023 makes 94 % of the mislinks one number on several enrolments', () => {
    const mixed = makeCity({ people: 60_000, seed: 'mix', rates: { faults: { total: 0.01, at_least: 1 } } });
    const mislinks = mixed.truth.filter((row) => row.kind === 'fault' && row.class !== 'BIRTH_OR_SEX_DIFFERS');
    const wrong = mislinks.flatMap((row) => words(row.insurer));
    const shared = mislinks.filter((row) => row.class === 'NUMBER_SHARED').flatMap((row) => words(row.insurer));
    expect(shared.length / wrong.length).toBeGreaterThan(0.9);
    expect(wrong.length / mixed.enrolments.length).toBeGreaterThan(0.008);
    expect(wrong.length / mixed.enrolments.length).toBeLessThan(0.0125);
  });
});
