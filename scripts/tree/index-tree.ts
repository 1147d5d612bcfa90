// The HTML tree of the index. Each format supplies the places of terms: links, or page numbers.

import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Anchor, Edition, Index, IndexTerm } from '../model/book.ts';
import type { Words } from '../settings/words/names.ts';

/** The tree of an index. `places` returns what follows a term: its places, each with the separator before it. */
export function indexTree(
  { id, title, groups }: Index,
  words: Pick<Words, 'see' | 'seeAlso'>,
  places: (term: IndexTerm) => readonly ElementContent[],
): Root {
  const item = (term: IndexTerm): Element =>
    h('li', [
      h('p', [h('span.term', term.term), ...places(term), ...references(term, words)]),
      ...(term.under.length > 0 ? [h('ul', term.under.map(item))] : []),
    ]);
  const sections = groups.map(({ letter, terms }) =>
    h('section.letter', [h('h2', letter), h('ul', terms.map(item))]),
  );
  return { type: 'root', children: [h('h1', { id }, title), h('div.terms', sections)] };
}

/** All terms and subterms of an index, in its order. */
export function termsOf({ groups }: Index): readonly IndexTerm[] {
  const all = (terms: readonly IndexTerm[]): readonly IndexTerm[] =>
    terms.flatMap((term) => [term, ...all(term.under)]);
  return groups.flatMap(({ terms }) => all(terms));
}

/** The index of an edition without pages: its places are links with the numbers or titles of sections. */
export function linkedIndex(index: Index, { anchors, captions, words }: Edition): Root {
  const labels = new Map(captions.map(({ id, label }) => [id, label]));
  const nameOf = (id: string) => labels.get(id) ?? placeName(anchors.get(id)) ?? id;
  const link = (id: string) => h('a', { href: `#${id}` }, nameOf(id));
  return indexTree(index, words, ({ ids, ends }) => {
    const seen = new Set<string>();
    return ids.flatMap((id): ElementContent[] => {
      const end = ends.get(id);
      const last = end !== undefined && nameOf(end) !== nameOf(id) ? end : undefined;
      const name = last === undefined ? nameOf(id) : `${nameOf(id)}–${nameOf(last)}`;
      if (seen.has(name)) return [];
      seen.add(name);
      return [
        { type: 'text', value: ', ' },
        link(id),
        ...(last === undefined ? [] : [{ type: 'text' as const, value: '–' }, link(last)]),
      ];
    });
  });
}

function placeName(anchor: Anchor | undefined): string | undefined {
  return anchor?.number ?? (anchor?.title || undefined);
}

function references(
  { ids, see, under }: IndexTerm,
  words: Pick<Words, 'see' | 'seeAlso'>,
): readonly ElementContent[] {
  if (see.length === 0) return [];
  const also = ids.length + under.length > 0;
  return [
    { type: 'text', value: ', ' },
    h('em', also ? words.seeAlso : words.see),
    { type: 'text', value: ` ${see.join('; ')}` },
  ];
}
