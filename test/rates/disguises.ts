// All disguises.

import type { Disguise } from './disguise.ts';
import { looks } from './spoilt-looks.ts';
import { pages } from './spoilt-pages.ts';
import { prints } from './spoilt-print.ts';
import { structures } from './spoilt-structure.ts';
import { texts } from './spoilt-texts.ts';

/** Every disguise, of every kind of file. */
export const disguises: readonly Disguise[] = [...texts, ...structures, ...looks, ...prints, ...pages];

/** What a disguise is called in the list of known misses. */
export function keyOf({ format, name }: Disguise): string {
  return `${format}: ${name}`;
}
