// The font for formulas, cut down to the characters that the formulas of a book have.

import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { World } from '../../model/world.ts';
import { SKIP, visit } from '../../tree/visit.ts';

/** A font file, the rule that uses it, and its licence. */
export type MathFont = Readonly<{ path: string; content: Uint8Array; css: string; license: Uint8Array }>;

const source = '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2';

/** Makes the font for the formulas of trees; undefined if there are none. Its table MATH keeps the larger forms of brackets. */
export async function mathFont(
  trees: readonly Root[],
  world: World,
  format: 'woff2' | 'truetype',
): Promise<MathFont | undefined> {
  const characters = new Set<string>();
  for (const tree of trees)
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'math') return undefined;
      for (const character of textOf(node)) characters.add(character);
      visit(node, 'element', ({ tagName, children: [first] }) => {
        if (tagName === 'mi' && first?.type === 'text') characters.add(italic(first.value));
        if (tagName === 'msqrt' || tagName === 'mroot') characters.add('\u221a');
      });
      return SKIP;
    });
  if (characters.size === 0) return undefined;
  const { default: subset } = await import('subset-font');
  const text = `${[...characters].sort().join('')}0123456789()[]{}|+-=,. `;
  const content = await subset(Buffer.from(await world.resource(source)), text, { targetFormat: format });
  const path = mathFontPath(format);
  const css = `@font-face { font-family: "STIX Two Math"; src: url("${path}"); }\n`;
  return {
    path,
    content: new Uint8Array(content),
    css,
    license: await world.resource('@fontsource/stix-two-math/LICENSE'),
  };
}

/** The path of the font in an edition. */
export function mathFontPath(format: 'woff2' | 'truetype'): string {
  return `fonts/stix-two-math.${format === 'woff2' ? 'woff2' : 'ttf'}`;
}

/** The italic form of a single letter, as which browsers show an identifier (MathML Core, appendix C.1). */
function italic(letter: string): string {
  if (letter === 'h') return '\u210e';
  const bases = [
    [0x41, 0x5a, 0x1d434],
    [0x61, 0x7a, 0x1d44e],
    [0x391, 0x3a9, 0x1d6e2],
    [0x3b1, 0x3c9, 0x1d6fc],
  ] as const;
  const code = letter.codePointAt(0) ?? 0;
  const others: Readonly<Record<string, number>> = {
    '\u0131': 0x1d6a4,
    '\u0237': 0x1d6a5,
    '\u2202': 0x1d715,
    '\u03f5': 0x1d716,
    '\u03d1': 0x1d717,
    '\u03f0': 0x1d718,
    '\u03d5': 0x1d719,
    '\u03f1': 0x1d71a,
    '\u03d6': 0x1d71b,
    '\u2207': 0x1d6fb,
  };
  const [from, , to] = bases.find(([first, last]) => code >= first && code <= last) ?? [code, code, code];
  return String.fromCodePoint(others[letter] ?? code - from + to);
}
