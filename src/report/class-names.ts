import type { Bilingual, CaseClass, Grade } from '../model.js';

/** Short labels of the classes, for lists and tables. */
export const classNames: Readonly<Record<CaseClass, Bilingual>> = {
  ROW_SHIFT: { ja: '番号の行ずれ', en: 'Numbers shifted by rows' },
  NUMBER_SWAPPED: { ja: '番号の入れ替わり', en: 'Numbers swapped' },
  NUMBER_SHARED: { ja: '1つの番号に別人の資格', en: 'One number, different people' },
  NUMBER_OF_HOUSEHOLD_MEMBER: { ja: '世帯員の番号', en: "Household member's number" },
  NUMBER_OF_NAMESAKE: { ja: '同姓同名の人の番号', en: "Namesake's number" },
  NUMBER_OF_ANOTHER: { ja: '別の住民の番号', en: "Another resident's number" },
  TWO_NUMBERS: { ja: '1人に複数の番号', en: 'One person, several numbers' },
  DUPLICATE_ENROLMENT: { ja: '資格の重複', en: 'Duplicate enrolment' },
  REGISTER_DUPLICATE: { ja: '住民記録の番号重複', en: 'Number twice in the register' },
  NUMBER_INVALID: { ja: '番号の誤り', en: 'Invalid number' },
  NUMBER_MISSING: { ja: '番号なし', en: 'Number missing' },
  NUMBER_NOT_IN_REGISTER: { ja: '住民記録にない番号', en: 'Number not in the register' },
  OUT_OF_COVERAGE: { ja: '対象外の自治体', en: 'Outside this register' },
  RESIDENT_DECEASED: { ja: '死亡後の資格', en: 'Resident deceased' },
  RESIDENT_MOVED_OUT: { ja: '転出後の資格', en: 'Resident moved out' },
  BIRTH_OR_SEX_DIFFERS: { ja: '生年月日・性別の相違', en: 'Birth date or sex differs' },
  BOTH_NAMES_DIFFER: { ja: '氏名の相違', en: 'Names differ' },
  ONE_NAME_AND_ADDRESS_DIFFER: { ja: '氏名の一方と住所の相違', en: 'One name and the address differ' },
  NAME_RESEMBLES: { ja: '氏名の一方が類似', en: 'One name resembles' },
  ONE_NAME_DIFFERS: { ja: '氏名の一方の相違', en: 'One name differs' },
  UNDECIDABLE: { ja: '判定できない', en: 'Undecidable' },
  ADDRESS_DIFFERS: { ja: '住所のみの相違', en: 'Only the address differs' },
  ADDRESS_MISSING: { ja: '住所なし', en: 'Address missing' },
  AGREE_BY_RULE: { ja: '表記の違いのみ', en: 'Notation only' },
  ALL_AGREE: { ja: 'すべて一致', en: 'All agree' },
};

/** Every class in the contract's order, the run classes first. */
export const caseClasses = Object.keys(classNames) as readonly CaseClass[];

/** A class by its name in the contract (in any case) or by its Japanese or English label; undefined where there is none. */
export function classNamed(text: string): CaseClass | undefined {
  const wanted = text.normalize('NFKC').trim().toLowerCase().replaceAll('-', '_');
  return caseClasses.find((name) =>
    [name, classNames[name].ja, classNames[name].en].some(
      (known) => known.normalize('NFKC').toLowerCase().replaceAll('-', '_') === wanted,
    ),
  );
}

/** What a grade asks for. */
export const gradeNames: Readonly<Record<Grade, Bilingual>> = {
  C: { ja: '利用を止めて確認', en: 'Stop the use, then recheck' },
  B: { ja: '目で見て確認', en: 'Recheck by eye' },
  A: { ja: '根拠により確認済み', en: 'Closed by evidence' },
};
