// Disguises of PDFs by how a page is painted: the notice and copyright lines are there, and nobody sees them.

import { type PDFDocument, PDFHexString, PDFName, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { notice } from './book.ts';
import { type Open, type PaperSpoiling, type Place, paperDisguisesOf } from './paper.ts';
import { contentOf, setContent } from './repaint.ts';
import { retype } from './retype.ts';

const name = (text: string) => PDFName.of(text);
const white = rgb(1, 1, 1);
const colour = /[\d.]+ [\d.]+ [\d.]+ rg|[\d.]+ g\b/g;

/** The copyright page (from 0). */
const noticePage = ({ pageOf }: Open) => pageOf('By copying, distributing or modifying');

/** What the copyright page paints, changed. */
const repainted = (change: (content: string) => string) => (open: Open) => {
  const page = noticePage(open);
  setContent(open.document, page, change(contentOf(open.document, page)));
};

/** The copyright page, changed. */
const withPage = (change: (page: PDFPage, document: PDFDocument) => void | Promise<void>) => (open: Open) =>
  change(open.document.getPage(noticePage(open)), open.document);

const covered =
  (text: string) =>
  ({ document, boxesOf }: Open) => {
    for (const place of boxesOf(text))
      document.getPage(place.page).drawRectangle({ ...around(place), color: white });
  };

function around({ x, y, width, height }: Place) {
  return { x: x - 2, y: y - 3, width: width + 4, height: height + 6 };
}

/** Puts a page's content into a group with a state, under a name of its resources. */
function inState(page: PDFPage, document: PDFDocument, state: Record<string, number>): void {
  const key = page.node.newExtGState('Faint', document.context.obj({ Type: 'ExtGState', ...state }));
  const index = document.getPages().indexOf(page);
  const content = contentOf(document, index).replace(/\/\S+ gs\b/g, '');
  setContent(document, index, `${key.asString()} gs\n${content}`);
}

/** Puts a page's content into a layer that is turned off. */
function inLayer(page: PDFPage, document: PDFDocument): void {
  const { context, catalog } = document;
  const layer = context.register(context.obj({ Type: 'OCG', Name: 'Notes' }));
  catalog.set(name('OCProperties'), context.obj({ OCGs: [layer], D: { Order: [], OFF: [layer] } }));
  page.node.Resources()?.set(name('Properties'), context.obj({ Layer: layer }));
  const index = document.getPages().indexOf(page);
  setContent(document, index, `/OC /Layer BDC\n${contentOf(document, index)}\nEMC`);
}

/** An annotation over all of a page that paints white. */
function annotate(page: PDFPage, document: PDFDocument): void {
  const { context } = document;
  const [width, height] = [page.getWidth(), page.getHeight()];
  const look = context.register(
    context.stream(`1 1 1 rg 0 0 ${width} ${height} re f`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
    }),
  );
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Stamp',
    Rect: [0, 0, width, height],
    F: 4,
    AP: { N: look },
  });
  page.node.addAnnot(context.register(annotation));
}

/** A page blank, with a note in its corner that says what stood on it. */
function noted(page: PDFPage, document: PDFDocument): void {
  setContent(document, document.getPages().indexOf(page), '');
  const { context } = document;
  const note = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [20, 20, 40, 40],
    Contents: notice.join(' '),
  });
  page.node.addAnnot(context.register(note));
}

const hidden: Readonly<Record<string, (open: Open) => void | Promise<void>>> = {
  'below a white box': withPage((page) =>
    page.drawRectangle({ x: 0, y: 0, width: page.getWidth(), height: page.getHeight(), color: white }),
  ),
  'white on white': repainted((content) => content.replace(colour, '1 1 1 rg')),
  'nearly white on white': repainted((content) => content.replace(colour, '.92 .92 .92 rg')),
  'never painted': repainted((content) => content.replace(/\bBT\b/g, 'BT 3 Tr')),
  'clipped away': repainted((content) => `0 0 1 1 re W n\n${content}`),
  'in tiny type': repainted((content) => `0.1 0 0 0.1 0 0 cm\n${content}`),
  'in type of no size': repainted((content) => content.replace(/(\/F\d+) [\d.]+ Tf/g, '$1 0 Tf')),
  'off the page': repainted((content) => `1 0 0 1 2000 0 cm\n${content}`),
  'squeezed into a line': repainted((content) => `1 0 0 0.01 0 100 cm\n${content}`),
  transparent: withPage((page, document) => inState(page, document, { ca: 0, CA: 0 })),
  'nearly transparent': withPage((page, document) => inState(page, document, { ca: 0.03, CA: 0.03 })),
  'in a layer turned off': withPage(inLayer),
  'cut off by the crop box': withPage((page) => page.setCropBox(0, 0, 20, 20)),
  'cut off by the media box': withPage((page) => {
    page.setMediaBox(0, 0, 40, 40);
    page.node.delete(name('CropBox'));
  }),
  'behind a picture': withPage(async (page, document) => {
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
      'base64',
    );
    page.drawImage(await document.embedPng(dot), {
      x: 0,
      y: 0,
      width: page.getWidth(),
      height: page.getHeight(),
    });
  }),
  'behind a stamp': withPage(annotate),
  'cut from the copyright page': (open) => {
    for (const paragraph of notice) retype(open.document, noticePage(open), paragraph, '');
  },
};

