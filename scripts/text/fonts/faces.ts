// Fonts for the characters of a text that our own types do not have: only those files, and of them only those glyphs.

import type { World } from '../../model/world.ts';
import { holds, ownersFor, parseRanges, uncommon } from './coverage.ts';
import { hanOf, orderFor, type Package } from './fallbacks.ts';

/** A stylesheet, and the files it refers to by path from the stylesheet. */
export type Stylesheet = Readonly<{ css: string; files: ReadonlyMap<string, Uint8Array> }>;

/**
 * What a stylesheet is for: text (markup around it does no harm) in a language (BCP 47), and passages in languages that
 * have other shapes of Han, by the tags of their `lang`.
 */
export type TextToSet = Readonly<{
  text: string;
  language: string;
  passages?: ReadonlyMap<string, string>;
}>;

/** One file of a package, by its path from the package's parent, and which characters are to be taken from it. */
export type Part = Readonly<{ file: string; has: (code: number) => boolean }>;

/** What goes with a character into its font: joiners, variation selectors, and the circle that bears lone marks. */
const companions = '\u200c\u200d\u200e\u200f\u25cc\ufe0e\ufe0f';

/** The weights of our types. */
const weights = [400, 600];

/** Characters to be set in a family of that name, which a language has from those packages. */
type Family = Readonly<{ name: string; language: string; characters: ReadonlySet<string> }>;

/** The family of what our types lack; that of a passage's Han stands before it (`--others`, templates/print/sans.css). */
const common = 'Other Scripts';

/**
 * Faces of the family "Other Scripts" for what a text needs beyond our types, and their files: none, for most books.
 * What a passage's language has from another package than the book's is in a family of its own ("Other Scripts ja").
 * Fonts are cut down to their glyphs and to one weight: Chromium makes Type 3 of variable ones.
 */
export async function facesFor(set: TextToSet, world: World): Promise<Stylesheet> {
  const { families, rules } = familiesOf(set);
  const text = [set.text, ...(set.passages?.values() ?? [])].join('\n');
  const faces: string[] = [];
  const files = new Map<string, Uint8Array>();
  for (const family of families) {
    const owner = ownersFor(family.language);
    for (const one of family.characters.size > 0 ? orderFor(family.language) : []) {
      const characters = [...family.characters].filter((character) => owner(character) === one.name).sort();
      if (characters.length === 0) continue;
      for (const part of partsOf(one, decode(await world.resource(`${one.name}/unicode.json`)))) {
        const here = characters.filter((character) => part.has(character.codePointAt(0) ?? 0));
        if (here.length === 0) continue;
        here.push(...bases(here, text));
        for (const [weight, file] of filesOf(one, part)) {
          const path = `fonts/other-${files.size}.ttf`;
          const font = await world.resource(file);
          files.set(path, await cut(font, here, one.variable ? weight : undefined));
          faces.push(face({ family: family.name, path, weight, characters: here, scale: one.scale }));
        }
      }
    }
  }
  return { css: [...faces, ...rules].join(''), files };
}

/** The common family, and one for each kind of Han in the passages, with the rules that give it to their elements. */
function familiesOf({ text, language, passages = new Map() }: TextToSet) {
  const shared = new Set(uncommon(text));
  const owner = ownersFor(language);
  const kinds = new Map<string, { tags: string[]; language: string; characters: Set<string> }>();
  for (const [tag, passage] of [...passages].sort()) {
    const [name = tag] = hanOf(tag)?.languages ?? [];
    const kind = kinds.get(name) ?? { tags: [], language: tag, characters: new Set() };
    kinds.set(name, kind);
    kind.tags.push(`[lang="${tag}" i]`);
    const own = ownersFor(tag);
    for (const character of new Set(uncommon(passage)))
      (own(character) === owner(character) ? shared : kind.characters).add(character);
  }
  const others = [...kinds].filter(([, { characters }]) => characters.size > 0);
  const families: readonly Family[] = [
    { name: common, language, characters: shared },
    ...others.map(([name, { language, characters }]) => ({
      name: `${common} ${name}`,
      language,
      characters,
    })),
  ];
  const rules = others.map(
    ([name, { tags }]) => `:is(${tags.join(', ')}) { --others: "${common} ${name}", "${common}" }\n`,
  );
  return { families, rules };
}

/** For each weight that a package can be set in, the file that has it. */
function filesOf({ variable, bold }: Package, { file }: Part): readonly (readonly [number, string])[] {
  const [regular = 400, semibold = 600] = weights;
  if (variable) return weights.map((weight) => [weight, file]);
  if (bold === undefined) return [[regular, file]];
  return [
    [regular, file],
    [semibold, file.replace('-400-', `-${bold}-`)],
  ];
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
  // Some letters are shaped as others: of Thai ำ (U+0E33) a font needs U+0E4D and U+0E32.
  const shaped = characters.map((character) => character + character.normalize('NFKD'));
  return subset(Buffer.from(font), shaped.join('') + companions, {
    targetFormat: 'truetype',
    ...(weight !== undefined && { variationAxes: { wght: weight } }),
  });
}

type Face = Readonly<{
  family: string;
  path: string;
  weight: number;
  characters: readonly string[];
  scale: number | undefined;
}>;

function face({ family, path, weight, characters, scale }: Face): string {
  const range = [...characters, ...companions]
    .map((character) => `U+${character.codePointAt(0)?.toString(16)}`)
    .join(',');
  const size = scale === undefined ? '' : `size-adjust: ${Math.round(100 * scale)}%; `;
  return (
    `@font-face { font-family: "${family}"; font-weight: ${weight}; ${size}` +
    `src: url("${path}"); unicode-range: ${range} }\n`
  );
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
