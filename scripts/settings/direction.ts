// The direction in which languages and letters are written.

/** Scripts written from right to left (ISO 15924). */
const leftward = new Set('Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));

/** The direction of a language's usual script, as a value of HTML's `dir`. `language` is a BCP 47 tag. */
export function direction(language: string): 'ltr' | 'rtl' {
  return leftward.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** Matches a letter of a script that is written from right to left. */
export const leftwardLetters =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
