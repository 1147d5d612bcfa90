// Fits to the page what is wider than it: wide tables, pictures inside paragraphs, long numbers of lists.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Room } from '../settings/print/margins.ts';
import { visit } from '../tree/visit.ts';

/** How tables are set, the largest first: class name, type size, leading and space between columns, in points. */
const sizes = [
  { name: undefined, type: 9, leading: 12, space: 8 },
  { name: 'small', type: 8, leading: 10.4, space: 6 },
  { name: 'smallest', type: 7.2, leading: 9.2, space: 4 },
] as const;
type Size = (typeof sizes)[number];

/** The width of a letter in em, rather too large than too small: in the sans-serif type, and in code. */
const letter = { text: 0.52, code: 0.62 };

/**
 * Gives each table of a tree the class of the largest size at which none of its words is broken, and its columns the width
 * of their longest word, in place. Where no size will do, the table is turned on its side (`turned`) if that helps and it
 * then fits one page; else it is set at the smallest size, with words broken where they must be. The tree must be
 * hyphenated, with its code divided (`allowBreaks`).
 */
export function fitTables(tree: Root, room: Room): void {
  const walk = (node: Root | Element, width: number) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'div' && classes(child)[0] === 'table') setTable(child, { ...room, width });
      else walk(child, indented.has(child.tagName) ? width - indent : width);
    }
  };
  walk(tree, room.width);
}

/** Elements that indent their content. */
export const indented: ReadonlySet<string> = new Set([
  'li',
  'blockquote',
  'dd',
  'aside',
  'figure',
  'details',
]);

/** By how much they indent it at most, in points. */
export const indent = 22;

function setTable(table: Element, room: Room): void {
  const rows = rowsOf(table);
  // Tables with cells that span others are left to the browser, which breaks words where there is no room.
  if (rows.length === 0 || rows.some((cells) => cells.some(spans))) return;
  const columns = Math.max(...rows.map((cells) => cells.length));
  const words = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((cells) => longest(cells[at]))),
  );
  const width = ({ type, space }: Size) => words.reduce((sum, word) => sum + word * type + space, 0);
  const upright = sizes.find((size) => width(size) <= room.width);
  const [smallest] = sizes.slice(-1) as [Size];
  const fitTurned = sizes.filter((size) => depth(rows, size, room.height) <= room.width);
  const turned = fitTurned.find((size) => width(size) <= room.height);
  const size = upright ?? turned ?? smallest;
  if (size.name !== undefined) classes(table).push(size.name);
  // Even where words must be broken on a turned page too, fewer are.
  if (!upright && fitTurned.includes(size)) classes(table).push('turned');
  if (!upright && !turned) return;
  for (const [at, cell] of (rows[0] ?? []).entries())
    cell.properties.style = `min-inline-size: ${(words[at] ?? 0).toFixed(2)}em`;
}

/** Estimates the depth of a table of a given width, in points: by the fullest cell of each row, in columns of one width. */
function depth(rows: readonly (readonly Element[])[], { type, leading, space }: Size, width: number): number {
  const columns = Math.max(...rows.map((cells) => cells.length));
  const share = width / columns - space;
  const lines = rows.map((cells) =>
    Math.max(...cells.map((cell) => Math.ceil((textOf(cell).length * letter.text * type * 1.2) / share))),
  );
  return lines.reduce((sum, count) => sum + count * leading + 6, 0);
}

/** The width in em of the longest piece of a cell that can't be divided. */
function longest(cell: Element | undefined): number {
  if (!cell) return 0;
  let most = 0;
  const look = (node: Element, size: number) => {
    for (const child of node.children) {
      if (child.type === 'element') look(child, child.tagName === 'code' ? letter.code : size);
      if (child.type !== 'text') continue;
      for (const word of child.value.split(/[\s\u00ad]+/)) most = Math.max(most, (word.length + 1) * size);
    }
  };
  look(cell, letter.text);
  return most;
}

function rowsOf(node: Element): readonly (readonly Element[])[] {
  const rows: Element[][] = [];
  visit(node, 'element', ({ tagName, children }) => {
    if (tagName !== 'tr') return;
    rows.push(children.filter((child) => child.type === 'element'));
  });
  return rows;
}

function spans({ properties }: Element): boolean {
  return Number(properties.colSpan ?? 1) > 1 || Number(properties.rowSpan ?? 1) > 1;
}

function classes({ properties }: Element): (string | number)[] {
  return Array.isArray(properties.className) ? properties.className : [];
}

/** The width of a digit, and of the point and the space after the number, in em. */
const marker = { figure: 0.52, rest: 0.65 };

/** Numbers of this many digits fit the usual indent of lists (templates/print/blocks.css). */
const usual = 2;

/**
 * Marks paragraphs with a picture among their words (class `pictured`, and `opens` where it comes first), and gives lists
 * an indent that fits their longest number, in place.
 */
export function fitWidths(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'p') markPictured(node);
    else if (node.tagName === 'ol') widen(node);
  });
}

function markPictured(paragraph: Element): void {
  const own = paragraph.properties.className;
  const classes = Array.isArray(own) ? own : [];
  if (classes.includes('picture') || !paragraph.children.some(hasPicture)) return;
  const opens = startsWithPicture(paragraph.children);
  paragraph.properties.className = [...classes, 'pictured', ...(opens ? ['opens'] : [])];
}

function hasPicture(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'img' || node.children.some(hasPicture));
}

function startsWithPicture(nodes: readonly ElementContent[]): boolean {
  for (const node of nodes) {
    if (node.type === 'text' && node.value.trim() === '') continue;
    return node.type === 'element' && (node.tagName === 'img' || startsWithPicture(node.children));
  }
  return false;
}

function widen(list: Element): void {
  const { start, type } = list.properties;
  if (typeof type === 'string' && type !== '1') return;
  const items = list.children.filter(
    (child) => child.type === 'element' && child.tagName === 'li',
  ) as Element[];
  const first = typeof start === 'number' ? start : 1;
  const values = items.flatMap(({ properties: { value } }) => (typeof value === 'number' ? [value] : []));
  const digits = [first, first + items.length - 1, ...values].map((value) => String(value).length);
  const most = Math.max(...digits);
  if (most > usual)
    list.properties.style = `padding-inline-start: ${(most * marker.figure + marker.rest).toFixed(2)}em`;
}
