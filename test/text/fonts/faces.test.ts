// A book in many scripts, printed: every character is there, in a font of ours, and none of Type 3.

import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { create as createFont, type Font } from 'fontkit';
import { afterAll, expect, test } from 'vitest';
import { pdf } from '../../../scripts/formats/pdf/pdf.ts';
import type { Artifact } from '../../../scripts/model/book.ts';
import { fault } from '../../../scripts/system/fault.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { facesFor } from '../../../scripts/text/fonts/faces.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => world.browser.close());

const scripts =
  'Ἐν ἀρχῇ, Привет, שלום, مرحبا, Բարեւ, გამარჯობა, नमस्ते, ওহে, வணக்கம், హలో, ನಮಸ್ಕಾರ, നമസ്കാരം, හෙලෝ, สวัสดี, សួស្តី, မင်္ဂလာပါ, ' +
  'ሰላም, 漢字 ひらがな カタカナ 한국어, ∀x∈ℝ, 𝔸, ⠿ ✓ ☑ ⌘ 😀 👍🏽 👨‍👩‍👧 🇩🇪 1️⃣.';

async function print(text: string, language = 'en'): Promise<Artifact> {
  const settings = String(sound['book.yaml']).replace('language: en', `language: ${language}`);
  const chapter = `${sound['chapters/01-one.md']}\n${text}\n`;
  const edition = await editionOf(
    worldOf({ ...sound, 'book.yaml': settings, 'chapters/01-one.md': chapter }),
  );
  const [artifact] = await pdf.write(edition, { world });
  if (!artifact) throw new Error('no PDF');
  return artifact;
}

/** Names of the fonts in a PDF, without the mark of a subset, and their types. */
async function fontsOf({ content }: Artifact): Promise<ReadonlyMap<string, string>> {
  const { context } = await PDFDocument.load(content, { updateMetadata: false });
  const name = (font: PDFDict, key: string) => String(font.get(PDFName.of(key))).slice(1);
  const fonts = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && name(object, 'Type') === 'Font' ? [object] : []));
  return new Map(
    fonts.map((font) => [name(font, 'BaseFont').replace(/^[A-Z]{6}\+/, ''), name(font, 'Subtype')]),
  );
}

test('every script is set in a font of ours, as TrueType, and can be read back', async () => {
  const artifact = await print(`${scripts}\n\n\`\`\`c\n// 注释 → ┌─┐ 😀\n\`\`\``);
  for (const [name, type] of await fontsOf(artifact)) {
    expect(name).toMatch(/^(Source|Noto|Amiri)/);
    expect(type).toMatch(/^(Type0|CIDFontType2)$/);
  }
  const text = [...(await pdf.read([artifact])).documents.values()].join('');
  for (const character of ['ἀ', 'Привет', 'ש', '漢', 'ひ', '한', '∀', '✓', '😀', '┌'])
    expect(text).toContain(character);
}, 60_000);

test('where a package for Han is not installed, the characters that need it are named, and the command that gets it', async () => {
  const asked = 'Cannot find the package `@fontsource-variable/noto-serif-jp`';
  const without = {
    ...world,
    resource: (name: string) =>
      name.includes('noto-serif-jp') ? Promise.reject(fault('missing-tool', asked)) : world.resource(name),
  };
  const set = { text: 'Kana かな, ᐊ and 漢字', language: 'ja' };
  await expect(facesFor(set, without)).rejects.toMatchObject({
    code: 'missing-tool',
    message: `Cannot set \`かな字漢\`. ${asked}`,
  });
});

test('no glyph is mapped to a character that is none (PDF/UA-1, 7.21.7)', async () => {
  const { context } = await PDFDocument.load((await print(scripts)).content, { updateMetadata: false });
  let maps = 0;
  for (const [, object] of context.enumerateIndirectObjects()) {
    const stream = object instanceof PDFDict ? object.lookup(PDFName.of('ToUnicode')) : undefined;
    if (!(stream instanceof PDFRawStream)) continue;
    const map = decodePDFRawStream(stream).decode();
    expect(Buffer.from(map).toString('latin1')).not.toMatch(/> <(?:0000|FEFF|FFFE)>/i);
    maps += 1;
  }
  expect(maps).toBeGreaterThan(10);
}, 60_000);

test('a letter that is shaped as two others keeps the glyphs of both', async () => {
  const { files } = await facesFor({ text: 'น้ำ ນ້ຳ', language: 'th' }, world);
  const fonts = [...files.values()].map((bytes) => createFont(Buffer.from(bytes)) as Font);
  expect(fonts.some((font) => [0xe4d, 0xe32].every((code) => font.hasGlyphForCodePoint(code)))).toBe(true);
});

test('Han has the shapes of the book’s language', async () => {
  const fonts = [...(await fontsOf(await print('骨', 'ja'))).keys()];
  expect(fonts.filter((name) => name.startsWith('Noto')).join()).toMatch(/^NotoSerifJP/);
}, 60_000);

test('a book in our own types loads nothing more', async () => {
  expect(
    await facesFor({ text: 'Résumé — “naïve” œuvre, Привет, ἀρχή, x ≤ y', language: 'en' }, world),
  ).toEqual({
    css: '',
    files: new Map(),
  });
});

test('only the files that a text needs are taken, and always with the same bytes', async () => {
  const one = await facesFor({ text: '漢', language: 'zh' }, world);
  expect(one.files.size).toBe(2);
  for (const bytes of one.files.values()) expect(bytes.length).toBeLessThan(20_000);
  expect(await facesFor({ text: '漢', language: 'zh' }, world)).toEqual(one);
});
