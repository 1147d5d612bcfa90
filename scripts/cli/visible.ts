// Text of the book made safe for a terminal.

/**
 * `text` with characters that command a terminal or turn the direction of writing replaced by their numbers: `U+001B`,
 * or with another `prefix`, such as JSON's.
 */
export function visible(text: string, prefix = 'U+'): string {
  return text.replace(
    /(?![\n\t])\p{Cc}|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu,
    (character) => prefix + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'),
  );
}
