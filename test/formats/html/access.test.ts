// Nobody is shut out: axe-core finds nothing on any page, in any theme, on phones and desks; the keyboard reaches all.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import { openBrowser } from '../../../scripts/system/browser/browser.ts';
import { openFolder } from '../../../scripts/system/folder.ts';
import { editionOf } from '../../edition.ts';
import { worldOf } from '../../memory.ts';
import { type Look, openReader } from '../../reader.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looks: readonly Look[] = [
  { width: 1440, theme: 'light' },
  { width: 390, theme: 'light' },
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'sepia' },
  { width: 640, theme: 'dark' }, // a desk at 200 %
];

vi.setConfig({ testTimeout: 30_000 }); // a browser on a busy machine

/** It draws diagrams. */
const browser = openBrowser(process.env);

let reader: Awaited<ReturnType<typeof openReader>>;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => Promise.all([reader.close(), browser.close()]));

async function write(name: string) {
  const world = { ...worldOf({}, browser), book: openFolder(join(fixtures, name)) };
  return html.write(await editionOf(world), { world });
}

/** What axe finds, each as `rule: element`. The policy of the pages forbids scripts from elsewhere, the protocol doesn't. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run(document, { preload: false })')) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each(['small', 'lists', 'torture', 'loose', 'roles', 'diagrams'])('%s', (name) => {
  let folder: string;
  let pages: readonly string[];
  beforeAll(async () => {
    const files = await write(name);
    folder = await reader.put(files);
    pages = files.filter(({ path }) => path.endsWith('.html')).map(({ path }) => path.replace('html/', ''));
  });

  test.each(looks)('axe finds nothing at $width px, $theme', async (look) => {
    const { page, go, complaints } = await reader.open(folder, look);
    for (const path of pages) {
      await go(path);
      expect(await faults(page), path).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('axe finds nothing in what opens over a page', async () => {
    const { page, go } = await reader.open(folder, { width: 390 });
    for (const button of ['.open-book', '.tools button']) {
      await go(pages[1] ?? '');
      await page.click(button);
      expect(await faults(page), button).toEqual([]);
    }
    await page.close();
  });
});

test('the keyboard goes from the skip link through the page, and what has the focus can be seen', async () => {
  const { page, go } = await reader.open(await reader.put(await write('lists')), { width: 1440 });
  await go('01-captions.html');
  const focus = () =>
    page.evaluate(`(() => {
      const { activeElement: on } = document;
      const { left, right, top, bottom } = on.getBoundingClientRect();
      const at = document.elementFromPoint(
        (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
        (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
      );
      return { name: (on.getAttribute('aria-label') ?? on.textContent).trim(), tag: on.tagName, seen: on.contains(at) || at?.contains(on) && at !== document.documentElement };
    })()`) as Promise<{ name: string; tag: string; seen: boolean }>;
  await page.keyboard.press('Tab');
  expect(await focus()).toMatchObject({ name: 'Skip to the text', seen: true });
  const seen: string[] = [];
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press('Tab');
    const { name, tag, seen: visible } = await focus();
    if (tag === 'BODY') break;
    expect(visible, name).toBe(true);
    seen.push(name);
  }
  const count =
    (await page.evaluate(`[...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility() && one.tabIndex >= 0).length`)) as number;
  expect(seen.length).toBe(count - 1);

  await go('01-captions.html');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(`document.querySelector('main').contains(document.activeElement)`)).toBe(true);
  await page.close();
});
