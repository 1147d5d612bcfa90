// Captions: where they come from, their numbers, and what links to them are called.

import { toString as textOf } from 'hast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '../../scripts/model/book.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

describe('a book with captions of every kind', () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await editionOf(openWorld({ root: 'test/fixtures/lists', env: {}, now: new Date(0) }));
  });

  test('numbers them by chapter where it has a number, else through the book', () => {
    expect(edition.captions.map(({ id, label, title }) => `${id} | ${label} | ${title}`)).toEqual([
      'lst:hello | Listing 1.1 | hello.c',
      'lst:make | Listing 1.2 | A makefile with obj-m',
      'fig:circle | Figure 1.1 | A circle “above” a line',
      'tab:letters | Table 1.1 | Letters and their numbers',
      'listing-1 | Listing 1 | Loaded modules',
      'fig:raw | Figure 7 | Raw, with a number of its own',
      'table-1 | Table 1 | Raw too',
    ]);
  });

  test('lists those that have entries, or those that the book wants', async () => {
    const titles = ({ lists }: Edition) => lists.map(({ title, captions }) => `${title} ${captions.length}`);
    expect(titles(edition)).toEqual(['Listings 3', 'Figures 2', 'Tables 2']);
    const chapter = `${sound['chapters/01-one.md']}\n\`\`\`c title="a"\n\`\`\`\n\nTable: b\n\n| b |\n|---|\n`;
    const files = { ...sound, 'chapters/01-one.md': chapter };
    expect(titles(await editionOf(worldOf(files)))).toEqual(['Listings 1', 'Tables 1']);
    const settings = (lists: string) => ({ ...files, 'book.yaml': `${sound['book.yaml']}lists: ${lists}\n` });
    expect(titles(await editionOf(worldOf(settings('[figures, tables]'))))).toEqual(['Tables 1']);
    expect(titles(await editionOf(worldOf(settings('[]'))))).toEqual([]);
  });

  test('knows them as anchors, in the order of the text', () => {
    const kinds = [...edition.anchors.values()].map(({ id, kind }) => `${kind} ${id}`);
    expect(kinds.filter((one) => /^(?:listing|figure|table|section)/.test(one))).toEqual([
      'listing lst:hello',
      'listing lst:make',
      'figure fig:circle',
      'table tab:letters',
      'listing listing-1',
      'figure fig:raw',
      'table table-1',
    ]);
  });

  test('calls links without words after what they lead to', () => {
    const links: string[] = [];
    visit(edition.chapters[0]?.tree ?? { type: 'root', children: [] }, 'element', (node) => {
      const { href } = node.properties;
      if (typeof href === 'string' && /^#\w+:/.test(href)) links.push(`${href} ${textOf(node)}`);
    });
    expect(links).toEqual([
      '#lst:hello Listing 1.1',
      '#lst:make its makefile',
      '#fig:circle Figure 1.1',
      '#tab:letters Table 1.1',
      '#sec:more More Modules',
    ]);
  });

  test('leaves a paragraph that has nothing to be the caption of', () => {
    const last = edition.chapters[1]?.tree ?? { type: 'root', children: [] };
    expect(textOf(last)).toContain('Figure: no picture near');
  });
});

const forms: readonly (readonly [about: string, markdown: string, html: string])[] = [
  [
    'a caption above a table goes into it',
    'Table: *All*\n\n| a |\n|---|\n| b |\n',
    '<div class="table"><table id="table-1-1"><caption><span class="label">Table 1.1</span> <em>All</em></caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>',
  ],
  [
    'a name may stand between a caption and its block',
    'Listing: x\n\n<a name="lst:x"></a>\n\n    y\n',
    '<figure id="lst:x" class="listing"><figcaption><span class="label">Listing 1.1</span> x</figcaption><pre><code>y\n</code></pre></figure>',
  ],
  [
    'between two blocks it belongs to the second',
    '```\na\n```\n\nListing: b\n\n```\nb\n```\n',
    '<pre><code>a\n</code></pre>\n<figure id="listing-1-1" class="listing"><figcaption><span class="label">Listing 1.1</span> b</figcaption><pre><code>b\n</code></pre></figure>',
  ],
  [
    'a language may be missing before a title, and quotes be single',
    "```title='a b'\na\n```\n",
    '<figure id="listing-1-1" class="listing"><figcaption><span class="label">Listing 1.1</span> a b</figcaption><pre><code>a\n</code></pre></figure>',
  ],
  [
    'markup in a title is text',
    '```txt title="<b>&amp;"\na\n```\n',
    '<figure id="listing-1-1" class="listing"><figcaption><span class="label">Listing 1.1</span> &#x3C;b>&#x26;</figcaption><pre><code class="language-txt">a\n</code></pre></figure>',
  ],
  ['a figure without a caption has no number', '<figure>a</figure>\n', '<figure>a</figure>'],
  [
    'a caption needs its own kind of block',
    'Table: a\n\n    b\n',
    '<p>Table: a</p>\n<pre><code>b\n</code></pre>',
  ],
];

describe('forms', () => {
  test.each(forms)('%s', async (_about, markdown, html) => {
    const chapter = `${sound['chapters/01-one.md']}\n***\n\n${markdown}`;
    const { chapters } = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': chapter }));
    const page = unified()
      .use(rehypeStringify)
      .stringify(chapters[0]?.tree ?? { type: 'root', children: [] });
    expect(
      page
        .split('<hr>')[1]
        ?.trim()
        .replace(/\s*\n(?=<)/g, ''),
    ).toBe(html.replace(/\s*\n(?=<)/g, ''));
  });
});
