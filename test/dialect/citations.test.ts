// Citations: what is one and what only looks like one, in the places where authors write them, and the list of references.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { citationsIn } from '../../scripts/dialect/citations/cite-text.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const known = new Set(['knuth1984', 'lamport_78', 'r-base', 'doi:10.1/x', 'https://example.org/a_b']);
const keysIn = (text: string) =>
  citationsIn(text, (key) => known.has(key)).map(({ items }) => items.map(({ key }) => key).join('+'));

test.each([
  ['[@knuth1984]', ['knuth1984']],
  ['[see @knuth1984, p. 3; also @lamport_78]', ['knuth1984+lamport_78']],
  ['[-@knuth1984]', ['knuth1984']],
  ['@knuth1984 says', ['knuth1984']],
  ['by @knuth1984.', ['knuth1984']],
  ['@knuth1984 [p. 33] says', ['knuth1984']],
  ['[@{https://example.org/a_b}, p. 2]', ['https://example.org/a_b']],
  ['(@r-base, version 4)', ['r-base']],
  ['@doi:10.1/x, too', ['doi:10.1/x']],
  [':cite:`knuth1984,lamport_78`', ['knuth1984+lamport_78']],
  ['{cite}`knuth1984`, {cite:t}`r-base`', ['knuth1984', 'r-base']],
  ['\\cite{knuth1984, r-base} and \\citep[p.~3]{r-base}', ['knuth1984+r-base', 'r-base']],
  ['{{#cite knuth1984}} and @@r-base', ['knuth1984', 'r-base']],
  ['[@unknown1999]', ['unknown1999']],
])('%s is cited', (text, keys) => {
  expect(keysIn(text)).toEqual(keys);
});

test.each([
  'mail ada@knuth1984.org',
  'https://example.org/@knuth1984',
  'ask @someone or @knuth',
  '[@fig-one] and [@sec:two], [@eq-x]',
  '[a@b.org]',
  'npm i @knuth1984x/core',
  '@media print',
  'user@@host',
  '[ ] @ [x]',
  'cite{knuth1984} \\citation{knuth1984}',
  '{{#include @knuth}}',
])('%s is no citation', (text) => {
  expect(keysIn(text)).toEqual([]);
});

test.each([
  ['[@knuth1984, pp. 3-5]', { label: 'page', locator: '3-5' }],
  ['[@knuth1984, 12]', { label: 'page', locator: '12' }],
  ['[@knuth1984 chap. IV, end]', { label: 'chapter', locator: 'IV', suffix: ', end' }],
  ['[@knuth1984, sec. 2.3]', { label: 'section', locator: '2.3' }],
  ['[@knuth1984, who says so]', { suffix: ', who says so' }],
  ['[cf. @knuth1984]', { prefix: 'cf. ' }],
])('%s has its place in the source', (text, wanted) => {
  const [found] = citationsIn(text, () => true);
  expect(found?.items[0]).toEqual({ key: 'knuth1984', ...wanted });
});

const bib = `@string{ca = "Comm. ACM"}
@book{knuth1984, author = {Donald E. Knuth}, title = {The {TeX}book}, publisher = {A-W}, year = 1984}
@article{lamport_78, author = "Leslie Lamport", title = "Time", journal = ca, year = 1978}
@inproceedings{kid, crossref = {all}, author = {Ann Kid}, title = {A part}}
@proceedings{all, editor = {Bob Ed}, title = {Of All}, booktitle = {Of All}, year = 2001}
`;

