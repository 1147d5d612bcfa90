// Rules on pictures and rules: what they are made of is fine enough for paper.

import type { Paint } from '../facts.ts';
import { least, type Rule } from './rule.ts';

/** Pixels an inch at the size at which a picture stands. */
export const resolution: Rule = {
  number: 11,
  id: 'resolution',
  severity: 'warning',
  test(file, { profile: { service } }) {
    const limit = service.resolution;
    const found = least(file.pages.flatMap(({ paints }) => paints.flatMap(({ ppi }) => ppi ?? [])));
    return {
      asks: `pictures of at least ${limit.value} pixels an inch`,
      cited: limit,
      measured: found === undefined ? 'no pictures' : `the poorest has ${Math.floor(found)}`,
      failures: file.pages.flatMap(({ number, paints }) =>
        paints.flatMap(({ ppi }) =>
          ppi !== undefined && ppi < limit.value - 0.5
            ? [{ page: number, what: `a picture has ${Math.floor(ppi)} pixels an inch` }]
            : [],
        ),
      ),
    };
  },
};

/** The thinnest line that holds. */
export const hairlines: Rule = {
  number: 12,
  id: 'rule-weight',
  severity: 'warning',
  test(file, { profile: { service } }) {
    const limit = service.rule;
    if (!limit) return undefined;
    const thin = file.pages.map(({ number, paints }) => ({ number, width: least(paints.flatMap(weight)) }));
    const found = least(thin.flatMap(({ width }) => width ?? []));
    return {
      asks: `rules of at least ${limit.value} pt`,
      cited: limit,
      measured: found === undefined ? 'no rules' : `the thinnest is ${found.toFixed(2)} pt`,
      failures: thin.flatMap(({ number, width }) =>
        width !== undefined && width < limit.value - 0.01
          ? [{ page: number, what: `a rule of ${width.toFixed(2)} pt` }]
          : [],
      ),
    };
  },
};

/** A stroke's weight, or that of a ground so long and thin that it is a rule. */
function weight({ kind, width, box }: Paint): readonly number[] {
  if (kind === 'stroke' && width !== undefined) return [width];
  if (kind !== 'fill' || !box) return [];
  const [short, long] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
  return short > 0.01 && long > 12 && short < 1 ? [short] : [];
}
