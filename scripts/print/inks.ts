// The colours of a file's text, rules and grounds in inks. Pictures stay as they are.

import { PDFArray, type PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { compress } from '../paper/change.ts';
import { contentInInks } from './inked.ts';
import { contentOf } from './inspect/resources.ts';
import type { Ink } from './service.ts';

/**
 * Changes every page and form of a file, in place. Chromium writes all its colours as RGB, black too. With black ink all
 * become greys; with colour ink neutral ones become greys and the others CMYK, of at most `limit` per cent.
 */
export async function setInInks(file: PDFDocument, ink: Ink, limit = 400): Promise<void> {
  await file.flush(); // pages laid over others become forms only now
  const left = new Set<PDFRef>(); // pages may have streams in common: they go when all pages are done
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

/** As `setInInks`, for what pages draw as forms alone. */
export function setFormsInInks(file: PDFDocument, ink: Ink, limit = 400): void {
  for (const [ref, object] of file.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    if (object.dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Form')) continue;
    const before = contentOf(object);
    const after = contentInInks(before, ink, limit);
    if (after !== before) file.context.assign(ref, streamOf(file, after, object));
  }
}

function streamsOf(page: PDFDict): readonly PDFRef[] {
  const entry = page.get(PDFName.of('Contents'));
  const contents = page.lookup(PDFName.of('Contents'));
  return [entry, ...(contents instanceof PDFArray ? contents.asArray() : [])].filter(
    (part) => part instanceof PDFRef,
  );
}

/** A compressed stream; the entries of `model`, where given, are kept. */
function streamOf(file: PDFDocument, content: string, model?: PDFRawStream): PDFRawStream {
  const bytes = compress(content);
  const dict = model ? model.dict.clone(file.context) : file.context.obj({});
  dict.delete(PDFName.of('DecodeParms'));
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  dict.set(PDFName.of('Length'), file.context.obj(bytes.length));
  return PDFRawStream.of(dict, bytes);
}
