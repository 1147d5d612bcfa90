// The words in Italian.

import type { Words } from '../vocabulary.ts';

/** Italian. */
export const italian: Words = {
  contents: 'Indice',
  copyright: 'Copyright',
  colophon: 'Colophon',
  index: 'Indice analitico',
  symbols: 'Simboli',
  see: 'vedi',
  seeAlso: 'vedi anche',
  listing: 'Listato',
  figure: 'Figura',
  table: 'Tabella',
  listings: 'Listati',
  figures: 'Figure',
  tables: 'Tabelle',
  notes: 'Note',
  note: 'Nota',
  page: 'p. {page}',
  version: 'Versione',
  cover: 'Copertina',
  coverOf: 'Copertina: {title}, di {authors}',
  edition: '{title}, versione {version} del {date}.',
  sourceAt: 'Il sorgente di questa edizione si trova all’indirizzo {source}.',
  isbn: 'ISBN {isbn} (libro stampato)',
  madeBy: 'Questa edizione è stata prodotta con Colophon {version} a partire da Markdown.',
  types:
    'I suoi caratteri sono Source Serif, Source Sans e Source Code Pro, disegnati presso Adobe da Frank Grießhammer e Paul D. Hunt e liberi sotto la SIL Open Font License 1.1.',
  otherTypes:
    'Su carta, altre scritture, simboli ed emoji sono composti in Noto, disegnato per Google e libero sotto la stessa licenza.',
  digest:
    'L’impronta (SHA-256) del suo sorgente, dalla quale si riconosce se due copie provengono dagli stessi file: {digest}',
  printedPages: 'Pagine del libro stampato',
  landmarks: 'Punti di riferimento',
};
