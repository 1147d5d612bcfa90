// Reads the metadata of a PDF, and tells whether it is for screens, for a printer, or a cover.

import {
  decodePDFRawStream,
  PDFArray,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Element } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { Copy, Mark } from '../../model/copy.ts';
import { visit } from '../../tree/visit.ts';
import { openToRead } from '../file.ts';

/** Reads title and language, and rights and creators from the XMP packet. What the file lacks is empty. */
export function metadataOf(file: PDFDocument): Copy['metadata'] {
  const language = file.catalog.lookup(PDFName.of('Lang'));
  const packet = xmpOf(file);
  return {
    title: file.getTitle() ?? '',
    language: language instanceof PDFString || language instanceof PDFHexString ? language.decodeText() : '',
    rights: packet('dc:rights')[0] ?? '',
    creators: packet('dc:creator'),
  };
}

/** Reads what the XMP packet tells about the licence. */
export function marksOf(file: PDFDocument): readonly Mark[] {
  const packet = xmpOf(file);
  return ['dc:rights', 'xmpRights:Marked', 'xmpRights:WebStatement'].flatMap((name) =>
    packet(name).map((value) => ({ from: 'XMP', name, value })),
  );
}

/** Makes a function that reads the entries of a property of the XMP packet: none if there is no packet, or it is no XML. */
function xmpOf({ catalog }: PDFDocument): (property: string) => readonly string[] {
  const stream = catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) return () => [];
  const entries = new Map<string, string[]>();
  const add = (name: string, texts: readonly string[]) =>
    entries.set(name, [...(entries.get(name) ?? []), ...texts]);
  try {
    const tree = fromXml(new TextDecoder().decode(decodePDFRawStream(stream).decode()));
    visit(tree, 'element', (node) => {
      // Simple properties may be attributes of their `rdf:Description`.
      for (const [name, value] of Object.entries(node.attributes)) if (value) add(name, [value]);
      if (!/^(?:dc|xmpRights):/.test(node.name)) return;
      const items: string[] = [];
      visit(node, 'element', (item: Element) => {
        if (item.name === 'rdf:li') items.push(textOf(item));
      });
      add(node.name, items.length > 0 ? items : [textOf(node)]);
    });
  } catch {
    return () => [];
  }
  return (property) => entries.get(property) ?? [];
}

function textOf(item: Element): string {
  return item.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

/**
 * Tells what a PDF is for: `print` if a page has a TrimBox or the file an output intent (PDF/X), `cover` if it also has one
 * page only, otherwise `screen`. Throws if the file is damaged, encrypted or without pages.
 */
export async function kindOf(pdf: Uint8Array): Promise<'screen' | 'print' | 'cover'> {
  const tail = new TextDecoder('latin1').decode(pdf.subarray(-2048));
  if (!tail.includes('%%EOF')) throw new Error('Unexpected end of the file, expected a whole PDF');
  const file = await openToRead(pdf).catch((error: Error) => {
    throw new Error(`Unexpected bytes, expected a whole PDF (${error.message.split('\n')[0]})`, {
      cause: error,
    });
  });
  const pages = file.getPages();
  if (pages.length === 0) throw new Error('Unexpected PDF without pages');
  const intents = file.catalog.lookup(PDFName.of('OutputIntents'));
  const printed =
    (intents instanceof PDFArray && intents.size() > 0) ||
    pages.some(({ node }) => node.has(PDFName.of('TrimBox')));
  if (!printed) return 'screen';
  return pages.length === 1 ? 'cover' : 'print';
}
