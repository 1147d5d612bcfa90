// What would stand out of the page made to fit: wide tables, pictures that open a paragraph, long numbers of lists.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Room } from '../settings/print/sheet.ts';
import { visit } from '../tree/visit.ts';

/** How tables are set, the largest type first: class name, size of type and leading, space between columns (points). */
const sizes = [
  { name: undefined, type: 9, leading: 12, space: 8 },
  { name: 'small', type: 8, leading: 10.4, space: 6 },
  { name: 'smallest', type: 7.2, leading: 9.2, space: 4 },
] as const;
type Size = (typeof sizes)[number];

/** Width of a letter in em, rather too much than too little: of the sans, and of code. */
const letter = { text: 0.52, code: 0.62 };

/**
 * Gives each table of a tree (hyphenated, its code divided) the class of the largest size at which no word of it is
 * broken, and its columns the width of their longest word. Where there is none, the table is `turned` if that helps and it
 * then stands on one page; else it is set smallest, its words broken where they must. In place.
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

/** What sets its content in, and by how much at most (points). */
const indented = new Set(['li', 'blockquote', 'dd', 'aside', 'figure', 'details']);
const indent = 22;

function setTable(table: Element, room: Room): void {
  const rows = rowsOf(table);
  // Cells that span others are left to the browser: their words are broken where there is no room.
  if (rows.length === 0 || rows.some((cells) => cells.some(spans))) return;
  const columns = Math.max(...rows.map((cells) => cells.length));
  const words = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((cells) => longest(cells[at]))),
  );
  const width = ({ type, space }: Size) => words.reduce((sum, word) => sum + word * type + space, 0);
  const upright = sizes.find((size) => width(size) <= room.width);
  const [smallest] = sizes.slice(-1) as [Size];
  const stands = sizes.filter((size) => depth(rows, size, room.height) <= room.width);
  const turned = stands.find((size) => width(size) <= room.height);
  const size = upright ?? turned ?? smallest;
  if (size.name !== undefined) classes(table).push(size.name);
  // Where words are broken even so, they are less so on a turned page.
  if (!upright && stands.includes(size)) classes(table).push('turned');
  if (!upright && !turned) return;
  for (const [at, cell] of (rows[0] ?? []).entries())
    cell.properties.style = `min-inline-size: ${(words[at] ?? 0).toFixed(2)}em`;
}

/** How deep a table is at a width: letters of its fullest cell in each row, in columns as wide as their share. */
function depth(rows: readonly (readonly Element[])[], { type, leading, space }: Size, width: number): number {
  const columns = Math.max(...rows.map((cells) => cells.length));
  const share = width / columns - space;
  const lines = rows.map((cells) =>
    Math.max(...cells.map((cell) => Math.ceil((textOf(cell).length * letter.text * type * 1.2) / share))),
  );
  return lines.reduce((sum, count) => sum + count * leading + 6, 0);
}

/** The longest piece of a cell that is not divided, in em. */
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

/** The width of a figure, and of the point and the space after it, in em. */
const marker = { figure: 0.52, rest: 0.65 };

/** Numbers of so many figures stand in the usual indent (templates/print/blocks.css). */
const usual = 2;

/**
 * Marks paragraphs that have a picture among their words (`pictured`; `opens` where it comes first), and gives lists room
 * for their longest number. In place.
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
