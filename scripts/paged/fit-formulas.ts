// Fits to the page formulas that are wider than it: some are set a little smaller, others broken before their operators.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { widthOf } from '../dialect/math/width.ts';
import type { Room } from '../settings/print/margins.ts';
import { SKIP, visit } from '../tree/visit.ts';

/** The size of the text, the room for the number of an equation, in points, and the least scale at which none is broken. */
const [size, number, least] = [10.5, 44, 0.85];

/** Fits the formulas of a tree to the width of the text, in place. */
export function fitFormulas(tree: Root, { width }: Room): void {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'math') {
      fitFormula(node, width / size);
      return SKIP;
    }
    const { className } = node.properties;
    if (!Array.isArray(className) || !className.includes('equation')) return undefined;
    const room = width - (className.includes('numbered') ? 2 * number : 0);
    for (const math of node.children)
      if (math.type === 'element' && math.tagName === 'math') fitFormula(math, room / size);
    return SKIP;
  });
}

/** Fits a formula to a width in em. */
function fitFormula(math: Element, room: number): void {
  if (widthOf(math) <= room) return;
  if (widthOf(math) * least > room) breakLines(math, room);
  const scale = room / widthOf(math);
  if (scale < 1) math.properties.style = `font-size: ${scale.toFixed(3)}em`;
}

/** Breaks a formula before its outermost operators into rows, as narrow as `room` where they can be. */
function breakLines(math: Element, room: number): void {
  const [row, more] = math.children;
  if (row?.type !== 'element' || row.tagName !== 'mrow' || more) return;
  const pieces: Element[][] = [[]];
  for (const child of row.children) {
    if (child.type !== 'element') continue;
    const isOperator = child.tagName === 'mo' && /^[=<>+−±≤≥≈∼→⇒]$/.test(textOf(child));
    if (isOperator) pieces.push([]);
    // At the beginning of a row it would be taken for a sign, without space after it.
    const infix = { ...child, properties: { ...child.properties, form: 'infix' } };
    pieces.at(-1)?.push(isOperator ? infix : child);
  }
  const rows: Element[][] = [[]];
  for (const piece of pieces) {
    const last = rows.at(-1) ?? [];
    if (last.length > 0 && widthOf(element('mrow', [...last, ...piece])) > room) rows.push([...piece]);
    else last.push(...piece);
  }
  if (rows.length < 2) return;
  const table = element(
    'mtable',
    rows.map((cells) =>
      element('mtr', [{ ...element('mtd', cells), properties: { className: ['tml-left'] } }]),
    ),
  );
  math.children = [{ ...table, properties: { displaystyle: 'true', className: ['tml-jot'] } }];
}

function element(tagName: string, children: Element[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
