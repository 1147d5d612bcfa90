// Where every stretch of text of a PDF stands, page by page, as pdf.js has it.

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Text } from './facts.ts';
import { bounds } from './matrix.ts';

/** How far letters reach above and below their line, in sizes of the type: tall letters and descenders, not the font's leading. */
const reach = { above: 0.72, below: 0.2 };

/** The texts of each page. White space is no text. */
export async function readTexts(pdf: Uint8Array): Promise<readonly (readonly Text[])[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  try {
    const file = await task.promise;
    const pages: Text[][] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        items.flatMap((item) => {
          if (!('str' in item) || item.str.trim() === '') return [];
          const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
          const size = Math.hypot(c, d);
          const along = Math.hypot(a, b) || 1;
          const [dx, dy] = [(a / along) * item.width, (b / along) * item.width];
          const corner = (across: number, up: number) =>
            [e + across * dx + up * c, f + across * dy + up * d] as const;
          const box = bounds([
            corner(0, -reach.below),
            corner(1, -reach.below),
            corner(0, reach.above),
            corner(1, reach.above),
          ]);
          return box ? [{ box, size, text: item.str }] : [];
        }),
      );
      page.cleanup();
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
