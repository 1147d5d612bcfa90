// Reads the facts of a finished PDF: the boxes, paints, texts and fonts of every page, and what else the file holds.

import { setImmediate as otherWork } from 'node:timers/promises';
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import type { Box, Texts } from '../../../model/placed-text.ts';
import type { Threads } from '../../../model/world.ts';
import { openSealedPdf } from '../../../pdf/file.ts';
import { readTexts } from '../../../pdf/read/texts.ts';
import { numbersOf } from '../../../pdf/resources.ts';
import type { Unwanted } from '../../../settings/print/service-types.ts';
import type { FileFacts, PageFacts } from './facts.ts';
import { paintingOf } from './paints.ts';

/** The number of pages that are read before other work has its turn. */
const pagesAtOnce = 8;

/** Reads a PDF, without its texts where `texts` gives them. Throws where it can't be parsed or needs a password. */
export async function inspect(
  pdf: Uint8Array,
  texts?: () => Promise<Texts | undefined>,
  threads?: Threads,
): Promise<FileFacts> {
  const file = await openSealedPdf(pdf);
  const encrypted = file.context.trailerInfo.Encrypt !== undefined;
  const bare = [];
  for (const [index, page] of encrypted ? [] : file.getPages().entries()) {
    // Lets this thread handle the results of other threads, which have read the texts meanwhile and wait for more work.
    if (index % pagesAtOnce === 0) await otherWork();
    bare.push(pageFacts(page, index + 1));
  }
  const placed = encrypted
    ? []
    : ((await texts?.()) ?? (await readTexts(pdf, threads)).map((page) => page.texts));
  const pages = bare.map(({ origin, ...facts }, index) => ({
    ...facts,
    texts: (placed[index] ?? []).map((text) => ({ ...text, box: moved(text.box, origin) })),
  }));
  const holds = new Set<Unwanted>(catalogHolds(file));
  if (encrypted) holds.add('encryption');
  if (pages.some(({ annotations }) => annotations > 0)) holds.add('annotations');
  if (pages.some(({ transparent }) => transparent)) holds.add('transparency');
  const information = informationOf(file);
  return {
    bytes: pdf.length,
    version: /^%PDF-(\d\.\d)/.exec(Buffer.from(pdf.subarray(0, 16)).toString('latin1'))?.[1] ?? '',
    pages,
    holds,
    pdfx:
      information && (textOf(information, 'GTS_PDFXConformance') ?? textOf(information, 'GTS_PDFXVersion')),
    condition: conditionOf(file),
  };
}

/** Moves a box so that it is relative to `origin`. */
function moved<T extends Box>(box: T, origin: Readonly<{ x: number; y: number }>): T {
  return { ...box, x: box.x - origin.x, y: box.y - origin.y };
}

/** Reads the facts of a page without its texts. All boxes are relative to the lower left corner of its MediaBox. */
function pageFacts(page: PDFPage, number: number): Omit<PageFacts, 'texts'> & Readonly<{ origin: Box }> {
  const media = page.getMediaBox();
  const box = (name: string): Box | undefined => {
    const [left, bottom, right, top] = numbersOf(page.node.lookup(PDFName.of(name)));
    if (left === undefined || bottom === undefined || right === undefined || top === undefined)
      return undefined;
    return moved({ x: left, y: bottom, width: right - left, height: top - bottom }, media);
  };
  const annotations = page.node.lookup(PDFName.of('Annots'));
  return {
    number,
    origin: media,
    media: moved(media, media),
    trim: box('TrimBox'),
    bleed: box('BleedBox'),
    rotated: page.getRotation().angle !== 0,
    annotations: annotations instanceof PDFArray ? annotations.size() : 0,
    ...paintingOf(page.node.lookup(PDFName.of('Contents')), page.node.Resources(), media),
  };
}

function catalogHolds(file: PDFDocument): readonly Unwanted[] {
  const { catalog } = file;
  const information = informationOf(file);
  const has = (dict: PDFDict | undefined, ...names: readonly string[]) =>
    names.some((name) => dict?.lookup(PDFName.of(name)) !== undefined);
  const sub = (name: string) => {
    const value = catalog.lookup(PDFName.of(name));
    return value instanceof PDFDict ? value : undefined;
  };
  const form = sub('AcroForm')?.lookup(PDFName.of('Fields'));
  const found: Partial<Record<Unwanted, boolean>> = {
    outline: has(sub('Outlines'), 'First'),
    metadata: has(catalog, 'Metadata') || has(information, 'Title', 'Author', 'Subject', 'Keywords'),
    forms: form instanceof PDFArray && form.size() > 0,
    scripts: has(sub('Names'), 'JavaScript') || has(catalog, 'AA') || isScript(catalog),
    attachments: has(sub('Names'), 'EmbeddedFiles') || has(catalog, 'AF', 'Collection'),
  };
  return (Object.keys(found) as Unwanted[]).filter((name) => found[name]);
}

function isScript(catalog: PDFDict): boolean {
  const action = catalog.lookup(PDFName.of('OpenAction'));
  return action instanceof PDFDict && action.lookup(PDFName.of('S')) === PDFName.of('JavaScript');
}

function informationOf(file: PDFDocument): PDFDict | undefined {
  const information = file.context.lookup(file.context.trailerInfo.Info);
  return information instanceof PDFDict ? information : undefined;
}

/** Gives the identifier of the printing condition that the file is made for. */
function conditionOf(file: PDFDocument): string | undefined {
  const intents = file.catalog.lookup(PDFName.of('OutputIntents'));
  const intent = intents instanceof PDFArray && intents.size() > 0 ? intents.lookup(0) : undefined;
  return intent instanceof PDFDict ? textOf(intent, 'OutputConditionIdentifier') : undefined;
}

function textOf(dict: PDFDict, name: string): string | undefined {
  const value = dict.lookup(PDFName.of(name));
  return value instanceof PDFString ? value.asString() : undefined;
}
