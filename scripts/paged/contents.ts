// Makes the contents and the index of a paged edition, whose page numbers are filled in once the pages are known.

import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Caption, Entry, Index } from '../model/book.ts';
import type { Words } from '../settings/words/names.ts';
import { indexTree, termsOf } from '../tree/index-tree.ts';

/** Makes the contents down to headings of rank `ranks`; `depth` is the rank of `entries`. */
export function contentsList(entries: readonly Entry[], ranks: number, depth = 1): Element {
  const items = entries.map(({ id, number, title, children, isPart }) =>
    h('li', { className: isPart ? ['part'] : undefined }, [
      h('a', { href: `#${id}` }, [
        // Below the first rank, an entry without a number is aligned with those that have one.
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

/** Makes a list of listings, figures or tables, in the form of the contents. */
export function captionsList(captions: readonly Caption[]): Root {
  const entries = captions.map(({ id, number, title }) => ({ id, number, title, children: [] }));
  return { type: 'root', children: [contentsList(entries, 1)] };
}

/** Makes the index, with a link for each place of a term. Its page numbers are filled in later. */
export function pagedIndex(index: Index, words: Words): Root {
  const numbers = new Map(termsOf(index).map((term, number) => [term, number]));
  return indexTree(index, words, (term) => {
    const number = numbers.get(term) ?? 0;
    return term.ids.flatMap((id, place): ElementContent[] => [
      h('span', { dataFill: separatorKey(number, place) }, ', '),
      h('a', { href: `#${id}`, dataFill: locatorKey(number, place) }, '000'),
    ]);
  });
}

/**
 * Gives the text for each place of the index: a page number, a range (`37–39`), or undefined where the place before it
 * has the page already.
 */
export function indexFill(
  index: Index,
  pageOf: (id: string) => number,
  folios: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const fill = new Map<string, string | undefined>();
  for (const [term, { ids, ends }] of termsOf(index).entries()) {
    const pages = ids.map(pageOf);
    const all = new Set(pages);
    for (const [from, to] of ends) for (let page = pageOf(from); page <= pageOf(to); page += 1) all.add(page);
    for (const [place, page] of pages.entries()) {
      const repeated = pages.indexOf(page) < place || all.has(page - 1);
      let last = page;
      while (all.has(last + 1)) last += 1;
      const text = last === page ? folios[page] : `${folios[page]}–${folios[last]}`;
      fill.set(separatorKey(term, place), repeated ? undefined : ', ');
      fill.set(locatorKey(term, place), repeated ? undefined : (text ?? ''));
    }
  }
  return fill;
}

/** The fill key (`data-fill`) of an element that shows the page number of `id`. */
export function folioKey(id: string): string {
  return `folio ${id}`;
}

/** The fill key of the page numbers at a place of an index term. Places and terms are numbered from 0. */
function locatorKey(term: number, place: number): string {
  return `locator ${term} ${place}`;
}

/** The fill key of the comma before that place. */
function separatorKey(term: number, place: number): string {
  return `separator ${term} ${place}`;
}

/** The fill key of the blank page before `id`, which is shown where `id` would open on a verso without it. */
export function blankKey(id: string): string {
  return `blank ${id}`;
}
