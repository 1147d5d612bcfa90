// Divides text into words for search: alike for the index, for queries, and for marks in the text.

// Writing systems without spaces between words.
const dense =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]+)/u;

/** Removes accents from a text. @type {(text: string) => string} */
const plain = (text) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC');

/**
 * Gives the words of a text, and pairs of characters in writing systems without spaces. For the index (`apart`), gives also
 * the parts of names such as `module_init` and `fileOperations`.
 * @type {(text: string, apart: boolean) => string[]}
 */
const divide = (text, apart) =>
  (text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []).flatMap((word) =>
    word.split(dense).flatMap((run, at) => {
      if (at % 2 === 1) {
        const signs = [...run];
        const pairs = signs.map((sign, index) => plain(sign + (signs[index + 1] ?? '')));
        return apart || pairs.length === 1 ? pairs : pairs.slice(0, -1);
      }
      const parts = apart ? run.split(/_+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean) : [];
      return [run, ...(parts.length > 1 ? parts : [])].filter(Boolean).map((one) => plain(one).toLowerCase());
    }),
  );

/**
 * Finds where words begin with one of these terms or, in writing systems without spaces, where the terms are. Gives offsets
 * and lengths.
 * @type {(text: string, terms: readonly string[]) => { at: number, length: number }[]}
 */
const occurrences = (text, terms) => {
  // The longest terms come first, since `init` may be part of `init_module`.
  const parts = [...terms]
    .sort((one, other) => other.length - one.length)
    .map((term) => {
      const escaped = term.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      return dense.test(term) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}`;
    });
  const folded = plain(text);
  // Offsets are only right if folding does not change the length of the text.
  const searched = folded.length === text.length ? folded : text;
  const found = parts.length > 0 ? searched.matchAll(new RegExp(parts.join('|'), 'giu')) : [];
  return [...found].map(({ 0: { length }, index }) => ({ at: index, length }));
};

Object.assign(globalThis, { colophonWords: { dense, divide, occurrences } });
