// Draws the ornament of a generated cover: a grid of geometric tiles, derived from the title.

import type { Element } from 'hast';
import { s } from 'hastscript';
import { choose } from './choose.ts';
import type { OrnamentGrid } from './layouts.ts';

/** A shape of one tile: an SVG path in the unit square, and the rotations (degrees) to choose from. */
type Shape = Readonly<{ path: string; turns: readonly number[] }>;
type Motif = Readonly<{ name: string; shapes: readonly Shape[]; pairs: readonly Pair[] }>;

/** The colour of a tile's ground (undefined for that of the cover) and of its shape. */
type Pair = readonly [ground: Colour | undefined, shape: Colour];
type Colour = 'ink' | 'light' | 'accent';

const quarters = [0, 90, 180, 270];
const quiet: readonly Pair[] = [
  [undefined, 'ink'],
  ['ink', 'light'],
  [undefined, 'ink'],
  ['ink', 'accent'],
  [undefined, 'light'],
  ['light', 'ink'],
];

const motifs: readonly Motif[] = [
  {
    name: 'fans',
    shapes: [{ path: 'M0 0H1A1 1 0 0 1 0 1Z', turns: quarters }],
    pairs: quiet,
  },
  {
    name: 'leaves',
    shapes: [{ path: 'M0 0A1 1 0 0 1 1 1A1 1 0 0 1 0 0Z', turns: [0, 90] }],
    pairs: quiet,
  },
  {
    name: 'sails',
    shapes: [{ path: 'M0 0H1L0 1Z', turns: quarters }],
    pairs: quiet,
  },
  {
    name: 'rivers',
    shapes: [
      {
        path: 'M.333 0H.667A.667 .667 0 0 1 0 .667V.333A.333 .333 0 0 0 .333 0ZM1 .333V.667A.333 .333 0 0 0 .667 1H.333A.667 .667 0 0 1 1 .333Z',
        turns: [0, 90],
      },
    ],
    pairs: [
      [undefined, 'ink'],
      [undefined, 'ink'],
      ['ink', 'light'],
    ],
  },
  {
    name: 'moons',
    shapes: [
      { path: 'M0 .5A.5 .5 0 0 1 1 .5Z', turns: quarters },
      { path: 'M0 .5A.5 .5 0 0 1 1 .5A.5 .5 0 0 1 0 .5Z', turns: [0] },
    ],
    pairs: quiet,
  },
  {
    name: 'weave',
    shapes: [{ path: 'M0 .0625H1V.3125H0ZM0 .375H1V.625H0ZM0 .6875H1V.9375H0Z', turns: [0, 90] }],
    pairs: [
      [undefined, 'ink'],
      [undefined, 'light'],
      [undefined, 'ink'],
      [undefined, 'accent'],
    ],
  },
];

/**
 * Draws the ornament as SVG, each tile `tile` units wide. In the row (or column) at its broken edge only one or two tiles
 * are drawn. Colours are the classes `ink`, `light` and `accent`.
 */
export function ornament(
  title: string,
  { tile, columns, rows, broken }: Pick<OrnamentGrid, 'tile' | 'columns' | 'rows' | 'broken'>,
): Element {
  const motif = choose(motifs, title, 'motif');
  // The tiles that are drawn at the broken edge; both choices may fall on the same one.
  const along = [...Array(broken === 'left' ? rows : columns).keys()];
  const standing = ['first', 'second'].map((which) => choose(along, title, `standing ${which}`));
  const grounds: Element[] = [];
  const shapes: Element[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      // Tiles are counted from the corner that every size has, so that a larger ornament continues a smaller one.
      const pick = <Item>(items: readonly Item[], what: string) =>
        choose(items, title, `${what} ${columns - column} ${rows - row}`);
      if (broken === 'top' && row === 0 && !standing.includes(column)) continue;
      if (broken === 'left' && column === 0 && !standing.includes(row)) continue;
      const [ground, colour] = pick(motif.pairs, 'colours');
      const shape = pick(motif.shapes, 'shape');
      const turn = pick(shape.turns, 'turn');
      const place = (scale: number) =>
        `translate(${round((column + 0.5) * tile)} ${round((row + 0.5) * tile)}) scale(${round(tile * scale)})`;
      // Tiles overlap a little, shapes more than grounds: where edges only touch, screens show a seam.
      if (ground)
        grounds.push(s('path', { className: ground, d: 'M-.5-.5H.5V.5H-.5Z', transform: place(1.002) }));
      const transform = `${place(1.006)} rotate(${turn}) translate(-.5 -.5)`;
      shapes.push(s('path', { className: colour, d: shape.path, transform }));
    }
  }
  const size = { width: round(columns * tile), height: round(rows * tile) };
  return s('svg', { ...size, viewBox: `0 0 ${size.width} ${size.height}`, ariaHidden: 'true' }, [
    ...grounds,
    ...shapes,
  ]);
}

function round(pixels: number): number {
  return Number(pixels.toFixed(3));
}
