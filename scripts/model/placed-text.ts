// Text as it stands on the pages of a PDF.

/** A rectangle from the page's lower left corner, in points. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

/**
 * A stretch of text: where, its size in points, and the text itself. White space is none. `artifact`: the file marks it as
 * no part of the page's own text (running heads, folios).
 */
export type Text = Readonly<{ box: Box; size: number; text: string; artifact?: true }>;

/** The texts of a file, page by page. */
export type Texts = readonly (readonly Text[])[];
