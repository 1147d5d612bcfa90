// The EPUB of whole books: complete, valid, the same each time.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import type { Copy } from '../../../scripts/model/copy.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { openFolder } from '../../../scripts/system/folder.ts';
import { epubcheck, findEpubcheck } from '../../conformance/epubcheck.ts';
import { editionOf } from '../../edition.ts';
import { expectGolden } from '../../golden.ts';
import { sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from './picture.ts';

const root = join(import.meta.dirname, '../../..');
const books = {
  'the real book': 'book',
  torture: 'test/fixtures/torture',
  small: 'test/fixtures/small',
  lists: 'test/fixtures/lists',
  roles: 'test/fixtures/roles',
};
const worldAt = (path: string) => ({ ...worldOf({}, pictureBrowser), book: openFolder(join(root, path)) });
const noEpubcheck = 'skipped' in (await findEpubcheck());

async function make(edition: Edition, path: string): Promise<Artifact> {
  const [artifact] = await epub.write(edition, { world: worldAt(path) });
  if (!artifact) throw new Error('no EPUB');
  return artifact;
}

type Entry = Readonly<{
  name: string;
  method: number;
  flags: number;
  date: number;
  time: number;
  extra: number;
}>;

/** The entries of a zip's central directory (APPNOTE.TXT 4.3.12), in their order. */
function entriesOf(content: Uint8Array): readonly Entry[] {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const end = content.byteLength - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50); // at the very end: so no comment follows
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const short = (offset: number) => view.getUint16(at + offset, true);
    const name = new TextDecoder().decode(content.subarray(at + 46, at + 46 + short(28)));
    entries.push({
      name,
      method: short(10),
      flags: short(8),
      time: short(12),
      date: short(14),
      extra: short(30) + short(32),
    });
    at += 46 + short(28) + short(30) + short(32);
  }
  return entries;
}

describe.each(Object.entries(books))('%s', (_name, path) => {
  let edition: Edition;
  let artifact: Artifact;
  let copy: Copy;

  beforeAll(async () => {
    edition = await editionOf(worldAt(path));
    artifact = await make(edition, path);
    copy = await epub.read([artifact]);
  });

  test('carries notice, licence, source and every anchor; every link leads somewhere', async () => {
    expect((await prove(epub, edition, [artifact])).failures).toEqual([]);
    expect(copy.metadata.creators).toEqual(edition.manifest.authors);
    for (const line of [...edition.duties.copyright, edition.duties.sentence])
      expect(copy.metadata.rights).toContain(line);
    expect([...copy.documents.values(), copy.metadata.rights].join()).not.toMatch(/all rights reserved/i);
  });

  test('begins with its media type, then has files in order, of one date, and nothing else', () => {
    const entries = entriesOf(artifact.content);
    expect(entries[0]).toMatchObject({ name: 'mimetype', method: 0 });
    expect(new TextDecoder().decode(artifact.content.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
    const names = entries.slice(1).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names.filter((name) => name.endsWith('/') || !/^[\w./-]+$/.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    const { date } = edition;
    const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
    for (const entry of entries) expect(entry).toMatchObject({ date: day, time: 0, extra: 0, flags: 0 });
  });

  test('says nothing of the machine that made it', () => {
    const text = Object.values(unzipSync(artifact.content))
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n');
    for (const secret of [root, `${homedir()}/`, `/${userInfo().username}/`])
      expect(text).not.toContain(secret);
  });
});

describe('the same edition', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test('gives the same bytes again, in every time zone', async () => {
    const edition = await editionOf(worldAt(books.torture));
    const { content } = await make(edition, books.torture);
    for (const [name, offset] of [
      ['Asia/Tokyo', -540],
      ['America/New_York', 300],
    ] as const) {
      process.env.TZ = name;
      expect(edition.date.getTimezoneOffset()).toBe(offset);
      const again = await make(await editionOf(worldAt(books.torture)), books.torture);
      expect(Buffer.from(again.content).equals(content)).toBe(true);
    }
  });

  test('of a time before zips has the first date that a zip can hold', async () => {
    const edition = { ...(await editionOf(worldAt(books.small))), date: new Date(0) };
    const [first] = entriesOf((await make(edition, books.small)).content);
    expect(first).toMatchObject({ date: (1 << 5) | 1, time: 0 });
  });
});

test.skipIf(noEpubcheck).each([books.torture, books.lists, books.roles])(
  '%s, with everything in it, is valid for EPUBCheck, without a warning',
  async (path) => {
    const folder = await mkdtemp(join(tmpdir(), 'epub-'));
    try {
      const file = join(folder, 'book.epub');
      const { content } = await make(await editionOf(worldAt(path)), path);
      await writeFile(file, content);
      expect(await epubcheck(file)).toMatchObject({ messages: [] });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  120_000,
);

test('the book’s own front is its cover', async () => {
  const front = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="9"/>';
  const files = {
    ...sound,
    'front.svg': front,
    'book.yaml': `${sound['book.yaml']}cover: {front: front.svg}\n`,
  };
  const world = worldOf(files, pictureBrowser);
  const edition = await editionOf(world);
  const artifacts = await epub.write(edition, { world });
  expect((await prove(epub, edition, artifacts)).failures).toEqual([]);
  const packed = unzipSync(artifacts[0]?.content ?? new Uint8Array());
  expect(new TextDecoder().decode(packed['OEBPS/content.opf'])).toContain(
    'href="cover.jpeg" media-type="image/jpeg" properties="cover-image"',
  );
});

test('the small book’s files are as they were', async () => {
  const { content } = await make(await editionOf(worldAt(books.small)), books.small);
  const files = Object.entries(unzipSync(content)).map(([path, bytes]) => ({ path, content: bytes }));
  await expectGolden('small/epub', files);
});
