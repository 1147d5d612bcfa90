// Fonts for the characters of a text that our own types do not have: only those files, and of them only those glyphs.

import type { Stylesheet } from '../stylesheet.ts';
import type { World } from '../world.ts';
import { holds, ownersFor, parseRanges, uncommon } from './coverage.ts';
import { orderFor, type Package } from './table.ts';

/** One file of a package, by its path from the package's parent, and which characters are to be taken from it. */
export type Part = Readonly<{ file: string; has: (code: number) => boolean }>;

/** What goes with a character into its font: joiners, variation selectors, and the circle that bears lone marks. */
const companions = '\u200c\u200d\u200e\u200f\u25cc\ufe0e\ufe0f';

/** The weights of a variable font that our types have too. */
const weights = [400, 600];

/**
 * Faces of the family "Other Scripts" for what a text needs beyond our types, and their files: none, for most books.
 * Fonts are cut down to their glyphs and to one weight: Chromium makes Type 3 of variable ones.
 */
export async function facesFor(text: string, language: string, world: World): Promise<Stylesheet> {
  const needed = new Set(uncommon(text));
  const owner = ownersFor(language);
  const rules: string[] = [];
  const files = new Map<string, Uint8Array>();
  for (const one of needed.size > 0 ? orderFor(language) : []) {
    const characters = [...needed].filter((character) => owner(character) === one.name).sort();
    if (characters.length === 0) continue;
    for (const part of partsOf(one, decode(await world.resource(`${one.name}/unicode.json`)))) {
      const here = characters.filter((character) => part.has(character.codePointAt(0) ?? 0));
      if (here.length === 0) continue;
      here.push(...bases(here, text));
      const font = await world.resource(part.file);
      for (const weight of one.variable ? weights : weights.slice(0, 1)) {
        const path = `fonts/other-${files.size}.ttf`;
        files.set(path, await cut(font, here, one.variable ? weight : undefined));
        rules.push(face(path, weight, here));
      }
    }
  }
  return { css: rules.join(''), files };
}

/** The files of a package: `ranges` is its `unicode.json`. */
export function partsOf({ name, variable }: Package, ranges: string): readonly Part[] {
  const parts = Object.entries(JSON.parse(ranges) as Record<string, string>);
  return parts.map(([part, range]) => {
    const font = `${name.split('/').at(-1)}-${part.replace(/[[\]]/g, '')}`;
    const within = parseRanges(range);
    return {
      file: `${name}/files/${font}-${variable ? 'wght' : '400'}-normal.woff2`,
      // The range of a package's only file is not always the whole of it.
      has: (code) => parts.length === 1 || holds(within, code),
    };
  });
}

/** What marks stand on or around: browsers take a letter and its marks from one font, or show a box. */
function bases(marks: readonly string[], text: string): readonly string[] {
  if (!marks.some((mark) => /\p{M}/u.test(mark))) return [];
  const found = new Set<string>();
  for (const [, base = '', over = ''] of text.matchAll(/(\P{M})(\p{M}+)/gu))
    if (marks.some((mark) => over.includes(mark))) found.add(base);
  return [...found].filter((base) => !marks.includes(base)).sort();
}

async function cut(font: Uint8Array, characters: readonly string[], weight: number | undefined) {
  const { default: subset } = await import('subset-font');
  return subset(Buffer.from(font), characters.join('') + companions, {
    targetFormat: 'truetype',
    ...(weight !== undefined && { variationAxes: { wght: weight } }),
  });
}

function face(path: string, weight: number, characters: readonly string[]): string {
  const range = [...characters, ...companions]
    .map((character) => `U+${character.codePointAt(0)?.toString(16)}`)
    .join(',');
  return (
    `@font-face { font-family: "Other Scripts"; font-weight: ${weight}; ` +
    `src: url("${path}"); unicode-range: ${range} }\n`
  );
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
