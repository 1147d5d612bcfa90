// Reads a finished PDF as its readers get it: its texts with PDFium, its destinations and links from its objects.

import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Artifact } from '../../model/book.ts';
import type { Copy, CopyLink } from '../../model/copy.ts';
import type { Threads } from '../../model/world.ts';
import { namedTargets } from '../destinations.ts';
import { openToRead } from '../file.ts';
import { producer as own } from '../producer.ts';
import { formulasIn } from './formulas.ts';
import { marksOf, metadataOf } from './metadata.ts';
import { type PageTexts, readTexts } from './texts.ts';

/**
 * Reads a PDF. The documents of the copy are the pages, by number from 1, the anchors are the named destinations, and the
 * links are those inside the file. Throws if it can't be read or is encrypted.
 */
export async function readPdf({ content }: Artifact, threads?: Threads): Promise<Copy> {
  const [pages, file] = await Promise.all([readTexts(content, threads), openToRead(content)]);
  const readings = pages.map(({ reading }) => reading);
  const producer = file.getProducer() ?? '';
  // This program marks all artifacts, so a file of its own without marks has no running heads and folios.
  const marked = producer === own || pages.some(({ artifacts }) => artifacts);
  const shown = marked ? readings : withoutFurniture(pages);
  const anchors = new Set(namedTargets(file).keys());
  return {
    documents: new Map(shown.map((text, index) => [String(index + 1), text])),
    anchors,
    links: linksOf(file, anchors),
    addresses: addressesOf(file),
    marks: marksOf(file),
    code: undefined,
    formulas: formulasIn(file),
    strays: [],
    metadata: metadataOf(file),
    producer,
    texts: pages.map(({ texts }) => texts),
  };
}

/**
 * Removes running heads and folios from the pages of a file that marks no artifacts: lines among the first or last two that
 * other pages have too or that are page numbers, if they are in the highest or lowest row of their page.
 */
function withoutFurniture(pages: readonly PageTexts[]): readonly string[] {
  const lines = pages.map(({ reading }) => reading.split('\n').filter((line) => line.trim() !== ''));
  const edges = lines.flatMap((page) => [...new Set([...page.slice(0, 2), ...page.slice(-2)])]);
  const count = new Map<string, number>();
  for (const line of edges) count.set(line, (count.get(line) ?? 0) + 1);
  const furniture = (line: string) => (count.get(line) ?? 0) > 1 || /^(?:\d+|[ivxlcdm]+)$/.test(line.trim());
  return lines.map((page, number) => {
    const outermost = outermostRows(pages[number]?.texts ?? []);
    const isFurniture = (line: string) =>
      furniture(line) && outermost.some((row) => row.includes(squeeze(line)));
    return page
      .filter((line, index) => !((index < 2 || index >= page.length - 2) && isFurniture(line)))
      .join('\n');
  });
}

/** Gives the highest and the lowest row of a page, each as one text without spaces. */
function outermostRows(texts: PageTexts['texts']): readonly string[] {
  const feet = texts.map(({ box }) => box.y);
  const row = (foot: number) => texts.filter(({ box }) => Math.abs(box.y - foot) < 2);
  return [Math.max(...feet), Math.min(...feet)].map((foot) =>
    squeeze(
      row(foot)
        .map(({ text }) => text)
        .join(''),
    ),
  );
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Reads the links to named destinations, which may be destinations or actions. */
function linksOf(file: PDFDocument, anchors: ReadonlySet<string>): readonly CopyLink[] {
  return annotationsOf(file).flatMap(({ from, annotation }) => {
    const target = annotation.lookup(PDFName.of('Dest')) ?? actionOf(annotation)?.lookup(PDFName.of('D'));
    if (!(target instanceof PDFName || target instanceof PDFString || target instanceof PDFHexString))
      return [];
    const to = target.decodeText();
    return [{ from, to, found: anchors.has(to) }];
  });
}

/** Reads the web addresses to which links lead. */
function addressesOf(file: PDFDocument): Copy['addresses'] {
  return annotationsOf(file).flatMap(({ from, annotation }) => {
    const target = actionOf(annotation)?.lookup(PDFName.of('URI'));
    return target instanceof PDFString || target instanceof PDFHexString
      ? [{ from, to: target.decodeText() }]
      : [];
  });
}

function annotationsOf(file: PDFDocument): readonly Readonly<{ from: string; annotation: PDFDict }>[] {
  return file.getPages().flatMap((page, index) =>
    (page.node.Annots()?.asArray() ?? []).flatMap((ref) => {
      const annotation = file.context.lookup(ref);
      return annotation instanceof PDFDict ? [{ from: `page ${index + 1}`, annotation }] : [];
    }),
  );
}

function actionOf(annotation: PDFDict): PDFDict | undefined {
  const action = annotation.lookup(PDFName.of('A'));
  return action instanceof PDFDict ? action : undefined;
}
