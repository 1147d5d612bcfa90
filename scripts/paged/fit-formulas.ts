// Fits to the page formulas that are wider than it: those much wider are broken before their operators, others are measured.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { widthOf } from '../dialect/math/width.ts';
import type { Room } from '../settings/print/margins.ts';
import { visit } from '../tree/visit.ts';
import { indent, indented } from './fit-to-page.ts';

/** The size of the text, the width of a number and the margins above and below a formula, in points. */
const [size, number, margins] = [10.5, 50, 20];

/** The least scale at which no formula is broken. */
const least = 0.85;

/** The smallest type that print services accept, in CSS pixels: 7 pt, and a little for what is rounded. */
export const smallestType: number = (7.05 * 4) / 3;

/** Marks a formula that is to be measured in the browser (`system/browser/inpage/formulas.ts`). */
export const roomMark = 'data-room=';

/** The share of its room that a formula must seem to fill to be measured, since its width is only estimated. */
const doubtful = 0.6;

/** The number of rows from which the height of a formula is measured. */
const manyRows = 12;

/** Breaks formulas of a tree that are much wider than their room, and marks those to be measured with it, in place. */
export function fitFormulas(tree: Root, room: Room): void {
  const walk = (node: Root | Element, width: number) => {
    const { className } = node.type === 'element' ? node.properties : {};
    const beside = Array.isArray(className) && className.includes('numbered') ? number : 0;
    for (const [index, child] of node.children.entries()) {
      if (child.type !== 'element') continue;
      if (child.tagName !== 'math') {
        walk(child, indented.has(child.tagName) ? width - indent : width);
        continue;
      }
      const isInText = child.properties.display !== 'block' && widthOf(child) * size > inOnePiece * width;
      const pieces = isInText ? divide(child) : undefined;
      if (pieces) node.children[index] = pieces;
      for (const piece of pieces?.children ?? [child])
        if (piece.type === 'element') fitFormula(piece, { ...room, width }, beside);
    }
  };
  walk(tree, room.width);
}

/** The share of a line that a formula in a text may fill without being divided. */
const inOnePiece = 0.25;

/** Divides a formula in a text before its outermost operators, so that lines can end there: browsers don't divide formulas. */
function divide(math: Element): Element | undefined {
  const pieces = piecesOf(math);
  if (pieces.length < 2) return undefined;
  const { role, ariaLabel, ...own } = math.properties;
  return {
    type: 'element',
    tagName: 'span',
    properties: { ...(role !== undefined && { role }), ...(ariaLabel !== undefined && { ariaLabel }) },
    children: pieces.map((cells) => ({
      ...math,
      properties: { ...own },
      children: [element('mrow', cells)],
    })),
  };
}

/** Fits a formula that has a number of the width `beside` on its line. */
function fitFormula(math: Element, { width, height }: Room, beside: number): void {
  const wide = widthOf(math) * size;
  if (wide * least > width - beside) breakLines(math, (width - beside) / size);
  let rows = 0;
  visit(math, 'element', ({ tagName }) => {
    if (tagName === 'mtr') rows += 1;
  });
  if (wide > doubtful * (width - beside) || rows >= manyRows)
    math.properties.dataRoom = `${Math.floor(width)} ${Math.floor(height - margins)}`;
}

/** Gives the parts of a formula, each with the outermost operator that it begins with. */
function piecesOf(math: Element): Element[][] {
  const [row, more] = math.children;
  if (row?.type !== 'element' || row.tagName !== 'mrow' || more) return [];
  const pieces: Element[][] = [[]];
  for (const child of row.children) {
    if (child.type !== 'element') continue;
    const isOperator = child.tagName === 'mo' && /^[=<>+−±≤≥≈∼→⇒]$/.test(textOf(child));
    if (isOperator) pieces.push([]);
    // At the beginning of a piece it would be taken for a sign, without space after it.
    const infix = { ...child, properties: { ...child.properties, form: 'infix' } };
    pieces.at(-1)?.push(isOperator ? infix : child);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** Breaks a formula before its outermost operators into rows, as narrow as `room` where they can be. */
function breakLines(math: Element, room: number): void {
  const rows: Element[][] = [[]];
  for (const piece of piecesOf(math)) {
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
