// The requirements of the print services: every number with its source.

import type { Cited, Service, ServiceId } from './service-types.ts';
import { inch } from './trim.ts';

/** The date on which these numbers were collected. Vendors change them without notice. */
export const collected = '2026-11-23';

const kdpTrim = 'https://kdp.amazon.com/help/topic/GVBQ3CMEQW3W2VL6';
const kdpSubmission = 'https://kdp.amazon.com/help/topic/G201857950';
const kdpFixing = 'https://kdp.amazon.com/help/topic/G201834260';
const kdpCover = 'https://kdp.amazon.com/help/topic/G201953020';
const kdpPrinting = 'https://kdp.amazon.com/help/topic/G201834180';
const kdpCopies = 'https://senswriter.com/guides/book-trim-size-margins';
const luluSpine = 'https://help.api.lulu.com/en/support/solutions/articles/64000254616';
const luluFiles = 'https://help.lulu.com/en/support/solutions/articles/64000255583';
const luluBleed = 'https://help.lulu.com/en/support/solutions/articles/64000255590';
const luluCovers = 'https://help.lulu.com/en/support/solutions/articles/64000255519';
const luluGuide = 'https://assets.lulu.com/media/guides/en/lulu-book-creation-guide.pdf';
const ingramFiles = 'https://www.ingramspark.com/blog/file-requirements-for-print-books';
const ingramPages = 'https://help.ingramspark.com/hc/en-us/articles/6443532453901';
const ingramCover = 'https://help.ingramspark.com/hc/en-us/articles/5338636202637';
const ingramCopies =
  'https://www.selfpublishingreview.com/2016/03/how-to-fix-your-ingram-spark-pdf-with-free-pdf-fix-download/';

