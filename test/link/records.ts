/** Records for the tests of linking, normalized; nobody in them exists. */
import { type Normalized, normalizeRecord } from '../../src/judge/normalize.js';
import { defaultConventions } from '../../src/judge/policy.js';
import { countTerms, emptyCounts, type TermCounts } from '../../src/link/terms.js';
import type { SourceRecord } from '../../src/model.js';

const one: SourceRecord = {
  nameKanji: '山田 太郎',
  nameKana: 'ヤマダ タロウ',
  birthDate: '1985-01-02',
  sex: '1',
  address: '東京都千代田区丸の内一丁目9番1号',
};

export const person = (values: SourceRecord = {}): Normalized =>
  normalizeRecord({ source: 'municipal', ...one, ...values }, defaultConventions);

/** A register of households of three: a common surname for every other one, given names and birth dates in turn. */
export function registerOf(people: number): TermCounts {
  const counts = emptyCounts();
  for (let at = 0; at < people; at += 1) {
    const household = Math.floor(at / 3);
    const surname = household % 2 === 0 ? ['佐藤', 'サトウ'] : [`青木${household}`, 'アオキ'];
    const given = ['一郎', '花子', '健', '美穂', '誠'][at % 5] as string;
    const day = `${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
    countTerms(
      counts,
      person({
        nameKanji: `${surname[0]} ${given}`,
        nameKana: `${surname[1]} タロウ`,
        birthDate: `${1950 + (at % 60)}-${day}`,
        sex: at % 2 === 0 ? '1' : '2',
        address: `東京都千代田区丸の内一丁目${household}番1号`,
      }),
    );
  }
  return counts;
}
