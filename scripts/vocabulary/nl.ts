// The words in Dutch.

import type { Words } from '../vocabulary.ts';

/** Dutch. */
export const dutch: Words = {
  contents: 'Inhoud',
  copyright: 'Copyright',
  colophon: 'Colofon',
  index: 'Register',
  symbols: 'Symbolen',
  see: 'zie',
  seeAlso: 'zie ook',
  listing: 'Listing',
  figure: 'Figuur',
  table: 'Tabel',
  listings: 'Listings',
  figures: 'Figuren',
  tables: 'Tabellen',
  notes: 'Noten',
  note: 'Noot',
  page: 'p. {page}',
  version: 'Versie',
  cover: 'Omslag',
  coverOf: 'Omslag: {title}, door {authors}',
  edition: '{title}, versie {version} van {date}.',
  sourceAt: 'De bron van deze uitgave staat op {source}.',
  isbn: 'ISBN {isbn} (gedrukt boek)',
  madeBy: 'Deze uitgave is met Colophon {version} gemaakt uit Markdown.',
  types:
    'De letters zijn Source Serif, Source Sans en Source Code Pro, bij Adobe getekend door Frank Grießhammer en Paul D. Hunt en vrij onder de SIL Open Font License 1.1.',
  otherTypes:
    'Op papier zijn andere schriften, symbolen en emoji gezet uit de Noto, getekend voor Google en vrij onder dezelfde licentie.',
  digest:
    'De controlesom (SHA-256) van de bron, waaraan te zien is of twee exemplaren uit dezelfde bestanden komen: {digest}',
  printedPages: 'Pagina’s van het gedrukte boek',
  landmarks: 'Oriëntatiepunten',
};
