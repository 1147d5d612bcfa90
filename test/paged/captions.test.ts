// A caption stays on the page of what it belongs to: above a listing and a table, below a figure.

import { getDocument } from 'unpdf/pdfjs';
import { afterAll, expect, test } from 'vitest';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import { screenSheet as sheet } from '../../scripts/settings/print/margins.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());

const circle =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40"/></svg>';

/** What has a caption, after text of one line more each time: so that some of it falls on every height of a page. */
function blocks(one: (number: number) => string): string {
  return Array.from({ length: 60 }, (_, at) => `${'Line.\n\n'.repeat((at * 7) % 13)}${one(at)}\n`).join('\n');
}

const kinds = {
  Listing: (at: number) => `\`\`\`c title="Box ${at}"\n${'int code;\n'.repeat(6 + (at % 9))}\`\`\`\n`,
  Table: (at: number) =>
    `Table: Box ${at}\n\n| code | b |\n|---|---|\n${'| code | c |\n'.repeat(3 + (at % 14))}`,
  Figure: (at: number) => `![A circle](../images/a.svg "Box ${at}")\n`,
};

test.each(Object.entries(kinds))(
  '%s',
  async (kind, one) => {
    const files = {
      ...sound,
      'book.yaml': `${sound['book.yaml']}lists: []\n`,
      'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${blocks(one)}`,
      'images/a.svg': circle,
    };
    const [artifact] = await pdf.write(await editionOf(worldOf(files)), {
      world: { ...worldOf(files), browser },
    });
    const task = getDocument({ data: artifact?.content.slice() ?? [], verbosity: 0 });
    const file = await task.promise;
    let captions = 0;
    const alone: string[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const { items } = await (await file.getPage(number)).getTextContent();
      const lines = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []));
      for (const [at, { str, transform }] of lines.entries()) {
        if (!str.startsWith('Box ')) continue;
        captions += 1;
        const next = lines[at + 1]?.str ?? '';
        // A figure is 67.5 points high, and stands between the caption and the page's upper margin.
        const together =
          kind === 'Figure'
            ? Number(transform[5]) < sheet.height - sheet.top - 67
            : /^(?:int|code)/.test(next);
        if (!together) alone.push(`page ${number}: ${str}`);
      }
    }
    await task.destroy();
    expect(alone).toEqual([]);
    expect(captions).toBe(60);
  },
  60_000,
);
