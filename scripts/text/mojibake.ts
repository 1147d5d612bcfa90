// Mojibake: UTF-8 that was taken for Windows-1252 (or Latin-1) and encoded again.

/** A damaged piece of a text: where it starts, as it stands, and what it was. */
export type Mojibake = Readonly<{ offset: number; damaged: string; meant: string }>;

/** Windows-1252's characters for the bytes 80–9F; Latin-1 has controls there, which stand for themselves below. */
const special = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const tail = `[\\u0080-\\u00bf${special}]`;
const runs = new RegExp(
  `(?:[\\u00c2-\\u00df]${tail}|[\\u00e0-\\u00ef]${tail}{2}|[\\u00f0-\\u00f4]${tail}{3})+`,
  'g',
);

/** What stands alone in a text: Latin-1's upper half, punctuation, `€`, `™`, arrows and mathematical signs. */
const common = /^[\u00a0-\u00ff\u2000-\u206f\u20ac\u2122\u2190-\u22ff]$/;

/**
 * Every damaged piece of `text`. Letters that look damaged and aren't (`MENÜ”`, `été »` with a no-break space) are told
 * from damage by what they would have been: a lone letter of another script is nothing that an author meant.
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

/** Whether a word in capitals ends here in `Ã` before closing punctuation: `IRMû`, `AMANHÃ…`. */
function isEndOfCapitals(text: string, offset: number, damaged: string): boolean {
  return (
    /^Ã[»”’…–—›™®\u00a0]$/.test(damaged) &&
    /\p{Lu}$/u.test(text.slice(Math.max(0, offset - 2), offset)) &&
    !/^\p{L}/u.test(text.slice(offset + damaged.length))
  );
}

/** Text that was damaged more than once, made whole. */
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
