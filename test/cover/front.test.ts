// The generated front: all of its words, inside its margins, whatever they are.

import { afterAll, describe, expect, test } from 'vitest';
import { composeFront, type Wording } from '../../scripts/cover/front.ts';
import { coverTexts } from '../../scripts/formats/print/cover/inspect.ts';
import { openWorld } from '../../scripts/system/open.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => world.browser.close());

const seven = ['Ada Lovelace', 'Grace Brewster Murray Hopper', 'Edsger W. Dijkstra', 'Barbara Liskov'].concat(
  ['Donald E. Knuth', 'Frances Allen', 'Niklaus Wirth'],
);
const books: Readonly<Record<string, Wording>> = {
  short: { title: 'Go', authors: ['Ada Lovelace'], language: 'en' },
  'of many words': {
    title: `${'All That Anybody Ever Asked About the Wealth of Nations, '.repeat(4)}and More`,
    subtitle: 'Being the Complete Text of the Last Edition Corrected by the Author, with a Life and an Index',
    authors: seven,
    language: 'en',
  },
  'of one long word': {
    title: 'Donaudampfschifffahrtsgesellschaftskapitän',
    authors: ['Jörg Müller'],
    language: 'de',
  },
  'of one endless word': { title: 'x'.repeat(200), authors: ['A'.repeat(120)], language: 'en' },
  'with markup in it': {
    title: '<b>A</b> & <i>B</i>',
    subtitle: '"C"',
    authors: ['<script>'],
    language: 'en',
  },
};
const areas = {
  '5 × 8 in': { width: 480, height: 768, bleed: 12, safety: 48 },
  '8.5 × 11 in': { width: 816, height: 1056, bleed: 12, safety: 48 },
  'a wide picture': { width: 1200, height: 630, bleed: 0, safety: 0 },
};

describe.each(Object.entries(areas))('%s', (_, area) => {
  test.each(Object.entries(books))('a title %s stands inside the margins, whole', async (_name, wording) => {
    const { html, css, fonts } = await composeFront(wording, area, world);
    const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="a.css">
      <style>@page { size: ${area.width}px ${area.height}px; margin: 0 } body { margin: 0 }
      div.page { position: relative; width: ${area.width}px; height: ${area.height}px; overflow: clip }</style><div class="page">${html}</div>`;
    const bytes = (text: string) => new TextEncoder().encode(text);
    const pdf = await world.browser.print(
      new Map([...fonts, ['index.html', bytes(page)], ['a.css', bytes(css)]]),
      {
        tagged: false,
        outline: false,
      },
    );
    const texts = await coverTexts(pdf);
    const letters = (text: string) => text.replace(/[\s·“”"‐-]/g, '');
    expect(letters(texts.map(({ text }) => text).join(''))).toBe(
      letters([wording.title, wording.subtitle ?? '', ...wording.authors].join('')),
    );
    const margin = area.safety * 0.75;
    for (const { box, text } of texts) {
      expect(box.left, text).toBeGreaterThan(margin - 0.1);
      expect(box.top, text).toBeGreaterThan(margin - 0.1);
      expect(box.left + box.width, text).toBeLessThan(area.width * 0.75 - margin + 0.1);
      expect(box.top + box.height, text).toBeLessThan(area.height * 0.75 - margin + 0.1);
    }
  });
});

test('the longer the title, the smaller its letters', async () => {
  const sizeOf = async (title: string) => {
    const { html } = await composeFront(
      { title, authors: ['Ada'], language: 'en' },
      areas['5 × 8 in'],
      world,
    );
    return Number(/class="title"[^>]*font-size: ([\d.]+)px/.exec(html)?.[1]);
  };
  const sizes = [
    await sizeOf('A Book'),
    await sizeOf('A Small Book on the Setting of Type'),
    await sizeOf('A Book on Type '.repeat(8)),
  ];
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  expect(new Set(sizes).size).toBe(3);
});

test('a very long word is divided rather than set small, and whole where it is short', async () => {
  const front = async (title: string) => {
    const { html } = await composeFront(
      { title, authors: ['Ada'], language: 'de' },
      areas['5 × 8 in'],
      world,
    );
    return html;
  };
  expect(await front('Donaudampfschifffahrtsgesellschaft')).toContain('\u00ad');
  expect(await front('Schreibmaschine und Setzkasten')).not.toContain('\u00ad');
});

test('a title written from right to left stands at the right', async () => {
  const { html } = await composeFront(
    { title: 'ספר קטן', authors: ['עדה'], language: 'he' },
    areas['5 × 8 in'],
    world,
  );
  expect(html).toContain('class="front" dir="rtl"');
  expect(html).not.toContain('breakable');
});

test('a title whose letters rise and fall on their line is as large as another', async () => {
  const front = async (title: string, language: string) => {
    const { html } = await composeFront({ title, authors: ['Ada'], language }, areas['5 × 8 in'], world);
    return Number(/class="title"[^>]*font-size: ([\d.]+)px/.exec(html)?.[1]);
  };
  const arabic = await front('مقدمة في برمجة نواة لينكس', 'ar');
  expect(arabic).toBeGreaterThan(0.7 * (await front('Programming the Linux Kernel', 'en')));
});
