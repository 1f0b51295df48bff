/** What linking asks of a record, and nothing more: a night reads these of every record, and all values of few. */
import { type Address, parseAddress } from '../fields/address/index.js';
import { type BirthDate, parseBirthDate } from '../fields/birth-date/index.js';
import { type IndividualNumber, parseIndividualNumber } from '../fields/individual-number/index.js';
import { type KanaName, parseKanaName } from '../fields/kana-name/index.js';
import { isWrittenInKana, type KanjiName, parseKanjiName } from '../fields/kanji-name/index.js';
import { parseSex, type SexValue } from '../fields/sex/index.js';
import type { Conventions, SourceRecord } from '../model.js';
import { identifier, optional, stated } from './field-readers.js';
import type { Normalized } from './normalize.js';

/** The same values as `Normalized` has under these names. */
export interface LinkingValues {
  readonly individualNumber: IndividualNumber | null;
  readonly nameKanji: KanjiName | null;
  readonly kanaInKanjiField: KanaName | null;
  readonly nameKana: KanaName | null;
  readonly birthDate: BirthDate | null;
  readonly sex: SexValue | null;
  readonly address: Address | null;
}

/**
 * Reads them.
 * @example linkingValues({ nameKana: 'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ' }, defaultConventions).nameKana?.text // 'ワタナベ イチロウ'
 */
export function linkingValues(record: SourceRecord, conventions: Conventions): LinkingValues {
  const { characters } = conventions;
  const { individualNumber, birthDate, sex } = record;
  const [kanji, kana, address] = [stated(record.nameKanji), stated(record.nameKana), stated(record.address)];
  const nameKanji = kanji === null ? null : parseKanjiName(kanji, characters);
  return {
    individualNumber: individualNumber ? parseIndividualNumber(individualNumber) : null,
    nameKanji,
    kanaInKanjiField: nameKanji && isWrittenInKana(nameKanji) ? parseKanaName(nameKanji.text) : null,
    nameKana: kana === null ? null : parseKanaName(kana),
    birthDate: birthDate ? parseBirthDate(birthDate, conventions.dates) : null,
    sex: sex ? parseSex(sex, conventions.sex) : null,
    address: address === null ? null : parseAddress(address, postalCodeOf(record), characters),
  };
}

const postalCodeOf = ({ postalCode }: SourceRecord): string | null => optional(postalCode, identifier);

type Compared = Pick<Normalized, 'nameKanji' | 'nameKana' | 'birthDate' | 'sex' | 'address'>;

/** What has to be the same for two records to agree in all five compared items. */
export interface AgreementKey {
  readonly key: string;
  /** What the numbers of the address are said to count; has to be the same only where both say it. */
  readonly counters: string;
}

/**
 * Two records with the same key, whose counters do not contradict each other, agree in all five compared items, so that
 * comparing them in full can be skipped. Null where an item is missing or undecidable: those are never skipped.
 */
export function agreementKey({ nameKanji, nameKana, birthDate, sex, address }: Compared): AgreementKey | null {
  if (!nameKanji?.key || !nameKana?.key || !birthDate?.key || !sex?.key || !address?.key) return null;
  const key = `${nameKanji.key}\u001f${nameKana.key}\u001f${birthDate.key}\u001f${sex.key}\u001f${address.key}`;
  return { key, counters: address.counters };
}
