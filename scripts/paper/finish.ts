// Chromium's PDF made a finished one: furniture, destinations, page labels, metadata, and the same bytes each time.

import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  type PDFOperatorNames,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Edition, Entry } from '../book.ts';
import { markArtifacts } from './artifacts.ts';
import type { Printable } from './document.ts';
import type { Layout } from './layout.ts';
import { type OutlineEntry, writeOutline } from './outline.ts';
import type { Sheet } from './sheet.ts';
import { mendStructure } from './structure.ts';
import { xmp } from './xmp.ts';

/** Finishes a laid-out book: gives the bytes of the PDF. */
export async function finish(
  printable: Printable,
  layout: Layout,
  furniture: Uint8Array,
): Promise<Uint8Array> {
  const { edition, sheet, front, body } = printable;
  const file = await PDFDocument.load(layout.pdf, { updateMetadata: false });
  mendStructure(file, describer(printable, layout));
  markArtifacts(file);
  await overlay(file, furniture);
  nameDestinations(file, layout, sheet);
  writeOutline(file, outlineEntries([...Object.values(front), ...body]));
  labelPages(file, layout.folios);
  describe(file, edition);
  renumberNodes(file);
  return file.save({ useObjectStreams: true, updateFieldAppearances: false });
}

/** Words for a link inside the book: where it leads. */
function describer(
  { edition, front, body }: Printable,
  { places, folios }: Layout,
): (name: string) => string {
  const titles = new Map([...Object.values(front), ...body].map(({ id, title }) => [id, title]));
  return (name) => {
    const id = decodeURIComponent(name);
    const folio = folios[places.destinations.get(id)?.page ?? -1];
    const title = titles.get(id) ?? edition.anchors.get(id)?.title ?? id;
    return folio === undefined ? title : `${title}, page ${folio}`;
  };
}

/** Lays the furniture over the pages as a pagination artifact: no reading aloud of running heads. */
async function overlay(file: PDFDocument, furniture: Uint8Array): Promise<void> {
  const source = await PDFDocument.load(furniture, { updateMetadata: false });
  const sheets = await file.embedPages(source.getPages());
  const operator = (name: string, args: readonly (PDFName | PDFDict)[] = []) =>
    PDFOperator.of(name as PDFOperatorNames, [...args] as never);
  for (const [index, page] of file.getPages().entries()) {
    const sheet = sheets[index];
    if (!sheet) throw new Error('as many sheets of furniture as pages');
    page.pushOperators(operator('BDC', [PDFName.of('Artifact'), file.context.obj({ Type: 'Pagination' })]));
    page.drawPage(sheet);
    page.pushOperators(operator('EMC'));
  }
}

/**
 * A destination for every anchor, from the measured print. Chromium leaves the page's margins out of the places of
 * its destinations; they are given back here.
 */
function nameDestinations(file: PDFDocument, { places }: Layout, sheet: Sheet): void {
  const pages = file.getPages();
  const names = file.context.obj({});
  for (const [id, { page, top }] of [...places.destinations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const target = pages[page];
    if (target)
      names.set(
        PDFName.of(destinationName(id)),
        file.context.obj([target.ref, 'XYZ', null, top - sheet.top + 12, null]),
      );
  }
  file.catalog.set(PDFName.of('Dests'), file.context.register(names));
}

/** The name of an anchor's destination: the id as it stands in an address after `#`. */
export function destinationName(id: string): string {
  return new URL(`#${id}`, 'file:///').hash.slice(1);
}

function outlineEntries(entries: readonly Entry[]): readonly OutlineEntry[] {
  return entries.map(({ id, number, title, children }) => ({
    title: number === undefined ? title : `${number} ${title}`,
    destination: destinationName(id),
    children: outlineEntries(children),
  }));
}

function labelPages(file: PDFDocument, folios: readonly string[]): void {
  const body = folios.indexOf('1');
  const roman = file.context.obj({ S: 'r' });
  const arabic = file.context.obj({ S: 'D' });
  const labels = body > 0 ? [0, roman, body, arabic] : [0, arabic];
  file.catalog.set(PDFName.of('PageLabels'), file.context.obj({ Nums: labels }));
}

function describe(file: PDFDocument, edition: Edition): void {
  const { manifest, date } = edition;
  file.setTitle(manifest.title);
  file.setAuthor(manifest.authors.join(', '));
  file.setCreator('Colophon');
  file.setProducer('Colophon with Chromium');
  file.setCreationDate(date);
  file.setModificationDate(date);
  file.setLanguage(manifest.language);
  const packet = PDFRawStream.of(
    file.context.obj({ Type: 'Metadata', Subtype: 'XML' }),
    new TextEncoder().encode(xmp(edition)),
  );
  file.catalog.set(PDFName.of('Metadata'), file.context.register(packet));
  const digest = createHash('md5')
    .update(`${manifest.id} ${manifest.version} ${date.toISOString()}`)
    .digest('hex');
  file.context.trailerInfo.ID = file.context.obj([PDFHexString.of(digest), PDFHexString.of(digest)]);
}

/** Chromium numbers structure ids by a counter of the whole process: number them anew, in their order. */
function renumberNodes(file: PDFDocument): void {
  const found = new Set<string>();
  const each = (use: (name: string) => string | undefined) => {
    for (const [, object] of file.context.enumerateIndirectObjects()) walk(object, use);
  };
  each((name) => void found.add(name));
  const names = new Map(
    [...found].sort().map((name, index) => [name, `node${String(index).padStart(8, '0')}`]),
  );
  each((name) => names.get(name));
}

/** Calls `use` with each structure id in `object`, and puts what it gives in its place. */
function walk(object: unknown, use: (name: string) => string | undefined): void {
  const renamed = (value: unknown) => {
    const name =
      value instanceof PDFString && /^node\d{8,}$/.test(value.asString()) ? use(value.asString()) : undefined;
    return name === undefined ? undefined : PDFString.of(name);
  };
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const name = renamed(value);
      if (name) object.set(key, name);
      else walk(value, use);
    }
  } else if (object instanceof PDFArray) {
    for (let index = 0; index < object.size(); index += 1) {
      const value = object.get(index);
      const name = renamed(value);
      if (name) object.set(index, name);
      else if (!(value instanceof PDFNumber)) walk(value, use);
    }
  }
}
