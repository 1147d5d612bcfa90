// Limits for TeX, so that no formula takes all the memory: macros may multiply what they are given.

/** What temml has of a macro: its TeX, or the tokens of that, the last one first. */
type Macro = string | Readonly<{ tokens: readonly unknown[]; numArgs: number }>;

/** What temml gives to a macro that is a function: what is still to be read. */
type Reader = Readonly<{ stack: readonly unknown[] }>;

/**
 * The most tokens that the macros of one formula may make: of their own, where a formula has some hundreds, and of what is
 * given to them, which is only estimated.
 */
const most = { own: 200_000, given: 2_000_000 };

/** The most macros in one formula, and in one that defines some itself in a form that is not understood (`\edef`). */
const [often, seldom] = [1000, 50];

/** How often macros may be expanded in a formula. */
export function maxExpand(tex: string): number {
  return /\\(?:[xeg]?def|(?:future)?let|(?:re)?newcommand|providecommand)(?![A-Za-z])/.test(tex)
    ? seldom
    : often;
}

/** Makes macros that refuse to make more than a reasonable number of tokens for one formula, whose TeX is `tex`. */
export function limited(macros: Readonly<Record<string, unknown>>, tex: string): Record<string, unknown> {
  const made = { own: 0, given: 0 };
  return Object.fromEntries(
    Object.entries(macros).map(([name, macro]) => [
      name,
      isMacro(macro)
        ? ({ stack }: Reader): Macro => {
            const [length, uses] = sizeOf(macro);
            // An argument is at most all that is still to be read.
            made.own += length;
            made.given += uses * (stack.length + tex.length);
            if (made.own > most.own || made.given > most.given)
              throw new Error('Its macros make it too large.');
            return macro;
          }
        : macro,
    ]),
  );
}

function isMacro(macro: unknown): macro is Macro {
  return typeof macro === 'string' || (typeof macro === 'object' && macro !== null && 'tokens' in macro);
}

/** The number of tokens of a macro, and of the places for arguments among them. */
function sizeOf(macro: Macro): readonly [length: number, uses: number] {
  if (typeof macro === 'string') return [macro.length, macro.split('#').length - 1];
  const uses = macro.tokens.filter((token) => (token as { text?: string }).text === '#').length;
  return [macro.tokens.length, uses];
}

/** The most levels of elements within a formula. Browsers end a page that has some hundreds. */
const deepest = 100;

/** Whether elements are nested too deep. */
export function isTooDeep(node: Readonly<{ children?: readonly object[] }>, left: number = deepest): boolean {
  return left < 0 || (node.children ?? []).some((child) => isTooDeep(child, left - 1));
}
