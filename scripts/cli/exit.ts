// The exit codes that scripts rely on.

/** `done`; `failed`: the book has errors, nothing was written; `usage`: wrong command line or a missing tool. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;
