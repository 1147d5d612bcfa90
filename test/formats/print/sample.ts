// A small interior that every printer takes, to be broken by intent.

import { readFileSync } from 'node:fs';
import { PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib';
import { type Profile, profileOf } from '../../../scripts/settings/print/profile.ts';

/** A profile by the keys of book.yaml; what is left out is as there. */
export function profile(keys: Partial<Parameters<typeof profileOf>[0]['print']> = {}): Profile {
  const defaults = { profile: 'kdp', trim: '7x10', paper: 'white', ink: 'black', bleed: false } as const;
  return profileOf({ language: 'en', print: { ...defaults, ...keys } });
}

/** What a page says, and in which place: a content stream. */
export const words = 'BT /F0 10 Tf 0 g 1 0 0 1 80 600 Tm (Words) Tj ET';

/** Pages, each with one content stream; `change` may spoil the file before it is saved. */
export async function sample(
  contents: readonly string[],
  change: (file: PDFDocument, pages: readonly PDFPage[]) => void = () => {},
): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const pages = contents.map(() => file.addPage([504, 720]));
  const font = file.context.register(file.context.obj(fontOf(file)));
  for (const [index, page] of pages.entries()) {
    page.node.set(PDFName.of('Resources'), file.context.obj({ Font: { F0: font } }));
    setContent(file, page, contents[index] ?? '');
  }
  file.context.trailerInfo.ID = file.context.obj([PDFHexString.of('00'), PDFHexString.of('00')]);
  change(file, pages);
  return file.save({ updateFieldAppearances: false });
}

/** So many pages with words on them. */
export function pagesOf(count: number): string[] {
  return new Array<string>(count).fill(words);
}

function setContent(file: PDFDocument, page: PDFPage, content: string): void {
  const stream = PDFRawStream.of(
    file.context.obj({ Length: content.length }),
    new TextEncoder().encode(content),
  );
  page.node.set(PDFName.of('Contents'), file.context.register(stream));
}

/** A picture of so many pixels a side, as `/X0` of a page. */
export function addPicture(file: PDFDocument, page: PDFPage, pixels: number, extra: object = {}): void {
  const dict = file.context.obj({
    ...{ Type: 'XObject', Subtype: 'Image', Width: pixels, Height: pixels, BitsPerComponent: 8 },
    ...{ ColorSpace: 'DeviceGray', Length: pixels * pixels },
    ...extra,
  });
  const picture = file.context.register(PDFRawStream.of(dict, new Uint8Array(pixels * pixels)));
  page.node.Resources()?.set(PDFName.of('XObject'), file.context.obj({ X0: picture }));
}

function fontOf(file: PDFDocument) {
  const path = new URL('../../../node_modules/source-serif/TTF/SourceSerif4-Regular.ttf', import.meta.url);
  const program = file.context.register(file.context.flateStream(readFileSync(path)));
  const descriptor = file.context.register(
    file.context.obj({
      ...{ Type: 'FontDescriptor', FontName: 'SourceSerif', Flags: 32, FontBBox: [0, -300, 1000, 1000] },
      ...{ ItalicAngle: 0, Ascent: 900, Descent: -300, CapHeight: 700, StemV: 80, FontFile2: program },
    }),
  );
  return {
    ...{ Type: 'Font', Subtype: 'TrueType', BaseFont: 'SourceSerif', Encoding: 'WinAnsiEncoding' },
    ...{ FirstChar: 32, LastChar: 126, Widths: new Array<number>(95).fill(500), FontDescriptor: descriptor },
  };
}
