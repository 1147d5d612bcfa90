// A finished PDF read back: what its reader gets. Texts by PDFium, names and links by their objects.

import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Artifact, Copy, CopyLink } from '../book.ts';
import { namedTargets } from './destinations.ts';
import { openPdf } from './file.ts';
import { metadataOf } from './metadata.ts';
import { readTexts } from './texts.ts';

/** Reads one PDF. Documents are its pages, by number from 1; anchors its named destinations, links those inside it. */
export async function readPdf({ content }: Artifact): Promise<Copy> {
  const pages = await readTexts(content);
  const readings = pages.map(({ reading }) => reading);
  const shown = pages.some(({ artifacts }) => artifacts) ? readings : withoutFurniture(readings);
  const file = await openPdf(content);
  const anchors = new Set(namedTargets(file).keys());
  return {
    documents: new Map(shown.map((text, index) => [String(index + 1), text])),
    anchors,
    links: linksOf(file, anchors),
    metadata: metadataOf(file),
    texts: pages.map(({ texts }) => texts),
  };
}

/** Pages of a file that marks no artifacts, without the lines at their ends that others have too, or that are folios. */
function withoutFurniture(pages: readonly string[]): readonly string[] {
  const lines = pages.map((page) => page.split('\n').filter((line) => line.trim() !== ''));
  const edges = lines.flatMap((page) => [...new Set([...page.slice(0, 2), ...page.slice(-2)])]);
  const count = new Map<string, number>();
  for (const line of edges) count.set(line, (count.get(line) ?? 0) + 1);
  const furniture = (line: string) => (count.get(line) ?? 0) > 1 || /^(?:\d+|[ivxlcdm]+)$/.test(line.trim());
  return lines.map((page) =>
    page.filter((line, index) => !((index < 2 || index >= page.length - 2) && furniture(line))).join('\n'),
  );
}

/** Links to named destinations. */
function linksOf(file: PDFDocument, anchors: ReadonlySet<string>): readonly CopyLink[] {
  return file.getPages().flatMap((page, index) => {
    const annotations = page.node.Annots()?.asArray() ?? [];
    return annotations.flatMap((ref) => {
      const target = file.context.lookup(ref, PDFDict).lookup(PDFName.of('Dest'));
      if (!(target instanceof PDFName || target instanceof PDFString || target instanceof PDFHexString))
        return [];
      const to = target.decodeText();
      return [{ from: `page ${index + 1}`, to, found: anchors.has(to) }];
    });
  });
}
