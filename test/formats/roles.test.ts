// Roles of chapters and numbers that Colophon gives, as readers of each edition get them.

import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { getDocument } from 'unpdf/pdfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { epub } from '../../scripts/formats/epub/epub.ts';
import { html } from '../../scripts/formats/html/html.ts';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import { print } from '../../scripts/formats/print/print.ts';
import type { Artifact, Edition } from '../../scripts/model/book.ts';
import type { World } from '../../scripts/model/world.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { openFolder } from '../../scripts/system/folder.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { type Files, folderOf, sound } from '../memory.ts';

const real = openWorld({ root: 'book', env: process.env, now: new Date(0) });
const bees: World = { ...real, book: openFolder(join(import.meta.dirname, '../fixtures/roles')) };
afterAll(() => real.browser.close());

const text = (artifacts: readonly Artifact[], path: string) =>
  new TextDecoder().decode(artifacts.find((one) => one.path === path)?.content);

let edition: Edition;
let web: readonly Artifact[];
const pages = new Map<string, string>();
beforeAll(async () => {
  edition = await editionOf(bees);
  web = await html.write(edition, { world: bees });
  const [book] = await epub.write(edition, { world: bees });
  for (const [path, content] of Object.entries(unzipSync(book?.content ?? new Uint8Array())))
    pages.set(path, new TextDecoder().decode(content));
  expect((await prove(html, edition, web)).failures).toEqual([]);
  expect((await prove(epub, edition, book ? [book] : [])).failures).toEqual([]);
}, 120_000);

describe('the web edition', () => {
  test('has the role of each chapter, and a heading for the dedication that only screen readers find', () => {
    expect(text(web, 'html/for.html')).toContain(
      '<section class="dedication" role="doc-dedication" aria-label="Dedication"><h1 class="unseen" id="dedication">Dedication</h1>',
    );
    expect(text(web, 'html/preface.html')).toContain('<section role="doc-preface" aria-label="Preface">');
    expect(text(web, 'html/plants.html')).toContain('<section role="doc-appendix" aria-label="A. Plants">');
    expect(text(web, 'html/all.html')).toContain('role="doc-epigraph"');
    expect(text(web, 'html/frames.html')).not.toContain('role="doc-');
  });

  test('shows the numbers in headings, links, captions and the sidebar, and keeps the addresses', () => {
    const page = text(web, 'html/colony.html');
    expect(page).toContain('<h1 id="the-colony"><span class="number">1.</span> The Colony</h1>');
    expect(page).toContain('<h2 id="queen"><span class="number">1.1.</span> Queen</h2>');
    expect(page).toContain('<a href="plants.html#plants">A. Plants</a>');
    expect(page).toContain('<a href="frames.html#lst:frame">Listing 2.1</a>');
    expect(page).toContain('<span class="label">Listing 1.1</span>');
    expect(text(web, 'html/plants.html')).toContain('<span class="label">Listing A.1</span>');
    expect(text(web, 'html/tools.html')).toContain('<span class="label">Listing 2.2</span>');
    expect(page).toMatch(
      /<li class="front"><a class="entry" href="preface.html"><span class="title">Preface/,
    );
    expect(page).toMatch(/<li class="part back"><a [^>]*><span class="title">Appendices/);
    expect(page).toMatch(
      /<li class="back"><a [^>]*><span class="number">A<\/span> <span class="title">Plants/,
    );
  });
});

describe('the EPUB', () => {
  test('has the structural semantics of each chapter', () => {
    expect(pages.get('OEBPS/for.xhtml')).toMatch(
      /<body epub:type="frontmatter" class="dedication">\s*<section epub:type="dedication" role="doc-dedication" aria-label="Dedication">\s*<div id="dedication"\/>/,
    );
    expect(pages.get('OEBPS/plants.xhtml')).toMatch(
      /<body epub:type="backmatter" class="appendix">\s*<section epub:type="appendix" role="doc-appendix"/,
    );
    expect(pages.get('OEBPS/part-1.xhtml')).toContain('<section epub:type="part" role="doc-part"');
    expect(pages.get('OEBPS/frames.xhtml')).toContain('<section epub:type="chapter" role="doc-chapter"');
  });

  test('has dedication and epigraph before the contents, and landmarks in this order', () => {
    const spine = [...(pages.get('OEBPS/content.opf') ?? '').matchAll(/<itemref idref="([^"]+)"/g)];
    expect(spine.map(([, id]) => id).slice(2, 8)).toEqual([
      'page-copyright',
      'page-for',
      'page-motto',
      'nav',
      'page-preface',
      'page-part-1',
    ]);
    const [, marks = ''] = (pages.get('OEBPS/toc.xhtml') ?? '').split('epub:type="landmarks"');
    expect([...marks.matchAll(/epub:type="([^"]+)" href="([^"]+)"/g)].map(([, type]) => type)).toEqual([
      ...['cover', 'titlepage', 'copyright-page', 'dedication', 'epigraph', 'toc', 'preface'],
      ...['bodymatter', 'appendix', 'appendix', 'glossary', 'appendix', 'colophon'],
    ]);
    expect(pages.get('OEBPS/toc.xhtml')).toContain('<span class="number">1.1</span> Queen');
  });
});

