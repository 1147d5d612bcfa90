// Odd books on the web: titles with markup, two hundred chapters, five hundred headings, other scripts. Pages stay light.

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import type { Artifact } from '../../../scripts/model/book.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';
import { openReader } from '../../reader.ts';

vi.setConfig({ testTimeout: 30_000 }); // a browser on a busy machine

let reader: Awaited<ReturnType<typeof openReader>>;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

async function write(book: Files): Promise<readonly Artifact[]> {
  const world = worldOf({ ...sound, ...book });
  const edition = await editionOf(world);
  const files = await html.write(edition, { world });
  expect((await prove(html, edition, files)).failures).toEqual([]);
  return files;
}

/** What a page needs of HTML, CSS and scripts, compressed as servers do; in bytes. */
function weight(files: readonly Artifact[], page: string): number {
  const needed = [page, 'style.css', 'theme.js', 'reading.js'];
  const parts = files.filter(({ path }) => needed.includes(path.replace('html/', '')));
  expect(parts.length).toBe(needed.length);
  return parts.reduce((sum, { content }) => sum + gzipSync(content).length, 0);
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test('two hundred chapters: each page names them all and weighs little', async () => {
  const files = await write(
    Object.fromEntries(
      numbers(200).map((n) => [
        `chapters/${n + 1000}-chapter.md`,
        `# ${n + 1}. A chapter with a title of some length, number ${n}\n\n## ${n + 1}.1. A section\n\nText.\n`,
      ]),
    ),
  );
  expect(weight(files, '1100-chapter.html')).toBeLessThan(40_000);
  const { page, go, complaints } = await reader.open(await reader.put(files), { width: 1280 });
  await go('1100-chapter.html');
  expect(await page.$$eval('.book a', (all) => all.length)).toBeGreaterThanOrEqual(201);
  const [top, bottom] = (await page.evaluate(`(() => {
    const { top, bottom } = document.querySelector('.book [aria-current]').getBoundingClientRect();
    return [top, bottom];
  })()`)) as [number, number];
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThan(800);
  expect(complaints).toEqual([]);
});

test('a chapter with five hundred headings weighs less than 100 KB and can be read', async () => {
  const chapter = numbers(500)
    .map((n) => `${n % 5 === 1 ? '##' : '###'} What heading ${n} says of the matter\n\nSome words on ${n}.\n`)
    .join('\n');
  const files = await write({ 'chapters/02-many.md': `# Many\n\n${chapter}` });
  expect(weight(files, '02-many.html')).toBeLessThan(100_000);
  const { page, go, complaints } = await reader.open(await reader.put(files), { width: 1400 });
  await go('02-many.html');
  await page.evaluate(`location.hash = 'what-heading-400-says-of-the-matter'`);
  await page.waitForFunction(
    `document.querySelector('.sections [aria-current]')?.textContent.includes('400')`,
  );
  expect(
    await page.$eval('.sections [aria-current]', (entry) => entry.getBoundingClientRect().bottom),
  ).toBeLessThan(800);
  expect(complaints).toEqual([]);
});

test('titles with markup and quotes are text wherever they stand', async () => {
  const title = `</title><script>alert(1)</script> & "quoted" 'too' <img src=x onerror=alert(1)>`;
  const files = await write({
    'book.yaml': sound['book.yaml']?.toString().replace('A Small Book', () => JSON.stringify(title)) ?? '',
    'chapters/02-odd.md':
      '# `</h1><script>` & "2" <b title="x">of</b> \\<i>\n\n## A `"` in \\<nav\\>\n\nText.\n',
  });
  const { page, go, complaints } = await reader.open(await reader.put(files), { width: 1280 });
  for (const path of ['index.html', '02-odd.html']) {
    await go(path);
    expect(await page.title()).toContain(title);
    expect(
      await page.$$eval('script:not([src]):not([type="application/ld+json"])', (all) => all.length),
    ).toBe(0);
    expect(await page.$$eval('img', (all) => all.length)).toBe(0);
  }
  expect(await page.$eval('.book [aria-current] .title', ({ textContent }) => textContent)).toBe(
    '</h1><script> & “2” of <i>',
  );
  expect(complaints).toEqual([]);
});

test.each([
  ['ar', 'rtl', 'مقدمة في النواة', 'كيف نكتب وحدة'],
  ['he', 'rtl', 'מבוא לגרעין', 'כתיבת מודול'],
  ['ja', 'ltr', 'カーネル入門', 'モジュールを書く'],
])('a book in %s: nothing hangs over, sides are changed over, code keeps its direction', async (language, direction, chapter, section) => {
  const text = `${section} `.repeat(120);
  const files = await write({
    'book.yaml': sound['book.yaml']?.toString().replace('language: en', `language: ${language}`) ?? '',
    'chapters/02-two.md': `# 2. ${chapter}\n\n${text}\n\n## 2.1. ${section}\n\n${text}\n\n\`\`\`c\nint main(void);\n\`\`\`\n`,
  });
  const folder = await reader.put(files);
  for (const width of [320, 1400]) {
    const { page, go, complaints } = await reader.open(folder, { width });
    await go('02-two.html');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.$eval('html', ({ dir }) => dir || 'ltr')).toBe(direction);
    expect(await page.$eval('pre', (pre) => getComputedStyle(pre).direction)).toBe('ltr');
    if (width > 1000) {
      const side = await page.$eval('.book', (book) => book.getBoundingClientRect().left);
      expect(side > 700).toBe(direction === 'rtl');
    }
    expect(complaints).toEqual([]);
  }
});
