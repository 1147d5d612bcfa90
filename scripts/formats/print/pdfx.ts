// Converts a PDF to PDF/X-1a:2001 by Ghostscript, and restores what Ghostscript spoils. Preflight checks the result.

import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import type { World } from '../../model/world.ts';
import { setInInks } from '../../pdf/inks.ts';
import type { Ink, Service } from '../../settings/print/service-types.ts';

/** The printing condition of the file: web offset on coated paper, which is the usual one of American printers. */
const condition = { id: 'CGATS TR 001', registry: 'http://www.color.org', info: 'U.S. Web Coated (SWOP) v2' };

/** The title of the file, and the date that all dates in it have. */
type About = Readonly<{ title: string; date: Date }>;

/**
 * Converts a finished PDF. With `black` ink everything in it becomes grey, pictures included; with `color` everything
 * becomes CMYK or grey, and neutral colours use black ink alone. The boxes are kept; date and identifier do not differ from
 * run to run. Throws a `Fault` (`missing-tool`) without Ghostscript.
 */
export async function convertToPdfx(
  pdf: Uint8Array,
  { ink, service }: Readonly<{ ink: Ink; service: Service }>,
  about: About,
  tool: World['tool'],
): Promise<Uint8Array> {
  const source = await PDFDocument.load(pdf, { updateMetadata: false });
  // Ghostscript would make a black in RGB one of four inks, but prints DeviceGray with black ink alone.
  await setInInks(source, ink, service.inkLimit?.value);
  const fonts = nameFonts(source);
  const prepared = await source.save({ useObjectStreams: false, updateFieldAppearances: false });
  const converted = await tool('gs', argsFor(ink), new Map([['in.pdf', prepared]]), 'out.pdf');
  const file = await PDFDocument.load(converted, { updateMetadata: false });
  restoreBoxes(file, source);
  restoreUnicode(file, fonts);
  declare(file, about, createHash('md5').update(prepared).digest('hex'));
  return file.save({ useObjectStreams: false, updateFieldAppearances: false });
}

function argsFor(ink: Ink): readonly string[] {
  const model = ink === 'black' ? 'Gray' : 'CMYK';
  return [
    ...['-dSAFER', '-dBATCH', '-dNOPAUSE', '-q', '-sDEVICE=pdfwrite', '-o', 'out.pdf'],
    ...[
      '-dCompatibilityLevel=1.3',
      '-dPDFX',
      `-sColorConversionStrategy=${model}`,
      `-sProcessColorModel=Device${model}`,
    ],
    // Up to version 10.01 Ghostscript has two PDF interpreters. The older one gives the same pages, three times faster for
    // text that is set glyph by glyph, as by Chromium. Later versions have one and ignore the option.
    '-dNEWPDF=false',
    // The file needs no rotation, resampling or lossy compression.
    ...['-dAutoRotatePages=/None', '-dEmbedAllFonts=true', '-dSubsetFonts=true', '-dPreserveAnnots=false'],
    ...['-dDownsampleColorImages=false', '-dDownsampleGrayImages=false', '-dDownsampleMonoImages=false'],
    ...['-dAutoFilterColorImages=false', '-dColorImageFilter=/FlateEncode'],
    ...['-dAutoFilterGrayImages=false', '-dGrayImageFilter=/FlateEncode'],
    'in.pdf',
  ];
}

/** Gives the pages the boxes of `source`, since Ghostscript rounds or drops them. */
function restoreBoxes(file: PDFDocument, source: PDFDocument): void {
  const pages = source.getPages();
  if (file.getPageCount() !== pages.length)
    throw new Error(`Unexpected ${file.getPageCount()} pages from Ghostscript, expected ${pages.length}`);
  for (const [index, page] of file.getPages().entries()) {
    const model = pages[index];
    if (!model) continue;
    const [now, then] = [page.getMediaBox(), model.getMediaBox()];
    const place = { x: now.x - then.x, y: now.y - then.y };
    const { width, height } = then;
    page.setMediaBox(now.x, now.y, width, height);
    page.node.delete(PDFName.of('CropBox'));
    page.node.delete(PDFName.of('ArtBox'));
    const [trim, bleed] = [model.getTrimBox(), model.getBleedBox()];
    page.setTrimBox(trim.x + place.x, trim.y + place.y, trim.width, trim.height);
    page.setBleedBox(bleed.x + place.x, bleed.y + place.y, bleed.width, bleed.height);
  }
}

