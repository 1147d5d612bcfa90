// Which way a language, and a letter, is written.

/** Scripts written from right to left (ISO 15924). */
const leftward = new Set('Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));

/** The direction of a language's usual script, in the words of HTML's `dir`. `language` is a BCP 47 tag. */
export function direction(language: string): 'ltr' | 'rtl' {
  return leftward.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** Letters written from right to left. */
export const leftwardLetters =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
