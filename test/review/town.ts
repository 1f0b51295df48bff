/** A small town of cases for the page: enough to decide ten of, two of grade C, one under protective measures. */
import type { CaseToReport } from '../../src/report/index.js';
import { byRule, caseOf, differing, enrolment, fieldsOf, koseki, resident } from '../report/cases.js';

export const caseId = (n: number): string => n.toString(16).padStart(16, '0');

const family = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡邉', '山本', '中村', '小林', '加藤', '吉田', '山田'];

/** Case n of grade B: two names, one of which differs. */
function ordinary(n: number): CaseToReport {
  const name = `${family[n % family.length]} ${n}子`;
  return caseOf('ONE_NAME_DIFFERS', 'B', {
    insurer: [enrolment({ recordId: `138016:10:${n}:01`, nameKanji: name })],
    municipal: [resident({ recordId: `M${n}`, nameKanji: name.replace('子', '美') })],
    draft: {
      caseId: caseId(n),
      priority: 0.5 - n / 1000,
      fingerprint: `f${n}`,
      fields: fieldsOf({
        nameKanji: differing(),
        nameKana: byRule({ id: 'kana/small', evidence: 1, from: 'ヨ', to: 'ョ' }),
      }),
    },
  });
}

const parts = [
  { field: 'surname', outcome: 'agree', bits: 9.1, term: '渡辺', perMillion: 900 },
  { field: 'birthDate', outcome: 'agree', bits: 14.8 },
  { field: 'address', outcome: 'differ', bits: -4.2 },
] as const;

/** A mislink: the number of another person, with the resident whom the data fit. */
const mislink = caseOf('NUMBER_OF_ANOTHER', 'C', {
  insurer: [enrolment({ recordId: '06130012:10:1:01', nameKanji: '渡邉 一郎' })],
  municipal: [
    resident({ recordId: 'M100', nameKanji: '山田 花子', nameKana: 'ヤマダ ハナコ', birthDate: '昭和62年5月6日' }),
  ],
  candidates: [resident({ recordId: 'M101', nameKanji: '渡辺 一郎', individualNumber: '987654321013' })],
  draft: {
    caseId: caseId(0xfff),
    priority: 0.97,
    fingerprint: 'f-mislink',
    fields: fieldsOf({ nameKanji: differing(), nameKana: differing(), birthDate: differing() }),
    candidates: [{ municipal: 'M101', weight: 19.7, fields: fieldsOf({ nameKanji: byRule(koseki) }), parts }],
  },
});

const protectedCase = caseOf('BOTH_NAMES_DIFFER', 'C', {
  insurer: [enrolment({ recordId: '06130012:10:2:01', nameKanji: '邉󠄀見 守' })],
  municipal: [resident({ recordId: 'M102', nameKanji: '邊見 護', protected: '1' })],
  draft: {
    caseId: caseId(0xffe),
    priority: 0.9,
    fingerprint: 'f-protected',
    fields: fieldsOf({ nameKanji: differing(), nameKana: differing() }),
  },
});

const several = caseOf('NUMBER_SHARED', 'C', {
  insurer: ['1', '2'].map((at) => enrolment({ recordId: `06130012:10:3:0${at}`, nameKanji: `森 ${at}郎` })),
  municipal: [resident({ recordId: 'M103', nameKanji: '森 一郎' })],
  draft: { caseId: caseId(0xffd), priority: 0.8, fingerprint: 'f-several', fields: null },
});

export const town: readonly CaseToReport[] = [
  mislink,
  protectedCase,
  several,
  ...Array.from({ length: 12 }, (_, n) => ordinary(n + 1)),
];
