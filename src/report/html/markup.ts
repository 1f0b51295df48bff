/** HTML as strings: whatever comes from data is escaped. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML; control characters become the replacement character. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => entities[c] ?? c).replace(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD');
}

/** A text as a string of a style sheet: all but letters and digits by code point, so that nothing in it can end the string. */
export const cssText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;

export const number = (count: number): string => count.toLocaleString('en-US');

/** A table of texts already escaped; columns in `numeric` stand right. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[] = [],
): string {
  const cell = (tag: 'td' | 'th scope="col"') => (text: string, at: number) =>
    `<${tag}${numeric.includes(at) ? ' class="n"' : ''}>${text}</${tag.slice(0, 2)}>`;
  const named = head.some((text) => text !== '');
  const top = named ? `<thead><tr>${head.map(cell('th scope="col"')).join('')}</tr></thead>` : '';
  const body = rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`).join('\n');
  return `<table><caption>${caption}</caption>${top}<tbody>\n${body}\n</tbody></table>`;
}

export const section = (id: string, title: string, content: string): string =>
  `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${content}\n</section>`;
