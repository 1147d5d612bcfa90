// The size of a social image, in a file of its own so that metadata can tell it without loading the code that draws.

/** The size in pixels at which social networks show the picture of a link. */
export const socialSize = { width: 1200, height: 630 } as const;
