// Holds what the author's plugins give to be a Markdown or an HTML tree that every later step can use.

import type { Position } from 'unist';
import type { PluginKind, PluginTree } from '../model/plugins.ts';

/** A node of any kind, of which nothing is known yet. */
type Found = Record<string, unknown>;

/** The fields that nodes of Markdown must have, by type. Types that are not listed need none. */
const markdownFields: Readonly<Record<string, readonly string[]>> = {
  text: ['value'],
  inlineCode: ['value'],
  code: ['value'],
  html: ['value'],
  yaml: ['value'],
  link: ['url'],
  image: ['url'],
  definition: ['identifier', 'url'],
  linkReference: ['identifier', 'referenceType'],
  imageReference: ['identifier', 'referenceType'],
  footnoteDefinition: ['identifier'],
  footnoteReference: ['identifier'],
};

/** The types of Markdown that have content. */
const markdownParents: ReadonlySet<string> = new Set([
  ...['root', 'paragraph', 'heading', 'blockquote', 'list', 'listItem', 'emphasis', 'strong', 'delete'],
  ...['link', 'linkReference', 'table', 'tableRow', 'tableCell', 'footnoteDefinition'],
]);

/** The fields that nodes of HTML must have, by type. There are no others: `raw` would be HTML that nobody parses. */
const htmlFields: Readonly<Record<string, readonly string[]>> = {
  root: [],
  element: ['tagName'],
  text: ['value'],
  comment: ['value'],
  doctype: [],
};

/**
 * Holds a value to be a tree, which is changed where it can be mended: a node without a place gets that of its parent's
 * beginning, since no letter of the source is its own. Gives what is wrong as a string if the value is no tree.
 */
export function treeOf<Kind extends PluginKind>(
  kind: Kind,
  value: unknown,
  length: number,
): PluginTree<Kind> | string {
  if (!isObject(value) || value.type !== 'root') return 'a value that is no root of a tree';
  const check = kind === 'remark' ? markdownFault : htmlFault;
  const begin = { line: 1, column: 1, offset: 0 };
  const open: { node: Found; above: Position }[] = [{ node: value, above: { start: begin, end: begin } }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { node, above } = item;
    const wrong = check(node);
    if (wrong !== undefined) return wrong;
    const own = isPosition(node.position, length) ? node.position : undefined;
    const place = own ?? { start: above.start, end: above.start };
    if (kind === 'remark') node.position = place;
    else if (!own) delete node.position;
    for (const child of (node.children as unknown[] | undefined) ?? []) {
      if (!isObject(child)) return `a child of \`${String(node.type)}\` that is no node`;
      open.push({ node: child, above: place });
    }
  }
  return value as unknown as PluginTree<Kind>;
}

function markdownFault(node: Found): string | undefined {
  const { type, children, depth } = node;
  if (typeof type !== 'string') return 'a node without a type';
  const lacking = (markdownFields[type] ?? []).find((field) => typeof node[field] !== 'string');
  if (lacking !== undefined) return `\`${type}\` without \`${lacking}\``;
  const isParent = children !== undefined;
  if (isParent ? !Array.isArray(children) : markdownParents.has(type)) return `\`${type}\` without children`;
  const isRank = typeof depth === 'number' && Number.isInteger(depth) && depth >= 1 && depth <= 6;
  if (type === 'heading' && !isRank) return '`heading` without a depth from 1 to 6';
  return node.data === undefined || isObject(node.data)
    ? undefined
    : `\`${type}\` with data that is no object`;
}

function htmlFault(node: Found): string | undefined {
  const { type, children, properties } = node;
  const fields = typeof type === 'string' ? htmlFields[type] : undefined;
  if (!fields) return `a node of type \`${String(type)}\``;
  const lacking = fields.find((field) => typeof node[field] !== 'string');
  if (lacking !== undefined) return `\`${String(type)}\` without \`${lacking}\``;
  if (type !== 'root' && type !== 'element')
    return children === undefined ? undefined : `\`${String(type)}\` with children`;
  if (!Array.isArray(children)) return `\`${String(type)}\` without children`;
  if (type === 'root') return undefined;
  if (properties === undefined) node.properties = {};
  const values = Object.values((node.properties ?? {}) as Found);
  const isPlain = (one: unknown) =>
    one === null ||
    ['string', 'number', 'boolean'].includes(typeof one) ||
    (Array.isArray(one) && one.every(isWord));
  return isObject(node.properties) && values.every(isPlain)
    ? undefined
    : `\`${String(node.tagName)}\` with properties that HTML cannot have`;
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isObject(value: unknown): value is Found {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown, length: number): value is Position {
  if (!isObject(value)) return false;
  const { start, end } = value;
  return isPoint(start, length) && isPoint(end, length);
}

function isPoint(value: unknown, length: number): boolean {
  if (!isObject(value)) return false;
  const { line, column, offset } = value;
  const isCount = (one: unknown) => typeof one === 'number' && Number.isInteger(one) && one >= 1;
  return isCount(line) && isCount(column) && typeof offset === 'number' && offset >= 0 && offset <= length;
}
