// Finding in a browser, from a disk: search leads to words and marks them, keys turn pages, old addresses arrive.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';
import { openReader } from '../../reader.ts';

const filler = `${'Nothing of note. '.repeat(600)}\n\n`;
const book: Files = {
  ...sound,
  'book.yaml': `${sound['book.yaml']}redirects:
  sec:uno: sec:one
  02-zwei.html: sec:two
  01-one.html#gone: place
`,
  'chapters/02-two.md': `<a name="sec:two"></a>\n\n# 2. Two\n\nWords.\n\n<a name="sec:hello"></a>\n\n## 2.1. Kernel modules\n\n${filler}A line with \`module_init\` in it, and a [link](#place).\n\n\`\`\`c\nmodule_init(hello_start); /* ${'long '.repeat(60)} */\n\`\`\`\n`,
  'chapters/03-three.md': `<a name="sec:three"></a>\n\n# 3. Three\n\n日本語の文章を検索する。 The façade. A <a name="place"></a>place of its own. A module.\n`,
};

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let reader: Awaited<ReturnType<typeof openReader>>;
let folder: string;
beforeAll(async () => {
  reader = await openReader();
  const world = worldOf(book);
  folder = await reader.put(await html.write(await editionOf(world), { world }));
});
afterAll(() => reader.close());

const at = (page: Page) => decodeURIComponent(page.url().split('/').at(-1) ?? '');
const results = (page: Page) =>
  page.$$eval('.search li', (items) =>
    items.map((item) => (item as HTMLElement).innerText.replace(/\s+/g, ' ')),
  );
const type = async (page: Page, words: string) => {
  await page.$eval('.search input', (input) => {
    input.value = '';
  });
  await page.type('.search input', words);
  await page.waitForFunction(
    `!/^(?:|Loading …)$/.test(document.querySelector('.search [role=status]').textContent)`,
  );
};
/** The words that are marked, and whether the first of them is in sight. */
const marks = (page: Page) =>
  page.evaluate(`(() => {
    const ranges = [...(CSS.highlights.get('found') ?? [])];
    const box = ranges[0]?.getBoundingClientRect();
    return { words: ranges.map(String), seen: box !== undefined && box.top >= 0 && box.bottom <= innerHeight };
  })()`);

test.each([
  1200, 390,
])('search finds an identifier in code, leads to its section and marks it, at %i px', async (width) => {
  const { page, go, complaints } = await reader.open(folder, { width });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await go('01-one.html');
  expect(asked.filter((url) => url.includes('/search/'))).toEqual([]);
  await page.click('.find');
  await page.waitForSelector('.search[open]');
  await type(page, 'module_in');
  expect(await page.$eval('.search [role=status]', (status) => status.textContent)).toBe('1 section');
  expect(await results(page)).toEqual([
    expect.stringMatching(/^2\. Two 2\.1\.? Kernel modules … .*module_init/),
  ]);
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run(document, { preload: false })')) as AxeResults;
  expect(violations).toEqual([]);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(at(page)).toBe('02-two.html#sec:hello');
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect(await marks(page)).toEqual({ words: ['module_init', 'module_init'], seen: true });
  await page.keyboard.press('Escape');
  expect(await marks(page)).toEqual({ words: [], seen: false });
  expect(complaints).toEqual([]);
});

test('titles come first; slips, accents and writing without spaces are no obstacle; nothing is said to be nothing', async () => {
  const { page, go, complaints } = await reader.open(folder, { width: 1200 });
  await go('index.html');
  await page.keyboard.press('/');
  await page.waitForSelector('.search[open]');
  await type(page, 'module');
  expect((await results(page)).map((text) => text.slice(0, 6))).toEqual(['2. Two', '3. Thr']);
  for (const words of ['modulse', 'facade', '検索', 'PLACE own']) {
    await type(page, words);
    expect((await results(page)).length, words).toBeGreaterThan(0);
  }
  await type(page, 'xyzzyx');
  expect(await results(page)).toEqual([]);
  expect(await page.$eval('.search [role=status]', (status) => status.textContent)).toBe('Nothing found');
  await page.keyboard.press('Escape');
  expect(await page.$('.search[open]')).toBe(null);
  await page.keyboard.press('s');
  await type(page, 'module');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^3\. Three/);
  expect(complaints).toEqual([]);
});

