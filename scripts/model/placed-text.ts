// The text of a PDF with its places on the pages.

/** A rectangle in points. The origin is the page's lower left corner. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

/**
 * A stretch of text: its box, its type size in points, and the text, which is never only white space. `artifact` is set if
 * the file marks it as a PDF artifact, such as a running head or a folio.
 */
export type Text = Readonly<{ box: Box; size: number; text: string; artifact?: true }>;

/** The texts of a file, by page. */
export type Texts = readonly (readonly Text[])[];
