// The table of constructs, in the order in which they are looked for.

import type { Construct } from '../model/construct.ts';
import { alerts } from './constructs/alerts.ts';

/** Every construct, found and finished in this order. */
export const constructs: readonly Construct[] = [alerts];

/** The class names of all constructs, by tag name. */
export function constructClasses(): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, readonly string[]>();
  for (const construct of constructs)
    for (const [tag, names] of Object.entries(construct.classes))
      classes.set(tag, [...(classes.get(tag) ?? []), ...names]);
  return classes;
}
