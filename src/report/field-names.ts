import type { Bilingual, FieldName, Outcome, Sex } from '../model.js';

/** The six fields in the contract's order. */
export const fieldOrder = ['nameKanji', 'nameKana', 'reading', 'birthDate', 'sex', 'address'] as const;

/** The three fields that speak of the name. */
export const nameFields = ['nameKanji', 'nameKana', 'reading'] as const;

/** What municipal offices call the fields. */
export const fieldNames: Readonly<Record<FieldName, Bilingual>> = {
  nameKanji: { ja: '氏名（漢字）', en: 'kanji name' },
  nameKana: { ja: '氏名カナ', en: 'kana name' },
  reading: { ja: '読み', en: 'reading' },
  birthDate: { ja: '生年月日', en: 'birth date' },
  sex: { ja: '性別', en: 'sex' },
  address: { ja: '住所', en: 'address' },
};

/** A field as the subject of a sentence about how it is written: 氏名の漢字は… */
export const fieldSubjects: Readonly<Record<FieldName, Bilingual>> = {
  ...fieldNames,
  nameKanji: { ja: '氏名の漢字', en: 'the kanji name' },
  nameKana: { ja: '氏名カナ', en: 'the kana name' },
  reading: { ja: '氏名の漢字とカナの読み', en: 'the reading of the kanji name' },
  birthDate: { ja: '生年月日', en: 'the birth date' },
  address: { ja: '住所', en: 'the address' },
};

const sexNames: Readonly<Record<Sex, Bilingual>> = {
  male: { ja: '男', en: 'male' },
  female: { ja: '女', en: 'female' },
  not_set: { ja: '未設定', en: 'not set' },
};

/** A sex as it was read (`male`, `female`, `not_set`), in words; null for a code that its profile does not map. */
export const sexName = (read: string | undefined): Bilingual | null =>
  read !== undefined && Object.hasOwn(sexNames, read) ? sexNames[read as Sex] : null;

/** What comparing a field gave, as every list, screen and explanation calls it. */
export const outcomeNames: Readonly<Record<Outcome, Bilingual>> = {
  differ: { ja: '相違', en: 'differs' },
  undecidable: { ja: '判定不能', en: 'undecidable' },
  agree_by_rule: { ja: '規則により一致', en: 'agrees by rule' },
  missing: { ja: '値なし', en: 'missing' },
  agree: { ja: '一致', en: 'agrees' },
};
