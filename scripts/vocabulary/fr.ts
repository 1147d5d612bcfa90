// The words in French.

import type { Words } from '../vocabulary.ts';

/** French. */
export const french: Words = {
  contents: 'Table des matières',
  copyright: 'Mentions légales',
  colophon: 'Colophon',
  index: 'Index',
  symbols: 'Symboles',
  see: 'voir',
  seeAlso: 'voir aussi',
  listing: 'Listing',
  figure: 'Figure',
  table: 'Tableau',
  listings: 'Listings',
  figures: 'Figures',
  tables: 'Tableaux',
  notes: 'Notes',
  note: 'Note',
  page: 'p. {page}',
  version: 'Version',
  cover: 'Couverture',
  coverOf: 'Couverture : {title}, par {authors}',
  edition: '{title}, version {version} du {date}.',
  sourceAt: 'La source de cette édition se trouve à l’adresse {source}.',
  isbn: 'ISBN {isbn} (livre imprimé)',
  madeBy: 'Cette édition a été produite par Colophon {version} à partir de Markdown.',
  types:
    'Ses caractères sont Source Serif, Source Sans et Source Code Pro, dessinés chez Adobe par Frank Grießhammer et Paul D. Hunt, libres sous la licence SIL Open Font License 1.1.',
  otherTypes:
    'Sur papier, les autres écritures, les symboles et les émojis sont composés en Noto, dessiné pour Google et libre sous la même licence.',
  digest:
    'L’empreinte (SHA-256) de sa source, à laquelle on reconnaît que deux exemplaires proviennent des mêmes fichiers : {digest}',
  printedPages: 'Pages du livre imprimé',
  landmarks: 'Points de repère',
};