test('arrows turn pages, but not where a box scrolls, nor with other keys, nor where a reader does not want it', async () => {
  const { page, go } = await reader.open(folder, { width: 600 });
  await go('01-one.html');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('ArrowRight')]);
  expect(at(page)).toBe('02-two.html');
  await page.focus('pre');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.down('Control');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.up('Control');
  expect(at(page)).toBe('02-two.html');
  await page.evaluate('document.activeElement.blur()');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('ArrowLeft')]);
  expect(at(page)).toBe('01-one.html');
  await page.keyboard.press('?');
  expect(await page.$eval('.keys[open]', (dialog) => (dialog as HTMLElement).innerText)).toContain(
    'search the book',
  );
  await page.click('.keys input');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('/');
  expect(at(page)).toBe('01-one.html');
  expect(await page.$('.search')).toBe(null);
});

test.each([
  ['index.html#sec:three', '03-three.html#sec:three'],
  ['index.html#place', '03-three.html#place'],
  ['index.html#sec:uno', '01-one.html#sec:one'],
  ['01-one.html#sec:uno', '01-one.html#sec:uno'],
  ['02-two.html#sec:uno', '01-one.html#sec:uno'],
  ['01-one.html#place', '03-three.html#place'],
  ['02-zwei.html', '02-two.html#sec:two'],
  ['02-zwei.html#sec:hello', '02-two.html#sec:hello'],
  ['all.html#place', 'all.html#place'],
  ['index.html#contents', 'index.html#contents'],
])('%s arrives at %s', async (from, to) => {
  const { page, complaints } = await reader.open(folder, { width: 1200 });
  await page.goto(`file://${folder}/${from}`);
  await page.waitForFunction(`decodeURIComponent(location.href).endsWith(${JSON.stringify(`/${to}`)})`, {
    timeout: 5000,
  });
  expect(complaints.filter((text) => !text.includes('ERR_ABORTED'))).toEqual([]);
});

test.each([
  ['404.html#place', 'place', '03-three.html#place'],
  ['404.html', '', ''],
])('the page for lost addresses, at %s, proposes “%s”', async (from, words, to) => {
  const { page } = await reader.open(folder, { width: 390 });
  await page.goto(`file://${folder}/${from}`);
  if (!words) return expect(await page.$eval('.nearest', (line) => line.checkVisibility())).toBe(false);
  await page.waitForSelector('.nearest:not([hidden])');
  expect(await page.$eval('.nearest a', (link) => [link.textContent, link.href.split('/').at(-1)])).toEqual([
    words,
    to,
  ]);
});

test.each([
  ['02-two.html#sec:hello', 'sec:hello'],
  ['01-one.html#sec:uno', 'sec:uno'],
  ['01-one.html#gone', 'gone'],
  ['index.html#sec:uno', 'sec:uno'],
  ['all.html#place', 'place'],
])('without script, %s is a place that is seen, and no search is offered', async (from, id) => {
  const { page, complaints } = await reader.open(folder, { width: 390, scripts: false });
  await page.goto(`file://${folder}/${from}`);
  const top = await page.$eval(':target', (place) => [place.id, place.getBoundingClientRect().top] as const);
  expect(top[0]).toBe(id);
  expect(top[1]).toBeGreaterThanOrEqual(0);
  expect(top[1]).toBeLessThan(800);
  expect(await page.$eval('.find', (button) => button.checkVisibility())).toBe(false);
  expect(complaints).toEqual([]);
});
