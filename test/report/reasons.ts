/** One row a reason: the case, and the words that a clerk reads. Reviewed by hand; a change here is a change of meaning. */
import type { CaseToReport } from '../../src/report/index.js';
import { byRule, caseOf, differing, enrolment, fieldsOf, koseki, resident, smallKana, voicing } from './cases.js';

const fits = (...ids: string[]) =>
  ids.map((municipal, index) => ({ municipal, weight: 20 - index, fields: fieldsOf() }));
const two = { insurer: [enrolment({ recordId: 'X1' }), enrolment({ recordId: 'X2' })] };
const fields = fieldsOf();

export const sketches: readonly (readonly [string, CaseToReport])[] = [
  ['ALL_AGREE', caseOf('ALL_AGREE', 'A', { draft: { fields } })],
  [
    'AGREE_BY_RULE of a kanji',
    caseOf('AGREE_BY_RULE', 'A', { draft: { fields: fieldsOf({ nameKanji: byRule(koseki) }) } }),
  ],
  [
    'AGREE_BY_RULE of two kanji by one rule, kana, address',
    caseOf('AGREE_BY_RULE', 'A', {
      draft: {
        fields: fieldsOf({
          nameKanji: byRule(koseki, koseki, { ...koseki, from: '﨑', to: '崎' }),
          nameKana: byRule(smallKana),
          address: byRule({ id: 'address/numerals', evidence: 1, from: '一丁目', to: '1' }),
        }),
      },
    }),
  ],
  [
    'AGREE_BY_RULE of many rules names the first three',
    caseOf('AGREE_BY_RULE', 'A', {
      draft: {
        fields: fieldsOf({
          nameKanji: byRule(...['亞', '惡', '壓', '圍'].map((from) => ({ ...koseki, from, to: '亜' }))),
        }),
      },
    }),
  ],
  [
    'AGREE_BY_RULE by reading, address missing',
    caseOf('AGREE_BY_RULE', 'A', {
      insurer: [enrolment({ nameKanji: '', address: null })],
      draft: {
        fields: fieldsOf({
          nameKanji: 'missing',
          nameKana: 'missing',
          reading: byRule({ id: 'reading/dictionary', evidence: 2 }),
          address: 'missing',
        }),
      },
    }),
  ],
  [
    'AGREE_BY_RULE of characters that look alike, by an unknown rule',
    caseOf('AGREE_BY_RULE', 'A', {
      draft: {
        fields: fieldsOf({ nameKanji: byRule({ id: 'variant/compat', evidence: 1, from: '\uFA19', to: '神' }) }),
      },
    }),
  ],
  ['NAME_RESEMBLES', caseOf('NAME_RESEMBLES', 'A', { draft: { fields: fieldsOf({ nameKana: differing(voicing) }) } })],
  [
    'BIRTH_OR_SEX_DIFFERS with names',
    caseOf('BIRTH_OR_SEX_DIFFERS', 'C', {
      draft: {
        fields: fieldsOf({ birthDate: differing({ id: 'birth-date/swap', evidence: 4 }), nameKanji: 'differ' }),
        hints: ['birth_date_typo', 'twin'],
      },
    }),
  ],
  [
    'BIRTH_OR_SEX_DIFFERS in both',
    caseOf('BIRTH_OR_SEX_DIFFERS', 'C', { draft: { fields: fieldsOf({ birthDate: 'differ', sex: 'differ' }) } }),
  ],
  [
    'BOTH_NAMES_DIFFER',
    caseOf('BOTH_NAMES_DIFFER', 'C', {
      draft: { fields: fieldsOf({ nameKanji: 'differ', nameKana: 'differ' }), hints: ['surname_changed'] },
    }),
  ],
  [
    'BOTH_NAMES_DIFFER in one, the other missing',
    caseOf('BOTH_NAMES_DIFFER', 'C', { draft: { fields: fieldsOf({ nameKanji: 'missing', nameKana: 'differ' }) } }),
  ],
  [
    'BOTH_NAMES_DIFFER by reading',
    caseOf('BOTH_NAMES_DIFFER', 'C', {
      draft: { fields: fieldsOf({ nameKanji: 'missing', nameKana: 'missing', reading: 'differ' }) },
    }),
  ],
  [
    'ONE_NAME_AND_ADDRESS_DIFFER',
    caseOf('ONE_NAME_AND_ADDRESS_DIFFER', 'C', {
      draft: { fields: fieldsOf({ nameKanji: 'differ', address: 'differ' }), hints: ['moved'] },
    }),
  ],
  [
    'ONE_NAME_DIFFERS that resembles',
    caseOf('ONE_NAME_DIFFERS', 'B', {
      draft: { fields: fieldsOf({ nameKana: differing(voicing), address: 'missing' }) },
    }),
  ],
  [
    'ONE_NAME_DIFFERS',
    caseOf('ONE_NAME_DIFFERS', 'B', {
      draft: { fields: fieldsOf({ nameKanji: 'differ' }), hints: ['surname_changed', 'kana_in_kanji_field'] },
    }),
  ],
  ['UNDECIDABLE characters', caseOf('UNDECIDABLE', 'B', { draft: { fields: fieldsOf({ nameKanji: 'undecidable' }) } })],
  [
    'UNDECIDABLE by what is missing',
    caseOf('UNDECIDABLE', 'B', {
      insurer: [enrolment({ birthDate: ' ' })],
      municipal: [resident({ sex: null })],
      draft: { fields: fieldsOf({ birthDate: 'missing', sex: 'missing', address: 'differ' }) },
    }),
  ],
  [
    'UNDECIDABLE names missing on both sides',
    caseOf('UNDECIDABLE', 'B', {
      insurer: [enrolment({ nameKanji: '', nameKana: null })],
      municipal: [resident({ nameKanji: undefined, nameKana: '' })],
      draft: { fields: fieldsOf({ nameKanji: 'missing', nameKana: 'missing' }) },
    }),
  ],
  [
    'UNDECIDABLE reading and sex',
    caseOf('UNDECIDABLE', 'B', {
      draft: {
        fields: fieldsOf({ nameKanji: 'missing', nameKana: 'missing', reading: 'undecidable', sex: 'undecidable' }),
      },
    }),
  ],
  [
    'ADDRESS_DIFFERS closed by rarity',
    caseOf('ADDRESS_DIFFERS', 'A', {
      draft: { fields: fieldsOf({ address: 'differ' }), detail: { namesakes: 0.0312 } },
    }),
  ],
  [
    'ADDRESS_DIFFERS closed by the previous address',
    caseOf('ADDRESS_DIFFERS', 'A', {
      draft: { fields: fieldsOf({ address: 'differ' }), detail: { previousAddressAgrees: true }, hints: ['moved'] },
    }),
  ],
  [
    'ADDRESS_DIFFERS with namesakes',
    caseOf('ADDRESS_DIFFERS', 'B', {
      draft: { fields: fieldsOf({ address: 'differ', nameKanji: byRule(koseki) }), detail: { namesakes: 3.21 } },
    }),
  ],
  [
    'ADDRESS_MISSING with namesakes',
    caseOf('ADDRESS_MISSING', 'B', {
      insurer: [enrolment({ address: null })],
      draft: { fields: fieldsOf({ address: 'missing' }), detail: { namesakes: 0.15 } },
    }),
  ],
  [
    'ADDRESS_MISSING closed',
    caseOf('ADDRESS_MISSING', 'A', {
      insurer: [enrolment({ address: null })],
      draft: { fields: fieldsOf({ address: 'missing' }), detail: { namesakes: 0.0004 } },
    }),
  ],
  [
    'ADDRESS_MISSING undecidable',
    caseOf('ADDRESS_MISSING', 'A', {
      draft: { fields: fieldsOf({ address: 'undecidable' }), detail: { namesakes: 0.0004 } },
    }),
  ],
  ['ROW_SHIFT', caseOf('ROW_SHIFT', 'C', { ...two, draft: { detail: { shift: { by: 1, rows: 2336 } } } })],
  ['ROW_SHIFT upwards', caseOf('ROW_SHIFT', 'C', { ...two, draft: { detail: { shift: { by: -2, rows: 12 } } } })],
  ['NUMBER_SWAPPED', caseOf('NUMBER_SWAPPED', 'C', { ...two, draft: { hints: ['household_member'] } })],
  ['NUMBER_SHARED', caseOf('NUMBER_SHARED', 'C', { ...two, draft: { detail: { fits: ['X1'], doesNotFit: ['X2'] } } })],
  [
    'NUMBER_SHARED by nobody who fits',
    caseOf('NUMBER_SHARED', 'C', { ...two, draft: { detail: { doesNotFit: ['X1', 'X2'] } } }),
  ],
  ['NUMBER_SHARED undecided', caseOf('NUMBER_SHARED', 'C', { ...two, draft: { detail: { fits: ['X1'] } } })],
  [
    'NUMBER_OF_HOUSEHOLD_MEMBER',
    caseOf('NUMBER_OF_HOUSEHOLD_MEMBER', 'C', {
      draft: {
        fields: fieldsOf({ nameKanji: 'differ', birthDate: 'differ' }),
        candidates: fits('0000124'),
        hints: ['household_member'],
      },
    }),
  ],
  [
    'NUMBER_OF_NAMESAKE',
    caseOf('NUMBER_OF_NAMESAKE', 'C', {
      draft: { fields: fieldsOf({ address: 'differ' }), candidates: fits('0000999') },
    }),
  ],
  [
    'NUMBER_OF_ANOTHER',
    caseOf('NUMBER_OF_ANOTHER', 'C', {
      draft: {
        fields: fieldsOf({ nameKanji: 'differ', nameKana: 'differ', birthDate: 'differ', sex: 'differ' }),
        candidates: fits('0000777'),
      },
    }),
  ],
  ['NUMBER_OF_ANOTHER without a comparison', caseOf('NUMBER_OF_ANOTHER', 'C')],
  ['TWO_NUMBERS', caseOf('TWO_NUMBERS', 'C', two)],
  ['TWO_NUMBERS of which one is here', caseOf('TWO_NUMBERS', 'C')],
  [
    'AGREE_BY_RULE by an alias and a notation of it',
    caseOf('AGREE_BY_RULE', 'A', {
      draft: { fields: fieldsOf({ nameKanji: byRule({ id: 'pairing/alias', evidence: 2 }, koseki) }) },
    }),
  ],
  [
    'AGREE_BY_RULE of what one side leaves out',
    caseOf('AGREE_BY_RULE', 'A', {
      draft: {
        fields: fieldsOf({
          address: byRule(
            { id: 'address/building', evidence: 2, from: 'メゾン101号室' },
            { id: 'address/numerals', evidence: 1, from: '一丁目', to: '1' },
          ),
        }),
      },
    }),
  ],
  [
    'NAME_RESEMBLES: the kanji agree, so no changed name',
    caseOf('NAME_RESEMBLES', 'A', {
      draft: { fields: fieldsOf({ nameKana: differing(voicing) }), hints: ['surname_changed'] },
    }),
  ],
  [
    'BOTH_NAMES_DIFFER and the address',
    caseOf('BOTH_NAMES_DIFFER', 'C', {
      draft: { fields: fieldsOf({ nameKanji: 'differ', nameKana: 'differ', address: 'differ' }) },
    }),
  ],
  [
    'ADDRESS_DIFFERS of a name whose frequency is unknown',
    caseOf('ADDRESS_DIFFERS', 'B', { draft: { fields: fieldsOf({ address: 'differ' }) } }),
  ],
  [
    'NUMBER_OF_NAMESAKE of the same kana, not a changed given name',
    caseOf('NUMBER_OF_NAMESAKE', 'C', {
      draft: {
        fields: fieldsOf({ nameKanji: 'differ', address: 'differ' }),
        candidates: fits('0000999'),
        hints: ['given_name_changed', 'moved'],
      },
    }),
  ],
  [
    'REGISTER_DUPLICATE three times',
    caseOf('REGISTER_DUPLICATE', 'C', {
      municipal: [resident(), resident({ recordId: '0000456' }), resident({ recordId: '0000789' })],
    }),
  ],
  [
    'REGISTER_DUPLICATE of two people',
    caseOf('REGISTER_DUPLICATE', 'C', {
      municipal: [resident(), resident({ recordId: '0000456', birthDate: '1990-01-01' })],
    }),
  ],
  [
    'UNDECIDABLE sex, the rest agrees',
    caseOf('UNDECIDABLE', 'B', { draft: { fields: fieldsOf({ sex: 'undecidable' }) } }),
  ],
  [
    'RESIDENT_DECEASED on a day of the register',
    caseOf('RESIDENT_DECEASED', 'B', { draft: { fields, detail: { since: '2026-04-07' } } }),
  ],
  [
    'ADDRESS_DIFFERS with another resident alike',
    caseOf('ADDRESS_DIFFERS', 'B', {
      draft: { fields: fieldsOf({ address: 'differ' }), candidates: fits('0000123', '0000888') },
    }),
  ],
  ['DUPLICATE_ENROLMENT', caseOf('DUPLICATE_ENROLMENT', 'B', { ...two, draft: { fields } })],
  [
    'REGISTER_DUPLICATE',
    caseOf('REGISTER_DUPLICATE', 'C', { municipal: [resident(), resident({ recordId: '0000456' })] }),
  ],
  [
    'NUMBER_INVALID excel_exponent',
    caseOf('NUMBER_INVALID', 'B', { draft: { detail: { numberFault: 'excel_exponent' } } }),
  ],
  [
    'NUMBER_INVALID lost_zeros with one who fits',
    caseOf('NUMBER_INVALID', 'B', { draft: { detail: { numberFault: 'lost_zeros' }, candidates: fits('0000123') } }),
  ],
  ['NUMBER_INVALID too_long', caseOf('NUMBER_INVALID', 'B', { draft: { detail: { numberFault: 'too_long' } } })],
  ['NUMBER_INVALID not_digits', caseOf('NUMBER_INVALID', 'B', { draft: { detail: { numberFault: 'not_digits' } } })],
  [
    'NUMBER_INVALID check_digit with several who fit',
    caseOf('NUMBER_INVALID', 'B', {
      draft: { detail: { numberFault: 'check_digit' }, candidates: fits('1', '2', '3', '4', '5') },
    }),
  ],
  ['NUMBER_MISSING', caseOf('NUMBER_MISSING', 'B', { municipal: [] })],
  [
    'NUMBER_NOT_IN_REGISTER',
    caseOf('NUMBER_NOT_IN_REGISTER', 'B', { municipal: [], draft: { candidates: fits('0000123') } }),
  ],
  [
    'OUT_OF_COVERAGE',
    caseOf('OUT_OF_COVERAGE', 'A', {
      municipal: [],
      draft: { detail: { municipality: { code: '131024', name: '中央区' } } },
    }),
  ],
  [
    'OUT_OF_COVERAGE of a protected person',
    caseOf('OUT_OF_COVERAGE', 'A', {
      municipal: [],
      insurer: [enrolment({ protected: true })],
      draft: { detail: { municipality: { code: '131024', name: '中央区' } } },
    }),
  ],
  ['RESIDENT_DECEASED', caseOf('RESIDENT_DECEASED', 'B', { draft: { fields, detail: { since: '令和5年4月1日' } } })],
  [
    'RESIDENT_MOVED_OUT with a difference',
    caseOf('RESIDENT_MOVED_OUT', 'B', { draft: { fields: fieldsOf({ address: 'differ' }), hints: ['moved'] } }),
  ],
  [
    'AGREE_BY_RULE of a protected address',
    caseOf('AGREE_BY_RULE', 'A', {
      municipal: [resident({ protected: '1' })],
      draft: {
        fields: fieldsOf({
          address: byRule({ id: 'address/numerals', evidence: 1, from: '丸の内一丁目', to: '丸の内1' }),
        }),
      },
    }),
  ],
];
