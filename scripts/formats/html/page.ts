// What a page of the web edition is before it is filled into the template.

import type { Element } from 'hast';
import type { Entry } from '../../model/book.ts';

/**
 * A page: its file, what it is called where others name it, and what is in it. `entry` is the chapter's whose page it
 * is; `to` the address that the page only leads on to.
 */
export type PlainPage = Readonly<{
  kind: 'front' | 'chapter' | 'own' | 'whole' | 'lost' | 'moved';
  file: string;
  title: string;
  about: string;
  main: string;
  sections?: Element | undefined;
  entry?: Entry;
  to?: string;
}>;

/** A file to be taken along: its name beside the pages, what it is called, its media type, its size in words, SHA-256 in hexadecimal. */
export type Download = Readonly<{
  file: string;
  label: string;
  type: string;
  size: string;
  digest: string;
  content: Uint8Array;
}>;
