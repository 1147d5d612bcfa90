// The pages that an EPUB lists are those of the printed book: each mark stands where the finished interior's page begins.

import { unzipSync } from 'fflate';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { getDocument } from 'unpdf/pdfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import { markPages } from '../../../scripts/formats/epub/page-breaks.ts';
import { epubPages } from '../../../scripts/formats/epub/pages.ts';
import { locateInterior } from '../../../scripts/formats/print/interior.ts';
import { print } from '../../../scripts/formats/print/print.ts';
import { printedBookOf } from '../../../scripts/formats/print/printed-book.ts';
import type { Artifact } from '../../../scripts/model/book.ts';
import type { Finding } from '../../../scripts/model/finding.ts';
import type { TooLong } from '../../../scripts/model/printed-book.ts';
import { publish } from '../../../scripts/pipeline.ts';
import { profileOf } from '../../../scripts/settings/print/profile.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());

const words =
  'register pending interrupt descriptor asynchronously page buffer lock timer queue signal driver'.split(
    ' ',
  );

/** Text without a repetition: what stands at two places would prove nothing. */
function prose(seed: number, count: number): string {
  const word = (at: number) => words[(at * 7 + seed * 5 + Math.floor(at / 12)) % words.length];
  return Array.from({ length: count }, (_, at) => `${word(at)} ${seed}x${at}`).join(' ');
}

const chapter = (number: number) => `<a name="sec:${number}"></a>

# ${number}. Chapter

${number === 1 ? sound['NOTICE.md'] : ''}

${prose(number, 400)} [see there](#sec:1) and [elsewhere](https://example.org/${number}).[^n] ${prose(number + 20, 300)}

[^n]: A note, told at length: ${prose(number + 40, 120)}

## ${number}.1. Code

\`\`\`c
${Array.from({ length: 90 }, (_, at) => `${'    '.repeat(at % 3)}int line_${number}_${at} = ${at};${at % 7 === 6 ? '\n' : ''}`).join('\n')}
\`\`\`

- ${prose(number + 60, 90)}
- ${prose(number + 80, 90)}

| a | b |
|---|---|
${Array.from({ length: 40 }, (_, at) => `| cell ${number} ${at} | ${prose(at + 100 * number, 8)} |`).join('\n')}

> ${prose(number + 90, 250)}
`;

const files: Files = {
  ...sound,
  'book.yaml': `${sound['book.yaml']}isbn: 978-3-16-148410-0\n`,
  'chapters/01-one.md': chapter(1),
  'chapters/02-two.md': chapter(2),
  // An id that a mark would like to have.
  'chapters/03-three.md': `${chapter(3)}\n<a name="page2"></a><a name="pins"></a>The end comes here, as it must.\n`,
};
const world = worldOf(files, browser);

/** Text without what setting it changes. */
const squash = (text: string) => text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2010-]/g, '');

async function pagesOf(content: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: content.slice(), verbosity: 0 });
  const file = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    pages.push(squash(items.map((item) => ('str' in item ? item.str : '')).join(' ')));
  }
  await task.destroy();
  return pages;
}

const find = (artifacts: readonly Artifact[], end: string) =>
  artifacts.find(({ path }) => path.endsWith(end))?.content ?? new Uint8Array();

