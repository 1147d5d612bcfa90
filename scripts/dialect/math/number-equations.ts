// Numbers the equations of a book by chapter, and fills the references to them.

import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Anchor, RenderedChapter } from '../../model/book.ts';
import { visit } from '../../tree/visit.ts';

/**
 * Numbers every labelled equation, in place, and gives their anchors: by chapter if it has a number, else through the
 * book. Equations that their author tagged keep that, and are no anchors of this kind. `anchors` are those that the author
 * gave.
 */
export function numberEquations(
  chapters: readonly RenderedChapter[],
  anchors: ReadonlyMap<string, Anchor>,
): readonly Anchor[] {
  const byHome = new Map([...anchors.values()].map((anchor) => [`${anchor.home}#${anchor.local}`, anchor]));
  const counts = new Map<string, number>();
  const numbered = new Map<string, Anchor>();
  for (const { name, tree, captionNumber } of chapters)
    visit(tree, 'element', (node) => {
      if (!hasClass(node, 'equation-label')) return;
      const anchor = byHome.get(`${name}#${textOf(node)}`);
      const key = captionNumber ?? '';
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      const number = captionNumber === undefined ? String(count) : `${captionNumber}.${count}`;
      node.properties.className = ['equation-number'];
      node.children = [{ type: 'text', value: `(${number})` }];
      if (anchor) numbered.set(anchor.id, { ...anchor, kind: 'equation', number, title: '' });
    });
  for (const { tree } of chapters)
    visit(tree, 'element', (node) => {
      const brackets = hasClass(node, 'equation-in-brackets');
      if (!brackets && !hasClass(node, 'equation-reference')) return;
      delete node.properties.className;
      const number = numbered.get(String(node.properties.href).slice(1))?.number;
      if (number !== undefined) node.children = [{ type: 'text', value: brackets ? `(${number})` : number }];
    });
  return [...numbered.values()];
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}
