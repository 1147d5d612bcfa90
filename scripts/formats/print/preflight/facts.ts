// The facts of a PDF that preflight needs, all read from the finished file.

import type { Box, Text } from '../../../model/placed-text.ts';
import type { Colour } from '../../../pdf/colours.ts';
import type { FontFacts } from '../../../pdf/resources.ts';
import type { Unwanted } from '../../../settings/print/service-types.ts';

/** Something painted on a page. */
export type Paint = Readonly<{
  kind: 'text' | 'fill' | 'stroke' | 'image' | 'shade';
  /** Its visible bounds, in points from the lower left corner of the page; undefined for text, which `texts` has. */
  box: Box | undefined;
  colour: Colour;
  /** The thickness of a stroke in points. */
  width?: number;
  /** The pixels per inch of an image, in the direction that has fewer. */
  ppi?: number;
}>;

/** The facts of a page. Boxes are in points from its lower left corner. */
export type PageFacts = Readonly<{
  /** Counted from 1. */
  number: number;
  media: Box;
  trim: Box | undefined;
  bleed: Box | undefined;
  rotated: boolean;
  paints: readonly Paint[];
  texts: readonly Text[];
  fonts: readonly FontFacts[];
  /** The number of its annotations, such as links. */
  annotations: number;
  transparent: boolean;
  /** The first token of its content that is not an operator. What follows may not be printed. */
  unreadable: string | undefined;
}>;

/** The facts of a file. */
export type FileFacts = Readonly<{
  bytes: number;
  /** For example `1.4`. */
  version: string;
  pages: readonly PageFacts[];
  /** Features that some service does not want. */
  holds: ReadonlySet<Unwanted>;
  /** The standard that it claims (`GTS_PDFXConformance`, else `GTS_PDFXVersion`). */
  pdfx: string | undefined;
  /** The printing condition of its output intent. */
  condition: string | undefined;
}>;
