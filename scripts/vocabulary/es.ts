// The words in Spanish.

import type { Words } from '../vocabulary.ts';

/** Spanish. */
export const spanish: Words = {
  contents: 'Índice',
  copyright: 'Créditos',
  colophon: 'Colofón',
  index: 'Índice alfabético',
  symbols: 'Símbolos',
  see: 'véase',
  seeAlso: 'véase también',
  listing: 'Listado',
  figure: 'Figura',
  table: 'Tabla',
  listings: 'Listados',
  figures: 'Figuras',
  tables: 'Tablas',
  notes: 'Notas',
  note: 'Nota',
  page: 'p. {page}',
  version: 'Versión',
  cover: 'Cubierta',
  coverOf: 'Cubierta: {title}, de {authors}',
  edition: '{title}, versión {version} del {date}.',
  sourceAt: 'La fuente de esta edición está en {source}.',
  isbn: 'ISBN {isbn} (libro impreso)',
  madeBy: 'Esta edición se hizo con Colophon {version} a partir de Markdown.',
  types:
    'Sus tipos son Source Serif, Source Sans y Source Code Pro, dibujados en Adobe por Frank Grießhammer y Paul D. Hunt y libres bajo la SIL Open Font License 1.1.',
  otherTypes:
    'En papel, otras escrituras, símbolos y emojis se componen en Noto, dibujada para Google y libre bajo la misma licencia.',
  digest:
    'La huella (SHA-256) de su fuente, por la que se sabe si dos ejemplares proceden de los mismos archivos: {digest}',
  printedPages: 'Páginas del libro impreso',
  landmarks: 'Puntos de referencia',
};
