// The fonts for characters that our own types do not have: packages, in the order in which they are asked.

/** A package of fonts, one file for each part of its range of characters. */
export type Package = Readonly<{
  name: string;
  /** Whether its weights are one variable font; else it has a file for each weight that it has. */
  variable: boolean;
  /** The weight of its bold file, for a package that is not variable; without it such a package has regular only. */
  bold?: number;
  /** How much larger its letters are set, where they are small beside those of our types at the same size. */
  scale?: number;
  /** For Han, whose shapes differ: languages (BCP 47) that are set in it before others. */
  languages?: readonly string[];
}>;

const variable = (name: string): Package => ({ name: `@fontsource-variable/${name}`, variable: true });
const fixed = (name: string): Package => ({ name: `@fontsource/${name}`, variable: false });

/** Every package. Each is TrueType: Chromium makes Type 3 of other outlines. Emoji are in one colour, as print is. */
export const packages: readonly Package[] = [
  variable('noto-serif-hebrew'),
  // Other Arabic fonts draw dots as glyphs of their own, or two letters as one that maps to both: a reader who searches or
  // copies then finds torn words (test/fonts/arabic.test.ts). Amiri has a whole glyph for nearly every letter.
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

/** The package in which a language (BCP 47) wants its Han; undefined for a language that has none of its own. */
export function hanOf(language: string): Package | undefined {
  const tag = language.toLowerCase();
  // The longest that fits: `zh-Hant` is a `zh`, and yet not set in what `zh` is.
  const matched = ({ languages = [] }: Package) =>
    Math.max(0, ...languages.map((one) => (tag === one || tag.startsWith(`${one}-`) ? one.length : 0)));
  const [best] = [...packages].sort((one, other) => matched(other) - matched(one));
  return best && matched(best) > 0 ? best : undefined;
}

/** The packages in the order in which a language (BCP 47) wants them: its own Han before that of others. */
export function orderFor(language: string): readonly Package[] {
  const own = hanOf(language);
  return own ? [own, ...packages.filter((one) => one !== own)] : packages;
}
