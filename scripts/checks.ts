// The table of checks, in the order of their work.

import { anchors } from './checks/anchors.ts';
import { characters } from './checks/characters.ts';
import { cover } from './checks/cover.ts';
import { derivation } from './checks/derivation.ts';
import { encoding } from './checks/encoding.ts';
import { headings } from './checks/headings.ts';
import { html } from './checks/html.ts';
import { images } from './checks/images.ts';
import { index } from './checks/index.ts';
import { license } from './checks/license.ts';
import { links } from './checks/links.ts';
import { lock } from './checks/lock.ts';
import { nesting } from './checks/nesting.ts';
import { print } from './checks/print.ts';
import { redirects } from './checks/redirects.ts';
import { samples } from './checks/samples.ts';
import { svg } from './checks/svg.ts';
import type { Check } from './contract.ts';

/** Every check. `colophon explain ID` prints one. */
export const checks: readonly Check[] = [
  encoding,
  headings,
  anchors,
  links,
  redirects,
  lock,
  index,
  images,
  svg,
  samples,
  html,
  nesting,
  license,
  derivation,
  characters,
  cover,
  print,
];
