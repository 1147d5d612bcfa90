// The words in English: their names are those of the key `words` in book.yaml. What stands in `{}` is filled in.

/** English. */
export const english = {
  contents: 'Contents',
  copyright: 'Copyright',
  colophon: 'Colophon',
  index: 'Index',
  symbols: 'Symbols',
  see: 'see',
  seeAlso: 'see also',
  listing: 'Listing',
  figure: 'Figure',
  table: 'Table',
  listings: 'Listings',
  figures: 'Figures',
  tables: 'Tables',
  notes: 'Notes',
  note: 'Note',
  page: 'p. {page}',
  version: 'Version',
  cover: 'Cover',
  coverOf: 'Cover: {title}, by {authors}',
  edition: '{title}, version {version} of {date}.',
  sourceAt: 'The source of this edition is at {source}.',
  isbn: 'ISBN {isbn} (printed book)',
  madeBy: 'This edition was made by Colophon {version} from Markdown.',
  types:
    'Its types are Source Serif, Source Sans and Source Code Pro, drawn at Adobe by Frank Grießhammer and Paul D. Hunt and free under the SIL Open Font License 1.1.',
  otherTypes:
    'On paper, other scripts, symbols and emoji are set in Noto, drawn for Google and free under the same licence.',
  digest:
    'The digest (SHA-256) of its source, by which two copies can be known to come from the same files: {digest}',
  printedPages: 'Pages of the printed book',
  landmarks: 'Landmarks',
} as const;
