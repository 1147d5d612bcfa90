// Files that nothing in a web edition leads to: which are told of, and which never.

import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { address } from '../../../scripts/formats/html/addresses.ts';
import { html } from '../../../scripts/formats/html/html.ts';
import { pageReferences, straysOf } from '../../../scripts/formats/html/references.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from '../epub/picture.ts';

/** The strays of a folder with these files; its pages are those that end in `.html`. */
function strays(files: Readonly<Record<string, string>>, start = 'index.html'): readonly string[] {
  const artifacts = Object.entries(files).map(([path, text]) => ({
    path,
    content: new TextEncoder().encode(text),
  }));
  const pages = Object.entries(files).filter(([path]) => path.endsWith('.html'));
  return straysOf(
    artifacts,
    start,
    new Map(pages.map(([path, text]) => [path, pageReferences(fromHtml(text))])),
  );
}

/** Names that a file system allows, each of which has stopped some program. */
const names = [
  'x(1).png',
  'x (copy).png',
  '[draft].png',
  '{a}.png',
  "Jo's.png",
  'the "best".png',
  'a b & c.png',
  '50%.png',
  '50%25.png',
  '100%2e.png',
  'what?.png',
  'C#.png',
  'a+b=c,d;e.png',
  'a:b.png',
  'back\\slash.png',
  '<angle>.png',
  '`tick`.png',
  'Größe.png',
  'Gro\u0308ße.png',
  '漢字.png',
  '👎🏾.png',
  'no-ending',
  '.hidden.png',
  'two..dots.png',
  'new\nline.png',
  'tab\there.png',
  '~tilde^caret|pipe.png',
  `${'long'.repeat(60)}.png`,
];

test.each(names)('a picture named %j is led to by the page that shows it', (name) => {
  const page = `<img src="${address(`images/${name}`)}">`;
  expect(strays({ 'index.html': page, [`images/${name}`]: '' })).toEqual([]);
  expect(strays({ 'index.html': '<p>None.', [`images/${name}`]: '' })).toEqual([`images/${name}`]);
});

test('a book with pictures of these names has a web edition', async () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const paths = names.map((name) => `images/${name.replace(/\.png$/, '')}.svg`);
  const shown = paths.map((path) => `![A picture](<../${encodeURIComponent(path)}>)\n`).join('\n');
  const world = worldOf({
    ...sound,
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${shown}`,
    ...Object.fromEntries(paths.map((path) => [path, picture])),
  });
  const edition = await editionOf(world);
  const files = await html.write(edition, { world });
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(paths.map((path) => `html/${path}`)));
  expect((await prove(html, edition, files)).failures).toEqual([]);
}, 60_000);

test('a book that says where it is published has one, with its cover and its old addresses', async () => {
  const settings = `${sound['book.yaml']}url: https://example.org/my (small) book/\nredirects:\n  old-(name).html: sec:one\n`;
  const world = worldOf({ ...sound, 'book.yaml': settings }, pictureBrowser);
  const edition = await editionOf(world);
  const files = await html.write(edition, { world });
  expect(files.map(({ path }) => path)).toContainEqual(expect.stringMatching(/^html\/cover\.\w+$/));
  expect((await prove(html, edition, files)).failures).toEqual([]);
  const stray = { path: 'html/cover.gif', content: new Uint8Array() };
  expect((await prove(html, edition, [...files, stray])).failures).toEqual([
    'Unexpected file `html/cover.gif` in the html edition: nothing refers to it',
  ]);
}, 60_000);

test('pictures that the book names and no edition shows are not put there', async () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const text = `${sound['chapters/01-one.md']}\n<svg><desc><img src="../images/a.svg" alt="a"></desc></svg>\n\n<noscript><img src="../images/b.svg" alt="b"></noscript>\n\n<iframe><img src="../images/c.svg" alt="c"></iframe>\n`;
  const world = worldOf({
    ...sound,
    'chapters/01-one.md': text,
    'images/a.svg': picture,
    'images/b.svg': picture,
    'images/c.svg': picture,
  });
  const edition = await editionOf(world);
  expect((await prove(html, edition, await html.write(edition, { world }))).failures).toEqual([]);
}, 60_000);

