// Ids as GitHub and mdBook give them: by chapter, whatever other chapters have, and beside the names that an author gives.

import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { linkResolver } from '../../scripts/dialect/links.ts';
import { formats } from '../../scripts/formats/all.ts';
import { html } from '../../scripts/formats/html/html.ts';
import type { Artifact, Manuscript } from '../../scripts/model/book.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { read } from '../../scripts/read/read.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const root = new URL('equal-headings', import.meta.url).pathname;
const world = openWorld({ root, env: process.env, now: new Date('2026-01-01T00:00:00Z') });
afterAll(() => world.browser.close());

async function manuscriptOf(chapters: Readonly<Record<string, string>>): Promise<Manuscript> {
  const { 'chapters/01-one.md': _, ...rest } = sound;
  const named = Object.entries(chapters).map(([name, text]) => [`chapters/${name}`, text]);
  const { manuscript } = await read(worldOf({ ...rest, ...Object.fromEntries(named) }));
  if (!manuscript) throw new Error('the book cannot be read');
  return manuscript;
}

/** The local ids of the headings of one chapter. */
async function idsOf(text: string): Promise<readonly string[]> {
  const { chapters } = await manuscriptOf({ '01.md': text });
  return chapters.flatMap(({ headings }) => headings.map(({ local }) => local));
}

describe('a heading’s id is its slug', () => {
  test.each([
    ['equal headings', '# A\n\n## Notes\n\n## Notes\n\n### Notes\n', ['a', 'notes', 'notes-1', 'notes-2']],
    [
      'letters of any script',
      '# 第一章\n\n## Café Résumé\n\n## Привет, мир!\n',
      ['第一章', 'café-résumé', 'привет-мир'],
    ],
    ['code and signs', '# The `foo_bar()` call\n\n## C++\n\n## C#\n', ['the-foo_bar-call', 'c', 'c-1']],
    ['an emoji before words', '# 🚀 Launch day\n', ['-launch-day']],
    ['signs alone', '# ?\n\n## +\n\n## …\n\n## 😀\n\n## 🛠️\n', ['section', '-1', '-2', '-3', 'section-1']],
    [
      'signs alone, and the word that stands for them',
      '# Section\n\n## ?\n\n## Section\n',
      ['section', 'section-2', 'section-1'],
    ],
    [
      'a slug that looks like the second of another',
      '# A\n\n## B\n\n## B 1\n\n## B\n',
      ['a', 'b', 'b-1', 'b-2'],
    ],
    ['a name in the text that is a slug', '# A\n\n<a name="b"></a>text.\n\n## B\n', ['a', 'b-1']],
    ['names', '# A\n\n<a id="old"></a>\n\n## New title\n\n## <a name="in"></a>Inside\n', ['a', 'old', 'in']],
    ['a name given twice', '<a name="x"></a>\n\n# A\n\n<a name="x"></a>\n\n## B\n', ['x', 'b']],
    [
      'numbers in the text',
      '# 1. One\n\n## 1.1. Notes\n\n## 1.2. Notes\n\n## Notes\n',
      ['one', '11-notes', 'notes-1', 'notes'],
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await idsOf(text)).toEqual(expected);
  });
});

describe('a link leads to', () => {
  const chapters = {
    '01-a.md': '# A\n\n## Overview\n\n<a name="sec:b"></a>\n\n## 1.2. Both\n\n<a name="p"></a>Text.\n',
    '02-b.md': '# B\n\n## Overview\n\n<a name="p"></a>Text.\n\n## Only Here\n',
    '03-c.md': '# C\n\n<a name="one"></a>\n\n<a name="two"></a>\n\n## Two names\n',
  };
  test.each([
    ['01-a.md', '#overview', '01-a#overview', 0],
    ['02-b.md', '#overview', '02-b#overview', 0],
    ['03-c.md', '#overview', '01-a#overview', 1],
    ['03-c.md', '02-b.md#overview', '02-b#overview', 0],
    ['02-b.md', '#p', '02-b#p', 0],
    ['01-a.md', '#only-here', '02-b#only-here', 0],
    ['01-a.md', '#only%2Dhere', '02-b#only-here', 0],
    ['01-a.md', '#12-both', '01-a#sec:b', 0],
    ['02-b.md', '01-a.md#both', '01-a#sec:b', 0],
    ['01-a.md', '#one', '03-c#one', 0],
    ['01-a.md', '03-c.md#two-names', '03-c#two', 0],
    ['01-a.md', '#02-b-overview', '02-b#overview', 0],
  ])('in %s, %s to %s', async (from, url, expected, others) => {
    const target = linkResolver(await manuscriptOf(chapters))(url, `chapters/${from}`);
    if (target.to !== 'anchor') throw new Error(`${url} leads ${target.to}`);
    expect(`${target.anchor.home}#${target.anchor.local}`).toBe(expected);
    expect(target.others.length).toBe(others);
  });

  test('nothing, where the chapter that it names has no such id', async () => {
    const target = linkResolver(await manuscriptOf(chapters))('02-b.md#two', 'chapters/01-a.md');
    expect(target).toMatchObject({ to: 'nowhere', missing: 'anchor `two`' });
  });
});

