// Format: the PDF for screens and home printers.

import { PDFBool, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Format } from '../contract.ts';
import { printable } from '../paper/document.ts';
import { finish } from '../paper/finish.ts';
import { furnish, printFurniture } from '../paper/furniture.ts';
import { layOut } from '../paper/layout.ts';
import { destinationName } from '../paper/names.ts';
import { readPdf } from '../paper/read.ts';
import { screenSheet as sheet } from '../paper/sheet.ts';

/** See `about`. */
export const pdf = {
  id: 'pdf',
  about:
    'A PDF of 7 × 10 in pages for screens and home printers: title page, copyright page with the notice, contents with ' +
    'page numbers, chapters, the licence in full. It is tagged for screen readers, has an outline, page labels that agree ' +
    'with the folios, and a named destination for every anchor (`FILE.pdf#sec:x`).',
  address: destinationName,
  async write(edition, world) {
    const print = await printable(edition, world, { sheet, bound: false, ink: 'color', lastBlank: false });
    const layout = await layOut(print, world);
    const furniture = await printFurniture(furnish(print, layout), print, world);
    const content = await finish(print, layout, furniture);
    return [{ path: `pdf/${edition.manifest.id}.pdf`, content }];
  },
  async read(artifacts) {
    const [file] = artifacts;
    if (!file) throw new Error('no PDF to read');
    return readPdf(file);
  },
  async inspect([file]) {
    const { catalog } = await PDFDocument.load(file?.content ?? '', { updateMetadata: false });
    const tagged =
      catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.get(PDFName.of('Marked')) === PDFBool.True;
    return { table: '', failures: tagged ? [] : ['Cannot find tags in the pdf edition'] };
  },
} satisfies Format;
