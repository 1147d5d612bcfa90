// What a disguise is: one way to drop, change, hide, move or break what a copy must keep.

import type { Artifact } from '../../scripts/model/book.ts';
import type { Copy } from '../../scripts/model/copy.ts';
import type { Files } from '../memory.ts';

/** Ids of the formats. */
export type FormatId = 'html' | 'epub' | 'pdf' | 'print';

/** A finished copy that is in order, to be spoilt. */
export type Finished = Readonly<{
  artifacts: readonly Artifact[];
  /** What a reader gets of it. */
  copy: Copy;
  /** The same format made of the book with other files. */
  remade: (change: (files: Files) => Files) => Promise<readonly Artifact[]>;
}>;

/** One way to spoil a copy. `point` is the id of that which should catch it; `eyes`: which only looking at it can. */
export type Disguise = Readonly<{
  name: string;
  format: FormatId;
  point: string;
  eyes: boolean;
  spoil: (finished: Finished) => Promise<readonly Artifact[]>;
}>;

/** Stands for a point where a copy is spoilt so that it can't be read at all, which `verify` tells of. */
export const unreadable = 'unreadable';
