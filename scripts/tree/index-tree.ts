// The index as a tree that a format fills with its own kind of places.

import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Anchor, Edition, Index, IndexTerm } from '../model/book.ts';
import type { Words } from '../settings/words/names.ts';

/** The index; `places` gives what stands behind a term, each place with what parts it from the one before. */
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

/** Every term of an index, in the order of its tree. */
export function termsOf({ groups }: Index): readonly IndexTerm[] {
  const all = (terms: readonly IndexTerm[]): readonly IndexTerm[] =>
    terms.flatMap((term) => [term, ...all(term.under)]);
  return groups.flatMap(({ terms }) => all(terms));
}

/** The index of an edition without pages: its places are the sections' numbers or titles, as links. */
export function linkedIndex(index: Index, { anchors, captions, words }: Edition): Root {
  const labels = new Map(captions.map(({ id, label }) => [id, label]));
  return indexTree(index, words, ({ ids }) => {
    const seen = new Set<string>();
    return ids.flatMap((id): ElementContent[] => {
      const anchor = anchors.get(id);
      const name = labels.get(id) ?? placeName(anchor) ?? id;
      if (seen.has(name)) return [];
      seen.add(name);
      return [{ type: 'text', value: ', ' }, h('a', { href: `#${id}` }, name)];
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
