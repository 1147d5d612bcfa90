// Types of files of the book that chapters link to, and that are neither chapters nor shown in one.

import type { Refusal } from './world.ts';

/**
 * What is at a path that a link names: a file (`path` is its own, from the book's folder), or why there is none to offer.
 * `hidden` is a file or folder whose name begins with a dot, `nearest` the most similar path of a file that exists, from
 * the book's folder.
 */
export type LinkedFile =
  | Readonly<{ kind: 'file'; path: string; content: Uint8Array }>
  | Readonly<{ kind: Refusal | 'folder' | 'hidden'; nearest?: string }>;

/**
 * A file that the web edition offers. `place` is its path in the web edition. `download` is the name under which browsers
 * save it; undefined for pictures, which browsers show. `isShown` says whether the web edition shows this picture, so that it
 * has the file already.
 */
export type OfferedFile = Readonly<{
  path: string;
  content: Uint8Array;
  place: string;
  download: string | undefined;
  isShown: boolean;
}>;
