// The EPUB in a real reading system: every page turned, every entry of the contents and every link followed.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import { openFolder } from '../../../scripts/system/folder.ts';
import { editionOf } from '../../edition.ts';
import { worldOf } from '../../memory.ts';
import { pictureBrowser } from './picture.ts';
import { withReader } from './reader/open.ts';

const root = join(import.meta.dirname, '../../..');

type Note = Readonly<{ href: string; type: string; text: string }>;

test.each([
  'book',
  'test/fixtures/torture',
  'test/fixtures/lists',
])('%s can be read from cover to cover', async (path) => {
  const world = { ...worldOf({}, pictureBrowser), book: openFolder(join(root, path)) };
  const edition = await editionOf(world);
  const artifacts = await epub.write(edition, { world });
  const { documents } = await epub.read(artifacts);
  await withReader(
    artifacts[0]?.content ?? new Uint8Array(),
    { width: 390, height: 760 },
    async ({ call, problems }) => {
      const { pages, texts } = await call<{ pages: number; texts: Record<string, string> }>('turn');
      expect(Object.keys(texts)).toEqual([...documents.keys()]);
      expect(pages).toBeGreaterThan(documents.size);

      const entries = await call<{ count: number; missed: string[] }>('navigate');
      expect(entries.missed).toEqual([]);
      expect(entries.count).toBeGreaterThan(edition.chapters.length);

      const links = await call<{ count: number; missed: string[]; notes: Note[] }>('links');
      expect(links.missed).toEqual([]);
      for (const { type, text, href } of links.notes) {
        expect(type, href).toBe('footnote');
        expect(text, href).toMatch(/^\d+\. \S.*↩/);
      }
      expect(problems).toEqual([]);
    },
  );
}, 240_000);
