/** The section that `npm run matrix` writes takes the place of the one before, and leaves the rest of the page. */
import { describe, expect, it } from 'vitest';
import { matrixSection, withMatrixSection } from '../../scripts/matrix/page.js';

const heading = '## Node versions, locales and time zones\n';
const old = `${heading}\n| v20 | 1 |\n`;
const fresh = `${heading}\n| v22 | 2 |\n`;

describe('the section of the matrix', () => {
  it.each([
    ['a page without it', '# Reliability\n\nText\n', `# Reliability\n\nText\n\n${fresh}`],
    ['a page that ends with it', `# Reliability\n\n${old}`, `# Reliability\n\n${fresh}`],
    ['a page that goes on after it', `# R\n\n${old}\n## Next\n\nText\n`, `# R\n\n${fresh}\n## Next\n\nText\n`],
  ])('in %s', (_, page, expected) => {
    const written = withMatrixSection(page, fresh);
    expect(written).toBe(expected);
    expect(withMatrixSection(written, fresh)).toBe(written);
    expect(matrixSection(written).trimEnd()).toBe(fresh.trimEnd());
  });
});
