// The prose of a chapter as its author wrote it: the text outside of code and raw HTML, each letter at its place.

import type { Nodes, Root } from 'mdast';
import type { Point, Position } from 'unist';
import { visit } from '../tree/visit.ts';
import { hasDirective } from './includes/forms.ts';

/**
 * The source of a chapter in which only prose is left. It has the length and the lines of the source: `mark` replaces every
 * character of Markdown's own marks, `object` every character of code, raw HTML, pictures and calls of notes.
 */
export type Prose = Readonly<{
  text: string;
  /** The place of the characters from one offset to another. */
  placeAt: (start: number, end: number) => Position;
}>;

/** Replaces a character of Markdown's marks. The parser leaves no such character in a text. */
const mark = '\0';
/** Replaces a character of code, raw HTML, a picture or the call of a note. */
export const object = '\ue000';

/** Elements whose text is code. */
const codeTag = /<(\/?)(?:code|kbd|pre|samp|tt)\b[^>]*>/gi;

/** The prose of a tree that was parsed from `source`. Escapes (`\[`) and entities stay as they are written. */
export function proseOf(tree: Root, source: string): Prose {
  const pieces: string[] = [];
  let at = 0;
  const add = ({ position }: Nodes, isProse: boolean) => {
    const [start, end] = [position?.start.offset, position?.end.offset];
    // Everything that an include brings into a chapter has the place of its directive.
    if (start === undefined || end === undefined || start < at) return;
    const piece = source.slice(start, end);
    pieces.push(blank(source.slice(at, start), mark));
    pieces.push(isProse && !hasDirective(piece) ? piece : blank(piece, object));
    at = end;
  };
  let code = 0;
  visit(tree, (node: Nodes) => {
    if (node.type === 'heading') code = 0; // An element that nobody closed ends at the latest here.
    if (node.type === 'html')
      for (const [, closes] of node.value.matchAll(codeTag)) code = Math.max(0, code + (closes ? -1 : 1));
    if (node.type === 'text') add(node, code === 0);
    else if ('value' in node || objects.has(node.type)) add(node, false);
  });
  return { text: pieces.join('') + blank(source.slice(at), mark), placeAt: placesIn(source) };
}

const objects: ReadonlySet<string> = new Set(['image', 'imageReference', 'footnoteReference']);

function blank(text: string, letter: string): string {
  return text.includes('\n') ? text.replace(/[^\r\n]/g, letter) : letter.repeat(text.length);
}

/** The places of offsets. The lines are counted when the first place is asked for, since most chapters need none. */
function placesIn(source: string): Prose['placeAt'] {
  let starts: readonly number[] | undefined;
  const pointAt = (offset: number): Point => {
    starts ??= [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
  return (start, end) => ({ start: pointAt(start), end: pointAt(end) });
}
