/** Made-up cases: a draft of any class with records to go with it. Nobody in them lives. */

import type {
  AppliedRule,
  CaseClass,
  FieldName,
  FieldOutcome,
  Fields,
  FindingDraft,
  Grade,
  Outcome,
  Rule,
  SourceRecord,
} from '../../src/model.js';
import type { CaseToReport } from '../../src/report/index.js';

export type FieldSketch = Partial<Record<FieldName, Outcome | FieldOutcome>>;

/** Fields that all agree (the reading is not compared), with the given ones in their place. */
export function fieldsOf(sketch: FieldSketch = {}): Fields {
  const agree: FieldSketch = {
    nameKanji: 'agree',
    nameKana: 'agree',
    reading: 'missing',
    birthDate: 'agree',
    sex: 'agree',
    address: 'agree',
  };
  const outcomes = Object.entries({ ...agree, ...sketch }).map(([field, outcome]) => [
    field,
    typeof outcome === 'string' ? { outcome } : outcome,
  ]);
  return Object.fromEntries(outcomes) as Fields;
}

export const byRule = (...rules: AppliedRule[]): FieldOutcome => ({ outcome: 'agree_by_rule', rules });
export const differing = (...rules: AppliedRule[]): FieldOutcome => ({ outcome: 'differ', rules });

export const koseki: AppliedRule = { id: 'variant/koseki', evidence: 2, from: '邉', to: '辺' };
export const smallKana: AppliedRule = { id: 'kana/small', evidence: 1, from: 'シヨウ', to: 'ショウ' };
export const voicing: AppliedRule = { id: 'kana/voicing', evidence: 3, from: 'ダ', to: 'タ' };

const rules: Readonly<Record<string, { ja: string; en: string }>> = {
  'variant/koseki': { ja: '戸籍の正字・俗字', en: 'koseki standard and popular form' },
  'kana/small': { ja: '拗音・促音の大小', en: 'small and large kana' },
  'kana/voicing': { ja: '濁点の有無', en: 'voicing' },
  'reading/dictionary': { ja: '人名辞書の読み', en: 'reading attested by a name dictionary' },
  'address/building': { ja: '方書の省略', en: 'building left out' },
  'pairing/alias': { ja: '通称の併記', en: 'registered alias' },
  'address/numerals': { ja: '漢数字と算用数字', en: 'kanji and Arabic numerals' },
  'birth-date/swap': { ja: '隣り合う数字の入れ替わり', en: 'neighbouring digits exchanged' },
};

/** A small catalogue; ids outside it are unknown. */
export function ruleById(id: string): Rule | undefined {
  const text = rules[id];
  return text && { id, evidence: 2, ...text, source: 'test', examples: [['a', 'b']] };
}

export const enrolment = (over: SourceRecord = {}): SourceRecord => ({
  source: 'insurer',
  recordId: '06130012:0012:0000345:01',
  individualNumber: '123456789018',
  nameKanji: '渡邉 一郎',
  nameKana: 'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ',
  birthDate: '1985-01-02',
  sex: '1',
  address: '東京都千代田区丸の内1-9-1',
  ...over,
});

export const resident = (over: SourceRecord = {}): SourceRecord => ({
  source: 'municipal',
  recordId: '0000123',
  individualNumber: '123456789018',
  nameKanji: '渡辺　一郎',
  nameKana: 'ワタナベ　イチロウ',
  birthDate: '昭和60年1月2日',
  sex: '男',
  address: '千代田区丸の内一丁目9番1号',
  ...over,
});

export type CaseSketch = Partial<Omit<CaseToReport, 'draft'>> & { draft?: Partial<FindingDraft> };

/** A case of a class and grade; ids follow the records. */
export function caseOf(name: CaseClass, grade: Grade, sketch: CaseSketch = {}): CaseToReport {
  const insurer = sketch.insurer ?? [enrolment()];
  const municipal = sketch.municipal ?? [resident()];
  const draft: FindingDraft = {
    caseId: 'c0ffee01',
    class: name,
    grade,
    priority: 0.5,
    insurer: insurer.map((record) => record.recordId ?? ''),
    municipal: municipal.map((record) => record.recordId ?? ''),
    candidates: [],
    fields: null,
    hints: [],
    fingerprint: 'f1',
    detail: {},
    ...sketch.draft,
  };
  return { draft, insurer, municipal, candidates: sketch.candidates ?? [] };
}