describe('the list of pages', () => {
  let list: readonly Readonly<{ label: string; after: string; tag: string }>[];
  let pages: readonly string[];
  let opf: string;
  let alone: readonly Artifact[];
  let both: readonly Artifact[];

  beforeAll(async () => {
    both = (await publish(world, [epub, print])).artifacts;
    alone = (await publish(world, [epub])).artifacts;
    pages = await pagesOf(find(both, '-interior.pdf'));
    const packed = unzipSync(find(both, '.epub'));
    const file = (name: string) => new TextDecoder().decode(packed[`OEBPS/${name}`]);
    opf = file('content.opf');
    const [nav = ''] = /<nav epub:type="page-list".*?<\/nav>/s.exec(file('toc.xhtml')) ?? [];
    list = [...nav.matchAll(/<a href="([^"#]+)#([^"]+)">([^<]+)</g)].map(
      ([, name = '', id = '', label = '']) => {
        const text = file(name);
        const [tag = ''] = new RegExp(`<span[^>]* id="${id}"[^>]*>`).exec(text) ?? [];
        const rest = text.slice(text.indexOf(tag) + tag.length).replace(/<a[^>]*noteref[^>]*>.*?<\/a>/g, '');
        return { label, tag, after: squash(textOf(fromHtml(rest, { fragment: true }))) };
      },
    );
  }, 240_000);

  test('has every page of the body that is not blank, each once and in order', () => {
    const first = pages.findIndex(
      (text) => text.includes('1.Chapterregister') || text.startsWith('1.Chapter'),
    );
    const labels = pages.flatMap((text, index) =>
      index >= first && text !== '' ? [String(index - first + 1)] : [],
    );
    expect(labels.length).toBeGreaterThan(20);
    expect(list.map(({ label }) => label)).toEqual(['iv', ...labels]);
  });

  test('leads to the words with which the printed pages begin', () => {
    const first = pages.findIndex((text) => text.startsWith('1.Chapter'));
    for (const { label, after } of list.slice(1)) {
      const page = pages[first + Number(label) - 1] ?? '';
      const wanted = after.slice(0, 18);
      // The running head, and the rest of a word that the page before began, may stand before it.
      const at = page.indexOf(wanted);
      expect(at, `${label}: ${wanted} in ${page.slice(0, 80)}`).toBeGreaterThanOrEqual(0);
      expect(at, `${label}: ${wanted} in ${page.slice(0, 80)}`).toBeLessThan(40);
    }
  });

  test('has marks that speak, with ids that no anchor of the book has', () => {
    for (const { label, tag } of list) {
      expect(tag).toContain('epub:type="pagebreak"');
      expect(tag).toContain('role="doc-pagebreak"');
      expect(tag).toContain(`aria-label="${label}"`);
    }
    expect(list.find(({ label }) => label === '2')?.tag).toContain('id="page2-page"');
  });

  test('names the printed book', () => {
    expect(opf).toContain('<dc:source id="printed">urn:isbn:9783161484100</dc:source>');
    expect(opf).toContain('<meta refines="#printed" property="source-of">pagination</meta>');
    expect(opf).toContain('<meta property="pageBreakSource">urn:isbn:9783161484100</meta>');
    expect(opf).toContain('pageBreakMarkers');
  });

  test('is the same whether the book is printed too or not, and so is the printed book', async () => {
    expect(Buffer.from(find(alone, '.epub')).equals(find(both, '.epub'))).toBe(true);
    const printed = (await publish(world, [print])).artifacts;
    expect(Buffer.from(find(printed, '-interior.pdf')).equals(find(both, '-interior.pdf'))).toBe(true);
  }, 120_000);
});

test('marks change no text, wherever they stand', async () => {
  const edition = await editionOf(world);
  const pages = epubPages(edition);
  const opens = edition.chapters[0]?.entry.id ?? '';
  const starts = Array.from({ length: 300 }, (_, page) => ({
    page,
    opens,
    block: page % 40,
    letters: (page * 37) % 900,
  }));
  const folios = starts.map((_, index) => String(index));
  const marked = markPages(
    pages,
    { starts, folios, places: { pages: 300, destinations: new Map() } },
    edition,
  );
  expect(marked.breaks).toHaveLength(300);
  expect(marked.pages.map(({ tree }) => textOf(tree))).toEqual(pages.map(({ tree }) => textOf(tree)));
});

test('of a book far too long to be bound there are no pages to tell, and it costs no layout', async () => {
  const edition = await editionOf(worldOf(sound));
  const profile = profileOf(edition.manifest);
  const pages = profile.service.pages.map((row) => ({ ...row, value: { ...row.value, most: 1 } }));
  const short = { ...profile, service: { ...profile.service, pages } };
  expect(await locateInterior(edition, short, worldOf({}))).toEqual({
    kind: 'too-long',
    pages: expect.any(Number),
    most: 1,
    service: profile.service.name,
  });
});

test('an EPUB without those pages says so and is whole', async () => {
  const edition = await editionOf(worldOf(sound, browser));
  const told: Finding[] = [];
  const located = async (): Promise<TooLong> => ({
    kind: 'too-long',
    pages: 1318,
    most: 1000,
    service: 'A Service',
  });
  const [made] = await epub.write(edition, {
    world: worldOf(sound, browser),
    tell: (finding) => told.push(finding),
    printedBook: {
      ...printedBookOf(world),
      located,
    },
  });
  expect(told.map(({ rule, severity, reason }) => `${rule} ${severity}: ${reason}`)).toEqual([
    'epub-pages warning: Cannot mark the pages of the printed book in the EPUB: it would have about 1318 pages, and A Service binds at most 1000',
  ]);
  const packed = unzipSync(made?.content ?? new Uint8Array());
  const text = Object.values(packed)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('');
  expect(text).not.toMatch(/pagebreak|page-list|pageBreak|source-of/);
});

test('a book can do without them, which costs no layout', async () => {
  const files = { ...sound, 'book.yaml': `${sound['book.yaml']}epub: {pages: none}\n` };
  const located = () => Promise.reject(new Error('laid out'));
  const edition = await editionOf(worldOf(files, browser));
  const run = { ...printedBookOf(world), located };
  await expect(
    epub.write(edition, { world: worldOf(files, browser), printedBook: run }),
  ).resolves.toHaveLength(1);
});
