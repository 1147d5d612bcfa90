// A drawing that moves, held still: a picture of it is then the same each time.

import { visit } from 'unist-util-visit';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';

const moves = /(?:^|:)(?:animate\w*|set)$/;
const rule = '* { animation: none !important; transition: none !important }';

/** An SVG without what moves it, as SMIL or in CSS; the same bytes where nothing does. */
export function still(content: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(content);
  if (!/<(?:\w+:)?(?:animate|set\b)|animation|transition/.test(text)) return content;
  const tree = fromXml(text);
  visit(tree as Root, 'element', (element, index, parent) => {
    if (!moves.test(element.name) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  const svg = tree.children.find((node) => node.type === 'element');
  const style: Element = {
    type: 'element',
    name: 'style',
    attributes: { xmlns: 'http://www.w3.org/2000/svg' },
    children: [{ type: 'text', value: rule }],
  };
  svg?.children.push(style);
  return new TextEncoder().encode(toXml(tree));
}
