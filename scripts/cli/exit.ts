// The exit codes that scripts rely on.

/**
 * `done`; `failed`: the book has errors, nothing was written; `usage`: wrong command line or a missing tool; `fault`: a
 * fault of Colophon's own, of which the book's author can cure nothing.
 */
export const exitCodes = { done: 0, failed: 1, usage: 2, fault: 3 } as const;
