// Reading in a browser: what a reader chose is kept, code is copied as it is, and without script the book is all there.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import { openFolder } from '../../../scripts/system/folder.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';
import { openReader } from '../../reader.ts';

vi.setConfig({ testTimeout: 30_000 }); // a browser on a busy machine

let reader: Awaited<ReturnType<typeof openReader>>;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

async function write(book: string | Files) {
  const world =
    typeof book === 'string'
      ? { ...worldOf({}), book: openFolder(join(import.meta.dirname, '../../fixtures', book)) }
      : worldOf({ ...sound, ...book });
  const files = await html.write(await editionOf(world), { world });
  const paths = files.map(({ path }) => path.replace('html/', '')).filter((path) => path.endsWith('.html'));
  return { folder: await reader.put(files), paths };
}

const code = '#include <stdio.h>\n\n\tint main(void) { puts("a &amp; b"); }  \n';
const numbered: Files = {
  'book.yaml': `${sound['book.yaml']}html: {lineNumbers: true}\n`,
  'chapters/02-code.md': [
    '# 2. Code\n\n<a name="lst:hello"></a>\n',
    `\`\`\`c title="hello.c"\n${code}\`\`\`\n`,
    '```sh\nmake\n```\n',
    ...[1, 2, 3, 4].map((n) => `## 2.${n}. Section ${n}\n\n${'Words and more words. '.repeat(400)}\n`),
  ].join('\n'),
};

