// Makes the metadata of pages for search engines and social networks, and the sitemap.

import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { socialSize } from '../../cover/social.ts';
import { folderUrl } from '../../dialect/links.ts';
import type { Edition } from '../../model/book.ts';
import type { World } from '../../model/world.ts';
import { fillTemplate } from '../../text/template.ts';
import { EXIT, visit } from '../../tree/visit.ts';
import { address, type Places } from './addresses.ts';
import type { Download, PlainPage } from './page.ts';

/** Describes a page as JSON-LD (schema.org): the book, a chapter of it, or another page. It is safe inside a `<script>`. */
export function pageData(edition: Edition, page: PlainPage, downloads: readonly Download[]): string {
  const { manifest } = edition;
  const book = bookData(edition);
  const rights = { license: licenseOf(edition), isAccessibleForFree: true };
  const part = {
    '@context': 'https://schema.org',
    '@type': page.kind === 'chapter' ? 'Chapter' : 'WebPage',
    name: page.title,
    position: page.entry?.number,
    url: canonical(edition, page),
    inLanguage: manifest.language,
    author: book.author,
    ...rights,
    isPartOf: book,
  };
  const folder = folderOf(manifest);
  const encoding = downloads.map(({ file, label, type, size, digest }) => ({
    '@type': 'MediaObject',
    name: label,
    encodingFormat: type,
    contentUrl: folder === undefined ? address(file) : new URL(address(file), folder).href,
    contentSize: size,
    sha256: digest,
  }));
  const whole = page.kind === 'front' || page.kind === 'whole';
  // A `</script>` or `<!--` in a title would end or break the element.
  return JSON.stringify(whole ? { '@context': 'https://schema.org', ...book, encoding } : part).replaceAll(
    '<',
    '\\u003c',
  );
}

/** Gives the address of the licence, or of each where there are several. */
function licenseOf({ duties: { licenseUrls } }: Edition): string | readonly string[] | undefined {
  return licenseUrls.length > 1 ? licenseUrls : licenseUrls[0];
}

function bookData(edition: Edition) {
  const { manifest, date, duties } = edition;
  return {
    '@type': 'Book',
    '@id': folderOf(manifest),
    url: folderOf(manifest),
    name: manifest.title,
    alternativeHeadline: manifest.subtitle,
    abstract: manifest.description,
    inLanguage: manifest.language,
    author: manifest.authors.map((name) => ({ '@type': 'Person', name })),
    publisher:
      manifest.publisher === undefined ? undefined : { '@type': 'Organization', name: manifest.publisher },
    bookEdition: manifest.version,
    version: manifest.version,
    isbn: manifest.isbn,
    datePublished: date.toISOString().slice(0, 10),
    license: licenseOf(edition),
    copyrightNotice: [...duties.copyright, duties.sentence].join('\n'),
    isAccessibleForFree: true,
    isBasedOn: duties.source,
  };
}

/** Gives the canonical address of a page; undefined for the page of unknown addresses, or without `url` in book.yaml. */
export function canonical({ manifest }: Edition, { kind, file, to }: PlainPage): string | undefined {
  const folder = folderOf(manifest);
  if (folder === undefined || kind === 'lost') return undefined;
  return new URL(kind === 'front' ? '' : (to?.replace(/#.*/s, '') ?? address(file)), folder).href;
}

/** Gives the path of the edition's folder on its host, the base of addresses on a page that servers show for any address. */
export function folderPath({ manifest }: Edition): string | undefined {
  const folder = folderOf(manifest);
  return folder && new URL(folder).pathname;
}

/** Gives the address of the edition's folder, with a slash at its end; undefined without `url` in book.yaml. */
export function folderOf({ url }: Edition['manifest']): string | undefined {
  return url === undefined ? undefined : folderUrl(url);
}

/** Gives what social networks show of a link to a page (Open Graph); undefined without `url` in book.yaml. */
export function socialCard(edition: Edition, page: PlainPage, picture: string | undefined) {
  const { manifest } = edition;
  const [folder, url] = [folderOf(manifest), canonical(edition, page)];
  if (folder === undefined || url === undefined || picture === undefined) return undefined;
  return {
    url,
    image: new URL(picture, folder).href,
    alt: `Cover: ${manifest.title}, by ${manifest.authors.join(', ')}`,
    ...socialSize,
  };
}

/** Describes the book in a line: title, subtitle and authors. */
export function bookLine({ manifest }: Edition): string {
  const parts = [manifest.subtitle, `by ${manifest.authors.join(', ')}`].filter((part) => part !== undefined);
  return `${manifest.title}: ${parts.join(', ')}`;
}

/** Gives the first paragraph of a text, cut after a word to what search engines show. */
export function description(tree: Root, limit = 160): string {
  let text = '';
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'p') return undefined;
    text = textOf(node).replace(/\s+/g, ' ').trim();
    return text ? EXIT : undefined;
  });
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit)
    .replace(/\s+\S*$/, '')
    .replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** Makes `sitemap.xml` (sitemaps.org) of the pages in reading order, without those that only repeat text or redirect. */
export async function sitemap(edition: Edition, places: Places, world: World): Promise<string | undefined> {
  const folder = folderOf(edition.manifest);
  if (folder === undefined) return undefined;
  const files = [
    ...edition.chapters.map(({ name }) => places.chapter(name)),
    ...(edition.index ? [places.terms] : []),
    places.copyright,
    places.license,
  ];
  const addresses = [folder, ...files.map((file) => new URL(address(file), folder).href)];
  return fillTemplate(world, 'sitemap.xml', { addresses, date: edition.date.toISOString().slice(0, 10) });
}
