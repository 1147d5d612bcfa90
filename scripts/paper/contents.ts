// The contents as a list: to so many ranks, each line a link with room for the folio at its end.

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Caption, Entry } from '../book.ts';
import { folioKey } from './keys.ts';

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
