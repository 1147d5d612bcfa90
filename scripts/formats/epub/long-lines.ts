// Gives long lines of code a hanging indent, and makes the EPUB's stylesheet, which has a rule for each depth of it.

import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { World } from '../../model/world.ts';
import { loadStylesheet, readTemplate } from '../../text/stylesheet.ts';
import { linesOf } from '../../tree/code-lines.ts';
import { linedClass, lineElement, lineLooks } from '../../tree/line-marks.ts';
import { steps } from './tables.ts';

/** Lines shorter than this fit the narrowest column. */
export const short = 30;

/** The depths of the classes `hang-N` (templates/epub/hang.css), in characters. */
const depths = [4, 6, 8, 10, 12, 14, 16];

/**
 * Puts each long line of `pre` into an element with a hanging indent, and every line of a block that has numbers or
 * marks. The text does not change, nor what is copied.
 */
export function hangLines(pre: Element): void {
  const [code] = pre.children;
  const home = code?.type === 'element' && pre.children.length === 1 ? code : pre;
  const looks = lineLooks(home);
  if (looks) pre.properties.className = linedClass(home).split(' ');
  home.children = linesOf(home.children).flatMap((line, index) => {
    if (looks) return [lineElement(looks(index), line)];
    const text = line
      .map((node) => ('children' in node || node.type === 'text' ? textOf(node) : ''))
      .join('');
    return text.length <= short ? line : [withHangingIndent(line, text)];
  });
}

function withHangingIndent(line: readonly ElementContent[], text: string): Element {
  const indent = /^[ \t]*/.exec(text)?.[0].replaceAll('\t', '    ').length ?? 0;
  const depth = Math.min(indent - (indent % 2) + 4, depths.at(-1) ?? 0);
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: [`hang-${depth}`] },
    children: [...line],
  };
}

/** Makes the stylesheet, with the rules `fonts`. Rules that old readers do not know come last, since some stop there. */
export async function stylesheet(world: World, fonts: string): Promise<string> {
  const { css } = await loadStylesheet(world, 'epub/epub.css');
  const hang = await readTemplate(world, 'epub/hang.css');
  const stack = await readTemplate(world, 'epub/stack.css');
  return [css, ...numbered(hang, depths), fonts, ...numbered(stack, [...steps].reverse())].join('');
}

/** Repeats rules for each number, which replaces `N` in them. */
function numbered(css: string, numbers: readonly number[]): readonly string[] {
  const rules = css.replace(/\/\*.*?\*\/\n/gs, '');
  return numbers.map((number) => rules.replace(/\bN(?=(?:ch|em)?\b)/g, String(number)));
}
