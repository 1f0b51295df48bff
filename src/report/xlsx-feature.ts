/** What write-excel-file leaves to its "features": drop-downs, filters, marked characters, one page wide in print. */
import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility';
import type { Run } from './diff.js';
import { xstringPart } from './xlsx-style.js';

export interface DropDown {
  readonly column: number;
  /** What it offers, at most 255 characters with the commas; none: a prompt alone. */
  readonly choices: readonly string[];
  /** Nothing else is taken. */
  readonly only: boolean;
  readonly title: string;
  readonly prompt: string;
}

export interface SheetExtras {
  /** Name of the sheet. */
  readonly sheet: string;
  readonly columns: number;
  /** Rows with the header. */
  readonly rows: number;
  readonly dropDowns: readonly DropDown[];
  /** Cell address → its text in runs, in place of what the cell holds. */
  readonly rich: ReadonlyMap<string, readonly Run[]>;
}

const SHEET = 'xl/worksheets/sheet{id}.xml';

/** Paper of the list: A3, two sheets side by side, header and case number on each; the legend fits one A4. */
const listPage = '<pageSetup paperSize="8" orientation="landscape" fitToWidth="2" fitToHeight="0"/>';
const legendPage = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

/** The first sheet gets the extras; every sheet is fitted to its paper. */
export function extrasFeature(extras: SheetExtras): Feature<Stream | Buffer | Blob> {
  const order = getOrderOfSiblings(SHEET, 'worksheet') ?? [];
  const insert = (xml: string, markup: string): string =>
    insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet');
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (content, _options, { sheetIndex }) => {
            const page = (xml: string, setup: string) => xml.replace(/<pageSetup [^>]*\/>/, setup);
            let xml = insert(content, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
            if (sheetIndex !== 0) return page(xml, legendPage);
            xml = withRichTexts(xml, extras.rich);
            if (extras.rows > 1) {
              xml = insert(xml, `<autoFilter ref="A1:${getCellAddress(extras.rows - 1, extras.columns - 1)}"/>`);
              xml = insert(xml, dataValidations(extras));
            }
            return page(xml, listPage);
          },
        },
        'xl/workbook.xml': { transform: (content) => withPrintTitles(content, extras.sheet) },
      },
    },
  };
}

/** The header and the first three columns on every printed page. */
function withPrintTitles(xml: string, sheet: string): string {
  const name = `'${sanitizeTextContent(sheet)}'`;
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">${name}!$A:$C,${name}!$1:$1</definedName>`;
  return xml.replace('<definedNames/>', `<definedNames>${titles}</definedNames>`);
}

function withRichTexts(xml: string, rich: SheetExtras['rich']): string {
  return xml.replace(
    /<c r="([A-Z]+\d+)"([^>]*?) t="s"([^>]*)><v>\d+<\/v><\/c>/g,
    (cell, address: string, before: string, after: string) => {
      const runs = rich.get(address);
      return runs ? `<c r="${address}"${before} t="inlineStr"${after}><is>${runs.map(run).join('')}</is></c>` : cell;
    },
  );
}

/** Red, bold and underlined: not by colour alone. */
const MARKED = '<rPr><b/><u/><sz val="11"/><color rgb="FFB00020"/><rFont val="Yu Gothic"/></rPr>';

function run({ text, differs }: Run): string {
  return `<r>${differs ? MARKED : ''}<t xml:space="preserve">${sanitizeTextContent(xstringPart(text))}</t></r>`;
}

function dataValidations({ dropDowns, rows }: SheetExtras): string {
  const each = dropDowns.map(({ column, choices, only, title, prompt }) => {
    const range = `${getCellAddress(1, column)}:${getCellAddress(rows - 1, column)}`;
    const attributes = [
      ...(choices.length > 0 ? ['type="list"'] : []),
      'allowBlank="1"',
      'showInputMessage="1"',
      ...(only ? ['showErrorMessage="1"'] : []),
      `promptTitle="${sanitizeAttributeValue(title)}"`,
      `prompt="${sanitizeAttributeValue(prompt)}"`,
      `sqref="${range}"`,
    ].join(' ');
    const list = choices.length > 0 ? `<formula1>${sanitizeTextContent(`"${choices.join(',')}"`)}</formula1>` : '';
    return `<dataValidation ${attributes}>${list}</dataValidation>`;
  });
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}
