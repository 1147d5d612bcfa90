// Converts the colours of a content stream or a whole file to a printer's inks. Pictures stay as they are.

import { PDFArray, type PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { Ink } from '../settings/print/service-types.ts';
import { compress } from './file.ts';
import { rewrite } from './operators.ts';
import { contentOf } from './resources.ts';
import { setShadingsInInks } from './shading-inks.ts';

/**
 * Converts the colours of every page and form of a file, in place. Chromium writes all colours as RGB, even black. With
 * black ink all become greys. With colour ink neutral ones become greys and the others CMYK, with at most `limit` per cent
 * of ink in total.
 */
export async function setInInks(file: PDFDocument, ink: Ink, limit = 400): Promise<void> {
  await file.flush(); // pdf-lib makes forms of embedded pages only now
  const left = new Set<PDFRef>(); // pages may share streams, so the old ones are deleted when all pages are done
  for (const page of file.getPages()) {
    const before = contentOf(page.node.lookup(PDFName.of('Contents')));
    const after = contentInInks(before, ink, limit);
    if (after === before) continue;
    for (const ref of streamsOf(page.node)) left.add(ref);
    page.node.set(PDFName.of('Contents'), file.context.register(streamOf(file, after)));
  }
  for (const page of file.getPages()) for (const ref of streamsOf(page.node)) left.delete(ref);
  for (const ref of left) file.context.delete(ref);
  setFormsInInks(file, ink, limit);
}

/** Converts colours as `setInInks` does, in forms and gradients alone. */
export function setFormsInInks(file: PDFDocument, ink: Ink, limit = 400): void {
  for (const [ref, object] of file.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    if (object.dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Form')) continue;
    const before = contentOf(object);
    const after = contentInInks(before, ink, limit);
    if (after !== before) file.context.assign(ref, streamOf(file, after, object));
  }
  setShadingsInInks(file, ink, { grey: greyOf, process: (...rgb) => processOf(...rgb, limit) });
}

function streamsOf(page: PDFDict): readonly PDFRef[] {
  const entry = page.get(PDFName.of('Contents'));
  const contents = page.lookup(PDFName.of('Contents'));
  return [entry, ...(contents instanceof PDFArray ? contents.asArray() : [])].filter(
    (part) => part instanceof PDFRef,
  );
}

/** Makes a compressed stream, with the dictionary entries of `model` if it is given. */
function streamOf(file: PDFDocument, content: string, model?: PDFRawStream): PDFRawStream {
  const bytes = compress(content);
  const dict = model ? model.dict.clone(file.context) : file.context.obj({});
  dict.delete(PDFName.of('DecodeParms'));
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  dict.set(PDFName.of('Length'), file.context.obj(bytes.length));
  return PDFRawStream.of(dict, bytes);
}

/** Greys up to this value (0 is black) become black, since the dots of a halftone would fray the edges of letters. */
export const darkest = 0.2;

/** Converts the RGB colours of a content stream as `setInInks` does, to greys of the same lightness or process colours. */
export function contentInInks(content: string, ink: Ink, limit: number): string {
  if (!/\brg\b/i.test(content)) return content;
  return rewrite(content, ({ operator, operands }) =>
    operator === 'rg' || operator === 'RG' ? inked(operands.map(Number), operator, ink, limit) : undefined,
  );
}

function inked(
  [red = 0, green = 0, blue = 0]: readonly number[],
  operator: string,
  ink: Ink,
  limit: number,
): string {
  const neutral = Math.max(red, green, blue) - Math.min(red, green, blue) < 0.002;
  const inks = neutral || ink === 'black' ? greyOf(red, green, blue) : processOf(red, green, blue, limit);
  const name = inks.length === 1 ? 'g' : 'k';
  const values = inks.map((value) => Number(value.toFixed(4))).join(' ');
  return `${values} ${operator === 'rg' ? name : name.toUpperCase()}`;
}

function greyOf(red: number, green: number, blue: number): readonly number[] {
  const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [grey <= darkest ? 0 : grey];
}

/** Gives CMYK with as much black ink as possible: letters in one dark ink with little colour stay sharp. */
function processOf(red: number, green: number, blue: number, limit: number): readonly number[] {
  const white = Math.max(red, green, blue);
  if (white === 0) return [0, 0, 0, 1];
  const colours = [red, green, blue].map((part) => 1 - part / white);
  const sum = colours.reduce((one, other) => one + other, 0);
  const share = Math.min(1, (limit / 100 - (1 - white)) / sum);
  return [...colours.map((part) => part * share), 1 - white];
}
