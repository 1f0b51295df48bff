/** No text of a record or of a clerk is a formula to a spreadsheet, and each comes back as it was: as properties. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { maskWithin } from '../../src/fields/individual-number/index.js';
import { csvLine, type ListedDecision, listLine, listWorkbook, reasonOf, unguard } from '../../src/report/index.js';
import { workbook } from '../../src/report/xlsx.js';
import { caseOf, enrolment, resident, ruleById } from './cases.js';
import { decisionRow } from './decisions.js';
import { unzip } from './unzip.js';

/** What makes formulas, what hides before one, what spreadsheets and XML change, and ordinary characters. */
const nasty = fc
  .array(
    fc.constantFrom(
      ...'=+-@＝＋－＠\t\r\n\'"|!(),;:{}<>&%0１A渡邉\u0000\u0007\u007f\u0085\u00a0\u200b\u2028\u3000\ufeff\ufffe',
      '葛\u{E0100}',
      '𠮷',
      '_x0041_',
      '_x000D_',
      'cmd|',
      '1.5E10',
      '2026-04-01',
      '0012',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What a spreadsheet takes for a formula, blanks before it passed over as Excel does; full-width forms are folded on entry. */
const isFormula = (cell: string): boolean => /^[ \u00a0\u3000\ufeff\r\n]*[=+\-@＝＋－＠]/.test(cell);

describe('CSV', () => {
  test('no cell is a formula, and each comes back', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (texts) => {
        const [cells = []] = parse(csvLine(['id', ...texts]), { record_delimiter: '\r\n' }) as string[][];
        expect(cells.filter(isFormula)).toEqual([]);
        expect(cells.slice(1).map(unguard)).toEqual(texts);
      }),
      { numRuns: 2000 },
    );
  });
});

const listed = (note: string): ListedDecision => ({
  decision: decisionRow({ decision: 'later', reason: 'other', note }),
  state: 'later',
  retired: false,
});

describe('workbooks', () => {
  test('names of a worklist are texts, and each comes back', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (kanji, other) => {
        const book = workbook('ja');
        const item = caseOf('UNDECIDABLE', 'B', {
          insurer: [enrolment({ nameKanji: `一${kanji}` })],
          municipal: [resident({ nameKanji: `${other}二` })],
        });
        book.add(item, 1, reasonOf(item.draft, item, ruleById));
        const bytes = await book.bytes();
        const xml = unzip(bytes).get('xl/worksheets/sheet1.xml') ?? '';
        expect(xml).not.toContain('<f>');
        expect(xml).not.toMatch(/<c [^>]*t="(?:n|str)"/);
        const rows = await readSheet(bytes, { trim: false });
        expect([rows[1]?.[11], rows[1]?.[12]]).toEqual([maskWithin(`一${kanji}`), maskWithin(`${other}二`)]);
      }),
      { numRuns: 60 },
    );
  });

  test('what clerks wrote is exported as text, in a workbook and in CSV', async () => {
    const notes = fc.sample(nasty, { numRuns: 200, seed: 7 }).filter((note) => note !== '');
    const rows = await readSheet(await listWorkbook(notes.map(listed), 'ja'), { trim: false });
    expect(rows.slice(1).map((row) => row[6])).toEqual(notes);
    const csv = parse(notes.map((note) => listLine(listed(note), 'ja')).join(''), { record_delimiter: '\r\n' });
    expect((csv as string[][]).map((row) => unguard(row[6] ?? ''))).toEqual(notes);
  });

  test.each(['toString', '__proto__', 'constructor'])('a text such as %s is one like any other', async (note) => {
    const rows = await readSheet(await listWorkbook([listed(note)], 'ja'), { trim: true });
    expect(rows[1]?.[6]).toBe(note);
  });
});
