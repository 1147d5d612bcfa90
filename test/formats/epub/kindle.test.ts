// Kindle: calibre, where it is installed, makes AZW3 of the EPUB, and contents and notice are still in it.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import type { Entry } from '../../../scripts/model/book.ts';
import { openFolder } from '../../../scripts/system/folder.ts';
import { editionOf } from '../../edition.ts';
import { worldOf } from '../../memory.ts';
import { pictureBrowser } from './picture.ts';

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);
const absent = await run('ebook-convert', ['--version']).then(
  () => false,
  () => true,
);
if (absent) process.stderr.write('SKIPPED: cannot find `ebook-convert`; install calibre to test AZW3\n');

/** The titles of an entry and of those under it. */
const titles = ({ title, children }: Entry): readonly string[] => [title, ...children.flatMap(titles)];

test.skipIf(absent)(
  'AZW3 has every entry of the contents, and the notice word for word',
  async () => {
    const world = { ...worldOf({}, pictureBrowser), book: openFolder(join(root, 'test/fixtures/torture')) };
    const edition = await editionOf(world);
    const [artifact] = await epub.write(edition, { world });
    const folder = await mkdtemp(join(tmpdir(), 'kindle-'));
    try {
      const file = (name: string) => join(folder, name);
      await writeFile(file('book.epub'), artifact?.content ?? new Uint8Array());
      // Back to EPUB, so that what Kindle has can be read.
      await run('ebook-convert', [file('book.epub'), file('book.azw3')]);
      await run('ebook-convert', [file('book.azw3'), file('back.epub'), '--no-default-epub-cover']);
      const files = Object.entries(unzipSync(await readFile(file('back.epub')))).map(
        ([name, bytes]) => [name, textOf(new TextDecoder().decode(bytes))] as const,
      );
      const of = (ending: RegExp) =>
        files.flatMap(([name, text]) => (ending.test(name) ? [text] : [])).join(' ');
      const contents = of(/\.ncx$/);
      for (const title of edition.chapters.flatMap(({ entry }) => titles(entry)))
        expect(contents).toContain(plain(title));
      const text = of(/html$/);
      for (const words of [...edition.duties.notice, ...edition.duties.copyright, edition.duties.sentence])
        expect(text).toContain(plain(words));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  240_000,
);

/** The text of markup. */
function textOf(markup: string): string {
  return plain(
    markup
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  );
}

/** Text without its quotes' forms and runs of white space. */
function plain(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
}
