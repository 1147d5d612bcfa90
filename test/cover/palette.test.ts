// The colours of generated covers can be read, and a book keeps its own.

import { expect, test } from 'vitest';
import { paletteOf, palettes } from '../../scripts/cover/palette.ts';

/** Contrast of two colours (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(palettes)('text on $name is easy to read, and its light and accent are seen', ({
  ground,
  ink,
  light,
  accent,
}) => {
  expect(contrast(ink, ground)).toBeGreaterThan(6);
  expect(contrast(ink, light)).toBeGreaterThan(7);
  expect(contrast(accent, ink)).toBeGreaterThan(1.4);
});

test('a title keeps its palette, however its letters are encoded', () => {
  expect(paletteOf('Éditer')).toEqual(paletteOf('Éditer'.normalize('NFD')));
});

test('titles get different palettes', () => {
  const names = Array.from({ length: 60 }, (_, index) => paletteOf(`Book ${index}`).name);
  expect(new Set(names).size).toBe(palettes.length);
});
