// The table of the preflight's rules, by number.

import { boxes, size } from './rules/boxes.ts';
import { blanks, count, even, lastBlank } from './rules/count.ts';
import { bytes, content, pdfx, transparency, unwanted } from './rules/file.ts';
import { greyPictures, inkLimit, pureBlack, solidText } from './rules/ink.ts';
import { live } from './rules/live.ts';
import { hairlines, resolution } from './rules/pictures.ts';
import type { Rule } from './rules/rule.ts';
import { drawn, embedded, formulas, smallest, type3 } from './rules/type.ts';

/** Every rule. */
export const rules: readonly Rule[] = [
  ...[size, boxes, count, even, lastBlank, blanks, live, embedded, type3, smallest, resolution, hairlines],
  ...[pureBlack, greyPictures, inkLimit, bytes, unwanted, transparency, pdfx, solidText, content, drawn],
  formulas,
];
