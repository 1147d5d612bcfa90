// Books of other tools: what is read of their settings, what is told as lost, and in which order chapters come.

import { describe, expect, test } from 'vitest';
import type { Imported } from '../../scripts/import/importer.ts';
import { importerOf } from '../../scripts/import/importers.ts';
import { readSummary } from '../../scripts/read/chapter-list.ts';
import { parseMarkdown } from '../../scripts/read/parse.ts';
import { type Files, folderOf } from '../memory.ts';

const noTool = { tool: () => Promise.reject(new Error('this test has no tool')) };

async function imported(files: Files): Promise<Imported & { id: string }> {
  const origin = { folder: folderOf(files), main: undefined };
  const importer = await importerOf(origin);
  if (!importer) throw new Error('no importer');
  return { id: importer.id, ...(await importer.read(origin, noTool)) };
}

/** The chapters of the SUMMARY.md that an import writes: path, title and part. */
async function chaptersOf(files: Files): Promise<readonly string[]> {
  const text = (await imported(files)).files.get('SUMMARY.md') as string;
  const { chapters, faults } = readSummary(parseMarkdown(text), 'SUMMARY.md');
  expect(faults).toEqual([]);
  return chapters.map(
    ({ path, title, part, level }) => `${part ? `${part} / ` : ''}${'- '.repeat(level)}${path}: ${title}`,
  );
}

