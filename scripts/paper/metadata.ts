// What a PDF says of itself: its document information, its language, and its XMP packet.

import {
  decodePDFRawStream,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { Copy, Mark } from '../book.ts';

/** Title and language, and of the XMP packet rights and creators; empty where the file does not tell. */
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

/** What the XMP packet tells of the licence. */
export function marksOf(file: PDFDocument): readonly Mark[] {
  const packet = xmpOf(file);
  return ['dc:rights', 'xmpRights:Marked', 'xmpRights:WebStatement'].flatMap((name) =>
    packet(name).map((value) => ({ from: 'XMP', name, value })),
  );
}

/** The entries of a property of the XMP packet; none where there is no packet, or it is no XML. */
function xmpOf({ catalog }: PDFDocument): (property: string) => readonly string[] {
  const stream = catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) return () => [];
  const entries = new Map<string, string[]>();
  const add = (name: string, texts: readonly string[]) =>
    entries.set(name, [...(entries.get(name) ?? []), ...texts]);
  try {
    const tree = fromXml(new TextDecoder().decode(decodePDFRawStream(stream).decode()));
    visit(tree, 'element', (node) => {
      // Simple properties may stand as attributes of their description.
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
