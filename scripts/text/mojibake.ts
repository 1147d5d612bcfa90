// Finds mojibake: UTF-8 that was read as Windows-1252 or Latin-1 and encoded again.

/** A damaged piece of a text: its offset, its damaged form, and the text that was meant. */
export type Mojibake = Readonly<{ offset: number; damaged: string; meant: string }>;

/** The characters of Windows-1252 for the bytes 80–9F. Where it has none, these are the control characters of Latin-1. */
const special = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const tail = `[\\u0080-\\u00bf${special}]`;
const runs = new RegExp(
  `(?:[\\u00c2-\\u00df]${tail}|[\\u00e0-\\u00ef]${tail}{2}|[\\u00f0-\\u00f4]${tail}{3})+`,
  'g',
);

/** Characters that may stand alone in a text: the upper half of Latin-1, punctuation, `€`, `™`, arrows, mathematical signs. */
const common = /^[\u00a0-\u00ff\u2000-\u206f\u20ac\u2122\u2190-\u22ff]$/;

/**
 * Finds every damaged piece of `text`. Sound letters can look damaged (`MENÜ”`, `été »` with a no-break space). They are
 * recognized by what they would have been: a single letter of another script, which no author would have meant.
 */
export function findMojibake(text: string): readonly Mojibake[] {
  return [...text.matchAll(runs)].flatMap(({ 0: damaged, index: offset }) => {
    const meant = undo(damaged);
    if (meant === undefined) return [];
    const certain = [...meant].length > 1 || /[\u0080-\u009f]/.test(damaged) || common.test(meant);
    if (!certain || isEndOfCapitals(text, offset, damaged)) return [];
    return [{ offset, damaged, meant: undoAll(meant) }];
  });
}

/** Whether the piece is the end of a word in capitals, `Ã`, before closing punctuation: `IRMû`, `AMANHÃ…`. */
function isEndOfCapitals(text: string, offset: number, damaged: string): boolean {
  return (
    /^Ã[»”’…–—›™®\u00a0]$/.test(damaged) &&
    /\p{Lu}$/u.test(text.slice(Math.max(0, offset - 2), offset)) &&
    !/^\p{L}/u.test(text.slice(offset + damaged.length))
  );
}

/** Repairs a text that was damaged more than once. */
function undoAll(text: string): string {
  let end = 0;
  const pieces = findMojibake(text).map(({ offset, damaged, meant }) => {
    const piece = text.slice(end, offset) + meant;
    end = offset + damaged.length;
    return piece;
  });
  return pieces.join('') + text.slice(end);
}

function undo(damaged: string): string | undefined {
  const bytes = Uint8Array.from(damaged, (letter) => {
    const at = special.indexOf(letter);
    return at < 0 ? letter.charCodeAt(0) : 0x80 + at;
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
