// The interior of a printed book: laid out on the service's sheet, finished as the service wants it.

import { PDFArray, type PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { Edition } from '../book.ts';
import { pageBoxes } from '../paper/boxes.ts';
import { type Printable, printable } from '../paper/document.ts';
import { furnish, printFurniture } from '../paper/furniture.ts';
import { restamp } from '../paper/identity.ts';
import { type Layout, layOut } from '../paper/layout.ts';
import { nameDestinations } from '../paper/names.ts';
import { overlay } from '../paper/overlay.ts';
import type { Sheet } from '../paper/sheet.ts';
import type { World } from '../world.ts';
import { setInInks } from './inks.ts';
import type { Profile } from './profile.ts';
import { settle } from './settle.ts';

/** A finished interior: its PDF and how many pages it has. */
export type Interior = Readonly<{ pdf: Uint8Array; pages: number }>;

/** Characters on a page, roughly: what the first guess of the page count rests on. */
const density = 1700;

/** Makes the interior. The gutter follows the page count, so that the book may be laid out more than once. */
export async function makeInterior(edition: Edition, profile: Profile, world: World): Promise<Interior> {
  const lay = async (sheet: Sheet) => {
    const setting = {
      sheet,
      bound: true,
      ink: profile.ink,
      lastBlank: profile.service.lastBlank !== undefined,
    };
    const print = await printable(edition, world, setting);
    const layout = await layOut(print, world);
    return { print, layout, pages: layout.places.pages };
  };
  const length = edition.chapters.reduce((sum, { tree }) => sum + JSON.stringify(tree).length / 3, 0);
  const { laid } = await settle(profile, lay, 16 + Math.ceil(length / density));
  const furniture = await printFurniture(furnish(laid.print, laid.layout), laid.print, world);
  return { pdf: await finishInterior(laid.print, laid.layout, furniture, profile), pages: laid.pages };
}

async function finishInterior(
  { edition, sheet }: Printable,
  layout: Layout,
  furniture: Uint8Array,
  { service, ink }: Profile,
): Promise<Uint8Array> {
  const file = await PDFDocument.load(layout.pdf, { updateMetadata: false });
  await overlay(file, furniture);
  nameDestinations(file, layout, sheet);
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
  restamp(file, edition, `interior ${service.id}`, named);
  if (ink === 'black') await setInInks(file, ink);
  return file.save({ useObjectStreams: true, updateFieldAppearances: false });
}

/** Takes the links off a page, and out of the file. */
function unlink(file: PDFDocument, page: PDFDict): void {
  const key = PDFName.of('Annots');
  for (const ref of file.context.lookupMaybe(page.get(key), PDFArray)?.asArray() ?? []) {
    if (ref instanceof PDFRef) file.context.delete(ref);
  }
  page.delete(key);
}
