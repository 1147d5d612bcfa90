// Tables of the EPUB can be read on a phone: wide ones are stacked where they have no room, and nowhere else.

import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import { toXhtml } from '../../../scripts/formats/epub/xhtml.ts';
import { english } from '../../../scripts/settings/words/en.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from './picture.ts';
import { withReader } from './reader/open.ts';

const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;
const xhtml = (html: string) =>
  toXhtml(fromHtml(html, { fragment: true }) as Root, 'a.xhtml', {
    words: english,
    home: () => undefined,
    picture: () => undefined,
  });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(10 ** (index % 6)));

test.each([
  ['with room for it', table(['A', 'B', 'C'], [numbers(3)]), undefined],
  [
    'of prose',
    table(['First', 'Second', 'Third'], [['some words each', 'in a few', 'columns of it']]),
    undefined,
  ],
  ['too wide for a phone', table(numbers(6), [numbers(6)]), undefined],
  ['too wide for a phone', table(numbers(9), [numbers(9)]), 28],
  ['too wide for most', table(numbers(14), [numbers(14)]), 48],
  ['of two columns', table(['A', 'B'], [['x'.repeat(90), 'y'.repeat(90)]]), undefined],
  ['without heads', table(numbers(14), []).replaceAll('th>', 'td>'), undefined],
  [
    'with cells over several',
    table(numbers(14), [numbers(14)]).replace('<td>', '<td rowspan="2">'),
    undefined,
  ],
  ['with rows of other lengths', table(numbers(14), [numbers(13)]), undefined],
])('a table %s is stacked below its width or not at all (%#)', (_, html, step) => {
  expect(/class="stack-(\d+)"/.exec(xhtml(html))?.[1]).toBe(step?.toString());
});

test('each cell of a wide table says what its column’s head says', () => {
  const heads = ['Name &amp;\n <b>place</b>', ...numbers(12), ''];
  const [, row = ''] = /<tbody>(.*)<\/tbody>/s.exec(xhtml(table(heads, [numbers(14)]))) ?? [];
  const labels = [...row.matchAll(/<td[^>]*>/g)].map(([tag]) => / data-label="([^"]*)"/.exec(tag)?.[1]);
  expect(labels).toEqual(['Name &#x26; place', ...numbers(12), undefined]);
});

const heads =
  'Name Major Minor Opened Closed Reads Writes Errors Retries Jiffies Queue Depth State Owner'.split(' ');
const wide = [
  `| ${heads.join(' | ')} |`,
  `|${'---|'.repeat(heads.length)}`,
  ...Array.from({ length: 60 }, (_, row) => `| ${heads.map((_, column) => row * column * 37).join(' | ')} |`),
].join('\n');

test.each([
  [390, 'block'],
  [1600, 'table-cell'],
])(
  'a table of 14 columns and 60 rows in a reading system %i pixels wide',
  async (width, display) => {
    const world = worldOf(
      { ...sound, 'chapters/01-one.md': `${sound['chapters/01-one.md']}\n\n${wide}\n` },
      pictureBrowser,
    );
    const [made] = await epub.write(await editionOf(world), { world });
    const device = { width, height: 800, css: 'body { font-size: 12px }' };
    await withReader(made?.content ?? new Uint8Array(), device, async ({ page, problems }) => {
      await page.evaluate('reader.view.renderer.setAttribute("max-inline-size", "1500px")');
      await page.evaluate('reader.view.renderer.setAttribute("max-column-count", "1")');
      await page.evaluate(`reader.view.goTo(4)`);
      const seen = (await page.evaluate(`(() => {
      const { doc } = reader.view.renderer.getContents()[0];
      const table = doc.querySelector('table');
      const cells = [...table.querySelectorAll('td')];
      const style = (element, pseudo) => doc.defaultView.getComputedStyle(element, pseudo);
      return {
        display: style(cells[1]).display,
        label: style(cells[1], '::before').content,
        // Lines of digits: a number that is broken has more than one.
        broken: cells.filter((cell) => {
          const range = doc.createRange();
          range.selectNodeContents(cell);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
        }).length,
        pages: new Set(cells.map((cell) => Math.floor(cell.getBoundingClientRect().left / ${width}))).size,
      };
    })()`)) as Readonly<{ display: string; label: string; broken: number; pages: number }>;
      expect(seen).toMatchObject({ display, broken: 0 });
      expect(seen.label).toBe(display === 'block' ? '"Major: "' : 'none');
      expect(seen.pages).toBeGreaterThan(1);
      expect(problems).toEqual([]);
    });
  },
  60_000,
);
