// The interior of a printed book: laid out on the service's sheet, finished as the service wants it.

import { PDFArray, type PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { Edition } from '../book.ts';
import { formerIds } from '../former.ts';
import type { Beds } from '../paper/beds.ts';
import { pageBoxes } from '../paper/boxes.ts';
import { changeContents } from '../paper/content.ts';
import { type Printable, printable } from '../paper/document.ts';
import { openPdf, savePdf } from '../paper/file.ts';
import { printFurniture } from '../paper/furniture.ts';
import { guess } from '../paper/guess.ts';
import { restamp } from '../paper/identity.ts';
import { joinSlices } from '../paper/join.ts';
import { type Layout, type Located, layOutBound, locatePages, type Paged } from '../paper/layout.ts';
import { nameDestinations } from '../paper/names.ts';
import { overlay } from '../paper/overlay.ts';
import { roomOf } from '../paper/sheet.ts';
import type { PrintedInterior, TooLong, Unbound } from '../printed-book.ts';
import type { Threads, World } from '../world.ts';
import { flatten, wantsOpaque } from './flatten.ts';
import { interiorSheet } from './geometry.ts';
import { setFormsInInks } from './inks.ts';
import { binds, type Profile, pageLimits } from './profile.ts';
import { sheetChooser } from './settle.ts';

/** A page count with the widest gutter. */
const thick = 800;

/**
 * Makes the interior, if the service binds so many pages: else it is measured only. `beside` is called once the number of
 * pages is known, while they are printed; `locate`, where it is given, once it is known where they begin.
 */
export async function makeInterior<T>(
  edition: Edition,
  profile: Profile,
  world: World,
  beside: (pages: number) => Promise<T>,
  { locate, beds }: Readonly<{ locate?: ((located: Located) => void) | undefined; beds?: Beds }> = {},
): Promise<PrintedInterior<T> | Unbound> {
  const print = await printableInterior(edition, profile, world, beds);
  const meanwhile = (paged: Paged) =>
    Promise.all([printFurniture(print, paged, world).then(openPdf), beside(paged.places.pages)]);
  const layout = await layOutBound(print, world, sheetChooser(profile), meanwhile, {
    binds: (pages) => binds(profile, pages),
    starts: locate !== undefined,
  });
  const { pages } = layout.places;
  if (!('files' in layout)) return { pages };
  const { starts } = layout;
  if (starts) locate?.({ ...layout, starts });
  const [furniture, made] = layout.beside;
  const pdf = await finishInterior(print, layout, furniture, profile, world.threads);
  return { pdf, pages, beside: made };
}

/** Where the pages of the interior begin, without making it. */
export async function locateInterior(
  edition: Edition,
  profile: Profile,
  world: World,
  beds?: Beds,
): Promise<Located | TooLong> {
  const print = await printableInterior(edition, profile, world, beds);
  const most = pageLimits(profile)?.value.most ?? Number.POSITIVE_INFINITY;
  const tooLong = (pages: number) => ({ pages, most, service: profile.service.name });
  const guessed = guess(print, interiorSheet(profile, thick)).pages;
  if (guessed > doubt * most) return tooLong(guessed);
  const paged = await locatePages(print, world, sheetChooser(profile), most);
  return 'starts' in paged ? paged : tooLong(paged.places.pages);
}

/** A guessed number of pages so many times the greatest is certainly too great. */
const doubt = 1.25;

async function printableInterior(
  edition: Edition,
  profile: Profile,
  world: World,
  beds: Beds | undefined,
): Promise<Printable> {
  const lastBlank = profile.service.lastBlank !== undefined;
  const room = roomOf(interiorSheet(profile, thick));
  const images = wantsOpaque(profile.service)
    ? await flatten(edition.images, world.browser.picture)
    : edition.images;
  return printable(
    { ...edition, images },
    world,
    { bound: true, ink: profile.ink, lastBlank, room },
    { ...(beds && { beds }) },
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
    // Chromium rounds a page to whole pixels; its top stays, so the boxes count from there.
    const foot = page.getHeight() - media.height;
    page.setMediaBox(media.x, foot, media.width, media.height);
    page.setCropBox(media.x, foot, media.width, media.height);
    page.setBleedBox(bleed.x, foot + bleed.y, bleed.width, bleed.height);
    page.setTrimBox(trim.x, foot + trim.y, trim.width, trim.height);
    unlink(file, page.node);
  }
  // Nobody reads a printed file on a screen: no outline, no viewer's settings, and where asked for, no metadata.
  for (const key of ['Outlines', 'Metadata', 'ViewerPreferences', 'PageMode'])
    file.catalog.delete(PDFName.of(key));
  const named = !service.unwanted.value.includes('metadata');
  if (named) file.setLanguage(edition.manifest.language);
  await contents;
  restamp(file, edition, `interior ${service.id}`, named);
  return savePdf(file);
}

/** Takes the links off a page, and out of the file. */
function unlink(file: PDFDocument, page: PDFDict): void {
  const key = PDFName.of('Annots');
  for (const ref of file.context.lookupMaybe(page.get(key), PDFArray)?.asArray() ?? []) {
    if (ref instanceof PDFRef) file.context.delete(ref);
  }
  page.delete(key);
}
