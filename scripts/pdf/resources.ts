// Reads the resources that a page's content refers to by name: graphics states, pictures, forms and fonts.

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

/** A font, and whether its program is embedded. */
export type FontFacts = Readonly<{ name: string; type: string; embedded: boolean }>;

/** Gives the entry `name` (with its `/`) in the category `kind` of some resources. */
export function resource(
  resources: PDFDict | undefined,
  kind: 'ExtGState' | 'XObject' | 'Font' | 'Pattern' | 'Shading',
  name: string,
): PDFObject | undefined {
  const table = resources?.lookup(PDFName.of(kind));
  return table instanceof PDFDict ? table.lookup(PDFName.of(name.slice(1))) : undefined;
}

/** Decodes a stream, or an array of streams that together are one, to Latin-1 text. */
export function contentOf(object: PDFObject | undefined): string {
  if (object instanceof PDFArray)
    return Array.from({ length: object.size() }, (_, index) => contentOf(object.lookup(index))).join('\n');
  if (!(object instanceof PDFStream)) return '';
  return Buffer.from(decoded(object)).toString('latin1');
}

/** Decodes a stream. Those that were made after the file was read are not encoded yet. */
function decoded(stream: PDFStream): Uint8Array {
  if (stream instanceof PDFRawStream) return inflated(stream) ?? decodePDFRawStream(stream).decode();
  return stream instanceof PDFFlateStream ? stream.getUnencodedContents() : stream.getContents();
}

/** Inflates a stream that is only deflated, and not damaged. Node does this many times faster than the object model. */
function inflated({ dict, contents }: PDFRawStream): Uint8Array | undefined {
  if (dict.lookup(PDFName.of('Filter')) !== PDFName.of('FlateDecode') || dict.has(PDFName.of('DecodeParms')))
    return undefined;
  try {
    return inflateSync(contents);
  } catch {
    return undefined;
  }
}

/** Gives the entry `name` of a dictionary if it is a number. */
export function numberOf(dict: PDFDict, name: string): number | undefined {
  const value = dict.lookup(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

/** Gives the numbers of an array, with 0 for other elements. */
export function numbersOf(object: PDFObject | undefined): readonly number[] {
  if (!(object instanceof PDFArray)) return [];
  return Array.from({ length: object.size() }, (_, index) => {
    const value = object.lookup(index);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
}

/** Gives the matrix of a form. The default is the identity. */
export function matrixOf(dict: PDFDict): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(dict.lookup(PDFName.of('Matrix')));
  return [a, b, c, d, e, f];
}

/** Tells whether a graphics state makes what is painted transparent or blends it. */
export function isTransparentState(state: PDFObject | undefined): boolean {
  if (!(state instanceof PDFDict)) return false;
  const mask = state.lookup(PDFName.of('SMask'));
  const mode = state.lookup(PDFName.of('BM'));
  const plain = mode === undefined || mode === PDFName.of('Normal') || mode === PDFName.of('Compatible');
  return (
    mask instanceof PDFDict || !plain || (numberOf(state, 'ca') ?? 1) < 1 || (numberOf(state, 'CA') ?? 1) < 1
  );
}

/** Tells whether an image is a stencil mask, through which the current colour is painted. */
export function isStencil(image: PDFDict): boolean {
  const mask = image.lookup(PDFName.of('ImageMask'));
  return mask instanceof PDFBool && mask.asBoolean();
}

/** Reads the name and type of a font, and whether its program is in the file. */
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
