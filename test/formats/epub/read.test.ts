// Reading an EPUB back: by what is in the file, and not by what was meant.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import type { Artifact } from '../../../scripts/model/book.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from './picture.ts';

let whole: Artifact;

beforeAll(async () => {
  const world = worldOf(
    { ...sound, 'chapters/02-two.md': '<a name="sec:two"></a>\n\n# 2. Two\n\nSee [one](#sec:one).\n' },
    pictureBrowser,
  );
  [whole] = (await epub.write(await editionOf(world), { world })) as [Artifact];
});

/** The EPUB with the text of one file changed. */
function changed(file: string, from: string, to: string): readonly Artifact[] {
  const files = unzipSync(whole.content);
  const text = strFromU8(files[file] ?? new Uint8Array());
  expect(text).toContain(from);
  return [{ ...whole, content: zipSync({ ...files, [file]: strToU8(text.replace(from, to)) }) }];
}

const dead = async (artifacts: readonly Artifact[]) =>
  (await epub.read(artifacts)).links.filter(({ found }) => !found).map(({ from, to }) => [from, to]);

test('a sound EPUB has its chapters in order and no dead link', async () => {
  const { documents } = await epub.read([whole]);
  const names = ['cover', 'title', 'copyright', 'toc', '01-one', '02-two', 'license', 'colophon'];
  expect([...documents.keys()]).toEqual(names.map((name) => `OEBPS/${name}.xhtml`));
  expect(await dead([whole])).toEqual([]);
});

test('an anchor that is gone is missed, and so is every link to it', async () => {
  const files = changed('OEBPS/01-one.xhtml', 'id="sec.one"', 'id="sec.on"');
  expect((await epub.read(files)).anchors.has('sec.one')).toBe(false);
  expect(await dead(files)).toEqual([
    ['OEBPS/toc.xhtml', '01-one.xhtml#sec.one'],
    ['OEBPS/toc.ncx', '01-one.xhtml#sec.one'],
    ['OEBPS/02-two.xhtml', '01-one.xhtml#sec.one'],
  ]);
});

test('an anchor of another file does not stand in for it', async () => {
  const files = changed('OEBPS/02-two.xhtml', '01-one.xhtml#sec.one', '#sec.one');
  expect(await dead(files)).toEqual([['OEBPS/02-two.xhtml', '#sec.one']]);
});

test('a file that is not there is named', async () => {
  await expect(epub.read(changed('OEBPS/content.opf', '"01-one.xhtml"', '"1.xhtml"'))).rejects.toThrow(
    'Cannot find `OEBPS/1.xhtml` in epub/small.epub',
  );
});

test('a file that is not well-formed is named', async () => {
  await expect(epub.read(changed('OEBPS/02-two.xhtml', '</h1>', '</h2>'))).rejects.toThrow(
    /^Cannot parse `OEBPS\/02-two.xhtml` in epub\/small.epub: /,
  );
});

test('a chapter left out of the spine is not read', async () => {
  const files = changed('OEBPS/content.opf', '<itemref idref="page-02-two"/>', '');
  expect((await epub.read(files)).anchors.has('sec.two')).toBe(false);
});
