// What a page says of itself and of the book to machines.

import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { EXIT, visit } from 'unist-util-visit';
import type { Edition } from '../../book.ts';
import { socialSize } from '../../cover/social.ts';
import { address } from './places.ts';

/** The book as JSON-LD (schema.org `Book`), safe inside a `<script>` element. */
export function bookData({ manifest, date, duties }: Edition): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Book',
    name: manifest.title,
    alternativeHeadline: manifest.subtitle,
    inLanguage: manifest.language,
    author: manifest.authors.map((name) => ({ '@type': 'Person', name })),
    bookEdition: manifest.version,
    datePublished: date.toISOString().slice(0, 10),
    license: duties.licenseUrl,
    copyrightNotice: [...duties.copyright, duties.sentence].join('\n'),
    isAccessibleForFree: true,
  };
  // A `</script>` or `<!--` in a title would end or break the element.
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** What networks show where somebody links to a page (Open Graph): nothing where the edition's address is not known. */
export function socialCard({ manifest }: Edition, file: string, picture: string | undefined) {
  if (manifest.url === undefined || picture === undefined) return undefined;
  const folder = manifest.url.replace(/\/*$/, '/');
  return {
    url: new URL(file === 'index.html' ? '' : address(file), folder).href,
    image: new URL(picture, folder).href,
    alt: `Cover: ${manifest.title}, by ${manifest.authors.join(', ')}`,
    ...socialSize,
  };
}

/** The beginning of a text, cut after a word so that a search engine shows it whole. */
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