/** The services by id. Lengths are points, written as inches times `inch` because the vendors give inches. */
export const services: Readonly<Record<ServiceId, Service>> = {
  kdp: {
    id: 'kdp',
    name: 'KDP',
    trims: secondary(
      words(
        '5x8 5.06x7.81 5.25x8 5.5x8.5 6x9 6.14x9.21 6.69x9.61 7x10 7.44x9.69 7.5x9.25 8x10 8.25x6 8.25x8.25 8.5x8.5',
        '8.5x11 8.27x11.69',
      ),
      kdpCopies,
    ),
    customTrims: read(
      {
        least: { width: 4 * inch, height: 6 * inch },
        most: { width: 8.5 * inch, height: 11.69 * inch },
      },
      kdpTrim,
    ),
    pages: [
      secondary({ ink: 'black', paper: 'white', trim: '8.5x11', least: 24, most: 590 }, kdpCopies),
      secondary({ ink: 'black', paper: 'cream', trim: '8.5x11', least: 24, most: 550 }, kdpCopies),
      read({ ink: 'black', paper: 'white', least: 24, most: 828 }, kdpPrinting),
      secondary({ ink: 'black', paper: 'cream', least: 24, most: 776 }, kdpCopies),
      read({ ink: 'color', least: 72, most: 600 }, kdpPrinting),
    ],
    even: undefined,
    lastBlank: undefined,
    inside: secondary(
      [
        { upTo: 150, margin: 0.375 * inch },
        { upTo: 300, margin: 0.5 * inch },
        { upTo: 500, margin: 0.625 * inch },
        { upTo: 700, margin: 0.75 * inch },
        { upTo: 828, margin: 0.875 * inch },
      ],
      kdpCopies,
    ),
    outside: read(0.25 * inch, kdpTrim),
    outsideWithBleed: read(0.375 * inch, kdpTrim),
    bleed: read({ width: 0.125 * inch, edges: ['top', 'bottom', 'outside'] }, kdpTrim),
    blanks: read({ within: 4, atEnd: 10 }, kdpFixing),
    type: read(7, kdpSubmission),
    rule: secondary(0.75, kdpCopies),
    resolution: read(300, kdpSubmission),
    bytes: read(650 * 1024 * 1024, kdpSubmission),
    inkLimit: undefined,
    unwanted: read(
      ['annotations', 'outline', 'metadata', 'forms', 'scripts', 'attachments', 'encryption', 'transparency'],
      kdpSubmission,
    ),
    pdfx: undefined,
    spine: [
      read({ ink: 'color', perPage: 0.002252 * inch, extra: 0 }, kdpCover), // standard colour; premium: 0.002347
      read({ paper: 'white', perPage: 0.002252 * inch, extra: 0 }, kdpCover),
      read({ paper: 'cream', perPage: 0.0025 * inch, extra: 0 }, kdpCover),
    ],
    spineText: read({ from: 79, clear: 0.0625 * inch }, kdpCover),
    thinSpine: undefined,
    coverBleed: read(0.125 * inch, kdpCover),
    coverSafety: own(0.25 * inch, 'the distance that the barcode keeps, for all text'),
    barcode: read({ width: 2 * inch, height: 1.2 * inch, clear: 0.25 * inch }, kdpCover),
  },
  lulu: {
    id: 'lulu',
    name: 'Lulu',
    trims: secondary(
      words(
        '4.25x6.875 5x8 5.5x8.5 A5 6x9 6.14x9.21 6.625x10.25 7x10 7.44x9.68 7.5x7.5 8.5x8.5 8.5x11 A4 9x7 11x8.5',
        '297x210mm',
      ),
      luluGuide,
    ),
    customTrims: undefined,
    pages: [read({ least: 32, most: 800 }, luluFiles)],
    even: undefined,
    lastBlank: undefined,
    // The safety margin of 0.5 in and, from 61 pages on, what Lulu adds to it for the gutter.
    inside: secondary(
      [
        { upTo: 60, margin: 0.5 * inch },
        { upTo: 150, margin: 0.625 * inch },
        { upTo: 400, margin: 1 * inch },
        { upTo: 600, margin: 1.125 * inch },
        { upTo: 800, margin: 1.25 * inch },
      ],
      luluGuide,
    ),
    outside: read(0.5 * inch, luluBleed),
    outsideWithBleed: read(0.5 * inch, luluBleed),
    bleed: read({ width: 0.125 * inch, edges: ['top', 'bottom', 'outside', 'inside'] }, luluBleed),
    blanks: undefined,
    type: undefined,
    rule: undefined,
    resolution: read(300, luluFiles),
    bytes: undefined,
    inkLimit: secondary(270, luluGuide),
    unwanted: read(['encryption', 'transparency'], luluFiles),
    pdfx: undefined,
    spine: [read({ perPage: inch / 444, extra: 0.06 * inch }, luluSpine)],
    spineText: read({ from: 81, clear: 0.0625 * inch }, luluCovers),
    thinSpine: undefined,
    coverBleed: read(0.125 * inch, luluCovers),
    coverSafety: read(0.5 * inch, luluBleed),
    barcode: own(
      { width: 2 * inch, height: 1.2 * inch, clear: 0.5 * inch },
      'KDP’s area inside Lulu’s safety',
    ),
  },
  ingramspark: {
    id: 'ingramspark',
    name: 'IngramSpark',
    trims: undefined,
    customTrims: undefined,
    pages: [
      secondary({ paper: 'cream', least: 18, most: 1050 }, ingramCopies),
      secondary({ paper: 'white', least: 18, most: 900 }, ingramCopies), // of 70 lb paper; the limit of 50 lb paper was not found
    ],
    even: secondary(true, ingramCopies),
    lastBlank: read(true, ingramPages),
    inside: read([{ upTo: Number.POSITIVE_INFINITY, margin: 0.5 * inch }], ingramFiles),
    outside: read(0.5 * inch, ingramFiles),
    outsideWithBleed: read(0.5 * inch, ingramFiles),
    bleed: secondary({ width: 0.125 * inch, edges: ['top', 'bottom', 'outside'] }, ingramCopies),
    blanks: undefined,
    type: undefined,
    rule: secondary(0.125, ingramCopies),
    resolution: secondary(300, ingramCopies),
    bytes: undefined,
    inkLimit: secondary(240, ingramCopies),
    unwanted: own(
      ['annotations', 'forms', 'scripts', 'attachments', 'encryption', 'transparency'],
      'what PDF/X-1a forbids (ISO 15930-1)',
    ),
    // The vendor's page asks only for a PDF and recommends this standard, so that black does not print grey: we require it.
    pdfx: secondary('PDF/X-1a:2001', ingramCopies),
    spine: [read('template', ingramCover)],
    spineText: secondary({ from: 48, clear: 0.0625 * inch }, ingramCopies),
    thinSpine: secondary({ below: 0.35 * inch, clear: 0.03125 * inch }, ingramCopies),
    coverBleed: secondary(0.125 * inch, ingramCopies),
    coverSafety: read(0.5 * inch, ingramFiles),
    barcode: secondary({ width: 1.75 * inch, height: 1 * inch, clear: 0.5 * inch }, ingramCopies),
  },
  generic: {
    id: 'generic',
    name: 'any printer',
    trims: undefined,
    customTrims: undefined,
    pages: [own({ least: 4, most: 1000 }, 'a folded sheet at least, and what glue still holds')],
    even: own(true, 'a leaf has two pages'),
    lastBlank: undefined,
    inside: own(
      [
        { upTo: 300, margin: 0.5 * inch },
        { upTo: 500, margin: 0.625 * inch },
        { upTo: 700, margin: 0.75 * inch },
        { upTo: Number.POSITIVE_INFINITY, margin: 0.875 * inch },
      ],
      'the steps of KDP, and never under the half inch of IngramSpark',
    ),
    outside: own(0.5 * inch, 'IngramSpark’s margin'),
    outsideWithBleed: own(0.5 * inch, 'IngramSpark’s margin'),
    bleed: own(
      { width: 0.125 * inch, edges: ['top', 'bottom', 'outside', 'inside'] },
      'a printer that imposes pages wants all four; TrimBox tells him what to drop',
    ),
    blanks: own({ within: 4, atEnd: 10 }, 'KDP’s limits'),
    type: own(7, 'KDP’s limit'),
    rule: own(0.25, 'a hairline that offset and toner both hold'),
    resolution: own(300, 'what all three services ask'),
    bytes: undefined,
    inkLimit: own(270, 'Lulu’s limit'),
    unwanted: own(
      ['forms', 'scripts', 'attachments', 'encryption', 'transparency'],
      'nothing that does not print',
    ),
    pdfx: undefined,
    spine: [
      own({ paper: 'white', perPage: 0.002252 * inch, extra: 0 }, 'KDP’s papers: ask the printer'),
      own({ paper: 'cream', perPage: 0.0025 * inch, extra: 0 }, 'KDP’s papers: ask the printer'),
    ],
    spineText: own({ from: 81, clear: 0.0625 * inch }, 'Lulu’s limit, the highest of the three'),
    thinSpine: undefined,
    coverBleed: own(0.125 * inch, 'what all three services ask'),
    coverSafety: own(0.25 * inch, 'twice the bleed'),
    barcode: own({ width: 2 * inch, height: 1.2 * inch, clear: 0.25 * inch }, 'KDP’s area'),
  },
};

function read<const T>(value: T, source: string): Cited<T> {
  return { value, confidence: 'read', source };
}

function secondary<const T>(value: T, source: string): Cited<T> {
  return { value, confidence: 'secondary', source };
}

function own<const T>(value: T, reason: string): Cited<T> {
  return { value, confidence: 'own', source: reason };
}

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
