// A reader's browser: a web edition opened from a folder on disk, its scripts running unless they are turned off.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { Artifact } from '../scripts/model/book.ts';
import { findChromium } from '../scripts/system/browser/chromium.ts';
import { startChromium } from '../scripts/system/browser/launch.ts';
import { openScratch } from '../scripts/system/scratch.ts';

/** How a reader looks at pages. */
export type Look = Readonly<{ width: number; scripts?: boolean; theme?: 'light' | 'dark' | 'sepia' }>;

/** A page in the browser: `complaints` are errors and warnings on its console, errors in its scripts, and files that it did not get. */
export type Opened = Readonly<{ page: Page; complaints: string[]; go: (path: string) => Promise<void> }>;

/** Starts the browser. `put` writes an edition and gives its folder; `open` a page that goes to files of that folder. */
export async function openReader() {
  const scratch = openScratch();
  const chromium = await findChromium(process.env, scratch.folder);
  const { browser } = await startChromium(chromium, process.env, scratch);
  let editions = 0;
  return {
    put: async (files: readonly Artifact[]) => {
      editions += 1;
      const folder = join(scratch.folder, `edition-${editions}`);
      for (const { path, content } of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
      return join(folder, 'html');
    },
    open: async (folder: string, { width, scripts = true, theme }: Look): Promise<Opened> => {
      // A context each: what one test stores, no other finds.
      const page = await (await browser.createBrowserContext()).newPage();
      const complaints: string[] = [];
      page.on(
        'console',
        (message) => /^(?:error|warn)/.test(message.type()) && complaints.push(message.text()),
      );
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
      await page.setJavaScriptEnabled(scripts);
      await page.setViewport({ width, height: 800 });
      // A function for the page, as text: compilers put helpers into functions that pages do not have.
      if (theme)
        await page.evaluateOnNewDocument(
          `try { localStorage.setItem('colophon-theme', '${theme}') } catch {}`,
        );
      const go = async (path: string) => {
        await page.goto(`${pathToFileURL(folder)}/${path.split('/').map(encodeURIComponent).join('/')}`);
        await page.evaluate('document.fonts.ready.then(() => undefined)');
      };
      return { page, complaints, go };
    },
    close: async () => {
      await browser.close();
      scratch.close();
    },
  };
}
