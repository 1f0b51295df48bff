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
  readonly columns: number;
  /** Rows with the header. */
  readonly rows: number;
  readonly dropDowns: readonly DropDown[];
  /** Cell address → its text in runs, in place of what the cell holds. */
  readonly rich: ReadonlyMap<string, readonly Run[]>;
}

const SHEET = 'xl/worksheets/sheet{id}.xml';

/** The first sheet gets the extras; the sheets after it stay as they are. */
export function extrasFeature(extras: SheetExtras): Feature<Stream | Buffer | Blob> {
  const order = getOrderOfSiblings(SHEET, 'worksheet') ?? [];
  const insert = (xml: string, markup: string): string =>
    insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet');
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (content, _options, { sheetIndex }) => {
            if (sheetIndex !== 0) return content;
            let xml = withRichTexts(content, extras.rich);
            xml = insert(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
            if (extras.rows > 1) {
              xml = insert(xml, `<autoFilter ref="A1:${getCellAddress(extras.rows - 1, extras.columns - 1)}"/>`);
              xml = insert(xml, dataValidations(extras));
            }
            return xml.replace(
              /<pageSetup [^>]*\/>/,
              '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
            );
          },
        },
      },
    },
  };
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
  return `<r>${differs ? MARKED : ''}<t xml:space="preserve">${sanitizeTextContent(text)}</t></r>`;
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
