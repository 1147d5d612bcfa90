// Lists the citations of a book in the order in which readers meet them: those of a note where the note is called.

import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { visit } from '../../tree/visit.ts';
import type { Cited } from './find-citations.ts';

/** A citation, the number of the note that it is in, counted through the book, and how many notes come before it. */
export type CitedPlace = Readonly<{ node: Cited; note: number | undefined; noteBefore: number }>;

/**
 * Lists the citations. A style of notes makes a note of each citation that is in none, so each of these counts as one: styles
 * have other words for a source that the note before names too.
 */
export function citedPlaces(trees: readonly Root[]): readonly CitedPlace[] {
  const places: CitedPlace[] = [];
  let notes = 0;
  for (const tree of trees) {
    const definitions = new Map<string, FootnoteDefinition>();
    visit(tree, 'footnoteDefinition', (node) => {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    });
    const called = new Set<string>();
    const walk = (node: Nodes, note: number | undefined) => {
      if (node.type === 'citation') {
        places.push({ node, note, noteBefore: notes });
        if (note === undefined) notes += 1;
        return;
      }
      if (node.type === 'footnoteDefinition' && note === undefined) return;
      if (node.type === 'footnoteReference' && !called.has(node.identifier)) {
        called.add(node.identifier);
        const definition = definitions.get(node.identifier);
        notes += 1;
        const own = notes;
        for (const child of definition?.children ?? []) walk(child, own);
      }
      if ('children' in node) for (const child of node.children) walk(child, note);
    };
    walk(tree, undefined);
    for (const [name, { children }] of definitions)
      if (!called.has(name)) for (const child of children) walk(child, notes);
  }
  return places;
}
