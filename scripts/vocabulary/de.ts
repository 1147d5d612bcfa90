// The words in German.

import type { Words } from '../vocabulary.ts';

/** German. */
export const german: Words = {
  contents: 'Inhalt',
  copyright: 'Impressum',
  colophon: 'Kolophon',
  index: 'Register',
  symbols: 'Zeichen',
  see: 'siehe',
  seeAlso: 'siehe auch',
  listing: 'Listing',
  figure: 'Abbildung',
  table: 'Tabelle',
  listings: 'Listings',
  figures: 'Abbildungen',
  tables: 'Tabellen',
  notes: 'Anmerkungen',
  note: 'Anmerkung',
  page: 'S. {page}',
  version: 'Version',
  cover: 'Umschlag',
  coverOf: 'Umschlag: {title}, von {authors}',
  edition: '{title}, Version {version} vom {date}.',
  sourceAt: 'Der Quelltext dieser Ausgabe steht unter {source}.',
  isbn: 'ISBN {isbn} (gedrucktes Buch)',
  madeBy: 'Diese Ausgabe wurde mit Colophon {version} aus Markdown gemacht.',
  types:
    'Ihre Schriften sind Source Serif, Source Sans und Source Code Pro, gezeichnet bei Adobe von Frank Grießhammer und Paul D. Hunt, frei unter der SIL Open Font License 1.1.',
  otherTypes:
    'Im Druck sind weitere Schriftsysteme, Zeichen und Emoji aus der Noto gesetzt, gezeichnet für Google und frei unter derselben Lizenz.',
  digest:
    'Die Prüfsumme (SHA-256) ihrer Quelle, an der sich erkennen lässt, ob zwei Exemplare aus denselben Dateien stammen: {digest}',
  printedPages: 'Seiten des gedruckten Buches',
  landmarks: 'Orientierungspunkte',
};
