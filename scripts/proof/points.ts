// The table of points, in the order in which people see them.

import type { Point } from '../model/proof.ts';
import { anchors } from './points/anchors.ts';
import { chapters } from './points/chapters.ts';
import { code } from './points/code.ts';
import { copyright } from './points/copyright.ts';
import { formulas } from './points/formulas.ts';
import { identity } from './points/identity.ts';
import { addresses, links } from './points/links.ts';
import { marks } from './points/marks.ts';
import { notice } from './points/notice.ts';
import { original } from './points/original.ts';
import { strays } from './points/strays.ts';
import { address, assent, license, reserved, samples, source, warranty } from './points/terms.ts';

/** All points that a copy must meet. */
export const points: readonly Point[] = [
  notice,
  original,
  copyright,
  license,
  address,
  marks,
  source,
  warranty,
  samples,
  assent,
  reserved,
  chapters,
  code,
  formulas,
  anchors,
  links,
  addresses,
  strays,
  identity,
];