describe('what leads to a file', () => {
  test.each([
    ['a link', '<a href="x.bin">x</a>'],
    ['a link from the root of the edition', '<a href="./x.bin?v=1#here">x</a>'],
    ['a picture in several sizes', '<img src="y" srcset="y 1x, x.bin 2x">'],
    ['a style of its own', '<p style="background: url(x.bin)">'],
    ['styles in the page', "<style>p { background: url( 'x.bin' ) }</style>"],
    ['a script in the page', "<script>load('x.bin')</script>"],
    ['data for a script', '<p data-file="x.bin">'],
    ['a drawing in the page', '<svg><image xlink:href="x.bin"/></svg>'],
    ['an object', '<object data="x.bin"></object>'],
    ['a film’s picture', '<video poster="x.bin"></video>'],
  ])('%s', (_name, page) => {
    expect(strays({ 'index.html': page, 'x.bin': '' })).toEqual([]);
  });

  test.each([
    ['a stylesheet', 'a.css', 'p { background: url("x.bin") }'],
    ['a stylesheet that imports it', 'a.css', "@import 'x.bin';"],
    ['a name with an escape', 'a.css', String.raw`p { background: url(\78 .bin) }`],
    ['a script', 'a.js', 'const s = "don\'t"; load(`x.bin`)'],
    ['a list', 'a.json', '{"files": ["x.bin"]}'],
    ['a site map', 'a.xml', '<urlset><url><loc>https://example.org/book/x.bin</loc></url></urlset>'],
    ['a drawing', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><use href="x.bin#a"/></svg>'],
  ])('%s', (_name, path, text) => {
    const front = `<link rel="canonical" href="https://example.org/book/"><a href="${path}">`;
    expect(strays({ 'index.html': front, [path]: text, 'x.bin': '' })).toEqual([]);
  });

  test('a page’s own words about itself, where its address is known', () => {
    const picture = '<meta property="og:image" content="https://example.org/book/x.bin">';
    const data = '<script type="application/ld+json">{"image":"https://example.org/book/y.bin"}</script>';
    const address = '<link rel="canonical" href="https://example.org/book/">';
    const files = { 'x.bin': '', 'y.bin': '' };
    expect(strays({ 'index.html': address + picture + data, ...files })).toEqual([]);
    const elsewhere = '<link rel="canonical" href="https://example.net/">';
    expect(strays({ 'index.html': elsewhere + picture + data, ...files })).toEqual(['x.bin', 'y.bin']);
  });

  test('an address from the file’s own folder, and one from the edition’s', () => {
    const page = '<script src="js/a.js"></script>';
    const script = 'load("own.js"); load("data/all.js")';
    const files = { 'js/own.js': '', 'data/all.js': '', 'data/own.js': '' };
    expect(strays({ 'index.html': page, 'js/a.js': script, ...files })).toEqual(['data/own.js']);
  });

  test('a folder, for its index', () => {
    expect(strays({ 'a/index.html': '<a href="../b/">b</a>', 'b/index.html': '' }, 'a/index.html')).toEqual(
      [],
    );
  });

  test('a name that another system has decomposed', () => {
    expect(strays({ 'index.html': '<img src="Gr%C3%B6%C3%9Fe.png">', 'Gro\u0308ße.png': '' })).toEqual([]);
  });
});

test.each([
  ['its name in the text', '<p>See x.bin, "x.bin" and (x.bin).</p>'],
  ['its name in a comment', '<!-- <a href="x.bin"> -->'],
  ['a comment in a stylesheet', '<style>/* url(x.bin) */</style>'],
  ['a text for those who can’t see', '<img src="y" alt="x.bin" title="x.bin">'],
  ['another host', '<a href="https://example.net/x.bin">x</a>'],
  ['a longer name', '<a href="ax.bin">x</a> <a href="x.bin.png">x</a>'],
])('what does not lead to it: %s', (_name, page) => {
  expect(strays({ 'index.html': page, 'x.bin': '' })).toEqual(['x.bin']);
});

test('a million letters without a break are read at once', () => {
  const data = `data:image/png;base64,${'iVBORw0KGgo'.repeat(100_000)}`;
  const page = `<img src="a.svg"><link rel="stylesheet" href="a.css"><script src="a.js"></script>`;
  expect(
    strays({
      'index.html': page,
      'a.svg': `<svg xmlns="http://www.w3.org/2000/svg"><image href="${data}"/></svg>`,
      'a.css': `p { background: url(${data}) } ${'url( '.repeat(100_000)}${' '.repeat(100_000)}`,
      'a.js': `${'"'.repeat(100_000)} ${data}`,
      'x.bin': '',
    }),
  ).toEqual(['x.bin']);
});

test('however many pages name a file, each file is read once', () => {
  const count = 200;
  const links = Array.from({ length: count }, (_, index) => `<a href="${index}.html">`).join('');
  const read = new Map<string, number>();
  const pages = Array.from({ length: count }, (_, index) => `${index === 0 ? 'index' : index}.html`);
  const artifacts = pages.map((path) => ({
    path,
    get content() {
      read.set(path, (read.get(path) ?? 0) + 1);
      return new TextEncoder().encode(links);
    },
  }));
  expect(straysOf(artifacts, 'index.html', new Map())).toEqual([]);
  expect([...read.values()]).toEqual(pages.map(() => 1));
});
