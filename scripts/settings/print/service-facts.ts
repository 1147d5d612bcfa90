// What can be known of a print service, as types.

import type { Size } from './trim.ts';

/** The services that a book can be made for. `generic` is none of them: what any careful printer takes. */
export type ServiceId = 'kdp' | 'lulu' | 'ingramspark' | 'generic';
export type Paper = 'white' | 'cream';
export type Ink = 'black' | 'color';

/**
 * A value and why it is believed: `read` on the vendor's own page, `secondary` in copies that agree, `own` where it
 * is our choice. `source` is the address where it stands (or, for our choice, the reason).
 */
export type Cited<T> = Readonly<{ value: T; confidence: 'read' | 'secondary' | 'own'; source: string }>;

/** A side of a page as the binder sees it: `inside` is the spine's. */
export type Edge = 'top' | 'bottom' | 'outside' | 'inside';

/** For which books a row of a table holds; what is left out holds for any. The first row that fits is the one. */
export type Condition = Readonly<{ paper?: Paper; ink?: Ink; trim?: string }>;

/** What a file may not hold. */
export type Unwanted =
  | 'annotations'
  | 'outline'
  | 'metadata'
  | 'forms'
  | 'scripts'
  | 'attachments'
  | 'encryption'
  | 'transparency';

/** Everything that a service asks. All lengths are points (1/72 in). Undefined: nothing is known, so nothing is held against it. */
export type Service = Readonly<{
  id: ServiceId;
  name: string;
  /** Sizes it prints, and the range in which others are made to order. */
  trims: Cited<readonly string[]> | undefined;
  customTrims: Cited<Readonly<{ least: Size; most: Size }>> | undefined;
  pages: readonly Cited<Condition & Readonly<{ least: number; most: number }>>[];
  even: Cited<true> | undefined;
  lastBlank: Cited<true> | undefined;
  /** Least margin at the spine: the first row whose `upTo` (pages) is not passed. */
  inside: Cited<readonly Readonly<{ upTo: number; margin: number }>[]>;
  /** Least margin at the other three sides. */
  outside: Cited<number>;
  outsideWithBleed: Cited<number>;
  bleed: Cited<Readonly<{ width: number; edges: readonly Edge[] }>>;
  /** Longest runs of empty pages. */
  blanks: Cited<Readonly<{ within: number; atEnd: number }>> | undefined;
  /** Smallest type, in points. */
  type: Cited<number> | undefined;
  /** Thinnest rule. */
  rule: Cited<number> | undefined;
  /** Least pixels an inch of a picture at the size at which it stands. */
  resolution: Cited<number>;
  /** Largest file, in bytes. */
  bytes: Cited<number> | undefined;
  /** Most ink in one place: the sum of the four colours in per cent. */
  inkLimit: Cited<number> | undefined;
  unwanted: Cited<readonly Unwanted[]>;
  pdfx: Cited<'PDF/X-1a:2001'> | undefined;
  /** Thickness of the block: `pages × perPage + extra`; `template` where only the service's own cover template tells. */
  spine: readonly (Cited<Condition & Readonly<{ perPage: number; extra: number }>> | Cited<'template'>)[];
  /** From how many pages on the spine may carry text, and how far it stays from the spine's edges. */
  spineText: Cited<Readonly<{ from: number; clear: number }>>;
  /** Clearance on thin spines, where the service allows less. */
  thinSpine: Cited<Readonly<{ below: number; clear: number }>> | undefined;
  coverBleed: Cited<number>;
  /** How far text on the cover stays from the trim. */
  coverSafety: Cited<number>;
  /** Room for the barcode on the back, and its distance from the trim and the spine. */
  barcode: Cited<Size & Readonly<{ clear: number }>>;
}>;
