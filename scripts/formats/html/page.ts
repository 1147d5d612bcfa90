// The types of a page of the web edition, before it is filled into the template, and of a download.

import type { Element } from 'hast';
import type { Entry } from '../../model/book.ts';

/**
 * A page: its file, its title, its description (`about`), its content as HTML, and the list of its sections. `entry` is that
 * of its chapter; `to` is the address to which the page redirects.
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

/** A download: its file beside the pages, its name, media type, size in words, and SHA-256 digest in hexadecimal. */
export type Download = Readonly<{
  file: string;
  label: string;
  type: string;
  size: string;
  digest: string;
  content: Uint8Array;
}>;
