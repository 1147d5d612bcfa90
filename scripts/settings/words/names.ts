// The names of the words, and what every language has a value for.

import type { english } from './en.ts';

/** A word's name. */
export type WordName = keyof typeof english;

/** Every word by its name. Some are phrases with places (`{page}`) in them. */
export type Words = Readonly<Record<WordName, string>>;
