// Opens a page in the browser, without scripts and with its site's files alone, and reports what is missing.

import type { Browser, Page } from 'puppeteer-core';
import { early } from '../../model/jobs.ts';
import type { Site } from '../../model/world.ts';
import { forPage } from './for-page.ts';
import { loadAll } from './inpage/load.ts';
import { limit, origin, serve } from './site.ts';

/** The time limit of each step, in milliseconds. 2,000 pages take more than a minute. */
export const patience = 600_000;

/** The medium of a page: paper, which applies only while it is printed, or a window of `width` × `height` CSS pixels. */
export type View = Readonly<{ media: 'paper' } | { media: 'screen'; width: number; height: number }>;

/** An open page. */
export type OpenPage = Readonly<{
  /**
   * Calls `work` with the page. Throws an error that names the address if the page requested anything that its site does
   * not hold, and an error if the page crashed.
   */
  use: <T>(work: (page: Page) => Promise<T>) => Promise<T>;
  /** Waits for all fonts and pictures. Throws as `use` does, and if one of them can't be decoded. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
}>;

/** Calls `use` with `index.html` of `site`, opened in `view`, and closes the page. Throws as `openPage` does. */
export async function withPage<T>(
  browser: Browser,
  site: Site,
  view: View,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const open = await openPage(browser, site, view);
  try {
    return await open.use(use);
  } finally {
    await open.close();
  }
}

/**
 * Opens `index.html` of `site` in `view`. Files may be added to the site later. Throws if the file is absent or a file is
 * too large, and as `OpenPage` does.
 */
export async function openPage(browser: Browser, site: Site, view: View): Promise<OpenPage> {
  if (!site.has('index.html')) throw new Error('Cannot find `index.html` in the site');
  refuseLarge(site);
  // Each page has its own context, so that it gets no other page's file of the same name from the cache.
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } });
  const close = () => context.close().catch(() => undefined); // fails if the browser crashed, which was thrown already
  try {
    const open = await guard(await context.newPage(), site, view);
    await open.use((page) => page.goto(new URL('index.html', origin).href, { timeout: patience }));
    await open.settle();
    return { ...open, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Throws if a file of a site is too large to be loaded. */
export function refuseLarge(site: Site): void {
  const large = [...site].filter(([, bytes]) => bytes.length > limit).map(([path]) => path);
  if (large.length > 0) throw new Error(`Cannot load ${quote(large)}: a file may have 64 MiB`);
}

/** Serves a page its site and nothing else, and records its other requests. */
async function guard(page: Page, site: Site, view: View): Promise<Omit<OpenPage, 'close'>> {
  const refused = new Set<string>();
  const crash = early(new Promise<never>((_, reject) => page.once('error', reject)));
  page.setDefaultTimeout(patience);
  page.on('requestfailed', (request) => refused.add(request.url()));
  page.on('console', (message) => {
    // The browser itself refuses `file:` URLs, before requests are intercepted.
    const [, url] = /^Not allowed to load local resource: (.*)/s.exec(message.text()) ?? [];
    if (url !== undefined) refused.add(url);
  });
  await page.setJavaScriptEnabled(false);
  await serve(page, site, (url) => refused.add(url));
  if (view.media === 'screen')
    await page.setViewport({ width: view.width, height: view.height, deviceScaleFactor: 1 });
  const complain = () => {
    // A frame with a `data:` URL makes no request that could be intercepted.
    for (const frame of page.frames()) if (frame.url().startsWith('data:')) refused.add(frame.url());
    if (refused.size === 0) return;
    throw new Error(`Cannot load ${quote([...refused])}: a page gets only the files of its site`);
  };
  const use: OpenPage['use'] = async (work) => {
    try {
      const made = await Promise.race([crash, work(page)]);
      complain();
      return made;
    } catch (error) {
      complain(); // a refused request tells more than the error that it caused
      throw error;
    }
  };
  const settle = async () => {
    const broken = await use(() => page.evaluate(forPage(loadAll)));
    if (broken.length > 0) throw new Error(`Cannot show ${quote(broken)}: its file is broken`);
  };
  return { use, settle };
}

function quote(names: readonly string[]): string {
  return names
    .slice(0, 10)
    .map((name) => `\`${name.replace(origin, '').slice(0, 200)}\``)
    .join(', ');
}
