// Makes the fonts of an EPUB: none, or one for code, subset to the characters that the code of the book has.

import { basename } from 'node:path';
import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { World } from '../../model/world.ts';
import { visit } from '../../tree/visit.ts';

/** Font files by name, the CSS rules that use them, and their licence. */
export type EpubFonts = Readonly<{
  files: ReadonlyMap<string, Uint8Array>;
  css: string;
  license: Uint8Array | undefined;
}>;

/** The faces that code uses: keywords are bold, comments italic. */
const faces = [
  { path: 'source-code-pro/TTF/SourceCodePro-Regular.ttf', weight: 'normal', style: 'normal' },
  { path: 'source-code-pro/TTF/SourceCodePro-Bold.ttf', weight: 'bold', style: 'normal' },
  { path: 'source-code-pro/TTF/SourceCodePro-It.ttf', weight: 'normal', style: 'italic' },
] as const;

/** The elements that are set in the font for code; see templates/epub/code.css. */
const code: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp']);

/** No fonts: every reader has its own, one for code included. */
export const noFonts: EpubFonts = { files: new Map(), css: '', license: undefined };

/** Subsets Source Code Pro to the code in `trees`. The files are TrueType, since readers before EPUB 3.1 don't know WOFF2. */
export async function codeFonts(trees: readonly Root[], world: World): Promise<EpubFonts> {
  const characters = new Set<string>();
  for (const tree of trees) {
    visit(tree, 'element', (node) => {
      if (code.has(node.tagName)) for (const character of textOf(node)) characters.add(character);
    });
  }
  const text = [...characters]
    .filter((character) => !/\s/.test(character))
    .sort()
    .join('');
  if (text === '') return noFonts;
  const { default: subset } = await import('subset-font');
  const files = new Map<string, Uint8Array>();
  let css = '';
  for (const { path, weight, style } of faces) {
    const font = await world.resource(path);
    const file = basename(path);
    files.set(
      file,
      await subset(Buffer.from(font), `${text} `, { targetFormat: 'truetype', noLayoutClosure: true }),
    );
    css +=
      `@font-face { font-family: "Code"; font-weight: ${weight}; font-style: ${style}; ` +
      `src: url("fonts/${file}"); }\n`;
  }
  css += 'pre, code, kbd, samp { font-family: "Code", monospace; }\n';
  return { files, css, license: await world.resource('source-code-pro/LICENSE.md') };
}
