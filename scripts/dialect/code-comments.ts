// What comments begin and end with in the languages that books show, as sources of regular expressions.

/** The beginning of a comment. */
export const commentOpening = String.raw`(?:\{\/\*|\/\*|\/\/+|<!--|#+|--|;+|%+|"|'|\(\*|!|REM\b)`;

/** The end of a comment that has one. */
export const commentClosing = String.raw`(?:\*\/\}|\*\/|-->|\*\))?`;
