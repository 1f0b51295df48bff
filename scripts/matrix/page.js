// The section of docs/reliability.md that `npm run matrix` writes; the rest of the page belongs to scripts/reliability.js.
const heading = '## Node versions, locales and time zones';

/**
 * The section within a page, from its heading to the next one; empty where the page lacks it.
 * @param {string} page
 */
export function matrixSection(page) {
  const start = page.indexOf(`${heading}\n`);
  if (start < 0) return '';
  const end = page.indexOf('\n## ', start);
  return end < 0 ? page.slice(start) : page.slice(start, end + 1);
}

/**
 * The page with this section in the place of the one before, or at its end.
 * @param {string} page
 * @param {string} section
 */
export function withMatrixSection(page, section) {
  const before = matrixSection(page);
  if (before === '') return `${page.trimEnd()}\n\n${section}`;
  const [head = '', tail = ''] = page.split(before);
  return `${head}${section}${tail === '' ? '' : `\n${tail}`}`;
}

/**
 * @param {readonly { version: string, files: number, different: readonly string[] }[]} rows one a Node version
 * @param {readonly string[]} nights
 * @param {readonly { locale: string, zone: string, umask: string }[]} surroundings
 * @returns {string} Markdown
 */
export function section(rows, nights, surroundings) {
  const places = surroundings.map(({ locale, zone, umask }) => `${locale}, ${zone}, umask ${umask}`).join(' · ');
  return `${heading}

\`npm run matrix\`: the nights ${nights.join(', ')}, each under ${places}. SHA-256 (of summary.json
without \`timing\`), permissions and exit status, held against those of the first night on the first version.

| Node | files held | different |
|---|---|---|
${rows.map(({ version, files, different }) => `| ${version} | ${files} | ${different.length} |`).join('\n')}

For Node 24 the database module is compiled with the headers of 24.18. **Compiled with those of 24.19 or later, it can end the process
(SIGABRT, \`RemoveEnvironmentCleanupHook\`) during a night**: a defect of those headers (nodejs/node#65446) that any module on
node::ObjectWrap meets. Until it is mended, use Node 20 or 22, or compile with earlier headers.
`;
}
