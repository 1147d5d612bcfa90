// The metadata of an EPUB's package document, from the edition.

import type { Edition } from '../../book.ts';
import { roles } from '../../catalogue.ts';
import type { Derivation } from '../../derivation.ts';
import type { Manifest } from '../../manifest.ts';
import { uuidOf } from '../../sha256.ts';

/** A name or title and how it is sorted. */
export type Sorted = Readonly<{ text: string; fileAs: string }>;

/** Somebody who made the book: `role` is a code of the MARC list of relators. */
export type Person = Sorted & Readonly<{ role: string }>;

/** What the package document says of the book. `date` is a day, `modified` a second, both UTC. */
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
  /** Other identifiers of this very EPUB, each with its kind in ONIX code list 5. */
  others: readonly Readonly<{ text: string; kind: string }>[];
  date: string;
  modified: string;
  rights: string;
  licenses: readonly string[];
  source: string | undefined;
  version: string;
  derivation: Derivation | undefined;
  /** The printed book whose pages are marked. */
  printed: string | undefined;
}>;

/** The metadata of an edition; `paged` where the pages of its printed book are marked. */
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

/** An ISBN as a URN (RFC 3187). */
export function isbnUrn(isbn: string): string {
  return `urn:isbn:${isbn.replace(/[^0-9X]/g, '')}`;
}

/** The printed book by its ISBN, else in words. */
function printedBook({ isbn, title, version }: Manifest): string {
  return isbn === undefined ? `${title}, printed book, version ${version}` : isbnUrn(isbn);
}

function withoutArticle(title: string): string {
  return title.replace(/^(a|an|the)\s+(.+)$/i, '$2, $1');
}

/** "Ada B. Lovelace" as "Lovelace, Ada B."; a name of one word, or with a comma of its own, stays. */
function surnameFirst(name: string): string {
  return name.includes(',') ? name : name.replace(/^(.+)\s+(\S+)$/, '$2, $1');
}