test('ids of the whole book: a name keeps its own, slugs give way, and old addresses too', async () => {
  const { 'chapters/01-one.md': _, ...rest } = sound;
  const { manuscript } = await read(
    worldOf({
      ...rest,
      'book.yaml': `${sound['book.yaml']}redirects: {old: 'three'}\n`,
      'chapters/a.md': '# One\n\n## Intro\n\n## b-Intro\n\n## Old\n',
      'chapters/b.md': '# Two\n\n<a name="intro"></a>\n\n## Beginning\n',
      'chapters/c.md': '# Three\n\n## Intro\n',
    }),
  );
  expect(manuscript?.anchors.map(({ home, local, id }) => `${home}#${local} ${id}`)).toEqual([
    'a#one one',
    'a#intro a-intro',
    'a#b-intro b-intro',
    'a#old a-old',
    'b#two two',
    'b#intro intro',
    'c#three three',
    'c#intro c-intro',
  ]);
});

describe('a small book with equal headings in its chapters', () => {
  test('is in order', async () => {
    const { manuscript } = await read(world);
    const { report } = check(manuscript as Manuscript);
    expect(report.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      'anchors-unnamed',
    ]);
  });

  test.each(
    formats.filter(({ printedBook }) => printedBook !== 'made').map((format) => [format.id, format] as const),
  )(
    'is made as %s and proved',
    async (_id, format) => {
      const edition = await editionOf(world);
      const made = await format.write(edition, { world });
      expect((await prove(format, edition, made)).failures).toEqual([]);
    },
    300_000,
  );

  test('its web pages answer to the ids that GitHub and mdBook know, its one page to each once', async () => {
    const files = await html.write(await editionOf(world), { world });
    const ids = (page: string) => {
      const found: string[] = [];
      visit(treeOf(files, page), 'element', ({ properties: { id } }) => void (id && found.push(String(id))));
      return found;
    };
    expect(ids('01-hull.html')).toEqual(
      expect.arrayContaining(['overview', 'see-also', 'see-also-1', 'plan']),
    );
    expect(ids('02-engine.html')).toEqual(
      expect.arrayContaining(['overview', 'old-overview', 'plan', 'section', '-1', 'c', 'see-also']),
    );
    expect(ids('03-sail.html')).toEqual(
      expect.arrayContaining([
        'sail',
        'old-sail',
        'the-sail',
        '1-the-sail',
        'sail:overview',
        '11-overview',
        'overview',
      ]),
    );
    for (const page of ['index', 'all', '01-hull', '02-engine', '03-sail'])
      expect(new Set(ids(`${page}.html`)).size, page).toBe(ids(`${page}.html`).length);
    expect(ids('all.html')).toEqual(
      expect.arrayContaining([
        'overview',
        '02-engine-overview',
        'plan',
        '02-engine-plan',
        '03-sail-see-also',
      ]),
    );
  });

  test('the index, the contents and search lead to the chapter that is meant', async () => {
    const files = await html.write(await editionOf(world), { world });
    expect(linksOf(files, 'terms.html')).toContain('02-engine.html#overview Overview');
    expect(linksOf(files, 'index.html')).toContain('02-engine.html#overview Overview');
    expect(linksOf(files, 'all.html')).toContain('#02-engine-overview Overview');
    const search = fileOf(files, 'search/sections.js');
    expect(search.slice(search.indexOf('"02-engine.html"'))).toContain('["overview","Overview"');
  });

  test('the proof misses one of two equal ids', async () => {
    const edition = await editionOf(world);
    const files = await html.write(edition, { world });
    const spoilt = files.map((file) =>
      file.path === 'html/02-engine.html'
        ? { ...file, content: encode(fileOf(files, '02-engine.html').replace('id="overview"', 'id="gone"')) }
        : file,
    );
    const { points } = await prove(html, edition, spoilt, { inspected: false });
    expect(points.find(({ id }) => id === 'anchors')?.failures).toEqual([
      'Cannot find anchor `overview` of chapter `02-engine` in the html edition',
    ]);
  });
});

test('ten thousand equal headings have ten thousand ids, in the chapter and in the book', async () => {
  const many = `# One\n\n${'## Same\n\n'.repeat(10_000)}`;
  const { anchors } = await manuscriptOf({ 'a.md': many, 'b.md': `${many}${'## ?\n\n'.repeat(10_000)}` });
  expect(anchors.length).toBe(30_002);
  expect(new Set(anchors.map(({ id }) => id)).size).toBe(30_002);
  expect(new Set(anchors.map(({ home, local }) => `${home}#${local}`)).size).toBe(30_002);
}, 120_000);

test('the id of a box to tick is no address: on paper the box is a letter', async () => {
  const box = '# One\n\n- <input type="checkbox" id="box1"> <label for="box1">Done</label>\n';
  const { anchors } = await manuscriptOf({ 'a.md': box });
  expect(anchors.map(({ id }) => id)).toEqual(['one']);
});

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fileOf(files: readonly Artifact[], name: string): string {
  return new TextDecoder().decode(files.find(({ path }) => path === `html/${name}`)?.content);
}

function treeOf(files: readonly Artifact[], page: string) {
  return fromHtml(fileOf(files, page));
}

/** The links of a page: where they lead, and what they are called. */
function linksOf(files: readonly Artifact[], page: string): readonly string[] {
  const found: string[] = [];
  visit(treeOf(files, page), 'element', (node) => {
    if (node.tagName === 'a') found.push(`${node.properties.href} ${textOf(node)}`);
  });
  return found;
}