async function chapterWith(text: string, settings = '', files: Files = {}) {
  const world = worldOf({
    ...sound,
    'refs.bib': bib,
    ...files,
    'book.yaml': `${sound['book.yaml']}bibliography: refs.bib\n${settings}`,
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${text}\n`,
  });
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript);
  const told = report.flatMap(({ path, messages }) =>
    messages.map((one) => `${path}:${one.line} ${one.reason}`),
  );
  if (!book) return { told, html: '', list: '', names: [], htmlOf: () => '' };
  const { chapters } = await render(book, world);
  const htmlOf = (name: string) => {
    const tree = chapters.find((one) => one.name === name)?.tree ?? { type: 'root', children: [] };
    return unified().use(rehypeStringify).stringify(tree);
  };
  return {
    told,
    html: htmlOf('01-one'),
    htmlOf,
    list: htmlOf('references'),
    names: chapters.map(({ name }) => name),
  };
}

const cited = '<a href="#ref-knuth1984" role="doc-biblioref">Knuth, 1984</a>';

test.each([
  ['a list', '- a [@knuth1984]', cited],
  ['a quote of two lines', '> b\n> a [@knuth1984]', cited],
  ['a table', '| a |\n|---|\n| [@knuth1984] |', cited],
  ['a footnote', 'a[^1]\n\n[^1]: b [@knuth1984]', cited],
  ['emphasis', '*a [@knuth1984]*', cited],
  ['lines that end with CRLF', 'a\r\nb [see\r\n@knuth1984]', `see ${cited}`],
  ['words in italics', '[@knuth1984 in *every* line]', `${cited} in <i>every</i> line`],
  ['a cross-referenced entry', '[@kid]', 'Kid, 2001'],
  ['code', '`[@knuth1984]`', '<code>[@knuth1984]</code>'],
  ['an escape', '[see \\@knuth1984] \\@knuth1984 &#64;knuth1984', '[see @knuth1984] @knuth1984 @knuth1984'],
  ['a link', '[see @knuth1984](https://example.org)', '>see @knuth1984</a>'],
  ['a listing', '```text\n[@knuth1984]\n```', '[@knuth1984]\n</code>'],
  ['raw HTML', '<div title="[@knuth1984]">\n\na\n\n</div>', 'title="[@knuth1984]"'],
  ['a key that nobody has', '[@knuth1984; @none2001]', '<mark>[@knuth1984; @none2001]</mark>'],
])('citations in %s', async (_, text, inside) => {
  const { html } = await chapterWith(text);
  expect(html).toContain(inside);
});

test('numeric styles link each number, those of a range too', async () => {
  const { html, list } = await chapterWith(
    '[@knuth1984] [@knuth1984; @lamport_78; @kid] @kid says',
    'citationStyle: vancouver\n',
  );
  const link = (key: string, text: number) => `<a href="#ref-${key}" role="doc-biblioref">${text}</a>`;
  expect(html).toContain(`(${link('knuth1984', 1)}–${link('kid', 3)})`);
  expect(html).toContain(`Kid (${link('kid', 3)})</span> says`);
  expect(list).toContain('<li id="ref-knuth1984"><span class="reference-label">1.</span> Knuth DE.');
});

test('the list of references is the last chapter, or where the book wants it', async () => {
  const own = await chapterWith('a [@knuth1984]');
  expect(own.names).toEqual(['01-one', 'references']);
  expect(own.list).toContain('<h1 id="references">References</h1>');
  for (const place of [
    '{{#bibliography}}',
    '::: {#refs}\n:::',
    '> ::: {#refs}\n> :::',
    '::: {#refs .references}\n\n:::',
    ':::{bibliography} refs.bib\n:style: plain\n:::',
    '<div id="refs"></div>',
    '```{bibliography}\nrefs.bib\n```',
  ]) {
    const { names, html } = await chapterWith(`a [@knuth1984]\n\n${place}`);
    expect(names).toEqual(['01-one']);
    expect(html).toContain('<li id="ref-knuth1984">');
  }
  const chapter = { 'chapters/02-two.md': '# References\n' };
  expect((await chapterWith('a [@knuth1984]', '', chapter)).names).toEqual(['01-one', '02-two']);
});

test('what stands in the place of the list stays before it', async () => {
  const { html } = await chapterWith('a [@knuth1984]\n\n::: {#refs}\nAll *sources*.\n:::');
  expect(html).toContain('aria-label="References"><p>All <em>sources</em>.</p><ul><li id="ref-knuth1984">');
});

test('a place of the list without a bibliography, or without its end, is no mistake', async () => {
  const { told } = await chapterWith('a\n\n::: {#refs}\n:::');
  expect(told).toEqual([]);
  expect((await chapterWith('a [@knuth1984]\n\n::: {#refs}')).html).toContain('<p>::: {#refs}</p>');
});

test('several places have each what is cited before them', async () => {
  const place = '\n\n::: {#refs}\n:::\n';
  const files = {
    'chapters/02-two.md': `# Two\n\nb [@lamport_78] [@kid; @knuth1984][^n]${place.replace('#refs', '#refs .x')}\n[^n]: c [@all]\n`,
    'chapters/03-three.md': '# Three\n\nd [@kid]\n',
  };
  const { html, htmlOf } = await chapterWith(`a [@knuth1984]${place}`, '', files);
  expect([...html.matchAll(/<li id="(ref-[^"]*)"/g)].map(([, id]) => id)).toEqual(['ref-knuth1984']);
  const second = htmlOf('02-two');
  expect([...second.matchAll(/<li id="(ref-[^"]*)"/g)].map(([, id]) => id)).toEqual([
    'ref-kid',
    'ref-knuth1984-2',
    'ref-lamport_78',
    'ref-all',
  ]);
  expect(second).toContain('<a href="#ref-knuth1984-2"');
  expect(second).toContain('c <span class="citation">(<a href="#ref-all"');
  expect(htmlOf('03-three')).toContain('<a href="#ref-kid"');
});

