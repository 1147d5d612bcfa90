// The terms of a glossary, as they are compared and as they are found in a text.

/** Gives the form in which two spellings of a term are the same. */
export function foldTerm(term: string): string {
  return term.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Gives an expression that finds terms as whole words, the longest first; undefined if there are none. The first letter may be
 * a capital. A term with capitals within, such as an abbreviation, must be as it is written.
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
  const [lower, upper] = [first.toLowerCase(), first.toUpperCase()];
  const isWord = rest.join('') === rest.join('').toLowerCase();
  const either = isWord && lower !== upper ? `(?:${escaped(lower)}|${escaped(upper)})` : escaped(first);
  const words = either + rest.map(escaped).join('').replaceAll(' ', String.raw`\s+`);
  const before = joined.test(first) ? '' : String.raw`(?<![\p{L}\p{M}\p{N}_]|[\p{L}\p{N}]-)`;
  const after = joined.test(term.at(-1) ?? '') ? '' : String.raw`(?![\p{L}\p{M}\p{N}_]|-[\p{L}\p{N}])`;
  return before + words + after;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => `\\${sign}`);
}
