// The pages of the index's terms: each page once, consecutive pages as a range.

import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Index } from '../book.ts';
import { indexTree, termsOf } from '../index-tree.ts';
import type { Words } from '../vocabulary.ts';
import { locatorKey, partingKey } from './keys.ts';

/** The index with room for the folios, each a link to its place. */
export function pagedIndex(index: Index, words: Words): Root {
  const numbers = new Map(termsOf(index).map((term, number) => [term, number]));
  return indexTree(index, words, (term) => {
    const number = numbers.get(term) ?? 0;
    return term.ids.flatMap((id, place): ElementContent[] => [
      h('span', { dataFill: partingKey(number, place) }, ', '),
      h('a', { href: `#${id}`, dataFill: locatorKey(number, place) }, '000'),
    ]);
  });
}

/** What is filled in at the places of the index: a folio, a range (`37–39`), or nothing where one before tells it. */
export function locate(
  index: Index,
  pageOf: (id: string) => number,
  folios: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const fill = new Map<string, string | undefined>();
  for (const [term, { ids }] of termsOf(index).entries()) {
    const pages = ids.map(pageOf);
    const all = new Set(pages);
    for (const [place, page] of pages.entries()) {
      const told = pages.indexOf(page) < place || all.has(page - 1);
      let last = page;
      while (all.has(last + 1)) last += 1;
      const text = last === page ? folios[page] : `${folios[page]}–${folios[last]}`;
      fill.set(partingKey(term, place), told ? undefined : ', ');
      fill.set(locatorKey(term, place), told ? undefined : (text ?? ''));
    }
  }
  return fill;
}
