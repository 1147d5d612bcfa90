// Numbers the equations of a book by chapter, and puts the numbers into the formulas that refer to them.

import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Anchor, RenderedChapter } from '../../model/book.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { replaceReferences } from './references.ts';

/**
 * Numbers every labelled equation, in place, and gives their anchors: by chapter if it has a number, else through the
 * book. Equations that their author tagged keep that instead. `anchors` are those that the author gave.
 */
export function numberEquations(
  chapters: readonly RenderedChapter[],
  anchors: ReadonlyMap<string, Anchor>,
): readonly Anchor[] {
  const byHome = new Map([...anchors.values()].map((anchor) => [`${anchor.home}#${anchor.local}`, anchor]));
  const counts = new Map<string, number>();
  const found: Anchor[] = [];
  for (const { name, tree, captionNumber } of chapters) {
    const next = () => {
      const key = captionNumber ?? '';
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return captionNumber === undefined ? String(count) : `${captionNumber}.${count}`;
    };
    visit(tree, 'element', (node) => {
      const { dataEquation: label } = node.properties;
      if (typeof label !== 'string') return;
      delete node.properties.dataEquation;
      const [, tag] = /^\((.+)\)$/s.exec(textOf(node)) ?? [];
      const number = tag ?? next();
      node.children = [{ type: 'text', value: `(${number})` }];
      const anchor = byHome.get(`${name}#${label}`);
      if (anchor) found.push({ ...anchor, kind: 'equation', number, title: '' });
    });
  }
  const numbers = new Map(
    found.flatMap(({ home, local, number = '' }) => [
      [local, number],
      [`${home}#${local}`, number],
    ]),
  );
  for (const { name, tree } of chapters)
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'math') return undefined;
      fillReferences(node, (label) => numbers.get(`${name}#${label}`) ?? numbers.get(label));
      return SKIP;
    });
  return found;
}

/** Puts numbers in the place of the references within a formula, in place, and in its text alternative. */
function fillReferences(math: Element, numberOf: (label: string) => string | undefined): void {
  const fill = (text: string) =>
    replaceReferences(text, ({ written, label, brackets }) => {
      const number = numberOf(label);
      return number === undefined ? written : brackets ? `(${number})` : number;
    });
  const { alttext } = math.properties;
  if (typeof alttext === 'string') math.properties.alttext = fill(alttext);
  visit(math, 'text', (node) => {
    node.value = fill(node.value);
  });
}
