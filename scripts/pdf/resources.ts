// Things that a page's content calls by name: states, pictures, forms, fonts.

import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFFlateStream,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import type { Matrix } from './matrix.ts';

/** A font that some text of a page is set in. */
export type FontFacts = Readonly<{ name: string; type: string; embedded: boolean }>;

/** Entry `name` (with its `/`) of the resources' category `kind`. */
export function resource(
  resources: PDFDict | undefined,
  kind: 'ExtGState' | 'XObject' | 'Font' | 'Shading',
  name: string,
): PDFObject | undefined {
  const table = resources?.lookup(PDFName.of(kind));
  return table instanceof PDFDict ? table.lookup(PDFName.of(name.slice(1))) : undefined;
}

/** A stream's content as Latin-1 text; a list of streams is one. */
export function contentOf(object: PDFObject | undefined): string {
  if (object instanceof PDFArray)
    return Array.from({ length: object.size() }, (_, index) => contentOf(object.lookup(index))).join('\n');
  if (!(object instanceof PDFStream)) return '';
  return Buffer.from(decoded(object)).toString('latin1');
}

/** Streams that were made since the file was read are not encoded yet. */
function decoded(stream: PDFStream): Uint8Array {
  if (stream instanceof PDFRawStream) return inflated(stream) ?? decodePDFRawStream(stream).decode();
  return stream instanceof PDFFlateStream ? stream.getUnencodedContents() : stream.getContents();
}

/** What is only deflated, and whole, inflated by Node: many times faster than by the object model. */
function inflated({ dict, contents }: PDFRawStream): Uint8Array | undefined {
  if (dict.lookup(PDFName.of('Filter')) !== PDFName.of('FlateDecode') || dict.has(PDFName.of('DecodeParms')))
    return undefined;
  try {
    return inflateSync(contents);
  } catch {
    return undefined;
  }
}

/** A number of a dictionary. */
export function numberOf(dict: PDFDict, name: string): number | undefined {
  const value = dict.lookup(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

/** The numbers of a list. */
export function numbersOf(object: PDFObject | undefined): readonly number[] {
  if (!(object instanceof PDFArray)) return [];
  return Array.from({ length: object.size() }, (_, index) => {
    const value = object.lookup(index);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
}

/** The matrix of a form, where it has one. */
export function matrixOf(dict: PDFDict): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(dict.lookup(PDFName.of('Matrix')));
  return [a, b, c, d, e, f];
}

/** Whether a graphics state lets what lies below shine through. */
export function isTransparentState(state: PDFObject | undefined): boolean {
  if (!(state instanceof PDFDict)) return false;
  const mask = state.lookup(PDFName.of('SMask'));
  const mode = state.lookup(PDFName.of('BM'));
  const plain = mode === undefined || mode === PDFName.of('Normal') || mode === PDFName.of('Compatible');
  return (
    mask instanceof PDFDict || !plain || (numberOf(state, 'ca') ?? 1) < 1 || (numberOf(state, 'CA') ?? 1) < 1
  );
}

/** Whether an image is a stencil for the current colour. */
export function isStencil(image: PDFDict): boolean {
  const mask = image.lookup(PDFName.of('ImageMask'));
  return mask instanceof PDFBool && mask.asBoolean();
}

/** A font's name, kind, and whether its program is in the file. */
export function fontFacts(font: PDFDict): FontFacts {
  const text = (dict: PDFDict, key: string) => {
    const value = dict.lookup(PDFName.of(key));
    return value instanceof PDFName ? value.asString().slice(1) : '';
  };
  const type = text(font, 'Subtype');
  const below = font.lookup(PDFName.of('DescendantFonts'));
  const inner = below instanceof PDFArray ? below.lookup(0) : font;
  const descriptor = inner instanceof PDFDict ? inner.lookup(PDFName.of('FontDescriptor')) : undefined;
  const embedded =
    type === 'Type3' ||
    (descriptor instanceof PDFDict &&
      ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key))));
  return { name: text(font, 'BaseFont') || 'without a name', type, embedded };
}
