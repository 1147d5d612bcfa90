// The contents of a PDF's pages, as Chromium wrote them, finished.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { share } from '../jobs.ts';
import type { Job, Threads } from '../world.ts';
import { changeAll, type Finish, type FontWidths, type PageContent } from './change.ts';

const name = (text: string) => PDFName.of(text);

/** Fewer pages than this are sooner finished than a thread is started. */
const least = 24;

/** Finishing the contents of some pages. */
const contentsJob: Job<Parameters<typeof changeAll>[0], ReturnType<typeof changeAll>> = {
  name: 'contents',
  run: async (input) => changeAll(input),
};

/** Finishes the content of every page, in place. Pages share no content, and each has it in one stream. */
export async function changeContents(file: PDFDocument, finish: Finish, threads: Threads): Promise<void> {
  const places = new Map<PDFDict, number>();
  const fonts: (FontWidths | undefined)[] = [];
  const fontOf = (dict: PDFDict): number => {
    const index = places.get(dict) ?? fonts.push(widthsOf(dict)) - 1;
    places.set(dict, index);
    return index;
  };
  const pages = file.getPages().flatMap(({ node }) => {
    const ref = node.get(name('Contents'));
    const stream = file.context.lookup(ref);
    // A blank page's few bytes are not compressed, nor worth a change.
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) return [];
    if (stream.dict.get(name('Filter')) !== name('FlateDecode')) return [];
    const named = node.Resources()?.lookupMaybe(name('Font'), PDFDict);
    const content: PageContent = {
      bytes: stream.contents,
      fonts: new Map(
        (named?.keys() ?? []).flatMap((key) => {
          const dict = named?.lookup(key);
          return dict instanceof PDFDict ? [[key.decodeText(), fontOf(dict)]] : [];
        }),
      ),
    };
    return [{ ref, stream, content }];
  });
  const shares = share(pages, least, threads.count).map((some) => ({
    pages: some.map(({ content }) => content),
    fonts,
    finish,
  }));
  const changed = (await threads.run(contentsJob, shares)).flat();
  for (const [index, { ref, stream }] of pages.entries()) {
    const bytes = changed[index];
    if (!bytes) continue;
    stream.dict.set(name('Length'), file.context.obj(bytes.length));
    file.context.assign(ref, PDFRawStream.of(stream.dict, bytes));
  }
}

const known = new WeakMap<PDFDict, FontWidths | undefined>();

/** The widths of a font of two-byte glyphs (ISO 32000-1, 9.7.4.3); undefined for any other. */
export function widthsOf(font: PDFDict): FontWidths | undefined {
  if (!known.has(font)) known.set(font, readWidths(font));
  return known.get(font);
}

function readWidths(font: PDFDict): FontWidths | undefined {
  if (font.get(name('Subtype')) !== name('Type0') || font.get(name('Encoding')) !== name('Identity-H'))
    return undefined;
  const descendant = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookup(0);
  if (!(descendant instanceof PDFDict)) return undefined;
  const usual = descendant.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? 1000;
  const list = descendant.lookupMaybe(name('W'), PDFArray);
  const widths = new Map<number, number>();
  const number = (object: unknown) => (object instanceof PDFNumber ? object.asNumber() : 0);
  for (let index = 0; list && index < list.size(); ) {
    const first = number(list.lookup(index));
    const next = list.lookup(index + 1);
    if (next instanceof PDFArray) {
      next.asArray().forEach((width, offset) => void widths.set(first + offset, number(width)));
      index += 2;
    } else {
      for (let glyph = first; glyph <= number(next); glyph += 1)
        widths.set(glyph, number(list.lookup(index + 2)));
      index += 3;
    }
  }
  return { widths, usual };
}
