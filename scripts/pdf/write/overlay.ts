// Lays the furniture over the pages of a PDF: running heads and folios.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { rewrite } from '../operators.ts';
import { contentOf } from '../resources.ts';
import { type Finish, finishContent, widthsOf } from './content.ts';

const name = (text: string) => PDFName.of(text);

/** The prefix that a sheet's resource names get on the page. Chromium gives no such names. */
const prefix = 'Furniture';

/**
 * Lays the pages of `source`, one for each page, over those of `file`. They become pagination artifacts, so that running
 * heads are not read aloud. Throws if `source` has fewer pages.
 */
export function overlay(file: PDFDocument, source: PDFDocument, finish: Finish): void {
  const { context } = file;
  const copier = PDFObjectCopier.for(source.context, context);
  const sheets = source.getPages();
  // The graphics state at the end of Chromium's content is undone before the furniture is drawn.
  const before = context.register(PDFRawStream.of(context.obj({ Length: 2 }), Buffer.from('q\n')));
  for (const [index, { node }] of file.getPages().entries()) {
    const sheet = sheets[index]?.node;
    if (!sheet) throw new Error('as many sheets of furniture as pages');
    const drawn = drawingOf(sheet, finish);
    if (!drawn.includes('Tj') && !drawn.includes('TJ')) continue;
    const own = addResources(node, sheet, copier);
    const text = renamed(drawn, own);
    const draw = Buffer.from(`\nQ /Artifact <</Type /Pagination>> BDC q\n${text}\nQ EMC\n`, 'latin1');
    const after = context.register(PDFRawStream.of(context.obj({ Length: draw.length }), draw));
    node.set(name('Contents'), context.obj([before, ...contentsOf(node), after]));
  }
}

/** Gives the finished content of a sheet. It is so short that compression would not make a book smaller by a hundredth. */
function drawingOf(sheet: PDFDict, finish: Finish): string {
  const fonts = sheet.lookupMaybe(name('Resources'), PDFDict)?.lookupMaybe(name('Font'), PDFDict);
  return finishContent(contentOf(sheet.lookup(name('Contents'))), finish, (font) => {
    const dict = fonts?.lookup(name(font));
    return dict instanceof PDFDict ? widthsOf(dict) : undefined;
  }).trim();
}

/** Adds the resources of a sheet to its page under prefixed names, and gives the names that they had. */
function addResources(page: PDFDict, sheet: PDFDict, copier: PDFObjectCopier): ReadonlySet<string> {
  const { context } = page;
  const own = new Set<string>();
  const resources = page.lookup(name('Resources'), PDFDict);
  for (const [kind, value] of sheet.lookupMaybe(name('Resources'), PDFDict)?.entries() ?? []) {
    const table = sheet.context.lookup(value);
    if (!(table instanceof PDFDict)) continue; // the array `ProcSet`, which is obsolete
    if (!resources.has(kind)) resources.set(kind, context.obj({}));
    const all = resources.lookup(kind, PDFDict);
    for (const [key, object] of table.entries()) {
      own.add(key.decodeText());
      all.set(name(prefix + key.decodeText()), copier.copy(object));
    }
  }
  return own;
}

/** The operators that refer to a resource by its name (ISO 32000-1, 7.8.3), which is their first or last operand. */
const calls = new Set(['Tf', 'gs', 'Do', 'sh', 'cs', 'CS', 'scn', 'SCN']);

/** Replaces the names of resources in a content by those that they have on the page. */
function renamed(content: string, names: ReadonlySet<string>): string {
  return rewrite(content, ({ operator, operands, start, end }) => {
    const called = calls.has(operator)
      ? operands.map(String).find((one) => names.has(one.slice(1)))
      : undefined;
    return called && content.slice(start, end).replace(called, `/${prefix}${called.slice(1)}`);
  });
}

function contentsOf(page: PDFDict): readonly PDFRef[] {
  const contents = page.get(name('Contents'));
  const list = page.context.lookup(contents);
  return (list instanceof PDFArray ? list.asArray() : [contents]) as PDFRef[];
}
