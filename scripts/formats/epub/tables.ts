// Prepares tables for narrow screens: the cells of a wide one are stacked there, and long words of any other are broken.

import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from '../../tree/visit.ts';

/** For a phone: the characters in a line of a table, those of a column's padding, and the width of a character in em. */
const phone = { line: 44, gap: 2, character: 0.45 };

/** Longer words count as this many characters, since they are mostly names in code, which may be broken anyway. */
const longest = 20;

/** The numbers N of the classes `stack-N` (templates/epub/stack.css), which stack a table that has less room than N em. */
export const steps = [28, 48];

/** Prepares a table, in place. */
export function setTable(table: Element): void {
  keepHeaders(table);
  const rows = rowsOf(table);
  markLong(rows);
  markWide(table, rows);
}

/** Gives the cells of a table, row by row. */
function rowsOf(table: Element): readonly Element[][] {
  const rows: Element[][] = [];
  visit(table, 'element', (node) => {
    if (node.tagName === 'tr') rows.push([]);
    if (node.tagName === 'td' || node.tagName === 'th') rows.at(-1)?.push(node);
  });
  return rows;
}

/** Keeps in the `headers` of cells only head cells of the same table, since validators refuse others. */
function keepHeaders(table: Element): void {
  const heads = new Set<unknown>();
  visit(table, 'element', ({ tagName, properties: { id } }) => void (tagName === 'th' && heads.add(id)));
  visit(table, 'element', ({ properties }) => {
    if (!Array.isArray(properties.headers)) return;
    properties.headers = properties.headers.filter((id) => heads.has(id));
    if (properties.headers.length === 0) delete properties.headers;
  });
}

/** Marks cells with words that are longer than their share of a phone's line, so that they may be broken there. */
function markLong(rows: readonly Element[][]): void {
  const columns = Math.max(1, ...rows.map(({ length }) => length));
  const share = Math.floor(phone.line / columns) - phone.gap;
  for (const cell of rows.flat()) if (longestWord(cell) > share) addClass(cell, 'long');
}

/**
 * Marks a table that is too wide for a phone to be stacked, and gives each cell the head of its column (`data-label`). Only
 * tables of three columns or more are stacked, with one row of head cells and no cell that spans others.
 */
function markWide(table: Element, [heads = [], ...rows]: readonly Element[][]): void {
  const plain = [heads, ...rows].every(
    (row) =>
      row.length === heads.length &&
      row.every(({ properties: { colSpan, rowSpan } }) => !colSpan && !rowSpan),
  );
  const [first] = rows;
  const headed =
    heads.every(({ tagName }) => tagName === 'th') && first?.some(({ tagName }) => tagName === 'td');
  if (heads.length < 3 || !plain || !headed) return;
  const widths = heads.map((_, column) =>
    Math.min(
      longest,
      Math.max(...[heads, ...rows].map((row) => (row[column] ? longestWord(row[column]) : 0))),
    ),
  );
  const width = widths.reduce((sum, one) => sum + one + phone.gap, 0);
  if (width <= phone.line) return;
  addClass(table, `stack-${steps.find((step) => width * phone.character <= step) ?? steps.at(-1)}`);
  for (const row of rows)
    row.forEach((cell, column) => {
      const label = heads[column] && textOf(heads[column]).trim().replace(/\s+/g, ' ');
      if (label) cell.properties.dataLabel = label;
    });
}

function longestWord(cell: Element): number {
  return textOf(cell)
    .split(/\s+/)
    .reduce((most, { length }) => Math.max(most, length), 0);
}

function addClass({ properties }: Element, name: string): void {
  const { className } = properties;
  const classes = Array.isArray(className) ? className : [];
  if (!classes.includes(name)) properties.className = [...classes, name];
}
