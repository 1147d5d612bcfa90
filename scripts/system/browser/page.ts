// One page in the browser: no script, no request but for its site's files, and nothing missing unnoticed.

import type { Browser, Page } from 'puppeteer-core';
import { early } from '../../model/jobs.ts';
import type { Site } from '../../model/world.ts';
import { forPage } from './for-page.ts';
import { loadAll } from './inpage/load.ts';
import { limit, origin, serve } from './site.ts';

/** Time for any one step; 2,000 pages take more than a minute. */
export const patience = 600_000;

/** For what a page is laid out: paper, which is so only while it is printed, or a window of `width` × `height` CSS pixels. */
export type View = Readonly<{ media: 'paper' } | { media: 'screen'; width: number; height: number }>;

/** A page that is open. */
export type OpenPage = Readonly<{
  /**
   * Does something with the page. Throws if the page asked for anything that its site does not hold, naming it, or went
   * down meanwhile.
   */
  use: <T>(work: (page: Page) => Promise<T>) => Promise<T>;
  /** Waits for all fonts and pictures. Throws as `use` does, and if one of them is broken. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
}>;

/** Opens `index.html` of `site` in `view` and hands the page to `use`. Throws as `OpenPage` does. */
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

/** Opens `index.html` of `site`, whose files may still grow, in `view`. Throws as `OpenPage` does. */
export async function openPage(browser: Browser, site: Site, view: View): Promise<OpenPage> {
  if (!site.has('index.html')) throw new Error('Cannot find `index.html` in the site');
  refuseLarge(site);
  // A context each, so that no page gets another's file of the same name from a cache.
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } });
  const close = () => context.close().catch(() => undefined); // the browser may be gone; what went wrong is thrown already
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

/** Throws where a file of a site is too large to be loaded. */
export function refuseLarge(site: Site): void {
  const large = [...site].filter(([, bytes]) => bytes.length > limit).map(([path]) => path);
  if (large.length > 0) throw new Error(`Cannot load ${quote(large)}: a file may have 64 MiB`);
}

/** Gives a page its site and nothing else, and takes down what else it asks for. */
async function guard(page: Page, site: Site, view: View): Promise<Omit<OpenPage, 'close'>> {
  const refused = new Set<string>();
  const crash = early(new Promise<never>((_, reject) => page.once('error', reject)));
  page.setDefaultTimeout(patience);
  page.on('requestfailed', (request) => refused.add(request.url()));
  page.on('console', (message) => {
    // Files are refused by the browser itself, before anyone is asked.
    const [, url] = /^Not allowed to load local resource: (.*)/s.exec(message.text()) ?? [];
    if (url !== undefined) refused.add(url);
  });
  await page.setJavaScriptEnabled(false);
  await serve(page, site, (url) => refused.add(url));
  if (view.media === 'screen')
    await page.setViewport({ width: view.width, height: view.height, deviceScaleFactor: 1 });
  const complain = () => {
    // Nor is anyone asked about a frame with a `data:` URL.
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
      complain(); // a refused request tells more than what came of it
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