describe('the printed book', () => {
  /** The texts of each page from the top down, joined. */
  let sheets: readonly string[] = [];
  const at = (words: string) => sheets.findIndex((sheet) => sheet.includes(words));
  beforeAll(async () => {
    const artifacts = await print.write(edition, { world: bees, tell: () => {} });
    const { failures } = await prove(print, edition, artifacts);
    expect(failures).toEqual([]);
    const file = await getDocument({ data: artifacts[0]?.content.slice() ?? [], verbosity: 0 }).promise;
    const all = Array.from({ length: file.numPages }, async (_, index) => {
      const { items } = await (await file.getPage(index + 1)).getTextContent();
      return items.flatMap((item) => ('str' in item && item.str.trim() ? [item.str.trim()] : [])).join(' ');
    });
    sheets = await Promise.all(all);
    await file.loadingTask.destroy();
  }, 120_000);

  test('has dedication and epigraph on rectos of their own before the contents, with nothing else on them', () => {
    const [dedication, motto, contents] = [at('never stung'), at('Marcus'), at('Contents')];
    expect(sheets[dedication]).toBe('For my grandmother, who was never stung.');
    expect(sheets[motto]).toContain('good for the bee. Marcus Aurelius');
    expect([dedication % 2, motto % 2, contents % 2]).toEqual([0, 0, 0]);
    expect(sheets[dedication + 1]).toBe('');
    expect(dedication < motto && motto < contents).toBe(true);
    expect(sheets[contents]).not.toMatch(/Dedication|Epigraph/);
    expect(sheets[contents]).toMatch(/Preface.*1 The Colony.*1\.1 Queen.*A Plants.*Words/s);
  });

  test('counts the preface in roman numerals, with its title above, and begins with 1 at the first part', () => {
    const preface = at('Preface A hive');
    expect(sheets[preface + 1]).toMatch(/xii$/);
    expect(sheets[preface + 2]).toMatch(/Preface xiii$/);
    expect(sheets[at('Contents')]).toMatch(/Hives 1 /);
  });
});

test('the PDF has the dedication in its outline, before the contents', async () => {
  const [artifact] = await pdf.write(edition, { world: bees });
  expect((await prove(pdf, edition, artifact ? [artifact] : [])).failures).toEqual([]);
  const file = await getDocument({ data: artifact?.content.slice() ?? [], verbosity: 0 }).promise;
  expect((await file.getOutline()).map(({ title }) => title)).toEqual([
    ...['The Keeping of Bees', 'Copyright', 'Dedication', 'Epigraph', 'Contents', 'Listings', 'Preface'],
    ...['Hives', '1 The Colony', '2 Frames', 'Appendices', 'A Plants', 'B Measures', 'Words'],
    edition.license.title,
    'Colophon',
  ]);
  const labels = (await file.getPageLabels()) ?? [];
  expect(labels.slice(labels.indexOf('1') - 2, labels.indexOf('1') + 2)).toEqual(['viii', 'ix', '1', '2']);
  await file.loadingTask.destroy();
}, 120_000);

test('two chapters of one title are told apart in every edition', async () => {
  const files: Files = {
    ...sound,
    'chapters/02-two.md': '# Overview\n\nThe first of two.\n',
    'chapters/03-three.md':
      '# Overview\n\nThe second of two. See [it](#overview) and [the first](02-two.md).\n',
  };
  const world: World = { ...real, book: folderOf(files) };
  const alike = await editionOf(world);
  const [site, [book], [screen]] = [
    await html.write(alike, { world }),
    await epub.write(alike, { world }),
    await pdf.write(alike, { world }),
  ];
  for (const [format, files] of [
    [html, site],
    [epub, [book]],
    [pdf, [screen]],
  ] as const)
    expect((await prove(format, alike, files as readonly Artifact[])).failures).toEqual([]);
  expect(text(site, 'html/03-three.html')).toContain(
    '<a href="#overview">it</a> and <a href="02-two.html#overview">',
  );
  const toc = new TextDecoder().decode(unzipSync(book?.content ?? new Uint8Array())['OEBPS/toc.xhtml']);
  expect([...toc.matchAll(/href="([^"]+)">Overview/g)].map(([, href]) => href)).toEqual([
    '02-two.xhtml#overview',
    '03-three.xhtml#_-03-three-overview',
  ]);
  const file = await getDocument({ data: screen?.content.slice() ?? [], verbosity: 0 }).promise;
  const [first, second] = (await file.getOutline()).filter(({ title }) => title === 'Overview');
  expect(first?.dest).not.toEqual(second?.dest);
  await file.loadingTask.destroy();
}, 120_000);
