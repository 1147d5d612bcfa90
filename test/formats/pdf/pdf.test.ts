// The PDF of the real book and of a hard one, opened by pdf.js and pdf-lib.

import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../../scripts/formats/pdf/pdf.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { screenSheet } from '../../../scripts/settings/print/margins.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { fold } from '../../../scripts/text/fold.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
const opened: PDFDocumentProxy[] = [];
afterAll(async () => {
  await Promise.all(opened.map((file) => file.loadingTask.destroy()));
  await world.browser.close();
});

async function make(edition: Edition): Promise<Readonly<{ artifact: Artifact; file: PDFDocumentProxy }>> {
  const [artifact] = await pdf.write(edition, { world });
  if (!artifact) throw new Error('no PDF');
  const file = await getDocument({ data: artifact.content.slice(), verbosity: 0 }).promise;
  opened.push(file);
  return { artifact, file };
}

async function pageOf(file: PDFDocumentProxy, id: string): Promise<number> {
  const [page] = (await file.getDestination(pdf.address(id))) as [Parameters<typeof file.getPageIndex>[0]];
  return file.getPageIndex(page);
}

describe('the real book', () => {
  let edition: Edition;
  let artifact: Artifact;
  let file: PDFDocumentProxy;
  beforeAll(async () => {
    edition = await editionOf(world);
    ({ artifact, file } = await make(edition));
  }, 60_000);

  test('keeps what every copy must keep', async () => {
    expect((await prove(pdf, edition, [artifact])).failures).toEqual([]);
  });

  test('has a contents whose folios are the labels of the pages meant', async () => {
    const labels = (await file.getPageLabels()) ?? [];
    expect(labels.slice(0, 4)).toEqual(['i', 'ii', 'iii', '1']);
    const contents = (await pdf.read([artifact])).documents.get('3') ?? '';
    const lines = contents.replace(/\s+/g, ' ');
    for (const { id, title, kind } of edition.anchors.values()) {
      if (kind === 'place') continue;
      expect(lines).toContain(`${title} ${labels[await pageOf(file, id)]}`);
    }
  });

  test('has an outline of its headings', async () => {
    const outline = await file.getOutline();
    const titles = outline.map(({ title }) => title);
    expect(titles).toEqual([
      edition.manifest.title,
      'Copyright',
      'Contents',
      '1 Introduction',
      edition.license.title,
      'Colophon',
    ]);
    expect(outline[3]?.items).toHaveLength(7);
  });

  test('is tagged, in its language, with its title shown', async () => {
    expect(await file.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await file.getMetadata();
    expect(info).toMatchObject({ Title: edition.manifest.title, Language: 'en' });
    expect(await file.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    const tree = JSON.stringify(await (await file.getPage(4)).getStructTree());
    expect(tree).toContain('"role":"H1"');
  });

  test('embeds every font, none of Type 3', async () => {
    const objects = (await PDFDocument.load(artifact.content)).context.enumerateIndirectObjects();
    const dictionaries = objects.map(([, object]) => object).filter((object) => object instanceof PDFDict);
    const subtype = (dictionary: PDFDict) => String(dictionary.get(PDFName.of('Subtype')));
    const fonts = dictionaries
      .filter((one) => one.get(PDFName.of('Type')) === PDFName.of('Font'))
      .map(subtype);
    expect([...new Set(fonts)].sort()).toEqual(['/CIDFontType2', '/Type0']);
    const descriptors = dictionaries.filter(
      (one) => one.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'),
    );
    expect(descriptors.length).toBeGreaterThan(4);
    for (const one of descriptors) expect(one.has(PDFName.of('FontFile2'))).toBe(true);
  });

  test('shows no running head where a chapter opens, and one that is an artifact elsewhere', async () => {
    const heads = async (number: number) => {
      const { items } = await (await file.getPage(number)).getTextContent();
      return items.filter(
        (item) =>
          'str' in item && item.transform[5] > screenSheet.height - screenSheet.top && item.str.trim(),
      );
    };
    expect(await heads(4)).toEqual([]);
    expect(await heads(5)).toMatchObject([{ str: 'Introduction' }]);
    expect((await pdf.read([artifact])).documents.get('5')).not.toContain('Introduction');
  });

  test('is the same bit for bit from another browser process', async () => {
    const other = openWorld({ root: 'book', env: process.env, now: new Date('2027-01-01T00:00:00Z') });
    const [again] = await pdf.write(await editionOf(other), { world: other });
    await other.browser.close();
    expect(Buffer.from(again?.content ?? []).equals(artifact.content)).toBe(true);
  }, 60_000);
});

describe('a hard book', () => {
  const line = `int a${'_very_long_name'.repeat(30)} = 0;`;
  const table = `| ${'column | '.repeat(9)}\n| ${'--- | '.repeat(9)}\n| ${'some words here | '.repeat(9)}\n`;
  const chapter =
    '<a name="sec:one"></a>\n\n# 1. One\n\n' +
    `${String(sound['NOTICE.md'])}\n` +
    `\`\`\`c\n${line}\n\tindented();\n\`\`\`\n\n${table}\n` +
    `1.  Item.\n\n        ${line}\n\nA note.[^n]\n\n[^n]: The note.\n\n` +
    `${'Extraordinary representation of internationalization. '.repeat(400)}\n`;
  let edition: Edition;
  let artifact: Artifact;
  let file: PDFDocumentProxy;
  beforeAll(async () => {
    edition = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': chapter }));
    ({ artifact, file } = await make(edition));
  }, 60_000);

  test('loses no letter of a code line that is wider than the page', async () => {
    const text = fold([...(await pdf.read([artifact])).documents.values()].join('\n'));
    expect(text.split(fold(line))).toHaveLength(3);
  });

  test('sets nothing outside the page’s margins', async () => {
    for (let number = 1; number <= file.numPages; number += 1) {
      const { items } = await (await file.getPage(number)).getTextContent();
      for (const item of items) {
        if (!('str' in item) || !item.str.trim()) continue;
        expect(item.transform[4], item.str).toBeGreaterThan(screenSheet.outer - 9);
        expect(item.transform[4] + item.width, item.str).toBeLessThan(
          screenSheet.width - screenSheet.outer + 9,
        );
      }
    }
  });

  test('keeps every anchor and link, the notes’ too', async () => {
    const proof = await prove(pdf, edition, [artifact]);
    expect(proof.failures).toEqual([]);
    expect(proof.links).toBeGreaterThanOrEqual(4);
  });
});

test('a book with everything in it (pictures, tables, notes, raw HTML) is whole', async () => {
  const torture = openWorld({ root: 'test/fixtures/torture', env: process.env, now: new Date() });
  const edition = await editionOf(torture);
  const written = await pdf.write(edition, { world });
  expect((await prove(pdf, edition, written)).failures).toEqual([]);
  // What a reader opens on a screen is open on paper.
  expect([...(await pdf.read(written)).documents.values()].join('')).toContain('Hidden text, and code:');
}, 60_000);

test('a name with a percent sign that is no escape is a destination', async () => {
  const text = `${sound['chapters/01-one.md']}\n\n<a name="100%"></a>All of it: [here](#100%).\n`;
  const edition = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': text }));
  expect((await prove(pdf, edition, await pdf.write(edition, { world }))).failures).toEqual([]);
}, 60_000);
