// Links to files of a book that are no chapters: the web edition offers the files, the others say where they are.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { epub } from '../../scripts/formats/epub/epub.ts';
import { html } from '../../scripts/formats/html/html.ts';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import type { Artifact, Edition } from '../../scripts/model/book.ts';
import { lacks } from '../../scripts/proof/prove.ts';
import { subjectsIn } from '../../scripts/proof/subjects.ts';
import { read } from '../../scripts/read/read.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { readZip } from '../../scripts/text/archive/zip.ts';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const chapter = `
The readings are in [one table](../data/table.csv), and [the same table](../data/table.csv#L3) again; [run.sh](/run.sh?raw=true).
[A page](../demo/page.html), [a drawing](../img/plan.svg), [a paper][paper] and [](../LICENSE).
<a href="../data/a%20b.csv">Blanks</a>, [from the root](/data/root.csv), [a draft](drafts/idea.md).

[![The dot](../img/dot.gif)](../img/dot.gif) [the dot](../img/dot.gif) [another](../img/other.gif) ![A drawing](../img/drawing.png) [the drawing](../img/drawing.png)

Dead: [an anchor](#gone), [a chapter](gone.md#x), [a file](../data/tabel.csv), [a folder](../data/), [another folder](data/table.csv), [hidden](../.env).

[paper]: ../paper.pdf
`;
const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (letter) =>
  letter.charCodeAt(0),
);
const files: Files = {
  ...sound,
  'chapters/01-one.md': sound['chapters/01-one.md'] + chapter,
  'chapters/run.sh': 'true\n',
  'chapters/drafts/idea.md': '# Idea\n',
  'book.yaml': `${sound['book.yaml']}chapters: [01-one.md]\n`,
  'data/table.csv': 'a,b\n',
  'data/a b.csv': 'a b\n',
  'data/root.csv': 'root\n',
  'demo/page.html': '<script>document.title = "run"</script>',
  'img/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
  'img/dot.gif': gif,
  'img/drawing.png': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'img/other.gif': gif,
  'paper.pdf': '%PDF-1.7\nnot a copy of the book',
  LICENSE: 'Free.\n',
  '.env': 'SECRET=1\n',
};
const published = { ...files, 'book.yaml': `${files['book.yaml']}url: https://example.org/b\n` };

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-01-01T00:00:00Z') });
afterAll(() => world.browser.close());

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const failures = async (
  format: typeof html | typeof epub | typeof pdf,
  edition: Edition,
  made: readonly Artifact[],
) => [
  ...lacks(format, edition, await format.read(made)),
  ...('inspect' in format ? (await format.inspect(made as never, edition, format.read(made))).failures : []),
];

test('the files count as sources of the book and in its digest', async () => {
  const [first, second] = await Promise.all(
    [files, { ...files, 'data/table.csv': 'b,a\n' }].map(
      async (some) => (await read(worldOf(some))).manuscript,
    ),
  );
  expect(first?.sources).toEqual(
    expect.arrayContaining(['data/table.csv', 'demo/page.html', 'paper.pdf', 'LICENSE']),
  );
  expect(first?.sources).not.toContain('.env');
  expect(first?.digest).not.toBe(second?.digest);
});

describe('the web edition', () => {
  let edition: Edition;
  let made: readonly Artifact[];
  beforeAll(async () => {
    edition = await editionOf(worldOf(files));
    made = await html.write(edition, { world });
  }, 60_000);
  const page = () => text(made.find(({ path }) => path === 'html/01-one.html')?.content);

  test.each([
    ['one table', 'href="files/data/table.csv" download="table.csv"'],
    ['run.sh', 'href="files/chapters/run.sh" download="run.sh"'],
    ['A page', 'href="files/demo/page_html.txt" download="page.html"'],
    ['a drawing', 'href="files/img/plan_svg.txt" download="plan.svg"'],
    ['a paper', 'href="files/paper.pdf" download="paper.pdf"'],
    ['LICENSE', 'href="files/LICENSE.txt" download="LICENSE"'],
    ['Blanks', 'href="files/data/a%20b.csv" download="a b.csv"'],
    ['from the root', 'href="files/data/root.csv" download="root.csv"'],
    ['a draft', 'href="files/chapters/drafts/idea_md.txt" download="idea.md"'],
    ['the dot', 'href="pictures/img/dot.gif"'],
    ['the drawing', 'href="files/img/drawing.png"'],
    ['another', 'href="files/img/other.gif"'],
  ])('has for “%s” %s', (words, link) => expect(page()).toContain(`<a ${link}>${words}</a>`));

  test.each([
    'an anchor',
    'a chapter',
    'a file',
    'a folder',
    'another folder',
    'hidden',
  ])('has the words of a dead link: %s', (words) => expect(page()).toContain(`<a>${words}</a>`));

  test('has each file once, as it is in the book, and no hidden one', () => {
    const offered = made.filter(({ path }) => path.startsWith('html/files/'));
    expect(offered.map(({ path }) => path.slice(11)).sort()).toEqual(
      [
        'LICENSE.txt',
        'chapters/drafts/idea_md.txt',
        'chapters/run.sh',
        'data/a b.csv',
        'data/root.csv',
        'data/table.csv',
        'demo/page_html.txt',
        'img/drawing.png',
        'img/other.gif',
        'img/plan_svg.txt',
        'paper.pdf',
      ].sort(),
    );
    expect(text(offered.find(({ path }) => path.endsWith('table.csv'))?.content)).toBe('a,b\n');
    expect(made.some(({ content }) => text(content).includes('SECRET'))).toBe(false);
  });

  test('passes the proof, and does not where a file is lost or changed', async () => {
    expect(await failures(html, edition, made)).toEqual([]);
    const without = made.filter(({ path }) => !path.endsWith('/table.csv'));
    expect(await failures(html, edition, without)).toContain(
      'Cannot find the file `data/table.csv` in the html edition',
    );
    const changed = made.map((one) => (one.path.endsWith('/table.csv') ? { ...one, content: gif } : one));
    expect(await failures(html, edition, changed)).toEqual([
      'Unexpected bytes in the file `data/table.csv` of the html edition, expected those in the book',
    ]);
  });

  test('is one copy of the book: a PDF that it offers is none', async () => {
    const found = {
      kind: 'folder' as const,
      files: new Map(made.map(({ path, content }) => [path, content])),
      links: [],
    };
    const offered = new Map([...edition.files.values()].map(({ place, content }) => [place, content]));
    const { copies, failures: faults } = await subjectsIn('out', found, [html, epub, pdf], offered);
    expect([copies.map(({ name }) => name), faults]).toEqual([['out/html'], []]);
  });
});

describe('the EPUB', () => {
  const written = async (book: Files) => {
    const edition = await editionOf(worldOf(book));
    const made = await epub.write(edition, { world });
    expect(await failures(epub, edition, made)).toEqual([]);
    return text((await readZip(made[0]?.content ?? new Uint8Array())).get('OEBPS/01-one.xhtml'));
  };

  test('links to the published files, and not around the picture that it shows itself', async () => {
    const page = await written(published);
    expect(page).toContain('<a href="https://example.org/b/files/data/table.csv">one table</a>');
    expect(page).toContain('<a href="https://example.org/b/pictures/img/dot.gif">the dot</a>');
    expect(page).toContain('<a href="https://example.org/b/files/demo/page_html.txt">A page</a>');
    expect(page).toMatch(/<span><img [^>]*alt="The dot"/);
    expect(page).toContain('<span>a file</span>');
    expect(page).not.toContain('data-file');
  }, 60_000);

  test('tells their paths once if no address is known', async () => {
    const page = await written(files);
    expect(page).toContain(
      '<span>one table</span><span class="address"> (file <code>data/table.csv</code>)</span>',
    );
    expect(page.match(/data\/table\.csv/g)).toHaveLength(1);
    expect(page).toContain('<span>run.sh</span>.');
    expect(page).not.toMatch(/href="[^"]*(?:table|page_html|data-file)/);
  }, 60_000);
});

describe('the PDF', () => {
  test.each([
    ['with an address', published],
    ['without one', files],
  ])(
    'passes the proof %s',
    async (_, book) => {
      const edition = await editionOf(worldOf(book));
      const made = await pdf.write(edition, { world });
      expect(await failures(pdf, edition, made)).toEqual([]);
      const { documents, addresses } = await pdf.read(made);
      const all = [...documents.values()].join('\n').replace(/\s+/g, ' ');
      expect(all.includes('(file data/table.csv)')).toBe(book === files);
      expect(addresses.some(({ to }) => to === 'https://example.org/b/files/data/table.csv')).toBe(
        book === published,
      );
    },
    120_000,
  );
});
