// The contents and the index on paper: lists whose folios are filled in once the pages are known.

import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Caption, Entry, Index } from '../model/book.ts';
import type { Words } from '../settings/words/names.ts';
import { indexTree, termsOf } from '../tree/index-tree.ts';

/** The contents of a book, of `ranks` ranks of headings; `depth` is the rank of `entries`. */
export function contentsList(entries: readonly Entry[], ranks: number, depth = 1): Element {
  const items = entries.map(({ id, number, title, children }) =>
    h('li', [
      h('a', { href: `#${id}` }, [
        // An entry without a number keeps the column of those that have one only below the first rank.
        ...(number === undefined && depth === 1 ? [] : [h('span.number', number ?? ''), ' ']),
        h('span.name', title),
        h('span.leader'),
        h('span.page', { dataFill: folioKey(id) }, '000'),
      ]),
      ...(children.length > 0 && depth < ranks ? [contentsList(children, ranks, depth + 1)] : []),
    ]),
  );
  return h('ol', items);
}

/** A list of captions, as the contents have their lines. */
export function captionsList(captions: readonly Caption[]): Root {
  const entries = captions.map(({ id, number, title }) => ({ id, number, title, children: [] }));
  return { type: 'root', children: [contentsList(entries, 1)] };
}

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

/** A place that shows the folio of the page on which `id` stands. */
export function folioKey(id: string): string {
  return `folio ${id}`;
}

/** The folio, or folios, at the place with this number (from 0) of the index's term with this number. */
function locatorKey(term: number, place: number): string {
  return `locator ${term} ${place}`;
}

/** What parts that place from the one before it. */
function partingKey(term: number, place: number): string {
  return `parting ${term} ${place}`;
}

/** The blank page before `id`, shown where `id` would else open on a verso. */
export function blankKey(id: string): string {
  return `blank ${id}`;
}
