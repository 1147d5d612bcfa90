// The table of checks, in the order in which they run.

import type { Check } from '../model/contract.ts';
import { anchors } from './anchors.ts';
import { chapters } from './chapters.ts';
import { characters } from './characters.ts';
import { citations } from './citations.ts';
import { codeLanguages } from './code-languages.ts';
import { containers } from './containers.ts';
import { cover } from './cover.ts';
import { derivation } from './derivation.ts';
import { diagrams } from './diagrams.ts';
import { encoding } from './encoding.ts';
import { foreignSyntax } from './foreign-syntax.ts';
import { glossary } from './glossary.ts';
import { headings } from './headings.ts';
import { html } from './html.ts';
import { images } from './images.ts';
import { includes } from './includes.ts';
import { index } from './index.ts';
import { labels } from './labels.ts';
import { license } from './license.ts';
import { links } from './links.ts';
import { lock } from './lock.ts';
import { math } from './math.ts';
import { nesting } from './nesting.ts';
import { only } from './only.ts';
import { plugin } from './plugin.ts';
import { print } from './print.ts';
import { redirects } from './redirects.ts';
import { references } from './references.ts';
import { samples } from './samples.ts';
import { svg } from './svg.ts';
import { theme } from './theme.ts';
import { variables } from './variables.ts';

/** Every check. `colophon explain ID` prints one. */
export const checks: readonly Check[] = [
  encoding,
  chapters,
  headings,
  anchors,
  links,
  references,
  labels,
  redirects,
  lock,
  index,
  images,
  svg,
  samples,
  includes,
  variables,
  only,
  containers,
  codeLanguages,
  diagrams,
  citations,
  glossary,
  math,
  foreignSyntax,
  html,
  nesting,
  license,
  derivation,
  characters,
  cover,
  plugin,
  theme,
  print,
];
