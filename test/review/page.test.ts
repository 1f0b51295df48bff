/** The page in a real browser: a clerk's work by the keyboard alone. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readTwice } from '../../src/review/agreement.js';
import { caseToReview } from '../../src/review/decisions-queue.js';
import { allDecisions } from '../../src/store/decisions.js';
import type { Store } from '../../src/store/open.js';
import { differing, enrolment, fieldsOf } from '../report/cases.js';
import { freshStore, nightOf } from './desk.js';
import { enter, noBrowser, openReview, press, useBrowser } from './open-page.js';
import { caseId, town } from './town.js';

const browser = useBrowser();

function townStore(): Store {
  const db = freshStore();
  nightOf(db, town);
  return db;
}

async function clerk(db: Store, user: string, ...args: readonly string[]): Promise<{ page: Page; origin: string }> {
  const running = await openReview(db, ['--user', user, ...args]);
  const page = await browser.page();
  await enter(page, running);
  return { page, origin: running.origin };
}

const heading = (page: Page): Promise<string | null> => page.textContent('h1');
const shownCase = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const status = async (page: Page): Promise<string> => (await page.textContent('#status'))?.trim() ?? '';
const states = (db: Store, id: string) => caseToReview(db, id).standing;

describe.skipIf(noBrowser)('the review page in a browser', () => {
  test('ten cases are decided by the keyboard, the most pressing first', async () => {
    const db = townStore();
    const { page } = await clerk(db, '佐藤');
    await press(page, 'n');
    expect(await heading(page)).toContain('別の住民の番号');
    const seen: string[] = [];
    for (let n = 0; n < 10; n++) {
      seen.push(shownCase(page));
      await press(page, n === 0 ? '1' : '2', '4', 'Enter');
    }
    expect(new Set(seen).size).toBe(10);
    expect(seen[0]).toBe(caseId(0xfff));
    const rows = [...allDecisions(db)];
    expect(rows.map((row) => row.caseId)).toEqual(seen);
    expect(rows.map((row) => row.decision)).toEqual(['mislink_confirmed', ...Array(9).fill('same_person')]);
    expect(new Set(rows.map(({ reason, who }) => `${reason} ${who}`))).toEqual(new Set(['notation 佐藤']));
    expect((await page.textContent('.progress'))?.replace(/\s+/g, ' ')).toMatch(/済 10 残り 5/);
    expect(await status(page)).toContain('「本人に相違なし」と記録しました');
  });

  test('a decision without the reason that it wants stays in the form, and says so', async () => {
    const db = townStore();
    const { page } = await clerk(db, '佐藤');
    await press(page, 'n');
    await press(page, '2', 'Enter');
    expect(await status(page)).toContain('「本人に相違なし」とするには理由が必要です');
    expect(await page.isChecked('input[value="same_person"]')).toBe(true);
    expect([...allDecisions(db)]).toEqual([]);
    await press(page, '1', 'Enter');
    expect([...allDecisions(db)].map(({ reason }) => reason)).toEqual(['surname_changed']);
  });

  test('grade C waits for a second person, who confirms or sends back; never the first', async () => {
    const db = townStore();
    const first = await clerk(db, '佐藤');
    await press(first.page, 'n');
    await press(first.page, '1', '5', 'Enter');
    await press(first.page, '2', '1', 'Enter');
    expect(await status(first.page)).toContain('別の担当者の確認を待ちます');
    expect(states(db, caseId(0xfff)).state).toBe('unconfirmed');
    await first.page.goto(`${first.origin}/cases/${caseId(0xfff)}`);
    expect(await first.page.textContent('.standing')).toContain('決定した本人は確認できません');
    expect(await first.page.locator('form[data-confirm]').count()).toBe(0);
    await first.page.goto(`${first.origin}/next?stage=unconfirmed`);
    expect(await heading(first.page)).toContain('すべて見終わりました');

    const second = await clerk(db, '鈴木');
    await second.page.goto(`${second.origin}/next?stage=unconfirmed`);
    expect(shownCase(second.page)).toBe(caseId(0xfff));
    expect(await second.page.textContent('.standing')).toContain('紐付け誤り（入力の誤り）');
    await press(second.page, 'y');
    expect(states(db, caseId(0xfff))).toMatchObject({ state: 'decided', confirmation: { who: '鈴木' } });
    expect(shownCase(second.page)).toBe(caseId(0xffe));
    await second.page.keyboard.press('x');
    expect(await second.page.evaluate('document.activeElement.id')).toBe('confirm-note');
    await second.page.keyboard.type('住所を確かめてください');
    await second.page.keyboard.press('Escape');
    await press(second.page, 'x');
    expect(states(db, caseId(0xffe)).state).toBe('open');
    expect(caseToReview(db, caseId(0xffe)).history.at(-1)).toMatchObject({
      action: 'retire',
      who: '鈴木',
      note: '住所を確かめてください',
    });
  });

  test('undo takes the last decision back, and shows its case again', async () => {
    const db = townStore();
    const { page } = await clerk(db, '佐藤');
    await press(page, 'n');
    await press(page, '5', 'Enter');
    expect(states(db, caseId(0xfff)).state).toBe('inquiry');
    await press(page, 'u');
    expect(shownCase(page)).toBe(caseId(0xfff));
    expect(states(db, caseId(0xfff)).state).toBe('open');
    expect(await page.textContent('.history s')).toContain('照会が必要');
    expect(await page.locator('[data-undo]').count()).toBe(0);
  });

  test('two clerks on one case: the second is told, and the first decision stands', async () => {
    const db = townStore();
    const [one, other] = [await clerk(db, '佐藤'), await clerk(db, '鈴木')];
    await press(one.page, 'n');
    await press(other.page, 'n');
    expect(shownCase(one.page)).toBe(shownCase(other.page));
    await press(one.page, '1', '6', 'Enter');
    await press(other.page, '2', '1', 'Enter');
    expect(shownCase(other.page)).toBe(caseId(0xfff));
    expect(await status(other.page)).toMatch(
      /佐藤 さんが処理しました（紐付け誤り、.*あなたの決定「本人に相違なし」は記録していません/,
    );
    expect([...allDecisions(db)].map(({ who }) => who)).toEqual(['佐藤']);
    expect(await other.page.locator('form[data-confirm]').count()).toBe(1);
  });

  test('a reload shows the same and records nothing again', async () => {
    const db = townStore();
    const { page } = await clerk(db, '佐藤');
    await press(page, 'n');
    await press(page, '5', 'Enter');
    const at = page.url();
    await page.reload();
    expect(page.url()).toBe(at);
    expect([...allDecisions(db)]).toHaveLength(1);
    expect(await status(page)).toBe('');
    await page.goBack();
    expect([...allDecisions(db)]).toHaveLength(1);
  });

  test('filter and search narrow the queue, and the cases walked through', async () => {
    const db = townStore();
    const { page, origin } = await clerk(db, '佐藤');
    expect(await page.locator('.queue-list tbody tr').count()).toBe(15);
    await page.selectOption('select[name="grade"]', 'B');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('わたなべ 渡辺');
    await press(page, 'Enter');
    expect(await page.locator('.queue-list tbody th[scope="row"] a').allTextContents()).toEqual(['渡邉 5子']);
    await page.keyboard.press('ArrowDown');
    await press(page, 'Enter');
    expect(shownCase(page)).toBe(caseId(5));
    await press(page, '6', 'Enter');
    expect(await heading(page)).toContain('すべて見終わりました');
    await page.goto(`${origin}/?class=NUMBER_SHARED&insurer=06130012`);
    expect(await page.locator('.queue-list tbody tr').count()).toBe(1);
  });

  test('a case that is skipped comes back to nobody in this session but stays open', async () => {
    const db = townStore();
    const { page } = await clerk(db, '佐藤');
    await press(page, 'n');
    await press(page, 's');
    expect(shownCase(page)).toBe(caseId(0xffe));
    await press(page, 'l');
    await press(page, 'n');
    expect(shownCase(page)).toBe(caseId(0xffe));
    expect(states(db, caseId(0xfff)).state).toBe('open');
  });

  test('a candidate takes the place of the holder, with its weight as a waterfall', async () => {
    const { page } = await clerk(townStore(), '佐藤');
    await press(page, 'n');
    await press(page, 'c');
    expect(await page.textContent('.sides thead')).toContain('候補 M101');
    expect(await page.textContent('.sides .nameKanji')).toContain('規則により一致');
    expect((await page.textContent('.waterfall'))?.replace(/\s+/g, ' ')).toMatch(
      /氏「渡辺」が一致\s*\+9\.1.*−4\.2.*計\s*\+19\.7/,
    );
    await press(page, 'c');
    expect(await page.textContent('.sides thead')).toContain('番号の持ち主');
  });

  test('the characters of two names stand with their code points and selectors', async () => {
    const { page, origin } = await clerk(townStore(), '佐藤');
    await page.goto(`${origin}/cases/${caseId(0xffe)}`);
    const glyphs = (await page.textContent('#glyphs'))?.replace(/\s+/g, ' ');
    expect(glyphs).toMatch(/U\+9089U\+E0100異体字\(IVS\)（相違）/);
    expect(glyphs).toMatch(/U\+908A（相違）/);
  });

  test('blind mode shows class and weight after the decision; two people read a share of the cases', async () => {
    const db = townStore();
    expect(readTwice(caseId(0xfff), 0.1)).toBe(true);
    const one = await clerk(db, '佐藤', '--blind');
    expect(await one.page.textContent('main')).not.toMatch(/別の住民の番号|優先度/);
    await press(one.page, 'n');
    expect(await one.page.textContent('body')).not.toMatch(/別の住民の番号|重みの内訳|\+19\.7|利用を止め/);
    await press(one.page, '1', '6', 'Enter');
    expect(await status(one.page)).toContain('種別：別の住民の番号');
    await one.page.goto(`${one.origin}/cases/${caseId(0xfff)}`);
    expect(await heading(one.page)).toContain('別の住民の番号');

    const two = await clerk(db, '鈴木', '--blind');
    await press(two.page, 'n');
    expect(shownCase(two.page)).toBe(caseId(0xfff));
    expect(await two.page.textContent('main')).not.toContain('紐付け誤り（');
    expect(await two.page.textContent('main')).toContain('あなたが決定するまで');
    await press(two.page, '2', '1', 'Enter');
    expect(await status(two.page)).toContain('2人目の判断「本人に相違なし」を記録しました');
    expect([...allDecisions(db)].map(({ action, who, blind }) => [action, who, blind])).toEqual([
      ['decide', '佐藤', true],
      ['opinion', '鈴木', true],
    ]);
    expect(states(db, caseId(0xfff)).decision?.who).toBe('佐藤');
    await press(two.page, 'f');
    expect((await two.page.textContent('main'))?.replace(/\s+/g, ' ')).toMatch(
      /2人が見た事例1.*判断が同じ0件.*カッパ係数（Cohen）0\.00/,
    );
  });

  test('a case that changed after its decision says what changed, from what to what', async () => {
    const db = townStore();
    const { page, origin } = await clerk(db, '佐藤');
    await page.goto(`${origin}/cases/${caseId(3)}`);
    await press(page, '2', '1', 'Enter');
    expect(states(db, caseId(3)).state).toBe('decided');
    const changed = town.map((item) =>
      item.draft.caseId !== caseId(3)
        ? item
        : {
            ...item,
            draft: {
              ...item.draft,
              fingerprint: 'f3-new',
              fields: fieldsOf({ nameKanji: differing(), birthDate: differing() }),
            },
            insurer: [enrolment({ ...item.insurer[0], birthDate: '1985-01-20' })],
          },
    );
    nightOf(db, changed);
    await page.goto(`${origin}/?stage=reopened`);
    expect(await page.locator('.queue-list tbody tr').count()).toBe(1);
    await page.goto(`${origin}/cases/${caseId(3)}`);
    expect((await page.textContent('.changes'))?.replace(/\s+/g, ' ')).toContain('生年月日：1985-01-02 → 1985-01-20');
    expect(await page.textContent('.standing')).toContain('決定の後に内容が変わりました');
    await press(page, '3', 'Enter');
    expect(states(db, caseId(3)).state).toBe('decided');
  });

  test('many cases are decided with one reason, after their number was typed', async () => {
    const db = townStore();
    const { page, origin } = await clerk(db, '佐藤');
    await page.goto(`${origin}/bulk?class=ONE_NAME_DIFFERS`);
    expect(await page.locator('.bulk-screen .warn').count()).toBe(0);
    await page.selectOption('select[name="decision"]', 'same_person');
    await page.selectOption('select[name="reason"]', 'notation');
    await page.fill('input[name="note"]', '移行時の文字の置き換え');
    await page.fill('input[name="typed"]', '12');
    await Promise.all([page.waitForNavigation(), page.click('.bulk-screen button')]);
    expect(await status(page)).toContain('12件をまとめて記録しました（一括番号 1）');
    const rows = [...allDecisions(db)];
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map(({ bulk, note }) => `${bulk} ${note}`))).toEqual(new Set(['1 移行時の文字の置き換え']));
  });

  test('a link works once, Enter in the terminal gives another, and Ctrl-C ends it cleanly', async () => {
    const running = await openReview(townStore(), ['--user', '佐藤']);
    const [page, stranger] = [await browser.page(), await browser.page()];
    await enter(page, running);
    await stranger.goto(running.link);
    expect(await heading(stranger)).toBe('この画面は開けません');
    const next = await running.nextLink();
    expect(next).not.toBe(running.link);
    await enter(stranger, { link: next });
    await page.reload();
    expect(await heading(page)).toBe('この画面は開けません');
    expect(await running.stop()).toBe(0);
  });

  test('in English, and back', async () => {
    const { page } = await clerk(townStore(), '佐藤');
    await page.click('button[name="lang"]');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await heading(page)).toBe('Cases to recheck');
    await press(page, 'n');
    expect(await heading(page)).toContain("Another resident's number");
    await Promise.all([page.waitForNavigation(), page.click('button[name="lang"]')]);
    expect(await page.getAttribute('html', 'lang')).toBe('ja');
    expect(shownCase(page)).toBe(caseId(0xfff));
  });
});
