import type { Bilingual, CaseClass, Grade } from '../model.js';

/** What a clerk does with an open case of a class, in a few words. */
const nextSteps: Readonly<Record<CaseClass, Bilingual>> = {
  ROW_SHIFT: { ja: '利用を止め、元データの行と照合する', en: 'Stop; compare rows with the original' },
  NUMBER_SWAPPED: { ja: '利用を止め、双方の番号を確認・訂正する', en: 'Stop; correct both numbers' },
  NUMBER_SHARED: {
    ja: '利用を止め、合わない資格の番号を確認・訂正する',
    en: 'Stop; correct the enrolment that does not fit',
  },
  NUMBER_OF_HOUSEHOLD_MEMBER: { ja: '利用を止め、本人の番号を確認・訂正する', en: 'Stop; correct the number' },
  NUMBER_OF_NAMESAKE: { ja: '利用を止め、住所で本人を確認する', en: 'Stop; identify by address' },
  NUMBER_OF_ANOTHER: { ja: '利用を止め、本人の番号を確認・訂正する', en: 'Stop; correct the number' },
  TWO_NUMBERS: { ja: '利用を止め、正しい番号を確認する', en: 'Stop; find the right number' },
  DUPLICATE_ENROLMENT: { ja: '資格の重複を確認し、整理する', en: 'Settle the duplicate' },
  REGISTER_DUPLICATE: { ja: '利用を止め、住民記録を確認する', en: 'Stop; check the register' },
  NUMBER_INVALID: { ja: '番号を原本で確認し、入れ直す', en: 'Check the number with the original' },
  NUMBER_MISSING: { ja: '番号を確認し、登録する', en: 'Obtain the number' },
  NUMBER_NOT_IN_REGISTER: { ja: '番号と住所地を確認する', en: 'Check number and residence' },
  OUT_OF_COVERAGE: { ja: '対応不要（他の自治体で照合）', en: 'None here (other register)' },
  RESIDENT_DECEASED: { ja: '資格喪失を確認する', en: 'Check lapse of enrolment' },
  RESIDENT_MOVED_OUT: { ja: '転出先と資格を確認する', en: 'Check residence and enrolment' },
  BIRTH_OR_SEX_DIFFERS: { ja: '利用を止め、本人を確認する', en: 'Stop; identify the person' },
  BOTH_NAMES_DIFFER: { ja: '利用を止め、本人を確認する', en: 'Stop; identify the person' },
  ONE_NAME_AND_ADDRESS_DIFFER: { ja: '利用を止め、本人を確認する', en: 'Stop; identify the person' },
  NAME_RESEMBLES: { ja: '対応不要', en: 'None' },
  ONE_NAME_DIFFERS: { ja: '氏名を見比べる', en: 'Compare the names' },
  UNDECIDABLE: { ja: '原本で確認する', en: 'Check with the original' },
  ADDRESS_DIFFERS: { ja: '住所の異動を確認する', en: 'Check for a move' },
  ADDRESS_MISSING: { ja: '住所を確認する', en: 'Check the address' },
  AGREE_BY_RULE: { ja: '対応不要', en: 'None' },
  ALL_AGREE: { ja: '対応不要', en: 'None' },
};

/** What a clerk does with a case, in a few words; nothing where it is closed by evidence. */
export function nextStep(name: CaseClass, grade: Grade): Bilingual {
  return grade === 'A' && name !== 'OUT_OF_COVERAGE' ? nextSteps.ALL_AGREE : nextSteps[name];
}
