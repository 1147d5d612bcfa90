// Makes the interior of a printed book: lays it out until gutter and page count agree, and finishes the PDF.

import { PDFArray, type PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { Edition } from '../../model/book.ts';
import type { LocatedPages, PrintedInterior, TooLong, Unbound } from '../../model/printed-book.ts';
import type { Threads, World } from '../../model/world.ts';
import { type Printable, printable } from '../../paged/document.ts';
import { printFurniture } from '../../paged/furniture.ts';
import { type ChooseSheet, type Layout, layOutBound, locatePages, type Paged } from '../../paged/layout.ts';
import type { PagePool } from '../../paged/page-pool.ts';
import { guess } from '../../paged/pagination.ts';
import { pageBoxes } from '../../pdf/boxes.ts';
import { openPdf, savePdf } from '../../pdf/file.ts';
import { setFormsInInks } from '../../pdf/inks.ts';
import { changeContents } from '../../pdf/write/content.ts';
import { nameDestinations } from '../../pdf/write/destinations.ts';
import { joinSlices } from '../../pdf/write/join.ts';
import { overlay } from '../../pdf/write/overlay.ts';
import { restamp } from '../../pdf/write/stamp.ts';
import { interiorSheet } from '../../settings/print/geometry.ts';
import { roomOf } from '../../settings/print/margins.ts';
import { binds, type Profile, pageLimits } from '../../settings/print/profile.ts';
import { formerIds } from '../../tree/redirected-ids.ts';
import { imagesFor } from './flatten.ts';

/** A page count that has the widest gutter. */
const widestGutterPages = 800;

/**
 * Makes the interior if the service binds so many pages; else gives only their number. `beside` is called once the number
 * of pages is known and runs during the print; with `starts`, the result says where the pages begin.
 */
export async function makeInterior<T>(
  edition: Edition,
  profile: Profile,
  world: World,
  beside: (pages: number) => Promise<T>,
  { starts = false, pool }: Readonly<{ starts?: boolean; pool?: PagePool | undefined }> = {},
): Promise<PrintedInterior<T> | Unbound> {
  const print = await printableInterior(edition, profile, world, pool);
  const meanwhile = (paged: Paged) =>
    Promise.all([printFurniture(print, paged, world).then(openPdf), beside(paged.places.pages)]);
  const layout = await layOutBound(print, world, sheetChooser(profile), meanwhile, {
    binds: (pages) => binds(profile, pages),
    starts,
  });
  const { pages } = layout.places;
  if (layout.kind === 'measured') return { kind: 'unbound', pages };
  const { places, folios, located } = layout;
  const [furniture, made] = layout.beside;
  const pdf = await finishInterior(print, layout, furniture, profile, world.threads);
  return {
    kind: 'bound',
    pdf,
    pages,
    located: located && { kind: 'located', places, folios, starts: located },
    beside: made,
  };
}

/** Finds where the pages of the interior begin, without making it, unless it has more than the service binds. */
export async function locateInterior(
  edition: Edition,
  profile: Profile,
  world: World,
  pool?: PagePool,
): Promise<LocatedPages | TooLong> {
  const print = await printableInterior(edition, profile, world, pool);
  const most = pageLimits(profile)?.value.most ?? Number.POSITIVE_INFINITY;
  const tooLong = (pages: number): TooLong => ({
    kind: 'too-long',
    pages,
    most,
    service: profile.service.name,
  });
  const guessed = guess(print, interiorSheet(profile, widestGutterPages)).pages;
  if (guessed > guessFactor * most) return tooLong(guessed);
  const paged = await locatePages(print, world, sheetChooser(profile), most);
  return paged.kind === 'located' ? paged : tooLong(paged.places.pages);
}

/** By this factor a guessed number of pages must exceed the limit, so that the true number certainly does. */
const guessFactor = 1.25;

async function printableInterior(
  edition: Edition,
  profile: Profile,
  world: World,
  pool: PagePool | undefined,
): Promise<Printable> {
  const lastBlank = profile.service.lastBlank !== undefined;
  const room = roomOf(interiorSheet(profile, widestGutterPages));
  const images = await imagesFor(profile.service, edition.images, world.browser.picture);
  return printable(
    { ...edition, images },
    world,
    { bound: true, ink: profile.ink, lastBlank, room },
    { ...(pool && { pool }) },
  );
}

async function finishInterior(
  { edition }: Printable,
  layout: Layout<unknown>,
  furniture: PDFDocument,
  { service, ink }: Profile,
  threads: Threads,
): Promise<Uint8Array> {
  const { sheet } = layout;
  const file = joinSlices(layout.files);
  const contents = changeContents(file, ink, threads);
  if (ink === 'black') setFormsInInks(file, ink);
  overlay(file, furniture, ink);
  nameDestinations(file, layout, formerIds(edition.manifest));
  for (const [index, page] of file.getPages().entries()) {
    const { media, bleed, trim } = pageBoxes(sheet, index);
    // Chromium rounds the size of a page to whole pixels. The content is aligned to its top, and so are the boxes.
    const foot = page.getHeight() - media.height;
    page.setMediaBox(media.x, foot, media.width, media.height);
    page.setCropBox(media.x, foot, media.width, media.height);
    page.setBleedBox(bleed.x, foot + bleed.y, bleed.width, bleed.height);
    page.setTrimBox(trim.x, foot + trim.y, trim.width, trim.height);
    removeLinks(file, page.node);
  }
  // A file to be printed needs no outline and no viewer settings. Some services want no metadata either.
  for (const key of ['Outlines', 'Metadata', 'ViewerPreferences', 'PageMode'])
    file.catalog.delete(PDFName.of(key));
  const named = !service.unwanted.value.includes('metadata');
  if (named) file.setLanguage(edition.manifest.language);
  await contents;
  restamp(file, edition, `interior ${service.id}`, named);
  return savePdf(file);
}

/** Removes the links of a page from the file. */
function removeLinks(file: PDFDocument, page: PDFDict): void {
  const key = PDFName.of('Annots');
  for (const ref of file.context.lookupMaybe(page.get(key), PDFArray)?.asArray() ?? []) {
    if (ref instanceof PDFRef) file.context.delete(ref);
  }
  page.delete(key);
}

/** From this round on the widest gutter is used, so that the layout comes to an end. */
const widestFromRound = 3;

/**
 * Makes the function that chooses sheets for a profile. Where layouts alternate between two page counts, the wider gutter
 * is kept, so that margins are never too small for the count, but may be a little too large.
 */
export function sheetChooser(profile: Profile): ChooseSheet {
  return (pages, before) => {
    const wanted = interiorSheet(profile, pages);
    if (!before) return wanted;
    const { sheet, round } = before;
    if (wanted.inner === sheet.inner || (round > 1 && wanted.inner < sheet.inner)) return sheet;
    return round < widestFromRound ? wanted : interiorSheet(profile, Number.POSITIVE_INFINITY);
  };
}
