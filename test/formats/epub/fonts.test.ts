// Fonts in the EPUB: none unless the book asks, and then of the code's characters only.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { create, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import { epubcheck, findEpubcheck } from '../../conformance/epubcheck.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from './picture.ts';

const noEpubcheck = 'skipped' in (await findEpubcheck());
const asking = (kind: string): Files => ({
  ...sound,
  'book.yaml': `${sound['book.yaml']}epub: {fonts: ${kind}}\n`,
  'chapters/01-one.md': `${sound['chapters/01-one.md']}\nQuite \`a→b\`.\n\n    if (x) y();\n`,
});

async function made(files: Files): Promise<Uint8Array> {
  const world = worldOf(files, pictureBrowser);
  const [artifact] = await epub.write(await editionOf(world), { world });
  return artifact?.content ?? new Uint8Array();
}

const fontsOf = (content: Uint8Array) =>
  Object.entries(unzipSync(content)).filter(([name]) => name.includes('/fonts/'));

test('a book that asks for none has none, and that is what it gets unasked', async () => {
  const none = await made(asking('none'));
  expect(fontsOf(none)).toEqual([]);
  expect(strFromU8(unzipSync(none)['OEBPS/style.css'] ?? new Uint8Array())).not.toContain('@font-face');
  const unasked = await made({ ...asking('none'), 'book.yaml': String(sound['book.yaml']) });
  expect(Object.keys(unzipSync(unasked))).toEqual(Object.keys(unzipSync(none)));
});

test('the font for code has its characters and few others, and its licence', async () => {
  const content = await made(asking('code'));
  const fonts = fontsOf(content);
  expect(fonts).toHaveLength(3);
  for (const [name, bytes] of fonts) {
    const font = create(Buffer.from(bytes)) as Font;
    for (const character of 'a→bif(x)y;') expect(font.characterSet, name).toContain(character.codePointAt(0));
    expect(font.characterSet, name).not.toContain('Q'.codePointAt(0));
    expect(bytes.length, name).toBeLessThan(12_000);
  }
  const files = unzipSync(content);
  expect(strFromU8(files['META-INF/fonts-license.txt'] ?? new Uint8Array())).toContain(
    'SIL OPEN FONT LICENSE',
  );
  expect(Buffer.from(await made(asking('code'))).equals(content)).toBe(true);
});

test.skipIf(noEpubcheck)(
  'with it, the EPUB is valid',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'epub-'));
    try {
      const file = join(folder, 'book.epub');
      await writeFile(file, await made(asking('code')));
      expect(await epubcheck(file)).toMatchObject({ messages: [] });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  120_000,
);
