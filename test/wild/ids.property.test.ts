// Whatever headings a book has: each has an id of its own in its chapter, and each link to it leads to it in every format.

import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, expect, test } from 'vitest';
import { epub } from '../../scripts/formats/epub/epub.ts';
import { html } from '../../scripts/formats/html/html.ts';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import type { Artifact, Manuscript } from '../../scripts/model/book.ts';
import { readPlaces } from '../../scripts/pdf/destinations.ts';
import { openPdf } from '../../scripts/pdf/file.ts';
import { read } from '../../scripts/read/read.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { readZip } from '../../scripts/text/archive/zip.ts';
import { destinationName } from '../../scripts/text/percent.ts';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const { browser, close } = ((world) => ({ browser: world.browser, close: () => world.browser.close() }))(
  openWorld({ root: 'book', env: process.env, now: new Date('2026-01-01T00:00:00Z') }),
);
afterAll(close);

const notice = 'This small book is free; you may copy it.\n\nIt comes without any warranty.\n';
const words = [
  'Overview',
  'overview',
  'Overview 1',
  'Notes',
  'See also',
  '?',
  '+',
  'C++',
  '😀',
  '🛠️',
  '…',
  'Café',
  '漢字',
  'Section',
  '`a_b`',
  '- -',
];
const heading = fc.record({ text: fc.constantFrom(...words), named: fc.boolean() });
const chapter = fc.array(heading, { minLength: 1, maxLength: 6 });
const book = fc.array(chapter, { minLength: 1, maxLength: 4 });

type Chapters = readonly (readonly Readonly<{ text: string; named: boolean }>[])[];

function filesOf(chapters: Chapters, links: readonly string[] = []): Files {
  const { 'chapters/01-one.md': _, ...rest } = sound;
  const texts = chapters.map((headings, at) => {
    const parts = headings.map(({ text, named }, index) => {
      const name = named ? `<a name="n${index}"></a>\n\n` : '';
      return `${name}${index === 0 ? '#' : '##'} ${text}\n\n${at + index === 0 ? notice : 'Text.'}\n`;
    });
    return [`chapters/c${at}.md`, `${parts.join('\n')}\n${links.at(at) ?? ''}`];
  });
  return { ...rest, ...Object.fromEntries(texts) };
}

async function manuscriptOf(files: Files): Promise<Manuscript> {
  const { manuscript } = await read(worldOf(files));
  if (!manuscript) throw new Error('the book cannot be read');
  return manuscript;
}

/** The same book, with a link in each chapter to every id of every heading; its words say chapter and heading. */
async function linked(chapters: Chapters) {
  const { chapters: parsed } = await manuscriptOf(filesOf(chapters));
  const links = parsed.map(({ name: here }) =>
    parsed
      .flatMap(({ name, headings }, at) =>
        headings.flatMap(({ local, slugs }, index) =>
          [local, ...slugs].map(
            (id) => `[link ${at}-${index}](<${name === here ? '' : `${name}.md`}#${id}>)`,
          ),
        ),
      )
      .join(' '),
  );
  return { files: filesOf(chapters, links), parsed };
}

test('an id that is not empty, and of no other heading in the chapter or in the book', async () => {
  await fc.assert(
    fc.asyncProperty(book, async (chapters) => {
      const { chapters: parsed } = await manuscriptOf(filesOf(chapters));
      for (const { headings } of parsed) {
        const ids = headings.flatMap(({ local, slugs }) => [local, ...slugs]);
        expect(ids.every((id) => /[^\p{M}\p{Cf}]/u.test(id))).toBe(true);
        expect(new Set(ids).size).toBe(ids.length);
      }
      const ids = parsed.flatMap(({ headings }) => headings.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 100 },
  );
}, 300_000);

test('links to it in the web edition and in the EPUB', async () => {
  await fc.assert(
    fc.asyncProperty(book, async (chapters) => {
      const { files } = await linked(chapters);
      const world = worldOf(files, browser);
      const edition = await editionOf(world);
      const pages = new Map(
        (await html.write(edition, { world })).map(({ path, content }) => [path, content]),
      );
      expectLinks(documentsOf(pages, (_, at) => `html/c${at}.html`, chapters.length));
      const [packed] = (await epub.write(edition, { world })) as readonly [Artifact];
      const inside = await readZip(packed.content);
      expectLinks(documentsOf(inside, (_, at) => `OEBPS/c${at}.xhtml`, chapters.length));
    }),
    { numRuns: 6 },
  );
}, 600_000);

test('links to it in the PDF', async () => {
  await fc.assert(
    fc.asyncProperty(book, async (chapters) => {
      const { files, parsed } = await linked(chapters);
      const world = worldOf(files, browser);
      const [made] = (await pdf.write(await editionOf(world), { world })) as readonly [Artifact];
      const { destinations } = readPlaces(await openPdf(made.content));
      // A heading's place is below that of the one before it, or on a later page.
      const places = parsed.flatMap(({ headings }) => headings.map(({ id }) => destinations.get(id)));
      for (const [index, place] of places.entries()) {
        const before = places[index - 1];
        if (!place) throw new Error(`no destination for heading ${index}`);
        if (before) expect(place.page > before.page || place.top < before.top).toBe(true);
      }
      const copy = await pdf.read([made], world.threads);
      expect(copy.links.filter(({ found }) => !found)).toEqual([]);
      const leading = new Map<string, number>();
      for (const { to } of copy.links) leading.set(to, (leading.get(to) ?? 0) + 1);
      for (const { headings } of parsed)
        for (const { id, slugs } of headings)
          expect(leading.get(destinationName(id)) ?? 0).toBeGreaterThanOrEqual(
            parsed.length * (1 + slugs.length),
          );
    }),
    { numRuns: 2 },
  );
}, 600_000);

/** The documents of chapters, by path. */
function documentsOf(
  files: ReadonlyMap<string, Uint8Array>,
  pathOf: (name: unknown, at: number) => string,
  count: number,
): ReadonlyMap<string, Nodes> {
  return new Map(
    Array.from({ length: count }, pathOf).map((path) => [
      path,
      fromHtml(new TextDecoder().decode(files.get(path))),
    ]),
  );
}

/** Every link `link 1-2` of the documents leads to the third heading of the second. */
function expectLinks(documents: ReadonlyMap<string, Nodes>): void {
  const headings = [...documents.values()].map((tree) =>
    elements(tree, ({ tagName }) => /^h[1-6]$/.test(tagName)),
  );
  let count = 0;
  for (const [path, tree] of documents) {
    for (const link of elements(tree, ({ tagName }) => tagName === 'a')) {
      const [, at, index] = /^link (\d+)-(\d+)$/.exec(textOf(link)) ?? [];
      if (at === undefined) continue;
      count += 1;
      const url = new URL(String(link.properties.href), `http://book.invalid/${path}`);
      const target = documents.get(url.pathname.slice(1));
      const id = decodeURIComponent(url.hash.slice(1));
      const [found] = target ? elements(target, ({ properties }) => properties.id === id) : [];
      const wanted = headings[Number(at)]?.[Number(index)];
      expect(found !== undefined && found === wanted, `${url} for ${at}-${index}`).toBe(true);
    }
  }
  expect(count).toBeGreaterThan(0);
}

function elements(tree: Nodes, wanted: (element: Element) => boolean): readonly Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => void (wanted(element) && found.push(element)));
  return found;
}
