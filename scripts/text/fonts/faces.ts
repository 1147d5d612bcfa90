// Fonts for the characters of a text that our own fonts lack: only the files, and in them only the glyphs, that it needs.

import type { World } from '../../model/world.ts';
import { holds, ownersFor, parseRanges, uncommon } from './coverage.ts';
import { hanOf, orderFor, type Package } from './fallbacks.ts';

/** A stylesheet, and the files that it refers to, by their path from the stylesheet. */
export type Stylesheet = Readonly<{ css: string; files: ReadonlyMap<string, Uint8Array> }>;

/**
 * A text that needs fonts, in a language (BCP 47). The text may contain markup. `passages` are its texts in languages that
 * have other shapes of Han characters, by their `lang`.
 */
export type TextToSet = Readonly<{
  text: string;
  language: string;
  passages?: ReadonlyMap<string, string>;
}>;

/** One file of a package, with its path from the package's parent, and the characters that are taken from it. */
export type Part = Readonly<{ file: string; has: (code: number) => boolean }>;

/** Characters that every cut font keeps: joiners, variation selectors, and the circle under marks without a letter. */
const companions = '\u200c\u200d\u200e\u200f\u25cc\ufe0e\ufe0f';

/** The weights of our own fonts. */
const weights = [400, 600];

/** A CSS font family: its name, the language that decides the order of packages, and its characters. */
type Family = Readonly<{ name: string; language: string; characters: ReadonlySet<string> }>;

/** The family of what our own fonts lack. A passage's own family precedes it (`--others`, templates/print/sans.css). */
const common = 'Other Scripts';

/**
 * The faces of the family "Other Scripts" for characters that our own fonts lack, and their files; most books need none.
 * Characters that a passage's language takes from another package are in a family of their own ("Other Scripts ja").
 * Fonts are cut down to the glyphs and to one weight, because Chromium converts variable fonts to Type 3.
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
      for (const part of partsOf(one, await rangesOf(one, characters, world))) {
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

/** The common family and one for each form of Han in the passages, with the CSS rules that assign them by `lang`. */
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

/** The weights that a package has, each with its file. */
function filesOf({ variable, bold }: Package, { file }: Part): readonly (readonly [number, string])[] {
  const [regular = 400, semibold = 600] = weights;
  if (variable) return weights.map((weight) => [weight, file]);
  if (bold === undefined) return [[regular, file]];
  return [
    [regular, file],
    [semibold, file.replace('-400-', `-${bold}-`)],
  ];
}

/**
 * Which of a package's files have what (`unicode.json`). Those for Han are installed only by who needs them: the failure then
 * begins with the `characters` that need one, so that an author finds them in the book.
 */
async function rangesOf({ name }: Package, characters: readonly string[], world: World): Promise<string> {
  try {
    return decode(await world.resource(`${name}/unicode.json`));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'missing-tool')) throw error;
    const [some, more] = [characters.slice(0, 10).join(''), characters.length - 10];
    const others = more > 0 ? ` and ${more} more characters` : '';
    throw Object.assign(new Error(`Cannot set \`${some}\`${others}. ${error.message}`, { cause: error }), {
      code: error.code,
    });
  }
}

/** The files of a package. `ranges` is the text of its `unicode.json`. */
export function partsOf({ name, variable }: Package, ranges: string): readonly Part[] {
  const parts = Object.entries(JSON.parse(ranges) as Record<string, string>);
  return parts.map(([part, range]) => {
    const font = `${name.split('/').at(-1)}-${part.replace(/[[\]]/g, '')}`;
    const within = parseRanges(range);
    return {
      file: `${name}/files/${font}-${variable ? 'wght' : '400'}-normal.woff2`,
      // The range of a package's only file is sometimes incomplete, so that it is not used.
      has: (code) => parts.length === 1 || holds(within, code),
    };
  });
}

/** The letters that carry these marks: browsers take a letter and its marks from one font, or show a box. */
function bases(marks: readonly string[], text: string): readonly string[] {
  if (!marks.some((mark) => /\p{M}/u.test(mark))) return [];
  const found = new Set<string>();
  for (const [, base = '', over = ''] of text.matchAll(/(\P{M})(\p{M}+)/gu))
    if (marks.some((mark) => over.includes(mark))) found.add(base);
  return [...found].filter((base) => !marks.includes(base)).sort();
}

async function cut(font: Uint8Array, characters: readonly string[], weight: number | undefined) {
  const { default: subset } = await import('subset-font');
  // Some letters are shaped from others: Thai ำ (U+0E33) needs the glyphs of U+0E4D and U+0E32.
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
