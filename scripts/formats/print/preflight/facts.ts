// What preflight knows of a PDF: read from the finished file alone.

import type { Box, Text } from '../../../model/placed-text.ts';
import type { Colour } from '../../../pdf/colours.ts';
import type { FontFacts } from '../../../pdf/resources.ts';
import type { Unwanted } from '../../../settings/print/service-facts.ts';

/** Something painted: where, in points from the page's lower left corner, and in what colour. */
export type Paint = Readonly<{
  kind: 'text' | 'fill' | 'stroke' | 'image' | 'shade';
  /** Its bounds within what is clipped; undefined for text, whose places are in `texts`. */
  box: Box | undefined;
  colour: Colour;
  /** Thickness of a stroke in points. */
  width?: number;
  /** Pixels an inch of an image, along its poorer side. */
  ppi?: number;
}>;

/** One page. */
export type PageFacts = Readonly<{
  /** From 1. */
  number: number;
  media: Box;
  trim: Box | undefined;
  bleed: Box | undefined;
  rotated: boolean;
  paints: readonly Paint[];
  texts: readonly Text[];
  fonts: readonly FontFacts[];
  annotations: number;
  transparent: boolean;
  /** The first thing in its content that is no operator: what follows may not be printed. */
  unreadable: string | undefined;
}>;

/** The whole file. */
export type FileFacts = Readonly<{
  bytes: number;
  /** For example `1.4`. */
  version: string;
  pages: readonly PageFacts[];
  /** Of the whole file, beside what stands in its pages. */
  holds: ReadonlySet<Unwanted>;
  /** The standard it claims (`GTS_PDFXConformance` or `…Version`), and the printing condition of the output intent. */
  pdfx: string | undefined;
  condition: string | undefined;
}>;
