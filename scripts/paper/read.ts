// A finished PDF read back by pdf.js: what its reader gets.

import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Artifact, Copy, CopyLink } from '../book.ts';

/** Reads one PDF. Documents are its pages, by number from 1; anchors its named destinations, links those inside it. */
export async function readPdf({ content }: Artifact): Promise<Copy> {
  const task = getDocument({ data: content.slice(), verbosity: 0 });
  const file = await task.promise;
  const documents = new Map<string, string>();
  const anchors = new Set(Object.keys(await file.getDestinations()));
  const pages: PageText[] = [];
  for (let number = 1; number <= file.numPages; number += 1)
    pages.push(await pageText(await file.getPage(number)));
  const marked = pages.some(({ artifacts }) => artifacts);
  const texts = marked ? pages.map(({ text }) => text) : withoutFurniture(pages.map(({ text }) => text));
  for (const [index, text] of texts.entries()) documents.set(String(index + 1), text);
  const links = await linksOf(content, anchors);
  const { info, metadata } = await file.getMetadata();
  const fields = info as Readonly<Record<string, unknown>>;
  const creators = metadata?.get('dc:creator') as unknown;
  const copy: Copy = {
    documents,
    anchors,
    links,
    metadata: {
      title: String(fields.Title ?? ''),
      language: String(fields.Language ?? ''),
      rights: String(metadata?.get('dc:rights') ?? ''),
      creators: Array.isArray(creators) ? creators.map(String) : [],
    },
  };
  await task.destroy();
  return copy;
}

type PageText = Readonly<{ text: string; artifacts: boolean }>;

/** The text of a page but for its artifacts (running heads, folios), line by line. */
async function pageText(page: PDFPageProxy): Promise<PageText> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const open: boolean[] = [];
  let text = '';
  let artifacts = false;
  for (const item of items) {
    if ('str' in item) {
      if (open.includes(true)) artifacts ||= item.str.trim() !== '';
      else text += item.str + (item.hasEOL ? '\n' : '');
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push((item as { tag?: string }).tag === 'Artifact'); // its type leaves the tag out
  }
  return { text, artifacts };
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
  const file = await PDFDocument.load(content, { updateMetadata: false });
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
