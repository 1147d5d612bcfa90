// How large the texts of a generated front are, and which division of its area suits them.

import type { Extent, Specimen } from './fit.ts';
import type { Layout } from './layouts.ts';

/** A text of the front as markup, and with soft hyphens where it has very long words. */
export type Part = Readonly<{ name: 'title' | 'subtitle' | 'authors'; html: string; divided?: string }>;

/** A text with the size and the class it is set in. */
export type SetText = Omit<Part, 'divided'> & Readonly<{ className: string; size: number; gap: number }>;

/** Line heights. */
export const leading = { title: 1, subtitle: 1.2, authors: 1.36 } as const;

/** Sizes tried, as parts of the unit; those up to `breakable` a second time, with words broken that are too long. */
const sizes = {
  title: Array.from({ length: 37 }, (_, step) => 0.3 * 0.94 ** step),
  subtitle: [0.064, 0.056, 0.05, 0.045, 0.04, 0.035, 0.03],
  authors: [0.046, 0.042, 0.038, 0.034, 0.03, 0.026],
};
const breakable = 0.06;

/** A title that would be smaller than this part of the unit is divided at hyphens, if that makes it larger. */
const small = 0.085;

/** Least sizes of a subtitle or of names that are seen at a distance, and in the hand, as parts of the unit. */
const showing = 0.034;
const legible = 0.03;

/** Space above a text, as part of the unit. */
const gaps = { title: 0, subtitle: 0.04, authors: 0.07 };

type Candidate = Specimen & Readonly<{ name: Part['name']; hyphens: boolean }>;

/** Every text in every size and column that a layout may give it. */
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

/** Picks the first layout whose title is large enough for it, and the largest sizes that fit its box. */
export function arrange(
  parts: readonly Part[],
  layouts: readonly Layout[],
  tried: readonly Candidate[],
  extents: readonly Extent[],
): Readonly<{ layout: Layout; texts: readonly SetText[] }> {
  const measured = tried.map((candidate, index) => ({ ...candidate, ...extents[index] }));
  // A title that its longest word keeps small gains nothing by a smaller ornament.
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
    // The lesser texts take few lines if a size that still shows allows it, else as many as they need.
    const lesser = (name: Part['name']) =>
      options(name).find(({ lines = 0, size }) => lines <= 2 && size >= showing * unit) ??
      options(name).find(({ lines = 0, size }) => lines <= 3 && size >= legible * unit) ??
      options(name).find(({ lines = 0 }) => lines <= 5) ??
      options(name).at(-1);
    const [subtitle, authors] = [lesser('subtitle'), lesser('authors')];
    const room = words.height - height(subtitle) - height(authors);
    const whole = options('title').find((one) => height(one) <= room) ?? options('title').at(-1);
    const parted = options('title', true).find((one) => height(one) <= room && one.size <= small * unit);
    const title = parted && parted.size > (whole?.size ?? 0) ? parted : whole;
    // A subtitle stays below the title; a smaller one takes no more room.
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