const style = (page: Page, property: string) =>
  page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('${property}').trim()`);
const colour = (page: Page) =>
  page.evaluate('getComputedStyle(document.documentElement).backgroundColor') as Promise<string>;

test('colours and text size are kept from page to page', async () => {
  const { folder } = await write('small');
  const { page, go, complaints } = await reader.open(folder, { width: 1200 });
  await go('index.html');
  const before = await colour(page);
  await page.click('.letters');
  await page.click('input[value="sepia"]');
  await page.focus('input[name="size"]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const sepia = await colour(page);
  expect(sepia).not.toBe(before);
  expect(await style(page, '--scale')).toBe('1.2');
  await go('02-two.html');
  expect(await colour(page)).toBe(sepia);
  expect(await style(page, '--scale')).toBe('1.2');
  expect(await page.$eval('input[value="sepia"]', (input) => input.checked)).toBe(true);
  await page.click('.letters');
  await page.click('input[value=""]');
  expect(await colour(page)).toBe(before);
  expect(complaints).toEqual([]);
});

test.each([
  'dark',
  'light',
] as const)('a reader who chose nothing gets what the system has: %s', async (value) => {
  const { folder } = await write('small');
  const { page, go } = await reader.open(folder, { width: 1200 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
  await go('01-one.html');
  const [, red] = /rgb\((\d+)/.exec(await colour(page)) ?? [];
  expect(Number(red) < 128).toBe(value === 'dark');
});

test('a browser that refuses storage shows the page all the same', async () => {
  const { folder } = await write('small');
  const { page, go, complaints } = await reader.open(folder, { width: 1200 });
  await page.evaluateOnNewDocument(
    `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })`,
  );
  await go('01-one.html');
  await page.click('.letters');
  const before = await colour(page);
  await page.click('input[value="dark"]');
  expect(await colour(page)).not.toBe(before);
  expect(complaints).toEqual([]);
});

test('the button copies the code, the whole code and nothing but the code, and says so', async () => {
  const { folder } = await write(numbered);
  const { page, go, complaints } = await reader.open(folder, { width: 1200 });
  await page.browserContext().overridePermissions('file://', ['clipboard-read', 'clipboard-write']);
  await go('02-code.html');
  expect(await page.$$eval('.copy', (all) => all.length)).toBe(2);
  for (const [index, expected] of [code.replace(/\n$/, ''), 'make'].entries()) {
    const [box] = (await page.$$('.code')).slice(index);
    await box?.hover();
    await (await box?.$('.copy'))?.click();
    await page.waitForFunction(`document.querySelector('[role=status]').textContent === 'Code copied'`);
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(expected);
  }
  expect(complaints).toEqual([]);
});

test('a line of a listing has an address, is marked there, and its number is no text', async () => {
  const { folder } = await write(numbered);
  const { page, go } = await reader.open(folder, { width: 1200, scripts: false });
  await go('02-code.html');
  const ids = await page.$$eval('.line', (lines) => lines.map(({ id }) => id));
  expect(ids).toEqual(['lst:hello-L1', 'lst:hello-L2', 'lst:hello-L3']);
  await page.click('.line:nth-of-type(3) > a');
  expect(new URL(page.url()).hash).toBe('#lst:hello-L3');
  expect(await page.$eval(':target', ({ textContent }) => textContent)).toBe(code.split(/(?<=\n)/)[2]);
  await page.evaluate(`getSelection().selectAllChildren(document.querySelector('.numbered'))`);
  expect(await page.evaluate('getSelection().toString().trimEnd()')).toBe(code.trimEnd());
});

test('the section that is being read is marked in the contents of the chapter', async () => {
  const { folder } = await write(numbered);
  const { page, go } = await reader.open(folder, { width: 1400 });
  await go('02-code.html');
  const marked = () =>
    page.$$eval('.sections [aria-current]', (all) => all.map((entry) => entry.getAttribute('href')));
  expect(await marked()).toEqual([]);
  const { length } = await page.$$('main h2');
  for (let at = 1; at <= length; at += 1) {
    await page.evaluate(`document.querySelectorAll('main h2')[${at - 1}].scrollIntoView()`);
    await page.waitForFunction(`document.querySelectorAll('.sections [aria-current]').length === 1`);
    await page.waitForFunction(
      `document.querySelector('.sections [aria-current]').textContent.includes('Section ${at}')`,
    );
  }
});

test('without script every chapter can be reached, turned, and read; contents open on a phone', async () => {
  const { folder, paths } = await write('torture');
  const { page, go, complaints } = await reader.open(folder, { width: 390, scripts: false });
  const visited: string[] = [];
  await go('index.html');
  for (;;) {
    visited.push(decodeURIComponent(page.url().split('/').at(-1) ?? ''));
    expect(await page.$eval('main', (main) => (main as HTMLElement).innerText.trim().length)).toBeGreaterThan(
      50,
    );
    expect(await page.$eval('.tools', (tools) => tools.checkVisibility())).toBe(false);
    const next = await page.$('.turn .next');
    if (!next) break;
    await Promise.all([page.waitForNavigation(), next.click()]);
  }
  const inOrder = paths.filter((path) => !['404.html', 'all.html'].includes(path));
  expect([...visited].sort()).toEqual([...inOrder].sort());
  await page.click('.open-book');
  const here = await page.$$eval('.book .entry', (all) =>
    all.map((entry) => [entry.checkVisibility(), entry.getAttribute('aria-current')]),
  );
  expect(here.length).toBe(inOrder.length - 1);
  expect(here.every(([visible]) => visible)).toBe(true);
  expect(here.filter(([, current]) => current === 'page').length).toBe(1);
  expect(complaints).toEqual([]);
});

test.each(['small', 'lists', 'torture'])('%s: no page scrolls sideways at 320 px', async (book) => {
  const { folder, paths } = await write(book);
  const { page, go, complaints } = await reader.open(folder, { width: 320 });
  for (const path of paths) {
    await go(path);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(320);
  }
  expect(complaints).toEqual([]);
});

test('a block that shows a file of examples/ names it, and the file is there to download as it is', async () => {
  const text = '<p>Hello, “world”.</p>\n';
  const chapter =
    '# 2. Files\n\n```html file=examples/a/hello.html\n```\n\n```c title="x.c" file="examples/x y.c"\nint x;\n```\n';
  const files: Files = {
    'chapters/02-files.md': chapter,
    'examples/a/hello.html': text,
    'examples/x y.c': '/* All of it. */\nint x;\n',
  };
  const { folder } = await write(files);
  const { page, go } = await reader.open(folder, { width: 1200, scripts: false });
  await go('02-files.html');
  const links = await page.$$eval('.file a', (all) =>
    all.map((link) => [link.textContent, link.pathname, link.download]),
  );
  expect(links.map(([name, path, download]) => [name, path?.split('/html/')[1], download])).toEqual([
    // Text, not a page of the site with scripts of its own.
    ['examples/a/hello.html', 'examples/a/hello.html.txt', 'hello.html.txt'],
    ['examples/x y.c', 'examples/x%20y.c', 'x y.c'],
  ]);
  expect(await page.$eval('pre', (pre) => pre.textContent)).toBe(text);
  expect(await readFile(join(folder, 'examples/a/hello.html.txt'), 'utf8')).toBe(text);
  expect(await readFile(join(folder, 'examples/x y.c'), 'utf8')).toBe(files['examples/x y.c']);
});
