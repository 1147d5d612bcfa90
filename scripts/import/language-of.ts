// Guesses the language of a text by the letters of its script, where a script is used by one language above all.

/** Languages by the letters that only they, or they above all, are written in. The first that fits counts. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{scx=Hiragana}\p{scx=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['th', /\p{Script=Thai}/u],
  ['ru', /\p{Script=Cyrillic}/u],
];

/** Gives the language whose script a tenth of the letters of a text have; undefined for Latin letters. */
export function languageByScript(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  const isWritten = (script: RegExp) =>
    letters.filter((letter) => script.test(letter)).length * 10 > letters.length;
  return scripts.find(([, script]) => isWritten(script))?.[0];
}