describe('mdBook', () => {
  const book = {
    'book.toml':
      '[book]\ntitle = "A Book"\nauthors = ["Ada Example", "Bo Example"]\nlanguage = "de"\ndescription = "About it."\nsrc = "text"\n' +
      '[output.html]\ngit-repository-url = "https://example.org/a.git"\nsite-url = "/a/"\nadditional-css = ["a.css"]\ntheme = "mine"\n' +
      '[output.html.redirect]\n"/old.html" = "one.html"\n"./older.html" = "/one.html#x"\n"/b/old.html" = "../one.html"\n"/c.html" = "https://example.org/"\n' +
      '[preprocessor.links]\n[preprocessor.katex]\n[output.epub]\n[build]\nbuild-dir = "made"\n',
    'text/SUMMARY.md': '# Summary\n\n- [One](one.md)\n',
    'text/one.md': '# One\n\n```toml\n{{#include ../.config/a.toml}}\n```\n',
    '.config/a.toml': 'a = 1\n',
    'made/index.html': 'x',
  };

  test('its settings become those of book.yaml', async () => {
    const { id, metadata, files, kept } = await imported(book);
    expect(id).toBe('mdbook');
    expect(metadata).toEqual({
      title: 'A Book',
      authors: ['Ada Example', 'Bo Example'],
      language: 'de',
      description: 'About it.',
      source: 'https://example.org/a.git',
      url: undefined,
      redirects: { 'old.html': 'one.md', 'older.html': 'x' },
    });
    expect([...files]).toEqual([]);
    expect(kept).toEqual(['book.toml', 'text/SUMMARY.md', 'text/one.md', '.config/a.toml']);
  });

  test('what it cannot carry over is told', async () => {
    const { lost } = await imported(book);
    expect(lost.map((one) => one.replace(/:.*/, ''))).toEqual([
      'The redirects `/b/old.html` to `../one.html` and 1 more',
      'The preprocessors `katex`',
      'The other outputs `epub`',
      'The stylesheets and scripts `a.css`',
      'The theme `mine`',
    ]);
  });

  test.each([
    ['no settings at all', '', { authors: [], title: undefined }],
    ['one author', '[book]\nauthor = "Ada"\n', { authors: ['Ada'] }],
    [
      'settings of the wrong kind',
      '[book]\ntitle = 3\nauthors = [1]\nsrc = ""\n',
      { authors: [], title: undefined },
    ],
    ['a table where a text is expected', 'book = 4\noutput = "x"\n', { authors: [] }],
    ['a byte order mark', '\ufeff[book]\ntitle = "T"\n', { title: 'T' }],
    [
      'an address of the published book',
      '[output.html]\nsite-url = "https://example.org/b/"\n',
      { url: 'https://example.org/b/' },
    ],
  ])('reads %s', async (_, toml, expected) => {
    const { metadata } = await imported({ 'book.toml': toml });
    expect(metadata).toMatchObject(expected);
  });

  test('a book.toml that does not parse is a fault of the author’s', async () => {
    await expect(imported({ 'book.toml': '[book\n' })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('HonKit and GitBook', () => {
  test('its settings and variables become those of book.yaml, and plugins are told', async () => {
    const { id, metadata, lost, kept } = await imported({
      'book.json':
        '{"title": "A Book", "author": "Ada", "language": "ja", "plugins": ["youtube", "katex", "-search"], "variables": {"edition": 2, "mark": "<a></a>!", "list": []}, "styles": {}}',
      'SUMMARY.md': '* [One](one.md)\n',
      'one.md': '# One\n',
      '_book/index.html': 'x',
    });
    expect(id).toBe('honkit');
    expect(metadata).toMatchObject({ title: 'A Book', authors: ['Ada'], language: 'ja' });
    expect(metadata.variables).toEqual({ edition: '2', mark: '!' });
    expect(lost.map((one) => one.replace(/:.*/, ''))).toEqual(['The plugin `youtube`', 'The stylesheets']);
    expect(kept).toEqual(['SUMMARY.md', 'book.json', 'one.md']);
  });

  test('a SUMMARY.md alone is enough', async () => {
    expect(await imported({ 'SUMMARY.md': '* [One](one.md)\n' })).toMatchObject({ id: 'honkit' });
  });

  test('books in several languages are imported one by one', async () => {
    const files = { 'LANGS.md': '* [English](en/)\n* [日本語](ja)\n' };
    await expect(imported(files)).rejects.toThrow('`en`, `ja`');
  });

  test.each(['{', '[1', 'title: x'])('a broken book.json (%s) is a fault of the author’s', async (text) => {
    await expect(imported({ 'book.json': text })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('folders of Markdown', () => {
  const page = (title: string) => `# ${title}\n\nText.\n`;

  test.each<[string, Files, readonly string[]]>([
    [
      'files by name, numbers by value',
      { '10.md': page('Ten'), '2.md': page('Two') },
      ['- 2.md: Two', '- 10.md: Ten'],
    ],
    [
      'the README of a repository, which is no chapter beside others, and names them in their order',
      {
        'README.md': 'See [b](b.md) and [a](a.md).\n',
        'a.md': page('A'),
        'b.md': page('B'),
        'CONTRIBUTING.md': page('C'),
      },
      ['- b.md: B', '- a.md: A'],
    ],
    ['a README alone', { 'README.md': page('All') }, ['- README.md: All']],
    [
      'folders as parts, in the order of a sidebar',
      {
        '.vitepress/config.mts':
          "export default { sidebar: [{ link: '/z/two' }, { link: '/z/one' }, { link: '/a/' }] }",
        'index.md': '---\nlayout: home\n---\n',
        'a/index.md': page('Area'),
        'a/x.md': page('X'),
        'z/one.md': page('One'),
        'z/two.md': page('Two'),
      },
      ['Z / - z/two.md: Two', '- z/one.md: One', 'Area / - a/index.md: Area', '- a/x.md: X'],
    ],
    [
      'ids of a Docusaurus sidebar',
      {
        'sidebars.js': "module.exports = { docs: ['intro', 'deep/b', 'deep/a'] }",
        'intro.md': page('Intro'),
        'deep/a.md': page('A'),
        'deep/b.md': page('B'),
      },
      ['- intro.md: Intro', 'Deep / - deep/b.md: B', '- deep/a.md: A'],
    ],
    [
      'places in front matter',
      {
        'a.md': '---\nsidebar_position: 2\n---\n\n# A\n',
        'b.md': '---\nsidebar_position: 1\ntitle: Bee\n---\n',
      },
      ['- b.md: Bee', '- a.md: A'],
    ],
    [
      'a folder for each chapter, which is no part',
      { '01-a/text.md': page('A'), '02-b/text.md': page('B') },
      ['- 01-a/text.md: A', '- 02-b/text.md: B'],
    ],
    [
      'the title of the book at the head of each file',
      { 'a.md': '# Book\n\n# A\n', 'b.md': '# Book\n\n# B\n' },
      ['- a.md: A', '- b.md: B'],
    ],
    ['names that Markdown would read', { 'a b(1).md': page('*A* [x] \\<b>') }, ['- a b(1).md: A [x] <b>']],
    ['files without a heading', { 'first_steps.md': 'Text.\n' }, ['- first_steps.md: First steps']],
    [
      'a page after a part',
      {
        'mkdocs.yml': 'nav:\n  - one/a.md\n  - one/b.md\n  - last.md\n',
        'one/a.md': page('A'),
        'one/b.md': page('B'),
        'last.md': page('Last'),
      },
      ['One / - one/a.md: A', '- one/b.md: B', '- last.md: Last'],
    ],
    [
      'pages deep in folders, below the README of their folder',
      { 'a/README.md': page('Area'), 'a/b/README.md': page('Deep'), 'a/b/c.md': page('C') },
      ['Area / - a/README.md: Area', '- a/b/README.md: Deep', '- - a/b/c.md: C'],
    ],
  ])('list %s', async (_, files, expected) => {
    expect(await chaptersOf(files)).toEqual(expected);
  });

  test('MDX is told, because it is a program', async () => {
    const { lost } = await imported({ 'a.md': page('A'), 'b.mdx': 'x' });
    expect(lost).toEqual(['`b.mdx`: MDX is a program. Make it Markdown, and list it in SUMMARY.md.']);
  });

  test('a folder without any book has no importer', async () => {
    expect(await importerOf({ folder: folderOf({ 'a.png': 'x' }), main: undefined })).toBeUndefined();
  });
});
