// Chromium's PDF made a finished cover: boxes, dates, identifier; and what the service doesn't want left out.

import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import type { Edition } from '../../book.ts';
import type { Service } from '../service.ts';
import type { Panels } from './panels.ts';

/** Gives the bytes of the finished cover; the same for the same edition and PDF. */
export async function finishCover(
  printed: Uint8Array,
  { manifest, date }: Edition,
  { sheet, bleed }: Panels,
  { unwanted }: Service,
): Promise<Uint8Array> {
  const file = await PDFDocument.load(printed, { updateMetadata: false });
  const [page, ...more] = file.getPages();
  if (!page || more.length > 0) throw new Error(`a cover is one page, not ${file.getPageCount()}`);
  // Chromium rounds the page to whole pixels; its lower left corner stays, so the boxes count from the top.
  const top = page.getHeight();
  const bottom = top - sheet.height;
  page.setMediaBox(0, bottom, sheet.width, sheet.height);
  page.setCropBox(0, bottom, sheet.width, sheet.height);
  page.setBleedBox(0, bottom, sheet.width, sheet.height);
  page.setTrimBox(bleed, bottom + bleed, sheet.width - 2 * bleed, sheet.height - 2 * bleed);
  page.node.delete(PDFName.of('Annots'));
  const { info, catalog } = { info: file.context.trailerInfo, catalog: file.catalog };
  for (const key of ['Outlines', 'Dests', 'Names', 'Metadata', 'ViewerPreferences'])
    catalog.delete(PDFName.of(key));
  if (info.Info) delete info.Info;
  if (!unwanted.value.includes('metadata')) {
    file.setTitle(manifest.title);
    file.setAuthor(manifest.authors.join(', '));
  }
  file.setProducer('Colophon with Chromium');
  file.setCreationDate(date);
  file.setModificationDate(date);
  const digest = createHash('md5')
    .update(`${manifest.id} ${manifest.version} ${date.toISOString()} cover ${sheet.width}×${sheet.height}`)
    .digest('hex');
  info.ID = file.context.obj([PDFHexString.of(digest), PDFHexString.of(digest)]);
  return file.save({ useObjectStreams: true, updateFieldAppearances: false });
}
