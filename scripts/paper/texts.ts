// The texts of a PDF as pdf.js has them: where each stretch stands, and how a page reads. One reading gives both.

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { bounds } from '../print/inspect/matrix.ts';
import type { Box } from './boxes.ts';

/** A stretch of text: where, its size in points, and the text itself. White space is none. */
export type Text = Readonly<{ box: Box; size: number; text: string }>;

/** The texts of a file, page by page. */
export type Texts = readonly (readonly Text[])[];

/** The texts of a page, running heads and folios too; and how it reads, line by line, without those marked as artifacts. */
export type PageTexts = Readonly<{ texts: readonly Text[]; reading: string; artifacts: boolean }>;

/** How far letters reach above and below their line, in sizes of the type: tall letters and descenders, not the font's leading. */
const reach = { above: 0.72, below: 0.2 };

/** The texts of each page. */
export async function textsOf(file: PDFDocumentProxy): Promise<readonly PageTexts[]> {
  const pages: PageTexts[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    pages.push(await pageTexts(page));
    page.cleanup();
  }
  return pages;
}

async function pageTexts(page: PDFPageProxy): Promise<PageTexts> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const open: boolean[] = [];
  const texts: Text[] = [];
  let reading = '';
  let artifacts = false;
  for (const item of items) {
    if ('str' in item) {
      const blank = item.str.trim() === '';
      if (open.includes(true)) artifacts ||= !blank;
      else reading += item.str + (item.hasEOL ? '\n' : '');
      const box = blank ? undefined : boxOf(item.transform, item.width);
      if (box) texts.push({ ...box, text: item.str });
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push((item as { tag?: string }).tag === 'Artifact'); // its type leaves the tag out
  }
  return { texts, reading, artifacts };
}

/** The bounds of a stretch whose first letter stands where `transform` has it, and the size of its type. */
function boxOf(transform: readonly number[], width: number): Omit<Text, 'text'> | undefined {
  const [a, b, c, d, e, f] = transform as [number, number, number, number, number, number];
  const along = Math.hypot(a, b) || 1;
  const [dx, dy] = [(a / along) * width, (b / along) * width];
  const corner = (across: number, up: number) =>
    [e + across * dx + up * c, f + across * dy + up * d] as const;
  const ends = [-reach.below, reach.above].flatMap((up) => [corner(0, up), corner(1, up)]);
  const box = bounds(ends);
  return box && { box, size: Math.hypot(c, d) };
}
