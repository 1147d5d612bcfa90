// The furniture laid over the pages of a PDF.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/** Lays the furniture over the pages as a pagination artifact: no reading aloud of running heads. */
export function overlay(file: PDFDocument, source: PDFDocument): void {
  const { context } = file;
  const copier = PDFObjectCopier.for(source.context, context);
  const sheets = source.getPages();
  // As it was printed: what Chromium left of the graphics state is taken back before the furniture is drawn.
  const before = context.register(PDFRawStream.of(context.obj({ Length: 2 }), Buffer.from('q\n')));
  for (const [index, page] of file.getPages().entries()) {
    const sheet = sheets[index];
    if (!sheet) throw new Error('as many sheets of furniture as pages');
    const content = sheet.node.lookup(name('Contents'));
    if (!(content instanceof PDFRawStream)) throw new Error('a sheet of furniture in one stream');
    const form = content.dict.clone(context);
    for (const [key, value] of Object.entries({ Type: 'XObject', Subtype: 'Form' }))
      form.set(name(key), name(value));
    form.set(name('BBox'), context.obj([0, 0, sheet.getWidth(), sheet.getHeight()]));
    form.set(
      name('Resources'),
      copier.copy(sheet.node.get(name('Resources')) ?? PDFDict.withContext(source.context)),
    );
    const key = page.node.newXObject('Furniture', context.register(PDFRawStream.of(form, content.contents)));
    const draw = Buffer.from(`\nQ /Artifact <</Type /Pagination>> BDC ${key} Do EMC\n`);
    const after = context.register(PDFRawStream.of(context.obj({ Length: draw.length }), draw));
    page.node.set(name('Contents'), context.obj([before, ...contentsOf(page.node), after]));
  }
}

function contentsOf(page: PDFDict): readonly PDFRef[] {
  const contents = page.get(name('Contents'));
  const list = page.context.lookup(contents);
  return (list instanceof PDFArray ? list.asArray() : [contents]) as PDFRef[];
}
