// Makes docs/screenshots: the review page and the report of the fixture city, in Japanese, as an office PC shows them.
// With a folder: every screen, into it (node scripts/screenshots.js /tmp/screens), for a look at them all.
// Wants a Chromium (CHROMIUM=path, else /usr/bin/chromium) and Japanese fonts (fonts-noto-cjk).
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { cityNight, startPage } from './city-night.js';

const out = process.argv[2] ?? fileURLToPath(new URL('../docs/screenshots', import.meta.url));
// What docs/ shows.
const kept = process.argv[2] ? null : new Set(['queue', 'case', 'case-rule', 'figures', 'report']);
const folder = mkdtempSync(join(tmpdir(), 'totsugo-screenshots-'));
mkdirSync(out, { recursive: true });
cityNight(folder);

/** Cases of a class, most pressing first. @param {string} name @param {(found: any) => boolean} wanted */
const caseOf = (name, wanted = () => true) =>
  readFileSync(join(folder, 'out', 'findings.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .find((found) => found.class === name && wanted(found))?.caseId;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const viewport = { width: 1366, height: 768 };
/** A few decisions, so that the figures have something to show. @param {import('playwright-core').Page} page */
async function decideSome(page, rounds = 12) {
  for (let at = 0; at < rounds; at++) {
    await page.keyboard.press(at % 5 === 0 ? '1' : at % 7 === 6 ? '5' : '2');
    await page.keyboard.press(String((at % 5) + 1));
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }
}

const first = startPage(folder, ['--user', '佐藤']);
const second = startPage(folder, ['--user', '鈴木']);
const blind = startPage(folder, ['--user', '高橋', '--blind']);
try {
  const page = await (await browser.newContext({ viewport, locale: 'ja-JP' })).newPage();
  /** @param {string} name @param {boolean} [whole] */
  const shoot = async (name, whole = false) => {
    if (kept && !kept.has(name)) return;
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: whole });
  };
  const link = await first.link;
  await page.goto(link);
  await page.waitForURL(/\/$/);
  const origin = new URL(link).origin;
  await shoot('queue');
  await page.goto(`${origin}/next?grade=B`);
  await decideSome(page);
  await page.goto(`${origin}/cases/${caseOf('NUMBER_OF_ANOTHER')}`);
  await shoot('case');
  await shoot('case-whole', true);
  await page.goto(`${origin}/cases/${caseOf('NUMBER_OF_ANOTHER')}?with=0`);
  await shoot('case-candidate');
  const byVariant = caseOf('UNDECIDABLE', (found) =>
    found.fields?.nameKanji.rules?.some((/** @type {any} */ rule) => rule.id === 'variant/koseki'),
  );
  await page.goto(`${origin}/cases/${byVariant}`);
  await shoot('case-rule');
  await page.goto(`${origin}/cases/${caseOf('ROW_SHIFT')}`);
  await shoot('case-several');
  await page.goto(`${origin}/cases/${caseOf('BOTH_NAMES_DIFFER')}`);
  await page.keyboard.press('2');
  await shoot('case-deciding');
  await page.keyboard.press('3');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.keyboard.press('?');
  await shoot('keys');
  await page.goto(`${origin}/bulk?class=ADDRESS_DIFFERS`);
  await shoot('bulk');

  const other = await second.link;
  await page.goto(other);
  await page.waitForURL(/\/$/);
  await page.goto(`${new URL(other).origin}/next?stage=unconfirmed`);
  await shoot('confirm');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('y')]);
  await page.goto(`${new URL(other).origin}/figures`);
  await shoot('figures');

  const hidden = await blind.link;
  await page.goto(hidden);
  await page.waitForURL(/\/$/);
  await page.goto(`${new URL(hidden).origin}/cases/${caseOf('NUMBER_OF_NAMESAKE')}`);
  await shoot('blind');

  await page.goto(pathToFileURL(join(folder, 'out', 'report.html')).href);
  await shoot('report');
} finally {
  await browser.close();
  // Each ends by itself: its last entry of the audit log wants the key.
  const ended = [first, second, blind].map(({ child }) => new Promise((done) => child.once('exit', done)));
  for (const { child } of [first, second, blind]) child.kill('SIGINT');
  await Promise.all(ended);
  rmSync(folder, { recursive: true, force: true });
}
