// The table of constructs, and the safe subset of HTML with what they add to it.

import type { Schema } from 'hast-util-sanitize';
import type { Construct } from '../model/construct.ts';
import { alerts } from './constructs/alerts.ts';
import { captions } from './constructs/captions.ts';
import { hiddenLines } from './constructs/hidden-lines.ts';
import { includes } from './constructs/includes.ts';
import { indexTerms } from './constructs/index-terms.ts';
import { quotes } from './constructs/quotes.ts';
import { samples } from './constructs/samples.ts';
import { safeHtml } from './safe.ts';

/** Every construct. Each step of all of them is done in this order. */
export const constructs: readonly Construct[] = [
  includes,
  hiddenLines,
  alerts,
  captions,
  samples,
  quotes,
  indexTerms,
];

/** What stays of a chapter's HTML, for the checks that report and the step that removes. */
export const safeSubset: Schema = { ...safeHtml, attributes: allAttributes() };

/** The attributes of the safe subset and of all constructs, by tag name. Class names of one tag are put together. */
function allAttributes(): NonNullable<Schema['attributes']> {
  const all = { ...safeHtml.attributes };
  for (const [tag, added] of constructs.flatMap(({ attributes = {} }) => Object.entries(attributes))) {
    const both = [...(all[tag] ?? []), ...added];
    // The library takes the first definition of an attribute only.
    const classes = both.flatMap((one) => (one[0] === 'className' ? one.slice(1) : []));
    const others = both.filter((one) => one[0] !== 'className');
    all[tag] = classes.length > 0 ? [...others, ['className', ...classes] as (typeof both)[number]] : others;
  }
  return all;
}
