// What a word is to search, the same in the index, in a query, and in the text where it is marked.

// Scripts that put no spaces between words.
const dense =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]+)/u;

/** A text without accents. @type {(text: string) => string} */
const plain = (text) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC');

/**
 * The words of a text; pairs of signs where words have no spaces. For the index (`apart`) also the parts of names such as
 * `module_init` and `fileOperations`.
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
 * Where words begin with one of these terms; in writing without spaces, where they stand. Each as its place and length.
 * @type {(text: string, terms: readonly string[]) => { at: number, length: number }[]}
 */
const occurrences = (text, terms) => {
  // Longest first: `init` may be part of `init_module`.
  const parts = [...terms]
    .sort((one, other) => other.length - one.length)
    .map((term) => {
      const escaped = term.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      return dense.test(term) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}`;
    });
  const folded = plain(text);
  // Letters that are taken apart would move what comes after them.
  const searched = folded.length === text.length ? folded : text;
  const found = parts.length > 0 ? searched.matchAll(new RegExp(parts.join('|'), 'giu')) : [];
  return [...found].map(({ 0: { length }, index }) => ({ at: index, length }));
};

Object.assign(globalThis, { colophonWords: { dense, divide, occurrences } });