/** The page set anew in other words by somebody else's program. */
const setAnew = (from: string, by: string) => async (open: Open) => {
  const page = noticePage(open);
  const font = await open.document.embedFont(StandardFonts.Helvetica);
  setContent(open.document, page, '');
  const words = notice.join(' ').replace(from, by);
  open.document.getPage(page).drawText(words, { x: 60, y: 300, size: 10, font, maxWidth: 380 });
};

/** A word of the notice drawn as another, on a page that spells out what it said before. */
function misdrawn(open: Open): void {
  const page = noticePage(open);
  const spelled = PDFHexString.fromText(open.textOf(page)).toString();
  retype(open.document, page, 'remain intact', 'remain absent');
  const unmarked = contentOf(open.document, page).replace(/\/\S+ ?<<.*?>> ?BDC|\/\S+ BMC|\bEMC\b/g, '');
  setContent(open.document, page, `/Span <</ActualText ${spelled}>> BDC\n${unmarked}\nEMC`);
}

/** White paint on a layer that only printers show. */
function coveredInPrint(page: PDFPage, document: PDFDocument): void {
  const { context, catalog } = document;
  const usage = { Print: { PrintState: 'ON' }, View: { ViewState: 'OFF' } };
  const layer = context.register(context.obj({ Type: 'OCG', Name: 'Print', Usage: usage }));
  const auto = ['View', 'Print'].map((event) => ({ Event: event, OCGs: [layer], Category: [event] }));
  catalog.set(name('OCProperties'), context.obj({ OCGs: [layer], D: { OFF: [layer], AS: auto } }));
  page.node.Resources()?.set(name('Properties'), context.obj({ Layer: layer }));
  const index = document.getPages().indexOf(page);
  const cover = `/OC /Layer BDC q 1 1 1 rg 0 0 ${page.getWidth()} ${page.getHeight()} re f Q EMC`;
  setContent(document, index, `q\n${contentOf(document, index)}\nQ\n${cover}`);
}

const table: Readonly<Record<string, PaperSpoiling>> = {
  ...Object.fromEntries(
    Object.entries(hidden).map(([how, edit]): [string, PaperSpoiling] => [
      `the notice ${how}`,
      { point: 'notice', edit },
    ]),
  ),
  'the copyright page gone': {
    point: 'copyright',
    edit: (open) => open.document.removePage(noticePage(open)),
  },
  'the copyright page in a note of its corner': { point: 'copyright', edit: withPage(noted) },
  'the copyright page in marks for running heads': {
    point: 'copyright',
    edit: repainted(
      (content) =>
        `/Artifact BMC\n${content.replace(/\/\S+ <<[^>]*>> BDC|\/\S+ BMC/g, '/Artifact BMC')}\nEMC`,
    ),
  },
  'the copyright page blank': { point: 'copyright', edit: repainted(() => '') },
  'the copyright page spelled out beside a blank': {
    point: 'copyright',
    edit: repainted(() => `/Span <</ActualText (Copyright 2024 ${notice.join(' ')})>> BDC\nEMC`),
  },
  'a copyright line below a white box': { point: 'copyright', edit: covered('Copyright © 2024 Ada Example') },
  'the licence’s sentence below a white box': {
    point: 'copyright',
    edit: covered('Licensed under the Open Software License version 3.0'),
  },
  'the address of the source below a white box': {
    point: 'source',
    edit: covered('https://example.org/small'),
  },
  'a line of the licence below a white box': {
    point: 'license-text',
    edit: covered('sublicensable license, for the duration of the copyright'),
  },
  'a line of code below a white box': { point: 'code', edit: covered('return count;') },
  'the notice set anew with a word changed': { point: 'notice', edit: setAnew('remain intact', 'remain') },
  'the notice drawn in other letters than its text': { point: 'notice', edit: misdrawn },
  'the notice covered when it is printed': { point: 'notice', edit: withPage(coveredInPrint) },
};

/** By what is done. */
export const pages = paperDisguisesOf(table);
