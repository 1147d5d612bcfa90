// The terms of a glossary, as they are compared and as they are found in a text.

/** Gives the form in which two spellings of a term are the same. */
export function foldTerm(term: string): string {
  return term.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Gives an expression that finds terms as whole words, the longest first; undefined if there are none. A term with one
 * capital, at its beginning, may have a small letter there; one with others, such as an abbreviation, must be as it is
 * written; one without is found in any case.
 */
export function termForm(terms: readonly string[]): RegExp | undefined {
  const forms = [...new Set(terms.map((term) => term.replace(/\s+/g, ' ').trim()))]
    .filter((term) => term !== '')
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .map(formOf);
  return forms.length > 0 ? new RegExp(forms.join('|'), 'gu') : undefined;
}

/** Scripts that write no space between words. */
const joined =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function formOf(term: string): string {
  const [first = '', ...rest] = term;
  const isPlain = term === term.toLowerCase();
  const isWord = rest.join('') === rest.join('').toLowerCase();
  const words = (isWord ? either(first) : escaped(first)) + rest.map(isPlain ? either : escaped).join('');
  // Letters of these scripts are neighbours of a word in another one.
  const letter = String.raw`(?!${joined.source})[\p{L}\p{M}\p{N}_]`;
  const before = joined.test(first) ? '' : String.raw`(?<!${letter}|[\p{L}\p{N}]-)`;
  const after = joined.test(term.at(-1) ?? '') ? '' : String.raw`(?!${letter}|-[\p{L}\p{N}])`;
  return before + words.replaceAll(' ', String.raw`\s+`) + after;
}

/** Gives the form of a letter that may be a capital. */
function either(letter: string): string {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  return lower === upper ? escaped(letter) : `(?:${escaped(lower)}|${escaped(upper)})`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => `\\${sign}`);
}
