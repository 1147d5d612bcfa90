// The size of a social image, known where none is made.

/** What networks show of a link, in pixels. */
export const socialSize = { width: 1200, height: 630 } as const;
