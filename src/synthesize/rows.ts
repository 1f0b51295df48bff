/** Rows of the two exports in the columns of juki-standard and kanyusha-standard (contract, section 3). */
import { insurerAddress, registerAddress, registerBuilding } from './address-text.js';
import type { Address } from './addresses.js';
import type { Enrolment, Person } from './city.js';
import { dayOf, formatDay } from './dates.js';
import { halfWidth } from './kana.js';

export const municipalHeader =
  '宛名番号,個人番号,氏名,氏名カナ,旧氏,旧氏カナ,通称,通称カナ,氏名英字,生年月日,性別,郵便番号,住所,方書,転入前住所,世帯番号,住民状態,異動日,支援措置';

export const insurerHeader =
  '保険者番号,記号,番号,枝番,個人番号,氏名,氏名カナ,氏名英字,生年月日,性別,郵便番号,住所,資格取得日,資格喪失日';

/** 保険者番号・記号・番号・枝番 joined as the contract's recordId. */
export function enrolmentId(row: Enrolment): string {
  return `${row.insurer.number}:${row.symbol}:${row.memberNumber}:${row.branch}`;
}

/** No value of the tables holds a comma, a quote or a line end (a test says so). */
const line = (cells: readonly string[]) => `${cells.join(',')}\r\n`;
/** 住所 and 方書 in one cell. */
const wholeAddress = (address: Address) =>
  [registerAddress(address), registerBuilding(address)].filter(Boolean).join('　');
const postal = (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`;

export function municipalRow(person: Person): string {
  const { surname, given, foreign, former, household, previousAddress } = person;
  const name =
    person.registerKanji ?? (foreign && !foreign.hasKanji ? foreign.alphabet : `${surname.kanji}　${given.kanji}`);
  return line([
    person.recordId,
    person.number,
    name,
    foreign?.withoutKana ? '' : `${surname.kana}　${given.kana}`,
    former?.kanji ?? '',
    former?.kana ?? '',
    foreign?.alias ?? '',
    foreign?.aliasKana ?? '',
    foreign?.alphabet ?? '',
    person.birthText ?? formatDay(person.birth, foreign ? 'iso' : 'wareki'),
    String(person.sex),
    postal(household.address.town.postalCode),
    registerAddress(household.address),
    registerBuilding(household.address),
    previousAddress ? wholeAddress(previousAddress) : '',
    household.id,
    String(person.status),
    formatDay(dayOf(person.changed), 'iso'),
    person.protected ? '1' : '',
  ]);
}

export function insurerRow(row: Enrolment): string {
  const { insurer, person } = row;
  const { foreign } = person;
  const surname = row.surname ?? person.surname;
  const latin = foreign !== null && !foreign.hasKanji && row.kanji === null;
  const kana = row.kana ?? `${surname.kana}　${person.given.kana}`;
  const spaced = kana.replace('　', insurer.gap);
  const address = row.address ?? person.household.address;
  const usual = insurer.dates === 'iso' || insurer.dates === 'compact' ? 'wareki' : 'iso';
  const dates = row.eraDate ? usual : insurer.dates;
  const sex = row.sex ?? person.sex;
  return line([
    insurer.number,
    row.symbol,
    row.memberNumber,
    row.branch,
    row.number,
    row.kanji ??
      (latin
        ? insurer.index % 2 === 0
          ? foreign.alphabet
          : ''
        : `${surname.kanji}${insurer.gap}${person.given.kanji}`),
    insurer.halfWidthKana ? halfWidth(spaced) : spaced,
    latin && insurer.index % 2 === 1 ? foreign.alphabet : '',
    person.birthText ?? formatDay(row.birth ?? person.birth, dates),
    insurer.sexInKanji && sex !== 3 ? (sex === 1 ? '男' : '女') : String(sex),
    address.town.postalCode,
    insurerAddress(address, row.addressStyle ?? insurer.addressStyle, row.building),
    formatDay(dayOf(row.from), insurer.dates),
    row.to === null ? '' : formatDay(dayOf(row.to), insurer.dates),
  ]);
}

export const truthHeader = 'kind,class,what,insurer,rightful,municipal,true_resident';
export const linksHeader = 'insurer,municipal';

/** One line of truth.csv; several recordIds of one cell are separated by a space. */
export function truthRow(cells: {
  kind: string;
  class: string;
  what: string;
  wrong: readonly Enrolment[];
  rightful: readonly Enrolment[];
  holders: readonly Person[];
  owners: readonly (Person | null)[];
}): string {
  return line([
    cells.kind,
    cells.class,
    cells.what,
    cells.wrong.map(enrolmentId).join(' '),
    cells.rightful.map(enrolmentId).join(' '),
    cells.holders.map((person) => person.recordId).join(' '),
    cells.owners.map((person) => (person && !person.absent ? person.recordId : '-')).join(' '),
  ]);
}
