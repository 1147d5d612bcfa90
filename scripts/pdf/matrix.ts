// Computes with transformation matrices and boxes.

import type { Box } from '../model/placed-text.ts';

/** A matrix `[a b c d e f]` as in PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Gives the matrix that applies `one` first and then `other`. */
export function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [A, B, C, D, E, F] = other;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** Transforms a point. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Gives the factor by which a matrix lengthens lines, averaged over all directions. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** Gives the smallest box round some points, or undefined if there are none. */
export function bounds(points: readonly (readonly [number, number])[]): Box | undefined {
  if (points.length === 0) return undefined;
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return { x: left, y: bottom, width: right - left, height: top - bottom };
}

/** Transforms a box, and gives the bounds of its corners. */
export function applyToBox(matrix: Matrix, { x, y, width, height }: Box): Box {
  const corners = [apply(matrix, x, y), apply(matrix, x + width, y), apply(matrix, x, y + height)];
  return bounds([...corners, apply(matrix, x + width, y + height)]) as Box;
}

/** Gives the intersection of two boxes, or undefined if there is none. */
export function intersect(one: Box, other: Box): Box | undefined {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width < 0 || height < 0 ? undefined : { x, y, width, height };
}
