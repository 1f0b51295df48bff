/** Every screen of the page held against axe-core, in both languages. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/review/decisions-take.js';
import { freshStore, nightOf } from './desk.js';
import { enter, noBrowser, openReview, useBrowser } from './open-page.js';
import { caseId, town } from './town.js';

const browser = useBrowser();

/** What axe finds, by rule and place; nothing of its rules is left out. */
async function violations(page: Page): Promise<string[]> {
  // Through the debugger, as the page lets no foreign script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate('axe.run()');
  const { violations: all } = found as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return all.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
  );
}

function store() {
  const db = freshStore();
  nightOf(db, town);
  const act = { seen: 0, who: '鈴木', at: '2026-04-02T01:00:00.000Z' };
  decide(db, { ...act, caseId: caseId(0xfff), fingerprint: 'f-mislink', decision: 'mislink_confirmed' });
  decide(db, { ...act, caseId: caseId(4), fingerprint: 'f4', decision: 'same_person', reason: 'moved', note: 'x' });
  const changed = { ...act, caseId: caseId(5), fingerprint: 'f5', decision: 'insurer_wrong' };
  decide(db, changed);
  const later = town.map((item) =>
    item.draft.caseId === caseId(5) ? { ...item, draft: { ...item.draft, fingerprint: 'f5-new' } } : item,
  );
  nightOf(db, later);
  return db;
}

const paths: readonly (readonly [string, string])[] = [
  ['the queue', '/'],
  ['a queue without cases', '/?q=xyz'],
  ['a case', `/cases/${caseId(1)}`],
  ['a case that waits for a second person', `/cases/${caseId(0xfff)}`],
  ['a case beside a candidate', `/cases/${caseId(0xfff)}?with=0`],
  ['a protected case', `/cases/${caseId(0xffe)}`],
  ['a case of several enrolments', `/cases/${caseId(0xffd)}`],
  ['a decided case', `/cases/${caseId(4)}`],
  ['a case that changed', `/cases/${caseId(5)}`],
  ['the figures', '/figures'],
  ['many at once', '/bulk'],
  ['no case left', '/next?stage=inquiry'],
  ['nothing found', '/nowhere'],
];

describe.skipIf(noBrowser)('accessibility', () => {
  test.each(['ja', 'en'])('every screen in %s', async (lang) => {
    const running = await openReview(store(), ['--user', '佐藤'], lang);
    const page = await browser.page();
    await enter(page, running);
    for (const [name, path] of paths) {
      await page.goto(running.origin + path);
      expect(await violations(page), name).toEqual([]);
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      if (path !== '/nowhere') expect(await page.locator('h1').count(), name).toBe(1);
    }
    await page.goto(`${running.origin}/cases/${caseId(2)}`);
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').count()).toBe(1);
    expect(await violations(page), 'the keys').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    expect(await violations(page), 'a decision chosen').toEqual([]);
  });

  test('blind mode, and a link that is spent', async () => {
    const running = await openReview(store(), ['--user', '佐藤', '--blind']);
    const page = await browser.page();
    await enter(page, running);
    expect(await violations(page), 'the queue').toEqual([]);
    await page.goto(`${running.origin}/cases/${caseId(2)}`);
    expect(await violations(page), 'a case').toEqual([]);
    await page.goto(running.link);
    expect(await violations(page), 'a spent link').toEqual([]);
  });
});