test.each([
  ['a', 'nocite: "@knuth1984, @kid"', ['kid', 'knuth1984']],
  ['a', 'nocite: |\n  @*', ['kid', 'knuth1984', 'lamport_78', 'all']],
  ['a', 'nocite: ["@{knuth1984}"]', ['knuth1984']],
  ['a\n\n\\nocite{kid,knuth1984}\n\nb', '', ['kid', 'knuth1984']],
  ['a [@all] \\nocite{*}', 'title: B', ['kid', 'knuth1984', 'lamport_78', 'all']],
])('what is not cited is in the list by %j and %j', async (text, front, keys) => {
  const { list, html, told } = await chapterWith(text, '', {
    'chapters/00-zero.md': `---\n${front || 'title: A'}\n---\n\n# 0. Zero\n`,
  });
  expect([...list.matchAll(/<li id="ref-([^"]*)"/g)].map(([, key]) => key)).toEqual(keys);
  expect(html).not.toMatch(/nocite|<p><\/p>/);
  expect(told.join()).not.toContain('bibliography');
});

test('a source that nobody has is told where it is named', async () => {
  const { told } = await chapterWith('a [@kid]\n\n\\nocite{knuth1985}');
  expect(told).toEqual(['chapters/01-one.md:13 Cannot find `knuth1985` in the bibliography']);
});

const noteStyle = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>Notes</title><id>notes</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="." delimiter="; "><choose>
    <if position="ibid-with-locator"><group delimiter=", "><text term="ibid"/><text variable="locator"/></group></if>
    <else-if position="ibid"><text term="ibid"/></else-if>
    <else><group delimiter=", "><names variable="author"><name/></names><text variable="title" font-style="italic"/><text variable="locator"/></group></else>
  </choose></layout></citation>
  <bibliography><layout suffix="."><names variable="author"><name/></names><text variable="title" prefix=", "/></layout></bibliography>
</style>`;

test('a style of notes makes notes of citations, and knows the one before', async () => {
  const text =
    'One [see @knuth1984], two [@knuth1984, p. 3], and @lamport_78 [p. 7] says.\n\n' +
    'Own[^own]. Then [@knuth1984].\n\n[^own]: As in [@lamport_78].\n\n| a [@kid] |\n|---|\n| b |';
  const { html, told } = await chapterWith(text, 'citationStyle: notes.csl\n', { 'notes.csl': noteStyle });
  expect(told).toEqual([]);
  const words = html.replace(/<(?:sup|\/sup)[^>]*>/g, '^').replace(/<[^>]*>/g, '');
  expect(words).toContain('One,^1^ two,^2^ and Lamport^3^ says.');
  expect(words).toContain('Own^4^. Then.^5^');
  const notes = [...html.matchAll(/<li id="[^"]*fn-[^"]*">\s*<p>(.*?) <a [^>]*data-footnote-backref/gs)];
  expect(notes.map(([, note = '']) => note.replace(/<[^>]*>/g, ''))).toEqual([
    'See Donald E. Knuth, The TeXbook.',
    'Ibid., 3.',
    'Leslie Lamport, Time, 7.',
    'As in Leslie Lamport, Time.',
    'Donald E. Knuth, The TeXbook.',
    'Ann Kid, A part.',
  ]);
  expect(html).toContain('<a href="#ref-knuth1984" role="doc-biblioref">');
});

test('what a bibliography has of HTML is text', async () => {
  const item = {
    id: 'x',
    type: 'book',
    title: '<img src=x onerror=alert(1)>',
    URL: 'javascript:alert(1)',
    author: 'no',
  };
  const { list } = await chapterWith('[@x]', '', {
    'refs.json': JSON.stringify([item]),
    'chapters/00-zero.md': '---\nbibliography: refs.json\n---\n\n# 0. Zero\n',
  });
  expect(list).toContain('&#x3C;img src=x');
  expect(list).not.toContain('<img');
  expect(list).not.toContain('href="javascript');
});

test.each<[string, string, Files, string]>([
  [
    'a file of 100 MB',
    '',
    { 'refs.bib': new Uint8Array(100_000_000) },
    'book.yaml:10 Unexpected 100 MB of `refs.bib`',
  ],
  ['a file that is not there', '', { 'refs.bib': null }, 'book.yaml:10 Cannot find `refs.bib`'],
  ['a file that is no text', '', { 'refs.bib': Uint8Array.of(0xff, 0xfe) }, 'book.yaml:10 Unexpected byte'],
  ['no entries', '', { 'refs.bib': 'Hello' }, 'refs.bib:1 Cannot find any entry'],
  [
    'no comma',
    '',
    { 'refs.bib': '\n@book{knuth1984, title = {A}\n  year = 1}' },
    'refs.bib:3 Cannot read entry',
  ],
  ['an unknown style', 'citationStyle: none\n', {}, 'book.yaml:11 Cannot find style `none`'],
  [
    'a style of which the parent is missing',
    'citationStyle: a.csl\n',
    {
      'a.csl':
        '<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl"><info><link href="http://www.zotero.org/styles/b" rel="independent-parent"/></info></style>',
    },
    'book.yaml:11 Cannot find style `b.csl`',
  ],
])('%s is told at its place', async (_, settings, files, message) => {
  const { told } = await chapterWith('a [@knuth1984]', settings, files);
  expect(told.join('\n')).toContain(message);
});
