// Pages, pictures and anchors with awkward names keep out of each other's way.

import { expect, test } from 'vitest';
import { placesOf } from '../../../scripts/formats/html/addresses.ts';
import { html } from '../../../scripts/formats/html/html.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { direction } from '../../../scripts/settings/direction.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';

const notice = 'This small book is free; you may copy it.\n\nIt comes without any warranty.\n';

async function placesFor(files: Files) {
  return placesOf(await editionOf(worldOf({ ...sound, ...files })));
}

test('chapters with the names of the edition’s own pages', async () => {
  const places = await placesFor({
    'chapters/01-one.md': `<a name="one"></a>\n\n# One\n\n${notice}`,
    'chapters/Index.md': '<a name="two"></a>\n\n# Two\n',
    'chapters/LICENSE.md': '<a name="three"></a>\n\n# Three\n',
    'chapters/copyright.md': '<a name="four"></a>\n\n# Four\n',
    'chapters/copyright-page.md': '<a name="five"></a>\n\n# Five\n',
  });
  expect(places.index).toBe('index.html');
  expect(places.chapter('Index')).toBe('Index-page.html');
  expect(places.chapter('LICENSE')).toBe('LICENSE.html');
  expect(places.license).toBe('license-page.html');
  expect(places.copyright).toBe('copyright-page-page.html');
});

test('chapters and anchors whose names differ by case only', async () => {
  const world = worldOf({
    ...sound,
    'chapters/One.md': '<a name="sec:One"></a>\n\n# 2. Two\n\n[one](#sec:one), [two](#sec:One)\n',
    'chapters/one.md': `<a name="sec:one"></a>\n\n# 1. One\n\n${notice}`,
    'book.yaml': `${sound['book.yaml']}chapters: [one.md, One.md]\nredirects: {SEC:ONE: sec:One}\n`,
  });
  const edition = await editionOf(world);
  const files = await html.write(edition, { world });
  const names = files.map(({ path }) => path.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  expect((await prove(html, edition, files)).failures).toEqual([]);
  const places = placesOf(edition);
  expect([places.link('sec:one', 'index.html'), places.link('sec:One', 'index.html')]).toEqual([
    'one.html#sec:one',
    'One-page.html#sec:One',
  ]);
  expect(places.former.get('sec:One')).toEqual(['SEC:ONE']);
});

test('an address keeps the colon of its anchor and encodes what would break it', async () => {
  const places = await placesFor({
    'chapters/01-one.md': `<a name="sec:one"></a>\n\n# One\n\n${notice}\n<a name="a#b"></a>and <a name="größe"></a>.\n`,
    'chapters/a: 50%?.md': '<a name="two"></a>\n\n# Two\n',
  });
  expect(places.link('sec:one', 'index.html')).toBe('01-one.html#sec:one');
  expect(places.link('sec:one', '01-one.html')).toBe('#sec:one');
  expect(places.link('a#b', '01-one.html')).toBe('#a%23b');
  expect(places.link('größe', '01-one.html')).toBe('#gr%C3%B6%C3%9Fe');
  expect(places.link('two', 'index.html')).toBe('a%3A%2050%25%3F.html#two');
});

test('a picture from elsewhere in the book cannot take the place of a page or of the stylesheet', async () => {
  const places = await placesFor({ 'chapters/01-one.md': `<a name="one"></a>\n\n# One\n\n${notice}` });
  expect(places.image('images/a/b.png')).toBe('images/a/b.png');
  expect(places.image('index.html')).toBe('pictures/index.html');
  expect(places.image('fonts/x.svg')).toBe('pictures/fonts/x.svg');
});

test.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ur', 'rtl'],
  ['ja', 'ltr'],
])('a book in `%s` is written %s', async (language, expected) => {
  expect(direction(language)).toBe(expected);
  const world = worldOf({
    ...sound,
    'book.yaml': String(sound['book.yaml']).replace('language: en', `language: ${language}`),
    'chapters/01-one.md': `<a name="one"></a>\n\n# One\n\n${notice}`,
  });
  const [index] = await html.write(await editionOf(world), { world });
  const page = new TextDecoder().decode(index?.content);
  expect(page).toContain(
    expected === 'rtl' ? `<html lang="${language}" dir="rtl">` : `<html lang="${language}">`,
  );
});
