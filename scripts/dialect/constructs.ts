// Lists the constructs, and adds what they need to the safe subset of HTML.

import type { Schema } from 'hast-util-sanitize';
import type { Construct } from '../model/construct.ts';
import { abbreviations } from './constructs/abbreviations.ts';
import { alerts } from './constructs/alerts.ts';
import { attributes } from './constructs/attributes.ts';
import { callouts } from './constructs/callouts.ts';
import { captions } from './constructs/captions.ts';
import { cellOptions } from './constructs/cell-options.ts';
import { citations } from './constructs/citations.ts';
import { codeDirectives } from './constructs/code-directives.ts';
import { codeLines } from './constructs/code-lines.ts';
import { comments } from './constructs/comments.ts';
import { crossReferences } from './constructs/cross-references.ts';
import { definitionLists } from './constructs/definition-lists.ts';
import { details } from './constructs/details.ts';
import { diagrams } from './constructs/diagrams.ts';
import { directives } from './constructs/directives.ts';
import { emoji } from './constructs/emoji.ts';
import { fileNames } from './constructs/file-names.ts';
import { frontMatter } from './constructs/front-matter.ts';
import { glossary } from './constructs/glossary.ts';
import { hiddenLines } from './constructs/hidden-lines.ts';
import { includes } from './constructs/includes.ts';
import { indexTerms } from './constructs/index-terms.ts';
import { letteredLists } from './constructs/lettered-lists.ts';
import { lineBlocks } from './constructs/line-blocks.ts';
import { marks } from './constructs/marks.ts';
import { math } from './constructs/math.ts';
import { notes } from './constructs/notes.ts';
import { only } from './constructs/only.ts';
import { pageMarks } from './constructs/page-marks.ts';
import { quotes } from './constructs/quotes.ts';
import { samples } from './constructs/samples.ts';
import { subscriptSuperscript } from './constructs/subscript-superscript.ts';
import { tabs } from './constructs/tabs.ts';
import { theorems } from './constructs/theorems.ts';
import { variables } from './constructs/variables.ts';
import { wikiLinks } from './constructs/wiki-links.ts';
import { safeHtml } from './safe.ts';

/** Every construct. Each step runs them in this order. */
export const constructs: readonly Construct[] = [
  frontMatter,
  directives,
  codeDirectives,
  includes,
  variables,
  only,
  diagrams,
  hiddenLines,
  comments,
  pageMarks,
  definitionLists,
  lineBlocks,
  letteredLists,
  attributes,
  codeLines,
  callouts,
  fileNames,
  theorems,
  alerts,
  details,
  tabs,
  cellOptions,
  crossReferences,
  wikiLinks,
  captions,
  citations,
  samples,
  subscriptSuperscript,
  marks,
  notes,
  emoji,
  abbreviations,
  math,
  quotes,
  glossary,
  indexTerms,
];

/** The HTML that a chapter keeps: checks report anything else, and rendering removes it. */
export const safeSubset: Schema = { ...safeHtml, attributes: allAttributes() };

/** Merges the attributes of the safe subset and of all constructs, by tag name, and the class names of each tag. */
function allAttributes(): NonNullable<Schema['attributes']> {
  const all = { ...safeHtml.attributes };
  for (const [tag, added] of constructs.flatMap(({ attributes = {} }) => Object.entries(attributes))) {
    const both = [...(all[tag] ?? []), ...added];
    // hast-util-sanitize uses only the first definition of an attribute.
    const classes = both.flatMap((one) => (one[0] === 'className' ? one.slice(1) : []));
    const others = both.filter((one) => one[0] !== 'className');
    all[tag] = classes.length > 0 ? [...others, ['className', ...classes] as (typeof both)[number]] : others;
  }
  return all;
}
