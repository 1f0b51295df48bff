/** Writes into a worklist.xlsx as a clerk does in a spreadsheet: cells by the head of their column, row by row. */
import { cellsOf, unzip } from '../report/unzip.js';
import { zip } from '../report/zip.js';

export type Filled = Readonly<Record<string, string>>;

const escaped = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** `rows`: what is written into a row of the sheet (2 is the first below the header), by heads such as 決定. */
export function filled(workbook: Buffer, rows: Readonly<Record<number, Filled>>): Buffer {
  const heads = new Map(
    [...cellsOf(workbook)].filter(([address]) => /^[A-Z]+1$/.test(address)).map(([address, head]) => [head, address]),
  );
  const entries = unzip(workbook);
  let xml = entries.get('xl/worksheets/sheet1.xml') ?? '';
  for (const [row, cells] of Object.entries(rows)) {
    for (const [head, text] of Object.entries(cells)) {
      const column = heads.get(head)?.replace(/\d+$/, '');
      if (column === undefined) throw new Error(`no column ${head}`);
      const cell = new RegExp(`<c r="${column}${row}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`);
      if (!cell.test(xml)) throw new Error(`no cell ${column}${row}`);
      xml = xml.replace(
        cell,
        (_, style = '') =>
          `<c r="${column}${row}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
      );
    }
  }
  entries.set('xl/worksheets/sheet1.xml', xml);
  return zip(entries);
}
