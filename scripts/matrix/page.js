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

The database module of each version is compiled with that version's own headers. Those of Node 24.19 and later 24.x make a module
that ends the process (SIGABRT, \`RemoveEnvironmentCleanupHook\`, nodejs/node#65446) when one of its objects is collected as garbage: the
program keeps them all (\`src/store/kept-whole.ts\`), so that none is. Without that, 6 of 6 nights of the city ended so on Node v24.21.0.
A module of one version under another is refused with DATABASE_MODULE_UNFIT.
`;
}
