// The examples of every construct and of every plugin of rendering, and alerts in every edition.

import { readdirSync, readFileSync } from 'node:fs';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { checks } from '../../scripts/checks/all.ts';
import { check } from '../../scripts/checks/check.ts';
import { constructs } from '../../scripts/dialect/constructs.ts';
import { formats } from '../../scripts/formats/all.ts';
import type { Construct, MarkdownExample } from '../../scripts/model/construct.ts';
import { publish } from '../../scripts/pipeline.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { drawingBrowser, sound, worldOf } from '../memory.ts';

const stringify = unified().use(rehypeStringify);
const templates = new URL('../../templates/', import.meta.url);

/** The edition of a book whose chapter ends with `markdown`, and what was told of it. */
async function editionWith(
  markdown: string,
  {
    language = 'en',
    files = {},
    settings = '',
  }: Readonly<{ language?: string } & Partial<Pick<MarkdownExample, 'files' | 'settings'>>> = {},
) {
  const all = {
    ...sound,
    ...files,
    'book.yaml': `${String(files['book.yaml'] ?? sound['book.yaml']).replace('language: en', `language: ${language}`)}\n${settings}\n`,
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n`,
  };
  const world = worldOf(all, drawingBrowser(all));
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript);
  if (!book) throw new Error(report.flatMap(({ messages }) => messages.map(String)).join('\n'));
  const edition = await render(book, world);
  return { edition, world, told: report.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)) };
}

const textOf = ({ chapters }: Awaited<ReturnType<typeof editionWith>>['edition']) => {
  const chapter = chapters.find(({ name }) => name === '01-one');
  const text = stringify.stringify(chapter?.tree ?? { type: 'root', children: [] });
  return text.slice(text.indexOf('<p>Text.</p>') + '<p>Text.</p>'.length).trim();
};

const classesOf = ({ attributes = {} }: Construct): readonly string[] =>
  Object.values(attributes).flatMap((all) =>
    all.flatMap((one) => (one[0] === 'className' ? one.slice(1) : [])).map(String),
  );

test.each(
  constructs
    .filter((one) => classesOf(one).length > 0)
    .map((construct) => [construct.id, construct] as const),
)('%s has a stylesheet', (id, construct) => {
  expect(readFileSync(new URL('constructs.css', templates), 'utf8')).toContain(
    `@import "constructs/${id}.css";`,
  );
  const css = readFileSync(new URL(`constructs/${id}.css`, templates), 'utf8');
  for (const name of classesOf(construct)) expect(css).toContain(`.${name}`);
  for (const edition of ['print.css', 'web.css', 'epub/epub.css'])
    expect(readFileSync(new URL(edition, templates), 'utf8')).toContain('@import "constructs.css";');
});

/** The examples of each plugin that rendering a chapter takes, by the plugin's file. */
const plugins = await Promise.all(
  readdirSync(new URL('../../scripts/render/plugins/', import.meta.url)).map(async (file) => {
    const { examples } = await import(`../../scripts/render/plugins/${file}`);
    return { id: file, examples: examples as readonly MarkdownExample[] };
  }),
);

test('every construct names checks that there are', () => {
  const known = new Set(checks.map(({ id }) => id));
  for (const { checks: watching = [] } of constructs) for (const id of watching) expect(known).toContain(id);
});

test('every plugin has an example', () => {
  for (const { examples } of plugins) expect(examples.length).toBeGreaterThan(0);
});

const examples = [...constructs, ...plugins].flatMap(({ id, examples: all }) =>
  all.map((one) => ({ id, ...one })),
);

test.each(examples)('$id: $about', async ({ id, markdown, html: expected, files, settings }) => {
  const { edition, told } = await editionWith(markdown, {
    ...(files && { files }),
    ...(settings && { settings }),
  });
  // A plugin mends what checks warn of; a construct is in order.
  if (constructs.some((one) => one.id === id)) expect(told).toEqual([]);
  expect(textOf(edition)).toBe(expected);
});

test('alerts have their titles in the book’s language, wherever they stand', async () => {
  const alert = '> [!TIP]\n> Text.';
  const { edition } = await editionWith(
    `- Item\n\n  ${alert.replace('\n', '\n  ')}\n\n> > [!CAUTION]\n> > Text.`,
    { language: 'de' },
  );
  const text = textOf(edition);
  expect(text).toContain('<p class="alert-title">Tipp</p>');
  expect(text).toContain('<p class="alert-title">Vorsicht</p>');
});

test.each([
  ['`code` right after the marker', '> [!NOTE]\n> `insmod` loads it.', '<code>insmod</code> loads it.'],
  ['a listing', '> [!NOTE]\n> ```sh\n> make\n> ```', '<code class="language-sh">'],
  ['a hard break after it', '> [!NOTE]  \n> Two.', 'Two.'],
  ['raw HTML in it', '> [!NOTE]\n> a <kbd>b</kbd>', '<kbd>b</kbd>'],
  ['a heading in it', '> [!NOTE]\n> ### H', '<strong>H</strong>'],
  ['lines that go on without `>`', '> [!NOTE]\n> one\ntwo', 'one\ntwo'],
  ['a footnote in it', '> [!NOTE]\n> one[^n]\n\n[^n]: Note.', 'data-footnote-ref'],
  ['a link to it', '> [!NOTE]\n> <a name="here"></a>one', 'id="here"'],
  ['a table in it', '> [!NOTE]\n> | a |\n> |---|\n> | b |', '<table>'],
])('an alert with %s', async (_, markdown, inside) => {
  const { edition } = await editionWith(markdown);
  expect(textOf(edition)).toContain('<aside class="alert alert-note" role="note">');
  expect(textOf(edition)).toContain(inside);
  expect(textOf(edition)).not.toContain('[!');
});

test('alerts are made and proved in every edition', async () => {
  const real = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
  try {
    const kinds = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'];
    const text = kinds.map((kind) => `> [!${kind}]\n> Words of ${kind}.`).join('\n\nBetween.\n\n');
    const { world } = await editionWith(text);
    const { proofs, report } = await publish({ ...real, book: world.book }, formats);
    expect(report.flatMap(({ messages }) => messages.map(String))).toEqual([]);
    expect(proofs.map(({ format }) => format).sort()).toEqual(['epub', 'html', 'pdf', 'print']);
    expect(proofs.flatMap(({ failures, doubts }) => [...failures, ...doubts])).toEqual([]);
  } finally {
    await real.browser.close();
  }
}, 100_000);
