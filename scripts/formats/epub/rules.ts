// The EPUB's stylesheet: its template, and the rules that are the same but for a number, once for each.

import { loadStylesheet, readTemplate } from '../../stylesheet.ts';
import type { World } from '../../world.ts';
import { depths } from './lines.ts';
import { steps } from './tables.ts';

/** The stylesheet, with the rules `fonts`. What old readers do not know stands last, since some stop there. */
export async function stylesheet(world: World, fonts: string): Promise<string> {
  const { css } = await loadStylesheet(world, 'epub/epub.css');
  const hang = await readTemplate(world, 'epub/hang.css');
  const stack = await readTemplate(world, 'epub/stack.css');
  return [css, ...numbered(hang, depths), fonts, ...numbered(stack, [...steps].reverse())].join('');
}

/** Rules for each number, which stands for `N`. */
function numbered(css: string, numbers: readonly number[]): readonly string[] {
  const rules = css.replace(/\/\*.*?\*\/\n/gs, '');
  return numbers.map((number) => rules.replace(/\bN(?=(?:ch|em)?\b)/g, String(number)));
}
