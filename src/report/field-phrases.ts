/** What the comparison of a pair says, field by field, as clauses for the reasons. */
import type { Bilingual, FieldName, Fields, Outcome, SourceRecord } from '../model.js';
import { fieldOrder, nameFields } from './field-names.js';
import { andList, both, capital, fieldList, sentences } from './phrases.js';
import { type RuleById, resemblance } from './rule-phrases.js';

export interface Told {
  readonly fields: Fields;
  readonly ruleById: RuleById;
  /** Addresses of this case stay hidden. */
  readonly withheld: boolean;
  readonly insurer: SourceRecord | undefined;
  readonly municipal: SourceRecord | undefined;
}

const agreeing: ReadonlySet<Outcome> = new Set<Outcome>(['agree', 'agree_by_rule']);

export function fieldsThat(fields: Fields, outcome: Outcome, among: readonly FieldName[] = fieldOrder): FieldName[] {
  return among.filter((field) => fields[field].outcome === outcome);
}

export function fieldsAgreeing(fields: Fields, among: readonly FieldName[] = fieldOrder): FieldName[] {
  return among.filter((field) => agreeing.has(fields[field].outcome));
}

/** 「氏名カナは「ダ」と「タ」の違い（濁点）です。」 for each differing field that resembles; null where none does. */
export function resemblances(told: Told, among: readonly FieldName[] = fieldOrder): Bilingual | null {
  const parts: Bilingual[] = [];
  for (const field of fieldsThat(told.fields, 'differ', among)) {
    if (field === 'birthDate') continue;
    const what = resemblance(told.fields, field, told.ruleById, told.withheld);
    if (!what) continue;
    const name = fieldList([field]);
    parts.push(both(`${name.ja}は${what.ja}で、似ています。`, `The ${name.en} resembles: ${what.en}.`));
  }
  return parts.length > 0 ? sentences(parts) : null;
}

type Lack = 'insurer' | 'municipal' | 'both' | 'some';

const lackNames: Readonly<Record<Lack, Bilingual>> = {
  insurer: { ja: '保険者側', en: 'the insurer' },
  municipal: { ja: '住民記録', en: 'the register' },
  both: { ja: '両方', en: 'both sides' },
  some: { ja: 'どちらか', en: 'one side' },
};

const keys = {
  nameKanji: 'nameKanji',
  nameKana: 'nameKana',
  birthDate: 'birthDate',
  sex: 'sex',
  address: 'address',
} as const;

/** Which side lacks a value. */
function lacking(field: keyof typeof keys, { insurer, municipal }: Told): Lack {
  const key = keys[field];
  const noInsurer = insurer !== undefined && !insurer[key]?.trim();
  const noMunicipal = municipal !== undefined && !municipal[key]?.trim();
  if (noInsurer) return noMunicipal ? 'both' : 'insurer';
  return noMunicipal ? 'municipal' : 'some';
}

/** 「住所が保険者側にありません。」; null where nothing among the fields is missing. The reading is not a value of its own. */
export function missingFields(told: Told, among: readonly FieldName[]): Bilingual | null {
  const bySide = new Map<Lack, FieldName[]>();
  for (const field of fieldsThat(told.fields, 'missing', among)) {
    if (field === 'reading') continue;
    const side = lacking(field, told);
    bySide.set(side, [...(bySide.get(side) ?? []), field]);
  }
  if (bySide.size === 0) return null;
  return sentences(
    [...bySide].map(([side, fields]) => {
      const names = fieldList(fields);
      const where = lackNames[side];
      return both(
        `${names.ja}が${where.ja}にありません。`,
        `${capital(where.en)} ${side === 'both' ? 'lack' : 'lacks'} the ${names.en}.`,
      );
    }),
  );
}

const undecidableNames: Readonly<Record<FieldName, Bilingual>> = {
  nameKanji: {
    ja: '氏名（漢字）に読み取れない文字（●・外字など）がある',
    en: 'the kanji name holds a lost character (● or an unmapped one)',
  },
  nameKana: { ja: '氏名カナに読み取れない文字がある', en: 'the kana name holds a lost character' },
  reading: {
    ja: '漢字の氏名をそのカナで読めるか辞書で確かめられない',
    en: 'no dictionary tells whether the kanji are read so',
  },
  birthDate: {
    ja: '生年月日に不詳の部分があるか、日付として読めない',
    en: 'the birth date is partly unknown or cannot be read',
  },
  sex: { ja: '性別が不明か未設定の', en: 'the sex is unknown or not set' },
  address: { ja: '住所に読み取れない文字がある', en: 'the address holds a lost character' },
};

/** 「性別が不明または未設定のため、判定できません。」; null where every field was decided. */
export function undecidableFields({ fields }: Told, among: readonly FieldName[] = fieldOrder): Bilingual | null {
  const open = fieldsThat(fields, 'undecidable', among).map((field) => undecidableNames[field]);
  if (open.length === 0) return null;
  return both(
    `${open.map((phrase) => phrase.ja).join('うえ、')}ため、判定できません。`,
    `Undecidable: ${andList(open.map((phrase) => phrase.en))}.`,
  );
}

/** 「番号の持ち主とは氏名（漢字）・生年月日が異なります。」; null where nothing differs. */
export function differsFromHolder({ fields }: Told): Bilingual | null {
  const differing = fieldsThat(fields, 'differ');
  if (differing.length === 0) return null;
  const names = fieldList(differing);
  return both(
    `番号の持ち主とは${names.ja}が異なります。`,
    `The ${names.en} ${differing.length > 1 ? 'differ' : 'differs'} from the holder's.`,
  );
}

export const agreeingNames = (fields: Fields): FieldName[] => fieldsAgreeing(fields, nameFields);