/** Writes the metadata that PDF/X-1a requires (ISO 15930-1), and removes what differs from run to run. */
function declare(file: PDFDocument, { title, date }: About, digest: string): void {
  const { context, catalog } = file;
  const { info } = condition;
  const { Info } = context.trailerInfo;
  for (const old of [Info, catalog.get(PDFName.of('Metadata'))])
    if (old instanceof PDFRef) context.delete(old);
  catalog.delete(PDFName.of('Metadata'));
  context.trailerInfo.Info = context.register(
    context.obj({
      GTS_PDFXVersion: PDFString.of('PDF/X-1:2001'),
      GTS_PDFXConformance: PDFString.of('PDF/X-1a:2001'),
      Trapped: PDFName.of('False'),
    }),
  );
  file.setTitle(title);
  file.setCreator('Colophon');
  file.setProducer('Colophon with Chromium and Ghostscript');
  file.setCreationDate(date);
  file.setModificationDate(date);
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of(condition.id),
    RegistryName: PDFString.of(condition.registry),
    Info: PDFString.of(info),
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
  context.trailerInfo.ID = context.obj([PDFHexString.of(digest), PDFHexString.of(digest)]);
}

/** A font before the conversion: its name, and its ToUnicode map from glyphs to text. */
type Font = Readonly<{ name: string; map: PDFStream }>;

/** Matches the number that `nameFonts` puts into the name of a font. */
const mark = /^\/(?:[A-Z]{6}\+)?F(\d+)F-/;

/**
 * Gives each composite font a name of its own, in place, and returns the fonts in the order of these names. Ghostscript
 * takes fonts of one name for parts of one font. A book in Chinese has dozens of one name, in which one code is many
 * glyphs, so that the text of a glyph could not be found again.
 */
function nameFonts(file: PDFDocument): readonly Font[] {
  return fontsOf(file).map(({ font, map }, index) => {
    const name = String(font.get(PDFName.of('BaseFont'))).replace(/^\/(?:[A-Z]{6}\+)?/, '');
    rename(font, `F${index}F-${name}`);
    return { name, map };
  });
}

/**
 * Gives the fonts of a converted PDF the names and the ToUnicode maps of their originals, in place, which works since
 * Ghostscript keeps the codes of glyphs. Without the maps nobody could search the book or prove its notice.
 */
function restoreUnicode(file: PDFDocument, fonts: readonly Font[]): void {
  const copies = new Map<Font, PDFRef>();
  for (const { font } of fontsOf(file)) {
    const base = String(font.get(PDFName.of('BaseFont')));
    const [, number] = mark.exec(base) ?? [];
    const before = number === undefined ? undefined : fonts[Number(number)];
    if (!before) continue;
    const ref = copies.get(before) ?? file.context.register(before.map.clone(file.context));
    copies.set(before, ref);
    const spoilt = font.get(PDFName.of('ToUnicode'));
    if (spoilt instanceof PDFRef && spoilt !== ref) file.context.delete(spoilt);
    font.set(PDFName.of('ToUnicode'), ref);
    const [subset = ''] = /^\/[A-Z]{6}\+/.exec(base) ?? [];
    rename(font, subset.slice(1) + before.name);
  }
}

/** Lists the composite fonts of a PDF that have a ToUnicode map. */
function fontsOf({ context }: PDFDocument): readonly Readonly<{ font: PDFDict; map: PDFStream }>[] {
  return context.enumerateIndirectObjects().flatMap(([, font]) => {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) return [];
    const map = context.lookup(font.get(PDFName.of('ToUnicode')));
    return map instanceof PDFStream && font.has(PDFName.of('DescendantFonts')) ? [{ font, map }] : [];
  });
}

/** Renames a composite font, its descendant font and its descriptor. */
function rename(font: PDFDict, name: string): void {
  const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0);
  const below = descendant instanceof PDFDict ? descendant : undefined;
  const descriptor = below?.lookup(PDFName.of('FontDescriptor'));
  const to = PDFName.of(name);
  font.set(PDFName.of('BaseFont'), to);
  below?.set(PDFName.of('BaseFont'), to);
  if (descriptor instanceof PDFDict) descriptor.set(PDFName.of('FontName'), to);
}
