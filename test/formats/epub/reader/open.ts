// An EPUB opened in a real reading system: foliate-js, in the browser that comes with the project.

import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Page } from 'puppeteer-core';
import { findChromium } from '../../../../scripts/system/browser/chromium.ts';
import { startChromium } from '../../../../scripts/system/browser/launch.ts';
import { openScratch } from '../../../../scripts/system/scratch.ts';

const here = import.meta.dirname;
const foliate = join(here, '../../../../node_modules/foliate-js');
const origin = 'http://localhost/';
const index =
  '<!doctype html><title>Reader</title><meta name="color-scheme" content="light dark"><style>html, body, foliate-view { height: 100%; margin: 0; display: block }</style><script type="module" src="/page.js"></script>';

/** What the reading system says of itself; see page.js. `problems` are console errors and failed requests. */
export type Reader = Readonly<{
  page: Page;
  problems: readonly string[];
  /** Calls a function of page.js. */
  call: <T>(
    name: 'open' | 'turn' | 'follow' | 'navigate' | 'links',
    ...values: readonly string[]
  ) => Promise<T>;
}>;

/** A window: its size in CSS pixels, its pixels per CSS pixel, its colours, and what the reader's own settings say. */
export type Device = Readonly<{
  width: number;
  height: number;
  scale?: number;
  scheme?: 'light' | 'dark';
  css?: string;
}>;

/** Opens the EPUB `content` on a device and hands the reader to `use`. */
export async function withReader<T>(
  content: Uint8Array,
  { width, height, scale = 1, scheme = 'light', css = '' }: Device,
  use: (reader: Reader) => Promise<T>,
): Promise<T> {
  const scratch = openScratch();
  try {
    const { browser, ended } = await startChromium(
      await findChromium(process.env, scratch.folder),
      process.env,
      scratch,
    );
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('requestfailed', (request) => {
        // A document that the reader leaves while it still loads is no failure.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()}`);
      });
      await page.setRequestInterception(true);
      page.on('request', async (request) => {
        const url = new URL(request.url());
        if (url.protocol === 'blob:' || url.protocol === 'data:') return request.continue();
        const found = url.origin === new URL(origin).origin ? await fileAt(url.pathname, content) : undefined;
        if (!found) return request.abort();
        return request.respond({ status: 200, contentType: found.type, body: Buffer.from(found.body) });
      });
      await page.setViewport({ width, height, deviceScaleFactor: scale });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(origin);
      await page.waitForFunction('globalThis.reader !== undefined');
      const call: Reader['call'] = (name, ...values) =>
        page.evaluate(`reader.${name}(...${JSON.stringify(values)})`) as never;
      await call('open', css);
      return await use({ page, problems, call });
    } finally {
      await browser.close();
      await ended;
    }
  } finally {
    scratch.close();
  }
}

async function fileAt(path: string, book: Uint8Array) {
  if (path === '/') return { type: 'text/html', body: index };
  if (path === '/favicon.ico') return { type: 'image/x-icon', body: '' };
  if (path === '/book.epub') return { type: 'application/epub+zip', body: book };
  if (path === '/page.js') return { type: 'text/javascript', body: await readFile(join(here, 'page.js')) };
  if (!path.startsWith('/foliate-js/')) return undefined;
  const file = join(foliate, normalize(path.slice('/foliate-js'.length)));
  return { type: 'text/javascript', body: await readFile(file) };
}
