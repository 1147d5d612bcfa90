// PDF/X-1a:2001 through Ghostscript, and the text behind the glyphs, which Ghostscript spoils. Preflight checks what comes back.

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
import type { Ink, Service } from '../../settings/print/service-facts.ts';

/** The printing condition that the file is made for: web offset on coated paper, the one that American printers name. */
const condition = { id: 'CGATS TR 001', registry: 'http://www.color.org', info: 'U.S. Web Coated (SWOP) v2' };

/** What the file is about: its title, and the date of every date in it. */
type About = Readonly<{ title: string; date: Date }>;

/**
 * Converts a finished PDF. With `black` ink all of it is grey, pictures too; with `color` all of it is CMYK or grey,
 * neutral colours by black ink alone. Boxes, dates and identifier are those of before. Throws a `Fault` (`missing-tool`)
 * without Ghostscript.
 */
export async function convertToPdfx(
  pdf: Uint8Array,
  { ink, service }: Readonly<{ ink: Ink; service: Service }>,
  about: About,
  tool: World['tool'],
): Promise<Uint8Array> {
  const source = await PDFDocument.load(pdf, { updateMetadata: false });
  // Black of three colours would become black of four; Ghostscript leaves DeviceGray to the black ink.
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
    // Up to version 10.01 it has two readers of PDFs; the older is three times faster where text is set glyph by glyph, as
    // Chromium does, and gives the same pages. Later versions have one, and pass over this.
    '-dNEWPDF=false',
    // Its own resampling, font changes and page turning spoil what is right already.
    ...['-dAutoRotatePages=/None', '-dEmbedAllFonts=true', '-dSubsetFonts=true', '-dPreserveAnnots=false'],
    ...['-dDownsampleColorImages=false', '-dDownsampleGrayImages=false', '-dDownsampleMonoImages=false'],
    ...['-dAutoFilterColorImages=false', '-dColorImageFilter=/FlateEncode'],
    ...['-dAutoFilterGrayImages=false', '-dGrayImageFilter=/FlateEncode'],
    'in.pdf',
  ];
}

/** Ghostscript rounds boxes or forgets them. */
function restoreBoxes(file: PDFDocument, source: PDFDocument): void {
  const pages = source.getPages();
  if (file.getPageCount() !== pages.length)
    throw new Error(`Ghostscript has made ${file.getPageCount()} pages of ${pages.length}`);
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

/** Says what the standard wants said (ISO 15930-1), and nothing that differs from run to run. */
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

/** What a font was before it was converted: its name, and the map of its glyphs to text. */
type Font = Readonly<{ name: string; map: PDFStream }>;

/** A mark in a font's name by which it is known again. */
const mark = /^\/(?:[A-Z]{6}\+)?F(\d+)F-/;

/**
 * Gives each composite font a name of its own, in place, and returns the fonts in the order of these names. Ghostscript
 * takes fonts of one name for parts of one font. A book in Chinese has dozens of that name, in each of which the same
 * code is another glyph; then no one knows any more which text belongs to which.
 */
function nameFonts(file: PDFDocument): readonly Font[] {
  return fontsOf(file).map(({ font, map }, index) => {
    const name = String(font.get(PDFName.of('BaseFont'))).replace(/^\/(?:[A-Z]{6}\+)?/, '');
    rename(font, `F${index}F-${name}`);
    return { name, map };
  });
}

/**
 * Gives the fonts of a converted PDF the names and the ToUnicode maps of those that they come from, in place: Ghostscript
 * keeps the glyphs' codes. Without it nobody could search the book, or prove its notice.
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

/** The composite fonts of a PDF that have a map. */
function fontsOf({ context }: PDFDocument): readonly Readonly<{ font: PDFDict; map: PDFStream }>[] {
  return context.enumerateIndirectObjects().flatMap(([, font]) => {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) return [];
    const map = context.lookup(font.get(PDFName.of('ToUnicode')));
    return map instanceof PDFStream && font.has(PDFName.of('DescendantFonts')) ? [{ font, map }] : [];
  });
}

/** Names a composite font, with what is below it. */
function rename(font: PDFDict, name: string): void {
  const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0);
  const below = descendant instanceof PDFDict ? descendant : undefined;
  const descriptor = below?.lookup(PDFName.of('FontDescriptor'));
  const to = PDFName.of(name);
  font.set(PDFName.of('BaseFont'), to);
  below?.set(PDFName.of('BaseFont'), to);
  if (descriptor instanceof PDFDict) descriptor.set(PDFName.of('FontName'), to);
}
