/** Runs the built program's review page on a database, and a browser before it, where there is one. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Store } from '../../src/store/open.js';

const program = fileURLToPath(new URL('../../bin/totsugo.js', import.meta.url));

/** The browser: CHROMIUM, or Debian's. */
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Where there is no browser its tests are left out; `.ci/run` says that there has to be one. */
export const noBrowser = !existsSync(browserPath) && process.env.TOTSUGO_BROWSER !== 'required';

export interface RunningPage {
  readonly link: string;
  readonly origin: string;
  /** Another link, as Enter in the terminal gives it. */
  readonly nextLink: () => Promise<string>;
  /** Ends it as Ctrl-C does; the exit status. */
  readonly stop: () => Promise<number | null>;
}

const running: RunningPage[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((page) => page.stop()));
});

/** Starts `totsugo review` on a store's database. */
export async function openReview(db: Store, args: readonly string[], lang = 'ja'): Promise<RunningPage> {
  const places = ['--db', db.name, '--key-file', join(dirname(db.name), 'key')];
  const child = spawn(process.execPath, [program, '--lang', lang, 'review', ...places, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, HOME: dirname(db.name), LANG: 'ja_JP.UTF-8' },
  });
  const ended = new Promise<number | null>((done) => {
    child.once('exit', done);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => (await lines.next()).value ?? '';
  const link = await line();
  const page: RunningPage = {
    link,
    origin: new URL(link).origin,
    nextLink: () => {
      child.stdin.write('\n');
      return line();
    },
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
  running.push(page);
  return page;
}

/** A browser for the tests of a file; each page it gives has cookies of its own. */
export function useBrowser(): { readonly page: () => Promise<Page> } {
  let browser: Browser | null = null;
  const pages: Page[] = [];
  beforeAll(async () => {
    if (!noBrowser) browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()));
  });
  afterAll(() => browser?.close());
  return {
    page: async () => {
      if (!browser) throw new Error('no browser was started');
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'ja-JP' });
      const page = await context.newPage();
      pages.push(page);
      return page;
    },
  };
}

/** Opens the link of a running page, up to its queue. */
export async function enter(page: Page, { link }: Pick<RunningPage, 'link'>): Promise<void> {
  await page.goto(link);
  await page.waitForURL((url) => url.pathname === '/');
}

/** Presses keys, and waits for the screen that the last of them leads to. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  const [last = '', ...first] = keys.toReversed();
  for (const key of first.toReversed()) await page.keyboard.press(key);
  await Promise.all([page.waitForNavigation(), page.keyboard.press(last)]);
}
