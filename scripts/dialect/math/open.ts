// Finds formulas that begin on a line of their own and never end, so that Markdown leaves them as they are typed.

import type { Nodes, Root } from 'mdast';
import type { Position } from 'unist';
import { visit } from '../../tree/visit.ts';
import { environments } from './formulas.ts';

/** The beginning of a formula without an end, and its place. */
export type OpenFormula = Readonly<{ opening: string; place: Position }>;

/** `$$` or `\[` alone in a line or before TeX, and environments, at the beginning of a line of a paragraph. */
const opening = new RegExp(
  String.raw`^[ \t>]*(\$\$(?=[ \t]*(?:$|[^\n$]*[\\^_{}=][^\n$]*$))|\\\[(?=[ \t]*$)|\\begin\{(?:${environments})\*?\})`,
  'gm',
);

/** Finds the openings in the paragraphs of a tree that was parsed from `source`, where formulas that end are none of its texts. */
export function openFormulas(tree: Root, source: string): readonly OpenFormula[] {
  const found: OpenFormula[] = [];
  visit(tree, 'paragraph', ({ children, position }) => {
    const { start, end } = position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    const texts = children.filter(
      (child): child is Extract<Nodes, { type: 'text' }> => child.type === 'text',
    );
    for (const { 1: written = '', 0: whole, index } of source
      .slice(start.offset, end.offset)
      .matchAll(opening)) {
      const at = start.offset + index + whole.length - written.length;
      const isText = texts.some(
        ({ position: own }) => own && (own.start.offset ?? 0) <= at && at < (own.end.offset ?? 0),
      );
      if (!isText) continue;
      const lines = source.slice(start.offset, at).split('\n');
      const column =
        lines.length === 1 ? start.column + (at - start.offset) : (lines.at(-1) ?? '').length + 1;
      const point = { line: start.line + lines.length - 1, column, offset: at };
      const after = { ...point, column: column + written.length, offset: at + written.length };
      found.push({ opening: written, place: { start: point, end: after } });
      return; // What follows in the paragraph belongs to it.
    }
  });
  return found;
}
