// Furniture comes onto a page with its own resources, whatever the page calls its own.

import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { overlay } from '../../../scripts/pdf/write/overlay.ts';

/** A page with a content of its own, and a font `F4` whose base is called `base`. */
function addPage(file: PDFDocument, content: string, base: string): PDFPage {
  const page = file.addPage([100, 100]);
  const { context } = file;
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: base }));
  page.node.set(PDFName.of('Resources'), context.obj({ ProcSet: ['PDF'], Font: { F4: font } }));
  const stream = PDFRawStream.of(context.obj({ Length: content.length }), Buffer.from(content, 'latin1'));
  page.node.set(PDFName.of('Contents'), context.register(stream));
  return page;
}

function contentsOf({ node }: PDFPage): string {
  const contents = node.context.lookup(node.get(PDFName.of('Contents')));
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((ref) => node.context.lookup(ref))
    .map((stream) => (stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('latin1') : ''))
    .join('\n');
}

test('the page keeps its font, the furniture its own', async () => {
  const [file, source] = await Promise.all([PDFDocument.create(), PDFDocument.create()]);
  const page = addPage(file, 'BT /F4 10 Tf <0001> Tj ET', 'Body');
  addPage(source, '/Span<</ActualText (a \\) /F4 b) >> BDC\nBT\n/F4 8 Tf\n<0002> Tj\nET\nEMC', 'Head');
  overlay(file, source, 'color');
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
  const bases = fonts
    ?.keys()
    .map((key) => [key.decodeText(), String(fonts.lookup(key, PDFDict).get(PDFName.of('BaseFont')))]);
  expect(bases).toEqual([
    ['F4', '/Body'],
    ['FurnitureF4', '/Head'],
  ]);
  const content = contentsOf(page);
  expect(content).toContain('BT /F4 10 Tf <0001> Tj ET');
  expect(content).toContain('/FurnitureF4 8 Tf');
  expect(content).toContain('(a \\) /F4 b)');
  expect(content.indexOf('/Artifact')).toBeLessThan(content.indexOf('/FurnitureF4'));
});

test('a page without furniture stays as it is', async () => {
  const [file, source] = await Promise.all([PDFDocument.create(), PDFDocument.create()]);
  const page = addPage(file, 'BT /F4 10 Tf <0001> Tj ET', 'Body');
  addPage(source, 'q\n0 0 100 100 re\nW* n\nQ', 'Head');
  const before = page.node.get(PDFName.of('Contents'));
  overlay(file, source, 'color');
  expect(page.node.get(PDFName.of('Contents'))).toBe(before);
});
