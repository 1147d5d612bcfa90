// How a finished PDF reads: two parsers, which know nothing of each other, find the same words.

import { getDocument } from 'unpdf/pdfjs';
import { afterAll, expect, test } from 'vitest';
import { pdf } from '../../../scripts/formats/pdf/pdf.ts';
import { print } from '../../../scripts/formats/print/print.ts';
import { readTexts } from '../../../scripts/pdf/read/texts.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { fold } from '../../../scripts/text/fold.ts';
import { editionOf } from '../../edition.ts';

const open = (root: string) => openWorld({ root, env: process.env, now: new Date('2026-11-23T00:00:00Z') });
const worlds = new Map(['book', 'test/fixtures/lists'].map((root) => [root, open(root)]));
afterAll(() => Promise.all([...worlds.values()].map(({ browser }) => browser.close())));

/** A page's words as pdf.js has them, in the order of the file, and those of its artifacts left out. */
async function others(bytes: Uint8Array): Promise<readonly string[]> {
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent({ includeMarkedContent: true });
    const marks: boolean[] = [];
    let text = '';
    for (const item of items) {
      if ('str' in item) text += marks.includes(true) ? '' : item.str;
      else if (item.type === 'endMarkedContent') marks.pop();
      else marks.push((item as { tag?: string }).tag === 'Artifact');
    }
    pages.push(fold(text));
  }
  await file.loadingTask.destroy();
  return pages;
}

test.each([...worlds])(
  '%s',
  async (root, world) => {
    const edition = await editionOf(world);
    for (const format of [pdf, print]) {
      const [artifact] = await format.write(edition, { world });
      const bytes = artifact?.content ?? new Uint8Array();
      const pages = await readTexts(bytes);
      expect(pages.length).toBeGreaterThan(5);
      const same = await others(bytes);
      // pdf.js does not know a hyphen at a line's end from one of the text's own: none count here.
      const bare = (text = '') => fold(text).replaceAll('-', '');
      for (const [index, { reading }] of pages.entries()) expect(bare(reading)).toBe(bare(same[index]));
      const whole = pages.map(({ reading }) => reading).join(' ');
      if (root === 'book') expect(whole).toContain('even the implied warranty of merchantability or fitness');
      for (const { texts, reading } of pages) {
        // What stands somewhere is what is read, and running heads and folios beside it.
        const placed = fold(texts.map(({ text }) => text).join(''));
        expect(placed.length).toBeGreaterThanOrEqual(fold(reading).length);
      }
    }
  },
  60_000,
);
