// Preflight rules on the resolution of pictures and the thickness of lines.

import type { Paint } from '../facts.ts';
import { least, type Rule } from './rule.ts';

/** Wants enough pixels per inch, at the size at which a picture is printed. */
export const resolution: Rule = {
  number: 11,
  id: 'resolution',
  severity: 'warning',
  cure: 'Use a picture with more pixels, or show it smaller.',
  test(file, { profile: { service } }) {
    const limit = service.resolution;
    const found = least(file.pages.flatMap(({ paints }) => paints.flatMap(({ ppi }) => ppi ?? [])));
    return {
      asks: `pictures of at least ${limit.value} pixels per inch`,
      cited: limit,
      measured: found === undefined ? 'no pictures' : `the lowest is ${Math.floor(found)}`,
      failures: file.pages.flatMap(({ number, paints }) =>
        paints.flatMap(({ ppi }) =>
          ppi !== undefined && ppi < limit.value - 0.5
            ? [{ page: number, what: `a picture has ${Math.floor(ppi)} pixels per inch` }]
            : [],
        ),
      ),
    };
  },
};

/** Wants lines that are thick enough to be printed without gaps. */
export const hairlines: Rule = {
  number: 12,
  id: 'rule-weight',
  severity: 'warning',
  cure: 'Draw the lines thicker, or show the drawing larger.',
  test(file, { profile: { service } }) {
    const limit = service.rule;
    if (!limit) return undefined;
    const thin = file.pages.map(({ number, paints }) => ({ number, width: least(paints.flatMap(weight)) }));
    const found = least(thin.flatMap(({ width }) => width ?? []));
    return {
      asks: `lines of at least ${limit.value} pt`,
      cited: limit,
      measured: found === undefined ? 'no lines' : `the thinnest is ${found.toFixed(2)} pt`,
      failures: thin.flatMap(({ number, width }) =>
        width !== undefined && width < limit.value - 0.01
          ? [{ page: number, what: `a line of ${width.toFixed(2)} pt` }]
          : [],
      ),
    };
  },
};

/** Gives the thickness of a stroke, or of a filled area so long and thin that it is a line, in points. */
function weight({ kind, width, box }: Paint): readonly number[] {
  if (kind === 'stroke' && width !== undefined) return [width];
  if (kind !== 'fill' || !box) return [];
  const [short, long] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
  return short > 0.01 && long > 12 && short < 1 ? [short] : [];
}
