// A web edition on a host, in a folder of it: an address that is not there is answered from any depth, and search works.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { openReader } from '../../reader.ts';
import { pictureBrowser } from '../epub/picture.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

const host = 'https://book.invalid/a/b/';
let reader: Awaited<ReturnType<typeof openReader>>;
let folder: string;
beforeAll(async () => {
  reader = await openReader();
  const published = {
    'book.yaml': `${sound['book.yaml']}url: https://example.org/a/b\ncover: {front: front.svg}\n`,
    'front.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="9"/>',
  };
  const world = worldOf({ ...sound, ...published }, pictureBrowser);
  folder = await reader.put(await html.write(await editionOf(world), { world }));
});
afterAll(() => reader.close());

/** Answers a page's requests as a host would, since the browser asks nobody outside. */
async function serve(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    const path =
      request
        .url()
        .replace(host, '')
        .replace(/[?#].*/s, '') || 'index.html';
    const found = request.url().startsWith(host) && existsSync(join(folder, path));
    const file = found ? path : '404.html';
    await request.respond({
      status: found ? 200 : 404,
      contentType: types[extname(file)] ?? 'application/octet-stream',
      body: await readFile(join(folder, file)),
    });
  });
}

test.each([
  ['deep/er/01-on.html', '01-one.html'],
  ['01-uno.html#sec:one', '01-one.html#sec:one'],
])('%s is answered with the proposal of %s', async (lost, proposed) => {
  const { page } = await reader.open(folder, { width: 390 });
  await serve(page);
  await page.goto(host + lost);
  await page.waitForSelector('.nearest:not([hidden])');
  expect(decodeURIComponent(await page.$eval('.nearest a', ({ href }) => href))).toBe(host + proposed);
  expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('grid');
});

test('the old address of a place on one page arrives, and search leads to a place', async () => {
  const { page, complaints } = await reader.open(folder, { width: 1200 });
  await serve(page);
  await page.goto(`${host}#sec:one`);
  await page.waitForFunction(`location.pathname.endsWith('/01-one.html')`);
  await page.keyboard.press('s');
  await page.waitForSelector('.search[open]');
  await page.type('.search input', 'warranty');
  await page.waitForSelector('.search li');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(decodeURIComponent(page.url())).toBe(`${host}01-one.html#sec:one`);
  expect(await page.evaluate(`[...CSS.highlights.get('found')].map(String)`)).toEqual(['warranty']);
  expect(complaints).toEqual([]);
});
