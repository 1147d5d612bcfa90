// What books for other tools have in their files and want no reader to see, and tags as people write them.

import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { read } from '../../scripts/read/read.ts';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const notice = 'This small book is free; you may copy it.\n\nIt comes without any warranty.\n';
const withText = (text: string, more: Files = {}) =>
  worldOf({ ...sound, 'chapters/01-one.md': `${text}\n\n${notice}`, ...more });
const stringify = unified().use(rehypeStringify);

/** What is told of a book whose chapter begins with `text`, but for headings without names. */
async function told(text: string, more: Files = {}): Promise<readonly string[]> {
  const { manuscript, report } = await read(withText(text, more));
  const found = manuscript ? check(manuscript, { formats: [] }).report : report;
  return found.flatMap(({ path, messages }) =>
    messages
      .filter(({ ruleId }) => ruleId !== 'anchors-unnamed')
      .map(
        ({ line, column, fatal, reason }) =>
          `${path}:${line}:${column} ${fatal ? 'error' : 'warning'} ${reason}`,
      ),
  );
}

/** The HTML of that chapter. */
async function shown(text: string, more: Files = {}): Promise<string> {
  const { chapters } = await editionOf(withText(text, more));
  const [chapter] = chapters;
  if (!chapter) throw new Error('there is a chapter');
  return stringify.stringify(chapter.tree);
}

describe('a tag with values without quotes is a tag', () => {
  test.each([
    ['<a href=http://x.org/a.html>text</a>', '<a href="http://x.org/a.html">text</a>'],
    ['<a href=http://x.org/>text</a>', '<a href="http://x.org/">text</a>'],
    ['<a href=https://x.org/a?b=c&d=e>text</a>', '<a href="https://x.org/a?b=c&#x26;d=e">text</a>'],
    ['<a title="A > B" href=http://x.org/a>text</a>', '<a title="A > B" href="http://x.org/a">text</a>'],
    ['<a href=http://x.org/a\n  title=A>text</a>', '<a href="http://x.org/a" title="A">text</a>'],
    ['<A HREF=http://x.org/a.html>text</A>', '<a href="http://x.org/a.html">text</a>'],
    ['<a name=sec:a></a>text', '<a id="sec:a"></a>text'],
    ['<span title=a/b>text</span>', '<span title="a/b">text</span>'],
  ])('%s', async (markdown, html) => {
    expect(await told(`# One\n\nSee ${markdown} here.`)).toEqual([]);
    expect(await shown(`# One\n\nSee ${markdown} here.`)).toContain(`<p>See ${html} here.</p>`);
  });

  test('a picture alone in its line, with a path', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="8"/>';
    const text = '# One\n\n<img src=../images/a.svg alt=A width=5>';
    expect(await told(text, { 'images/a.svg': svg })).toEqual([]);
    expect(await shown(text, { 'images/a.svg': svg })).toContain(
      '<img src="images/a.svg" alt="A" width="5">',
    );
  });

  test.each([
    '1 < 2 and a <b, c> d',
    'see <http://x.org/a> or <a b="c',
    'if (a <b && c/d> e)',
  ])('what is none stays text or a link: %s', async (markdown) => {
    expect(await told(`# One\n\n${markdown}`)).toEqual([]);
  });
});

describe('front matter is no text of the book', () => {
  test.each([
    '---\ntitle: From the front\nlayout: page\n---\n\n# One',
    '---\r\ntitle: From the front\r\n---\r\n\r\n# One',
    '+++\ntitle = "From the front"\n[extra]\na = 1\n+++\n\n# One',
    '\ufeff---\nlayout: page\n---\n# One',
    '---\n# a comment\ntags:\n  - a\n---\n# One',
    '---\n---\n\n# One',
    '---\ntitle: A mistake: here\n---\n\n# One',
  ])('%j', async (text) => {
    expect(await told(text)).toEqual([]);
    expect(await shown(text)).toMatch(/^<h1 id="one">One<\/h1>\s*<p>This small/);
  });

  test.each([
    [
      '---\n\nNote: text between two rules.\n\n---\n\nMore.',
      '<hr>\n<p>Note: text between two rules.</p>\n<hr>',
    ],
    ['---\ntitle: It never ends\n\nMore.', '<hr>\n<p>title: It never ends</p>'],
    ['+++\ntitle = 1\n\nMore.', '<p>+++\ntitle = 1</p>'],
    ['---\n\n***\n\nMore.', '<hr>\n<hr>'],
  ])('%j is text', async (text, html) => {
    const after = `# One\n\n${notice}`;
    const { chapters } = await editionOf(
      worldOf({ ...sound, 'chapters/01-one.md': after, 'chapters/02-two.md': `${text}\n` }),
    );
    expect(stringify.stringify(chapters[1]?.tree ?? { type: 'root', children: [] })).toContain(html);
  });
});

describe('comments that are written as definitions', () => {
  test.each([
    '[//]: # (a note)',
    '[//]: # "a note"',
    '[//]: <> (a note)',
    '[comment]: <> (a note)',
    '[comment]: # (a note)\n[comment]: # (and one more)',
    '[_metadata_:author]: # (Mara)',
  ])('%s', async (comment) => {
    const text = `# One\n\nText.\n\n${comment}\n\nMore.`;
    expect(await told(text)).toEqual([]);
    expect(await shown(text)).toContain('<p>Text.</p>\n<p>More.</p>');
  });

  test('a link that leads to one leads nowhere', async () => {
    expect(await told('# One\n\nSee [this][comment].\n\n[comment]: # (a note)')).toEqual([
      'chapters/01-one.md:5:1 warning Cannot find anchor `` in the book',
    ]);
  });
});

test('a byte order mark at the head of a file is no letter of it', async () => {
  const files = Object.fromEntries(
    Object.entries(sound).map(([path, content]) => [path, `\ufeff${content}`.replaceAll('\n', '\r\n')]),
  );
  expect(
    await told('\ufeff# One', { ...files, 'chapters/01-one.md': `\ufeff# One\r\n\r\n${notice}` }),
  ).toEqual([]);
  const { chapters, manifest } = await editionOf(worldOf(files));
  expect(manifest.id).toBe('small');
  expect(stringify.stringify(chapters[0]?.tree ?? { type: 'root', children: [] })).toMatch(
    /^<h1 id="sec:one">/,
  );
});
