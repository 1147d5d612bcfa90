// Finishes the PDF for screens: tags, running heads, destinations, outline, page labels, metadata, a fixed identifier.

import { type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { Edition, Entry } from '../../model/book.ts';
import type { Threads } from '../../model/world.ts';
import type { Printable } from '../../paged/document.ts';
import type { Layout, Paged } from '../../paged/layout.ts';
import { openPdf, savePdf } from '../../pdf/file.ts';
import { changeContents } from '../../pdf/write/content.ts';
import { nameDestinations } from '../../pdf/write/destinations.ts';
import { joinSlices } from '../../pdf/write/join.ts';
import { type OutlineEntry, writeOutline } from '../../pdf/write/outline.ts';
import { overlay } from '../../pdf/write/overlay.ts';
import { labelPages } from '../../pdf/write/page-labels.ts';
import { stamp } from '../../pdf/write/stamp.ts';
import { mendMaps, mendStructure, renumberNodes } from '../../pdf/write/structure.ts';
import { xmp } from '../../pdf/write/xmp.ts';
import { decodePercent, destinationName } from '../../text/percent.ts';
import { formerIds } from '../../tree/redirected-ids.ts';

/** Finishes a laid-out book, whose `beside` is the PDF of its running heads and folios. Gives the bytes of the PDF. */
export async function finish(
  printable: Printable,
  layout: Layout<Uint8Array>,
  threads: Threads,
): Promise<Uint8Array> {
  const { edition } = printable;
  const file = joinSlices(layout.files);
  const contents = changeContents(file, 'screen', threads);
  mendStructure(file, describer(printable, layout));
  mendMaps(file);
  overlay(file, await openPdf(layout.beside), 'color'); // `screen` would mark artifacts inside, but all of it is one
  nameDestinations(file, layout, formerIds(edition.manifest));
  writeOutline(file, outlineEntries(entriesOf(printable)));
  labelPages(file, layout.folios);
  describe(file, edition);
  stamp(file, edition, 'screen');
  renumberNodes(file);
  await contents;
  return savePdf(file);
}

/** Makes the function that describes the target of a link inside the book: its title and page. */
function describer(printable: Printable, { places, folios }: Paged): (name: string) => string {
  const titles = new Map(entriesOf(printable).map(({ id, title }) => [id, title]));
  return (name) => {
    const id = decodePercent(name);
    const folio = folios[places.destinations.get(id)?.page ?? -1];
    const title = titles.get(id) ?? printable.edition.anchors.get(id)?.title ?? id;
    return folio === undefined ? title : `${title}, page ${folio}`;
  };
}

/** Gives all parts that open on a page of their own, in the order of the pages. */
function entriesOf({ front, early, lists, body }: Printable): readonly Entry[] {
  return [front.title, front.copyright, ...early, front.contents, ...lists, ...body];
}

function outlineEntries(entries: readonly Entry[]): readonly OutlineEntry[] {
  return entries.map(({ id, number, title, children }) => ({
    title: number === undefined ? title : `${number} ${title}`,
    destination: destinationName(id),
    children: outlineEntries(children),
  }));
}

function describe(file: PDFDocument, edition: Edition): void {
  const { manifest } = edition;
  file.setTitle(manifest.title);
  file.setAuthor(manifest.authors.join(', '));
  file.setCreator('Colophon');
  file.setLanguage(manifest.language);
  const packet = PDFRawStream.of(
    file.context.obj({ Type: 'Metadata', Subtype: 'XML' }),
    new TextEncoder().encode(xmp(edition)),
  );
  file.catalog.set(PDFName.of('Metadata'), file.context.register(packet));
}
