// The names of the words, and the type that each language has a value of.

import type { english } from './en.ts';

/** A word's name. */
export type WordName = keyof typeof english;

/** Every word by its name. Some are phrases with placeholders (`{page}`). */
export type Words = Readonly<Record<WordName, string>>;
