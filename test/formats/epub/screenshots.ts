// `node --import tsx test/formats/epub/screenshots.ts BOOK.epub FOLDER [PAGES]`: what readers see, as pictures to be looked
// at: the first PAGES pages (3) of every document on a phone, in the dark, on e-ink, on a tablet, in sepia and large.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Device, withReader } from './reader/open.ts';

const themed = 'html { color-scheme: light dark }';
const devices: Readonly<Record<string, Device>> = {
  phone: { width: 390, height: 760 },
  dark: { width: 390, height: 760, scheme: 'dark', css: themed },
  eink: { width: 536, height: 724, css: 'html { filter: grayscale(1); font-family: serif }' },
  tablet: { width: 1024, height: 1366 },
  sepia: {
    width: 390,
    height: 760,
    css: 'html { background: #f4ecd8 !important; color: #5b4636 !important; font-size: 150% }',
  },
};

const [book, folder, most = '3'] = process.argv.slice(2);
if (!book || !folder) throw new Error('Cannot find BOOK.epub and FOLDER among the arguments');
await mkdir(folder, { recursive: true });
const content = await readFile(book);
for (const [name, device] of Object.entries(devices)) {
  await withReader(content, device, async ({ page, problems }) => {
    const count = Number(await page.evaluate('reader.view.book.sections.length'));
    for (let section = 0; section < count; section += 1) {
      await page.evaluate(`reader.view.goTo(${section})`);
      for (let at = 1; at <= Number(most); at += 1) {
        const file = `${name}-${String(section).padStart(2, '0')}-${at}.png`;
        await writeFile(join(folder, file), await page.screenshot());
        const same = await page.evaluate(
          `reader.view.next().then(() => reader.view.renderer.getContents()[0].index === ${section})`,
        );
        if (!same) break;
      }
    }
    for (const problem of problems) process.stderr.write(`${name}: ${problem}\n`);
  });
}
