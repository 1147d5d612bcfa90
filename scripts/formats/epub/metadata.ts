// Makes the metadata of an EPUB's package document, with its accessibility statement.

import type { Root } from 'hast';
import type { Edition } from '../../model/book.ts';
import { roles } from '../../settings/catalogue.ts';
import type { Derivation } from '../../settings/derivation.ts';
import type { Manifest } from '../../settings/manifest.ts';
import { uuidOf } from '../../text/digest.ts';
import { visit } from '../../tree/visit.ts';
import type { Picture } from './pictures.ts';

/** A name or title, and the form by which it is sorted. */
type Sorted = Readonly<{ text: string; fileAs: string }>;

/** An author or contributor. `role` is a code of the MARC list of relators. */
type Person = Sorted & Readonly<{ role: string }>;

/** The metadata of the book. `date` is a day and `modified` a time to the second, both in UTC (ISO 8601). */
export type Metadata = Readonly<{
  identifier: string;
  language: string;
  direction: 'ltr' | 'rtl';
  title: Sorted;
  subtitle: string | undefined;
  creators: readonly Person[];
  contributors: readonly Person[];
  publisher: string | undefined;
  description: string | undefined;
  subjects: readonly string[];
  series: Readonly<{ name: string; number: number | undefined }> | undefined;
  /** Further identifiers of the EPUB, each with its kind by ONIX code list 5. */
  others: readonly Readonly<{ text: string; kind: string }>[];
  date: string;
  modified: string;
  rights: string;
  licenses: readonly string[];
  source: string | undefined;
  version: string;
  derivation: Derivation | undefined;
  /** The printed book whose pages are marked, by its ISBN or in words. */
  printed: string | undefined;
}>;

/** Makes the metadata of an edition. `paged` tells whether the pages of its printed book are marked. */
export function metadataOf(
  { manifest, date, duties, direction, derivation }: Edition,
  paged = false,
): Metadata {
  const { id, language, title, subtitle, authors, sortedAs, version, series, doi, epub } = manifest;
  const second = `${date.toISOString().slice(0, 19)}Z`;
  return {
    identifier: `urn:uuid:${uuidOf(id)}`,
    language,
    direction,
    title: { text: title, fileAs: /^en\b/i.test(language) ? withoutArticle(title) : title },
    subtitle,
    creators: authors.map((text, index) => ({
      text,
      fileAs: sortedAs[index] ?? surnameFirst(text),
      role: 'aut',
    })),
    contributors: (manifest.contributors ?? []).map(({ name, role, 'file-as': fileAs }) => ({
      text: name,
      fileAs: fileAs ?? surnameFirst(name),
      role: roles[role],
    })),
    publisher: manifest.publisher,
    description: manifest.description,
    subjects: manifest.subjects ?? [],
    series: series && { name: series.name, number: series.number },
    others: [
      ...(epub.isbn === undefined ? [] : [{ text: isbnUrn(epub.isbn), kind: '15' }]),
      ...(doi === undefined ? [] : [{ text: `doi:${doi}`, kind: '06' }]),
    ],
    date: second.slice(0, 10),
    modified: second,
    rights: [...duties.copyright, duties.sentence].map((line) => line.replace(/\.?$/, '.')).join(' '),
    licenses: duties.licenseUrls,
    source: duties.source,
    version,
    derivation,
    printed: paged ? printedBook(manifest) : undefined,
  };
}

/** Gives an ISBN as a URN (RFC 3187). */
function isbnUrn(isbn: string): string {
  return `urn:isbn:${isbn.replace(/[^0-9X]/g, '')}`;
}

/** Names the printed book by its ISBN, else in words. */
function printedBook({ isbn, title, version }: Manifest): string {
  return isbn === undefined ? `${title}, printed book, version ${version}` : isbnUrn(isbn);
}

function withoutArticle(title: string): string {
  return title.replace(/^(a|an|the)\s+(.+)$/i, '$2, $1');
}

/** Turns "Ada B. Lovelace" into "Lovelace, Ada B."; a name of one word or with a comma stays as it is. */
function surnameFirst(name: string): string {
  return name.includes(',') ? name : name.replace(/^(.+)\s+(\S+)$/, '$2, $1');
}

/** The accessibility metadata of schema.org (`accessMode`, `accessModeSufficient` and so on). */
export type Accessibility = Readonly<{
  modes: readonly string[];
  sufficient: readonly string[];
  features: readonly string[];
  hazard: string;
  summary: string;
  /** Who certifies conformance to WCAG. Undefined where a picture has no text alternative, since it can't conform then. */
  certifier: string | undefined;
}>;

/** Whether the EPUB has an index and page marks, and who certifies it. */
type Extras = Readonly<{ index: boolean; pages: boolean; certifier: string | undefined }>;

/** Makes the metadata from the documents `trees`, which show `pictures`. The cover, which has an alternative, is left out. */
export function accessibility(
  trees: readonly Root[],
  pictures: readonly Picture[],
  { index, pages, certifier }: Extras,
): Accessibility {
  const described = trees.every(allDescribed);
  const visual = pictures.length > 0;
  const images = !visual
    ? 'It has no pictures but the cover.'
    : described
      ? 'Every picture has a text alternative.'
      : 'Some pictures have no text alternative.';
  return {
    modes: ['textual', ...(visual ? ['visual'] : [])],
    sufficient: [described ? 'textual' : 'textual,visual'],
    features: [
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      'ARIA',
      'unlocked',
      ...(index ? ['index'] : []),
      ...(pages ? ['pageBreakMarkers', 'pageNavigation'] : []),
      ...(has(trees, 'math') ? ['MathML'] : []),
      ...(has(trees, 'ruby') ? ['rubyAnnotations'] : []),
      ...(visual && described ? ['alternativeText'] : []),
    ],
    // A GIF may be animated and flash.
    hazard: pictures.some(({ mediaType }) => mediaType === 'image/gif') ? 'unknown' : 'none',
    summary:
      'The text reflows and leaves font, size and colours to the reader. Headings, contents, landmarks and links give ' +
      `structure; code is text. ${pages ? 'The pages of the printed book are marked and listed. ' : ''}${images}`,
    certifier: described ? certifier : undefined,
  };
}

function has(trees: readonly Root[], name: string): boolean {
  let found = false;
  for (const tree of trees) {
    visit(tree, 'element', ({ tagName }) => {
      if (tagName === name) found = true;
    });
  }
  return found;
}

function allDescribed(tree: Root): boolean {
  let described = true;
  visit(tree, 'element', ({ tagName, properties: { alt } }) => {
    if (tagName === 'img' && typeof alt !== 'string') described = false;
  });
  return described;
}
