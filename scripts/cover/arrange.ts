// Chooses the layout of a generated front and the type sizes of its texts.

import type { Extent, Specimen } from './fit.ts';
import type { Layout } from './layouts.ts';

/** A text of the front as HTML. `divided` is the same with soft hyphens in its very long words. */
export type Part = Readonly<{ name: 'title' | 'subtitle' | 'authors'; html: string; divided?: string }>;

/** A text with its class, its type size and the space above it, in CSS pixels. */
export type SetText = Omit<Part, 'divided'> & Readonly<{ className: string; size: number; gap: number }>;

/** Line heights, as multiples of the type size. */
export const leading = { title: 1, subtitle: 1.2, authors: 1.36 } as const;

/**
 * Type sizes to try, as fractions of the layout's unit, the largest first. Sizes up to `breakable` are tried a second
 * time with overlong words broken.
 */
const sizes = {
  title: Array.from({ length: 37 }, (_, step) => 0.3 * 0.94 ** step),
  subtitle: [0.064, 0.056, 0.05, 0.045, 0.04, 0.035, 0.03],
  authors: [0.046, 0.042, 0.038, 0.034, 0.03, 0.026],
};
const breakable = 0.06;

/** A title that would be smaller than this fraction of the unit is hyphenated, if that makes it larger. */
const small = 0.085;

/** Smallest sizes at which a subtitle or a name can be read at a distance, and in the hand, as fractions of the unit. */
const legibleAfar = 0.034;
const legible = 0.03;

/** Space above a text, as a fraction of the unit. */
const gaps = { title: 0, subtitle: 0.04, authors: 0.07 };

type Candidate = Specimen & Readonly<{ name: Part['name']; hyphens: boolean }>;

/** Lists every text in every size and column width that a layout may give it. */
export function candidates(parts: readonly Part[], layouts: readonly Layout[]): readonly Candidate[] {
  const columns = new Map(layouts.map(({ words, unit }) => [words.width, unit]));
  return [...columns].flatMap(([width, unit]) =>
    parts.flatMap(({ name, html, divided = html }) => {
      const whole = { html, className: name, hyphens: false };
      return [
        ...sizes[name].map((share) => ({ share, ...whole })),
        ...sizes[name]
          .filter((share) => share <= breakable)
          .map((share) => ({ share, ...whole, className: `${name} breakable` })),
        ...(divided === html ? [] : sizes[name]).map((share) => ({
          share,
          ...whole,
          html: divided,
          hyphens: true,
        })),
      ].map(({ share, ...rest }) => ({ name, width, size: share * unit, ...rest }));
    }),
  );
}

/**
 * Picks the first layout in which the title becomes large enough, and the largest type sizes that fit its box. `extents`
 * holds the measurements of `tried`, in the same order.
 */
export function arrange(
  parts: readonly Part[],
  layouts: readonly Layout[],
  tried: readonly Candidate[],
  extents: readonly Extent[],
): Readonly<{ layout: Layout; texts: readonly SetText[] }> {
  const measured = tried.map((candidate, index) => ({ ...candidate, ...extents[index] }));
  // Where its longest word keeps a title small, a smaller ornament would not help it.
  const widest = Math.max(
    0,
    ...measured.flatMap((one) => (one.name === 'title' && one.fits ? one.size : [])),
  );
  let result: Readonly<{ layout: Layout; texts: readonly SetText[] }> | undefined;
  for (const layout of layouts) {
    const { words, unit, least } = layout;
    const options = (name: Part['name'], hyphens = false) =>
      measured.filter(
        (one) => one.name === name && one.width === words.width && one.fits && one.hyphens === hyphens,
      );
    const height = (one: (typeof measured)[number] | undefined) =>
      one ? (one.lines ?? 0) * one.size * leading[one.name] + gaps[one.name] * unit : 0;
    // Subtitle and authors take few lines where a legible size allows it, else as many as they need.
    const lesser = (name: Part['name']) =>
      options(name).find(({ lines = 0, size }) => lines <= 2 && size >= legibleAfar * unit) ??
      options(name).find(({ lines = 0, size }) => lines <= 3 && size >= legible * unit) ??
      options(name).find(({ lines = 0 }) => lines <= 5) ??
      options(name).at(-1);
    const [subtitle, authors] = [lesser('subtitle'), lesser('authors')];
    const room = words.height - height(subtitle) - height(authors);
    const whole = options('title').find((one) => height(one) <= room) ?? options('title').at(-1);
    const hyphenated = options('title', true).find((one) => height(one) <= room && one.size <= small * unit);
    const title = hyphenated && hyphenated.size > (whole?.size ?? 0) ? hyphenated : whole;
    // A subtitle must be smaller than the title; a smaller one takes no more room.
    const lower = options('subtitle').filter(({ size }) => size <= 0.8 * (title?.size ?? 0));
    const under =
      subtitle && lower.length > 0 ? (lower.find((one) => one.size <= subtitle.size) ?? lower[0]) : subtitle;
    const set = { title, subtitle: under, authors };
    const texts = parts.flatMap((part): SetText[] => {
      const one = set[part.name];
      if (!one) return [];
      const { html, className, size } = one;
      return [{ name: part.name, html, className, size, gap: gaps[part.name] * unit }];
    });
    result = { layout, texts };
    if (title && height(title) <= room && title.size >= Math.min(least * unit, widest)) return result;
  }
  if (!result) throw new Error('a front has a layout');
  return result;
}
