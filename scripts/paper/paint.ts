// Code without spans: its colours as stretches for the CSS Custom Highlight API, which prints four times faster.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Stretch } from '../world.ts';
import { setLines } from './lines.ts';

/** The colours of a tree's code: how many blocks it has, and stretches in them by class (`hl-keyword`). */
export type Colours = Readonly<{ blocks: number; paint: ReadonlyMap<string, readonly Stretch[]> }>;

/**
 * Classes that black ink sets as the text around them (templates/print/black.css gives greys to the others): every
 * stretch makes a line more pieces, to print, to keep and to read.
 */
export const black: ReadonlySet<string> = new Set(
  [
    'keyword operator selector-tag number literal symbol title built_in type section name attr attribute',
    'meta deletion variable template-variable tag',
  ]
    .flatMap((scopes) => scopes.split(' '))
    .map((scope) => `hl-${scope}`),
);

/** Columns from one tab stop to the next, as in templates/print/code.css. */
const tabSize = 4;

/**
 * Spaces in place of the tabs of a code, in place. On paper a tab is room and nothing else, and Chromium counts the stops
 * from the hanging indent of a long line, where they are none of the code's. The spaces of an indent don't break: else a
 * word that has no room beside them would leave them a row of their own.
 */
export function expandTabs(code: Element): void {
  let column = 0;
  let indents = true;
  visit(code, 'text', (node) => {
    node.value = node.value.replace(/\t|\n| +|[^\t\n ]+/g, (part) => {
      if (part === '\n') {
        column = 0;
        indents = true;
        return part;
      }
      const room = part === '\t' ? tabSize - (column % tabSize) : part.length;
      column += room;
      if (part !== '\t' && !part.startsWith(' ')) {
        indents = false;
        return part;
      }
      return (indents ? '\u00a0' : ' ').repeat(room);
    });
  });
}

/** Makes each `pre > code` of a tree one text, in place, and gives what was coloured and is not to be `plain`. */
export function takeColours(tree: Root, plain: ReadonlySet<string> = new Set()): Colours {
  const paint = new Map<string, Stretch[]>();
  let blocks = 0;
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName === 'pre') expandTabs(node);
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return;
    let end = 0;
    for (const child of node.children) {
      const start = end;
      end += textOf(child).length;
      const [name] =
        child.type === 'element' && Array.isArray(child.properties.className)
          ? child.properties.className
          : [];
      if (name === undefined || plain.has(String(name))) continue;
      const stretches = paint.get(String(name)) ?? [];
      stretches.push([blocks, start, end]);
      paint.set(String(name), stretches);
    }
    node.children = setLines(textOf(node));
    blocks += 1;
  });
  return { blocks, paint };
}
