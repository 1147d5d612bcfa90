// The packages of fonts for characters that our own fonts lack, in the order in which they are tried.

/** A package of fonts. It has a file for each part of its range of characters. */
export type Package = Readonly<{
  name: string;
  /** Whether its weights are one variable font; else it has a file for each weight. */
  variable: boolean;
  /** The weight of the bold file of a package that is not variable; without one, it has only regular. */
  bold?: number;
  /** A factor for its size, if its letters look small beside those of our own fonts. */
  scale?: number;
  /** The languages (BCP 47) that prefer this package for Han characters, whose shapes differ between languages. */
  languages?: readonly string[];
}>;

const variable = (name: string): Package => ({ name: `@fontsource-variable/${name}`, variable: true });
const fixed = (name: string): Package => ({ name: `@fontsource/${name}`, variable: false });

/** All packages. Each is TrueType, because Chromium converts other outlines to Type 3. Emoji are in one colour, for print. */
export const packages: readonly Package[] = [
  variable('noto-serif-hebrew'),
  // Other Arabic fonts draw dots as separate glyphs, or two letters as one glyph that maps to both, so that searching and
  // copying give broken words (test/text/fonts/arabic.test.ts). Amiri has one glyph for nearly every letter.
  { ...fixed('amiri'), bold: 700, scale: 1.12 },
  variable('noto-sans'),
  variable('noto-sans-armenian'),
  variable('noto-sans-georgian'),
  variable('noto-sans-ethiopic'),
  variable('noto-sans-devanagari'),
  variable('noto-sans-bengali'),
  variable('noto-sans-oriya'),
  variable('noto-sans-tamil'),
  variable('noto-sans-telugu'),
  variable('noto-sans-kannada'),
  fixed('noto-sans-malayalam'),
  variable('noto-sans-sinhala'),
  variable('noto-sans-thaana'),
  variable('noto-sans-thai'),
  variable('noto-sans-khmer'),
  fixed('noto-sans-myanmar'),
  { ...variable('noto-serif-sc'), languages: ['zh-hans', 'zh-cn', 'zh-sg', 'zh'] },
  { ...variable('noto-serif-tc'), languages: ['zh-hant', 'zh-tw', 'zh-hk', 'zh-mo'] },
  { ...variable('noto-serif-jp'), languages: ['ja'] },
  { ...variable('noto-serif-kr'), languages: ['ko'] },
  variable('noto-emoji'),
  variable('noto-sans-symbols'),
  fixed('noto-sans-symbols-2'),
  fixed('noto-sans-math'),
];

/** The package that a language (BCP 47) prefers for Han characters; undefined if it prefers none. */
export function hanOf(language: string): Package | undefined {
  const tag = language.toLowerCase();
  // The longest matching tag counts: `zh-Hant` also matches `zh`, but has another package.
  const matched = ({ languages = [] }: Package) =>
    Math.max(0, ...languages.map((one) => (tag === one || tag.startsWith(`${one}-`) ? one.length : 0)));
  const [best] = [...packages].sort((one, other) => matched(other) - matched(one));
  return best && matched(best) > 0 ? best : undefined;
}

/** The packages in the order for a language (BCP 47): the one that it prefers for Han comes first. */
export function orderFor(language: string): readonly Package[] {
  const own = hanOf(language);
  return own ? [own, ...packages.filter((one) => one !== own)] : packages;
}
