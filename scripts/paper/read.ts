// A finished PDF read back by pdf.js: what its reader gets.

import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { Artifact, Copy, CopyLink } from '../book.ts';
import { openPdf } from './file.ts';
import { withPdf } from './pdfjs.ts';
import { textsOf } from './texts.ts';

/** Reads one PDF. Documents are its pages, by number from 1; anchors its named destinations, links those inside it. */
export function readPdf({ content }: Artifact): Promise<Copy> {
  return withPdf(content, async (file): Promise<Copy> => {
    const anchors = new Set(Object.keys(await file.getDestinations()));
    const pages = await textsOf(file);
    const readings = pages.map(({ reading }) => reading);
    const shown = pages.some(({ artifacts }) => artifacts) ? readings : withoutFurniture(readings);
    const { info, metadata } = await file.getMetadata();
    const fields = info as Readonly<Record<string, unknown>>;
    const creators = metadata?.get('dc:creator') as unknown;
    return {
      documents: new Map(shown.map((text, index) => [String(index + 1), text])),
      anchors,
      links: await linksOf(content, anchors),
      metadata: {
        title: String(fields.Title ?? ''),
        language: String(fields.Language ?? ''),
        rights: String(metadata?.get('dc:rights') ?? ''),
        creators: Array.isArray(creators) ? creators.map(String) : [],
      },
      texts: pages.map(({ texts }) => texts),
    };
  });
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

/** Links to named destinations. By pdf-lib: pdf.js takes as long for a page's annotations as for its text. */
async function linksOf(content: Uint8Array, anchors: ReadonlySet<string>): Promise<readonly CopyLink[]> {
  const file = await openPdf(content);
  return file.getPages().flatMap((page, index) => {
    const annotations = page.node.Annots()?.asArray() ?? [];
    return annotations.flatMap((ref) => {
      const target = file.context.lookup(ref, PDFDict).get(PDFName.of('Dest'));
      if (!(target instanceof PDFName)) return [];
      const to = target.decodeText();
      return [{ from: `page ${index + 1}`, to, found: anchors.has(to) }];
    });
  });
}
