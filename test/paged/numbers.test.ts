// Every number that a finished PDF prints is that of the page on which its target stands, as the file itself tells.

import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { getDocument } from 'unpdf/pdfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import { print } from '../../scripts/formats/print/print.ts';
import type { Edition, Entry, IndexTerm } from '../../scripts/model/book.ts';
import type { Format } from '../../scripts/model/contract.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());

const words = ['module', 'driver', 'timer', 'queue', 'lock', 'page', 'signal'];
const filler =
  'The quick brown fox jumps over the lazy dog, and nothing comes of it but a line of text. '.repeat(5);

/** A section of about a page: a listing or a table, a term that is defined, links to sections far before and behind. */
function section(chapter: number, number: number): string {
  const code = `\`\`\`c title="file-${chapter}-${number}.c"\n${'int x;\n'.repeat(4 * number)}\`\`\`\n`;
  const table = `Table: Facts of ${chapter} and ${number}\n\n| a | b |\n|---|---|\n| c | d |\n`;
  const other = `${((chapter + 3) % 8) + 1}-${((number + 1) % 6) + 1}`;
  return [
    `<a name="sec:${chapter}-${number}"></a>\n\n## ${chapter}.${number}. Part ${chapter} of ${number}\n`,
    `${filler}<dfn>${words[(chapter * number) % words.length]}</dfn> is told in [that part](#sec:${other}), and in [](#at:${chapter}).\n`,
    `<a name="at:${chapter}-${number}"></a>\n\n${number % 3 === 0 ? table : code}\n${filler}\n`,
  ].join('\n');
}

const chapters = [1, 2, 3, 4, 5, 6, 7, 8].map((chapter) => {
  const head = `<a name="at:${chapter}"></a>\n\n# ${chapter}. Chapter of ${words[chapter % words.length]}\n\n`;
  const notice = chapter === 1 ? `${sound['NOTICE.md']}\n` : '';
  return [
    `chapters/0${chapter}.md`,
    head + notice + [1, 2, 3, 4, 5, 6].map((number) => section(chapter, number)).join('\n'),
  ];
});
const files: Files = {
  'NOTICE.md': sound['NOTICE.md'] ?? '',
  'book.yaml': `${sound['book.yaml']}index:\n  parts: [sec:1-1, sec:1-2, sec:1-3, sec:4-4, sec:4-5]\n  parts, last: sec:8-6\n`,
  ...Object.fromEntries(chapters),
};

/** Text without what setting it changes. */
function squash(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad]/g, '');
}

type Printed = Readonly<{
  /** The lines of each page, squashed, and its label: as the file has it, or by where the body begins. */
  pages: readonly (readonly string[])[];
  labels: readonly string[];
  pageOf: (id: string) => number;
}>;

async function open(format: Format, edition: Edition): Promise<Printed> {
  const [artifact] = await format.write(edition, { world: { ...worldOf(files), browser } });
  const task = getDocument({ data: artifact?.content.slice() ?? [], verbosity: 0 });
  const file = await task.promise;
  const pages: string[][] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const lines: string[] = [];
    let foot = Number.NaN;
    for (const item of (await (await file.getPage(number)).getTextContent()).items) {
      if (!('str' in item) || !item.str.trim()) continue;
      const y = Number(item.transform[5]);
      if (Math.abs(y - foot) < 2) lines.push((lines.pop() ?? '') + squash(item.str));
      else lines.push(squash(item.str));
      foot = y;
    }
    pages.push(lines);
  }
  const places = new Map<string, number>();
  for (const [name, target] of Object.entries(await file.getDestinations()))
    places.set(decodeURIComponent(name), await file.getPageIndex(target?.[0]));
  const pageOf = (id: string) => places.get(id) ?? Number.NaN;
  const first = pageOf(edition.chapters[0]?.entry.id ?? '');
  const labels = (await file.getPageLabels()) ?? pages.map((_, page) => String(page - first + 1));
  await task.destroy();
  return { pages, labels, pageOf };
}

function flatten(entries: readonly Entry[]): readonly Entry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.children)]);
}

describe.each([pdf, print])('the finished file of $id', (format) => {
  let edition: Edition;
  let printed: Printed;
  beforeAll(async () => {
    edition = await editionOf(worldOf(files));
    printed = await open(format, edition);
  }, 120_000);

  const label = (id: string) => printed.labels[printed.pageOf(id)];
  const linesOf = (from: string, to: string) =>
    printed.pages.slice(printed.pageOf(from), printed.pageOf(to)).flat();
  const begin = () => edition.chapters[0]?.entry.id ?? '';

  test('is long enough to tell something', () => {
    expect(printed.pages.length).toBeGreaterThan(40);
    expect(edition.lists.map(({ captions }) => captions.length)).toEqual([32, 16]);
  });

  test('prints folios that are its pages’ labels', () => {
    const told = printed.pages.map((lines) => lines.filter((line) => /^\d+$|^[ivxl]+$/.test(line)));
    const first = printed.pageOf(begin());
    const folios = told.flatMap((some, page) =>
      page > first && some.length > 0 ? [[page, some.at(-1)]] : [],
    );
    expect(folios.length).toBeGreaterThan(25);
    for (const [page, folio] of folios) expect(folio).toBe(printed.labels[Number(page)]);
  });

  test('prints the pages of chapters and sections in the contents', () => {
    const lines = linesOf('contents', 'listings');
    const back = [edition.license, edition.index, edition.colophon].flatMap((page) => page ?? []);
    for (const { id, title, number = '' } of [
      ...flatten(edition.chapters.map(({ entry }) => entry)),
      ...back.map(({ id, title }) => ({ id, title, number: '' })),
    ])
      expect(lines).toContain(squash(`${number}${title}${label(id)}`));
  });

  test('prints the pages of listings and tables in their lists', () => {
    const lines = linesOf('listings', begin());
    for (const { id, number, title } of edition.captions)
      expect(lines).toContain(squash(`${number}${title}${label(id)}`));
  });

  test('prints the pages of terms in the index: ascending, each once, ranges joined', () => {
    const text = linesOf('index', 'colophon').join('\n').replace(/,\n/g, ',');
    const check = ({ term, ids, under }: IndexTerm): void => {
      const pages = [...new Set(ids.map(printed.pageOf))].sort((a, b) => a - b);
      const starts = pages.filter((page) => !pages.includes(page - 1));
      const ranges = starts.map((start) => {
        let end = start;
        while (pages.includes(end + 1)) end += 1;
        return end === start ? printed.labels[start] : `${printed.labels[start]}–${printed.labels[end]}`;
      });
      expect(`\n${text}\n`).toContain(`\n${squash([term, ...ranges].join(','))}\n`);
      under.forEach(check);
    };
    for (const { terms } of edition.index?.groups ?? []) terms.forEach(check);
    expect(edition.index?.groups).toHaveLength(7);
  });

  test.runIf(format === print)('prints behind each link the page that it leads to', () => {
    const wanted: string[] = [];
    for (const { tree } of edition.chapters) {
      visit(tree, 'element', (node) => {
        const { href } = node.properties;
        if (typeof href === 'string' && href.startsWith('#'))
          wanted.push(`${squash(textOf(node))}(p.${label(href.slice(1))})`);
      });
    }
    const text = linesOf(begin(), 'index').join('');
    const found = [...text.matchAll(/(thatpart|\d\.Chapterof[a-z]+)\(p\.\d+\)/g)].map(([one]) => one);
    expect(found).toEqual(wanted);
    expect(found).toHaveLength(96);
  });
});
