// The types of what is known about a print service.

import type { Size } from './trim.ts';

/** The services that a book can be made for. `generic` is no service: it is what any careful printer accepts. */
export type ServiceId = 'kdp' | 'lulu' | 'ingramspark' | 'generic';
export type Paper = 'white' | 'cream';
export type Ink = 'black' | 'color';

/**
 * A value and its source. `read`: it was read on the vendor's own page. `secondary`: other sites that agree state it.
 * `own`: it is our choice. `source` is the address where the value was found, or the reason for our choice.
 */
export type Cited<T> = Readonly<{ value: T; confidence: 'read' | 'secondary' | 'own'; source: string }>;

/** An edge of a page in the bound book: `inside` is the edge at the spine. */
export type Edge = 'top' | 'bottom' | 'outside' | 'inside';

/** The books that a row of a table holds for. A key that is left out holds for any book; the first row that fits counts. */
export type Condition = Readonly<{ paper?: Paper; ink?: Ink; trim?: string }>;

/** A thing that a service does not accept in a file. */
export type Unwanted =
  | 'annotations'
  | 'outline'
  | 'metadata'
  | 'forms'
  | 'scripts'
  | 'attachments'
  | 'encryption'
  | 'transparency';

/** A service's requirements. All lengths are points (1/72 in). Undefined means unknown: such a requirement is not checked. */
export type Service = Readonly<{
  id: ServiceId;
  name: string;
  /** The trim sizes that it prints, and the range of sizes that it makes to order. */
  trims: Cited<readonly string[]> | undefined;
  customTrims: Cited<Readonly<{ least: Size; most: Size }>> | undefined;
  pages: readonly Cited<Condition & Readonly<{ least: number; most: number }>>[];
  even: Cited<true> | undefined;
  lastBlank: Cited<true> | undefined;
  /** Least margin at the spine: the first row whose `upTo` is not less than the number of pages. */
  inside: Cited<readonly Readonly<{ upTo: number; margin: number }>[]>;
  /** Least margin at the other three edges. */
  outside: Cited<number>;
  outsideWithBleed: Cited<number>;
  bleed: Cited<Readonly<{ width: number; edges: readonly Edge[] }>>;
  /** Longest runs of blank pages. */
  blanks: Cited<Readonly<{ within: number; atEnd: number }>> | undefined;
  /** Smallest type, in points. */
  type: Cited<number> | undefined;
  /** Thinnest rule. */
  rule: Cited<number> | undefined;
  /** Least resolution of a picture at its printed size, in pixels per inch. */
  resolution: Cited<number>;
  /** Largest file, in bytes. */
  bytes: Cited<number> | undefined;
  /** Most ink in one place: the sum of the four colours, in per cent. */
  inkLimit: Cited<number> | undefined;
  unwanted: Cited<readonly Unwanted[]>;
  pdfx: Cited<'PDF/X-1a:2001'> | undefined;
  /** Width of the spine: `pages × perPage + extra`, or `template` if only the service's own cover template gives it. */
  spine: readonly (Cited<Condition & Readonly<{ perPage: number; extra: number }>> | Cited<'template'>)[];
  /** The fewest pages (`from`) with which the spine may carry text, and the text's least distance from the spine's edges. */
  spineText: Cited<Readonly<{ from: number; clear: number }>>;
  /** The smaller distance that the service allows on spines thinner than `below`. */
  thinSpine: Cited<Readonly<{ below: number; clear: number }>> | undefined;
  coverBleed: Cited<number>;
  /** Least distance of the cover's text from the trim. */
  coverSafety: Cited<number>;
  /** The size of the barcode's area on the back, and its distance (`clear`) from the trim and the spine. */
  barcode: Cited<Size & Readonly<{ clear: number }>>;
}>;
