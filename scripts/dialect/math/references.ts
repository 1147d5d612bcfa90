// References to equations within formulas: `\eqref{x}`, `\ref{x}`. Those in a text are references like all others.

/** A reference as it is written, its label, and whether its number has brackets. */
export type EquationReference = Readonly<{ written: string; label: string; brackets: boolean }>;

const form = /\\(eq)?ref\s*\{([^{}]{1,200})\}/g;

/** Gives the references in TeX, in its order. */
export function referencesIn(tex: string): readonly EquationReference[] {
  return [...tex.matchAll(form)].map(([written, eq, label = '']) => ({
    written,
    label: label.trim(),
    brackets: eq !== undefined,
  }));
}

/** Replaces references in TeX, or in what was made of it; `textOf` gives the text for each. */
export function replaceReferences(
  tex: string,
  textOf: (reference: EquationReference, index: number) => string,
): string {
  let index = -1;
  return tex.replace(form, (written: string, eq: string | undefined, label: string) => {
    index += 1;
    return textOf({ written, label: label.trim(), brackets: eq !== undefined }, index);
  });
}

/** A letter that no formula has, and temml lets pass in a text: the number between two of them stands for a reference. */
const mark = '\u10ff';

/** Hides references from the parser of TeX, which has no numbers for them. */
export function hideReferences(tex: string): string {
  return replaceReferences(tex, (_, index) => `\\text{${mark}${index}${mark}}`);
}

/** Puts references that were hidden back into a text, as they were written in `tex`. */
export function showReferences(text: string, tex: string): string {
  if (!text.includes(mark)) return text;
  const written = referencesIn(tex);
  return text.replace(
    new RegExp(`${mark}(\\d+)${mark}`, 'g'),
    (whole, index) => written[Number(index)]?.written ?? whole,
  );
}
