// Reads a finished EPUB back from its bytes alone, as an e-reader does: container, package document, spine.

import { posix } from 'node:path';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { isAddress } from '../../dialect/links.ts';
import type { Artifact } from '../../model/book.ts';
import type { Copy, CopyLink, Mark } from '../../model/copy.ts';
import { readZip } from '../../text/archive/zip.ts';
import { decodePercent } from '../../text/percent.ts';
import { type MarkupReading, readMarkup } from '../../tree/markup.ts';
import { visit } from '../../tree/visit.ts';

/** Reads an EPUB. Throws an error with the name of the file where one is missing or not well-formed. */
export async function readEpub({ path, content }: Artifact): Promise<Copy> {
  const files = await readZip(content);
  const parse = (file: string): Root => {
    const bytes = files.get(file);
    if (!bytes) throw new Error(`Cannot find \`${file}\` in ${path}`);
    try {
      return fromXml(new TextDecoder().decode(bytes));
    } catch (error) {
      throw new Error(`Cannot parse \`${file}\` in ${path}: ${(error as Error).message}`, { cause: error });
    }
  };
  const [rootfile] = elements(parse('META-INF/container.xml'), 'rootfile');
  const opf = rootfile?.attributes['full-path'] ?? '';
  const book = parse(opf);
  const items = elements(book, 'item').map(({ attributes: { id, href, 'media-type': type } }) => ({
    id: id ?? '',
    file: href ? inside(opf, href).file : '',
    type: type ?? '',
  }));
  const readings = new Map<string, MarkupReading>();
  for (const { file, type } of items)
    if (/\+xml$/.test(type) && type !== 'image/svg+xml') readings.set(file, readMarkup(parse(file)));

  const byId = new Map(items.map((item) => [item.id, item]));
  const spine = elements(book, 'itemref').map(({ attributes: { idref } }) => {
    const item = byId.get(idref ?? '');
    if (!item) throw new Error(`Cannot find item \`${idref}\` in ${opf} of ${path}`);
    return item.file;
  });
  const ids = new Map([...readings].map(([file, reading]) => [file, new Set(reading.ids)]));
  const links = [...readings].flatMap(([from, { links: hrefs, files: sources }]) =>
    [...hrefs, ...sources]
      .filter((href) => !isAddress(href))
      .map((href): CopyLink => {
        const { file, id } = inside(from, href);
        return { from, to: href, found: files.has(file) && (id === '' || ids.get(file)?.has(id) === true) };
      }),
  );
  const texts = (name: string) => elements(book, name).map((element) => readMarkup(rooted(element)).text);
  return {
    documents: new Map(spine.map((file) => [file, readings.get(file)?.text ?? ''])),
    anchors: new Set(spine.flatMap((file) => readings.get(file)?.ids ?? [])),
    links,
    addresses: [...readings].flatMap(([from, { links: hrefs }]) =>
      hrefs.filter(isAddress).map((to) => ({ from, to })),
    ),
    marks: marksOf(opf, book, readings),
    code: spine.flatMap((from) => (readings.get(from)?.code ?? []).map((text) => ({ from, text }))),
    formulas: spine.flatMap((from) =>
      (readings.get(from)?.formulas ?? []).map((formula) => ({ from, ...formula })),
    ),
    strays: straysOf(
      [...files.keys()],
      items.map(({ file }) => file),
      opf,
    ),
    metadata: {
      title: texts('dc:title')[0] ?? '',
      language: texts('dc:language')[0] ?? '',
      rights: texts('dc:rights').join('\n'),
      creators: texts('dc:creator'),
    },
  };
}

/** Gives the marks of the licence in the package document, and the landmarks of a copyright page. */
function marksOf(opf: string, book: Root, readings: ReadonlyMap<string, MarkupReading>): readonly Mark[] {
  return [
    ...elements(book, 'dc:rights').map((node) => ({
      from: opf,
      name: 'dc:rights',
      value: readMarkup(rooted(node)).text,
    })),
    ...elements(book, 'link')
      .filter(({ attributes: { rel } }) => /\bdcterms:license\b/.test(rel ?? ''))
      .map(({ attributes: { href } }) => ({ from: opf, name: 'dcterms:license', value: href ?? '' })),
    ...[...readings].flatMap(([from, { landmarks }]) =>
      landmarks
        .filter((type) => /\bcopyright-page\b/.test(type))
        .map((value) => ({ from, name: 'landmark', value })),
    ),
  ];
}

/** Lists files that the package document does not name, except those in META-INF, where readers and editors keep their own. */
function straysOf(files: readonly string[], items: readonly string[], opf: string): readonly string[] {
  const known = new Set(['mimetype', opf, ...items]);
  return files.filter((file) => !known.has(file) && !file.startsWith('META-INF/'));
}

/** Gives the file and the id to which `href` leads from the file `from`. */
function inside(from: string, href: string): Readonly<{ file: string; id: string }> {
  const [path = '', id = ''] = href.split('#', 2).map(decodePercent);
  return { file: path === '' ? from : posix.join(posix.dirname(from), path), id };
}

function elements(tree: Root, name: string): readonly Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (element.name === name) found.push(element);
  });
  return found;
}

function rooted(element: Element): Root {
  return { type: 'root', children: [element] };
}
