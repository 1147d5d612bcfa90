// Finishes the page contents that Chromium wrote: gathers glyphs, converts colours to inks, and marks artifacts.

import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { share } from '../../model/jobs.ts';
import type { Job, Threads } from '../../model/world.ts';
import { compress } from '../file.ts';
import { contentInInks } from '../inks.ts';
import { operations } from '../operators.ts';
import { gatherGlyphs } from './glyph-runs.ts';
import { orderReversed } from './reversed.ts';

const name = (text: string) => PDFName.of(text);

/** Fewer pages than this are finished faster than a thread starts. */
const least = 24;

/** The job that finishes the contents of some pages. */
const contentsJob: Job<Parameters<typeof changeAll>[0], ReturnType<typeof changeAll>> = {
  name: 'contents',
  run: async (input) => changeAll(input),
};

/** Finishes the content of every page, in place. As Chromium prints them, each page has one content stream of its own. */
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
    // Chromium does not compress the few bytes of a blank page, and nothing in them needs a change.
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

/** Reads the widths of a font with two-byte glyphs (ISO 32000-1, 9.7.4.3). Gives undefined for any other font. */
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

/** What a page is finished for: screens, with tags, or paper, in black or in colour. */
export type Finish = 'screen' | 'black' | 'color';

/** The widths of a font's glyphs by glyph id, and the `usual` one of all others, in thousandths of the type size. */
export type FontWidths = Readonly<{ widths: ReadonlyMap<number, number>; usual: number }>;

/** The compressed content of a page, and its fonts: indices into a list, by their resource names. */
export type PageContent = Readonly<{ bytes: Uint8Array; fonts: ReadonlyMap<string, number> }>;

/** Finishes the content of a page. `fonts` gives the widths of a font by its resource name. */
export function finishContent(
  content: string,
  finish: Finish,
  fonts: (name: string) => FontWidths | undefined,
): string {
  return finishes[finish](content, (name) => {
    const font = fonts(name);
    return font && ((glyph) => font.widths.get(glyph) ?? font.usual);
  });
}

const finishes: Readonly<Record<Finish, typeof gatherGlyphs>> = {
  screen: (content, fonts) => mark(orderGlyphs(content, fonts)),
  black: (content, fonts) => contentInInks(orderGlyphs(content, fonts), 'black', 400),
  color: orderGlyphs,
};

function orderGlyphs(content: string, fonts: Parameters<typeof gatherGlyphs>[1]): string {
  return orderReversed(gatherGlyphs(content, fonts), fonts);
}

/** Finishes the contents of pages, and compresses them. Gives undefined for a page that does not change. */
export function changeAll({
  pages,
  fonts,
  finish,
}: Readonly<{
  pages: readonly PageContent[];
  fonts: readonly (FontWidths | undefined)[];
  finish: Finish;
}>): readonly (Uint8Array | undefined)[] {
  return pages.map((page) => {
    const before = inflateSync(page.bytes).toString('latin1');
    const after = finishContent(before, finish, (name) => fonts[page.fonts.get(name) ?? -1]);
    return after === before ? undefined : compress(after);
  });
}

/** The operators that start a path, paint a path, or paint something else (ISO 32000-1, table 51). */
const starts = new Set(['re', 'm']);
const paints = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const draws = new Set(['Do', 'sh']);

/** Marks everything that a content stream paints outside marked content as an artifact. */
export function mark(content: string): string {
  const stretches: [from: number, to: number][] = [];
  let depth = 0;
  let path = -1;
  let text = -1;
  for (const { operator, start, end } of operations(content)) {
    if (operator === 'BDC' || operator === 'BMC') depth += 1;
    else if (operator === 'EMC') depth -= 1;
    else if (operator === 'BT') text = depth === 0 ? start : -1;
    else if (operator === 'ET' && text >= 0 && depth === 0) stretches.push([text, end]);
    else if (starts.has(operator) && path < 0) path = start;
    else if (operator === 'n') path = -1;
    else if (paints.has(operator)) {
      if (depth === 0 && path >= 0) stretches.push([path, end]);
      path = -1;
    } else if (draws.has(operator) && depth === 0) stretches.push([start, end]);
  }
  let done = 0;
  let marked = '';
  for (const [from, to] of stretches) {
    marked += `${content.slice(done, from)}/Artifact BMC\n${content.slice(from, to)}\nEMC`;
    done = to;
  }
  return marked + content.slice(done);
}
