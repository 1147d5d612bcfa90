// What a page's content paints: one walk through its operators, forms included. Longer than most: a table of operators.

import { PDFDict, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import type { Box } from '../../../model/placed-text.ts';
import { black, type Colour, namedSpace, spaceOf, spaceOfParts } from '../../../pdf/colours.ts';
import { apply, applyToBox, bounds, intersect, type Matrix, multiply, scaleOf } from '../../../pdf/matrix.ts';
import { known, operations } from '../../../pdf/operators.ts';
import {
  contentOf,
  type FontFacts,
  fontFacts,
  isStencil,
  isTransparentState,
  matrixOf,
  numberOf,
  numbersOf,
  resource,
} from '../../../pdf/resources.ts';
import type { Paint } from './facts.ts';

/** All that a page paints. */
export type Painting = Readonly<{
  paints: readonly Paint[];
  fonts: readonly FontFacts[];
  transparent: boolean;
  /** The first operator that is none. */
  unreadable: string | undefined;
}>;

type State = Readonly<{
  matrix: Matrix;
  clip: Box;
  fill: Colour;
  stroke: Colour;
  width: number;
  font: PDFDict | undefined;
}>;

/** Operators of texts that set no font, most of all there are, and whether they show something. */
const texts: ReadonlyMap<string, boolean> = new Map([
  ...['Tj', 'TJ', "'", '"'].map((operator) => [operator, true] as const),
  ...['BT', 'ET', 'Td', 'Tm', 'BDC', 'EMC'].map((operator) => [operator, false] as const),
]);

/** One by one: taking a list apart is slow, and there are hundreds of thousands. */
function numberIn(operands: readonly (number | string)[], index: number): number {
  return (operands[index] ?? 0) as number;
}

/** Forms inside forms: a file may hold one that holds itself. */
const deepest = 12;

/** The colour space of a pattern: that of its gradient; `pattern` if it is a drawing of its own. */
function patternColour(name: string, names: PDFDict | undefined): Colour {
  const pattern = resource(names, 'Pattern', name);
  const shading = pattern instanceof PDFDict ? pattern.lookup(PDFName.of('Shading')) : undefined;
  const dict = shading instanceof PDFStream ? shading.dict : shading;
  if (!(dict instanceof PDFDict)) return { space: 'pattern', icc: false, values: [] };
  return { ...spaceOf(dict.lookup(PDFName.of('ColorSpace'))), values: [] };
}

/** Walks through a page's content. `area` is the page's MediaBox, from whose corner all boxes count. */
export function paintingOf(
  contents: PDFObject | undefined,
  resources: PDFDict | undefined,
  area: Box,
): Painting {
  const paints: Paint[] = [];
  const fonts = new Map<PDFDict, FontFacts>();
  const said = new Set<string>();
  let transparent = false;
  let unreadable: string | undefined;

  const walk = (content: string, names: PDFDict | undefined, start: State, depth: number) => {
    let state = start;
    let path: (readonly [number, number])[] = [];
    let clipping = false;
    const kept: State[] = [];
    const set = (change: Partial<State>) => {
      state = { ...state, ...change };
    };
    const box = (margin = 0) => {
      const round = bounds(path);
      if (!round) return undefined;
      const { x, y, width, height } = round;
      const grown = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
      return intersect(grown, state.clip);
    };
    const finish = (fills: boolean, strokes: boolean) => {
      const width = state.width * scaleOf(state.matrix);
      const inner = fills ? box() : undefined;
      const outer = strokes ? box(width / 2) : undefined;
      if (inner) paints.push({ kind: 'fill', box: inner, colour: state.fill });
      if (outer) paints.push({ kind: 'stroke', box: outer, colour: state.stroke, width });
      if (clipping) {
        const { x, y } = state.clip;
        set({ clip: box() ?? { x, y, width: 0, height: 0 } });
      }
      path = [];
      clipping = false;
    };
    const draw = (name: string) => {
      const object = resource(names, 'XObject', name);
      if (!(object instanceof PDFStream)) return;
      const { dict } = object;
      if (dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')) {
        if (depth >= deepest) return;
        const matrix = multiply(matrixOf(dict), state.matrix);
        const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(dict.lookup(PDFName.of('BBox')));
        const area = { x: left, y: bottom, width: right - left, height: top - bottom };
        const clip = intersect(applyToBox(matrix, area), state.clip);
        const own = dict.lookup(PDFName.of('Resources'));
        if (clip)
          walk(
            contentOf(object),
            own instanceof PDFDict ? own : names,
            { ...state, matrix, clip },
            depth + 1,
          );
        return;
      }
      if (dict.has(PDFName.of('SMask'))) transparent = true;
      const shown = intersect(applyToBox(state.matrix, { x: 0, y: 0, width: 1, height: 1 }), state.clip);
      if (!shown) return;
      const [a, b, c, d] = state.matrix;
      const across = ((numberOf(dict, 'Width') ?? 0) / Math.hypot(a, b)) * 72;
      const down = ((numberOf(dict, 'Height') ?? 0) / Math.hypot(c, d)) * 72;
      const colour = isStencil(dict) ? state.fill : spaceOf(dict.lookup(PDFName.of('ColorSpace')));
      paints.push({ kind: 'image', box: shown, colour, ppi: Math.min(across, down) });
    };
    let shown: Colour | undefined;
    const point = (x: number, y: number) => path.push(apply(state.matrix, x, y));
    const show = () => {
      if (state.font && !fonts.has(state.font)) fonts.set(state.font, fontFacts(state.font));
      if (state.fill === shown) return; // a colour once a page: a page has thousands of stretches
      shown = state.fill;
      const key = JSON.stringify(shown);
      if (!said.has(key)) paints.push({ kind: 'text', box: undefined, colour: state.fill });
      said.add(key);
    };
    const colour = (operator: string, operands: readonly (number | string)[], now: Colour): Colour => {
      const values = operands.filter((operand) => typeof operand === 'number');
      const small = operator.toLowerCase();
      if (small === 'g' || small === 'rg' || small === 'k') return spaceOfParts(values.length, values);
      if (small === 'cs') return namedSpace(String(operands[0]), names);
      const named = typeof operands.at(-1) === 'string';
      return named ? patternColour(String(operands.at(-1)), names) : { ...now, values };
    };

    const found = new Map<string, PDFDict | undefined>();
    const fontNamed = (name: string) => {
      if (!found.has(name)) {
        const font = resource(names, 'Font', name);
        found.set(name, font instanceof PDFDict ? font : undefined);
      }
      return found.get(name);
    };
    const states = new Set<string>();
    const setState = (name: string) => {
      if (states.has(name)) return; // a page sets one or two of them hundreds of times
      states.add(name);
      transparent ||= isTransparentState(resource(names, 'ExtGState', name));
    };

    for (const { operator, operands } of operations(content)) {
      if (!known.has(operator)) unreadable ??= operator;
      const shows = texts.get(operator);
      if (shows) show();
      if (shows !== undefined) continue;
      const one = numberIn(operands, 0);
      const two = numberIn(operands, 1);
      const three = numberIn(operands, 2);
      const four = numberIn(operands, 3);
      switch (operator) {
        case 'q':
          kept.push(state);
          break;
        case 'Q':
          state = kept.pop() ?? state;
          break;
        case 'cm':
          set({
            matrix: multiply(
              [one, two, three, four, numberIn(operands, 4), numberIn(operands, 5)],
              state.matrix,
            ),
          });
          break;
        case 'w':
          set({ width: one });
          break;
        case 'gs':
          setState(String(operands[0]));
          break;
        case 'm':
        case 'l':
          point(one, two);
          break;
        case 'c':
          point(one, two);
          point(three, four);
          point(numberIn(operands, 4), numberIn(operands, 5));
          break;
        case 'v':
        case 'y':
          point(one, two);
          point(three, four);
          break;
        case 're':
          point(one, two);
          point(one + three, two);
          point(one, two + four);
          point(one + three, two + four);
          break;
        case 'W':
        case 'W*':
          clipping = true;
          break;
        case 'n':
          finish(false, false);
          break;
        case 'f':
        case 'F':
        case 'f*':
          finish(true, false);
          break;
        case 'S':
        case 's':
          finish(false, true);
          break;
        case 'B':
        case 'B*':
        case 'b':
        case 'b*':
          finish(true, true);
          break;
        case 'g':
        case 'rg':
        case 'k':
        case 'cs':
        case 'sc':
        case 'scn':
          set({ fill: colour(operator, operands, state.fill) });
          break;
        case 'G':
        case 'RG':
        case 'K':
        case 'CS':
        case 'SC':
        case 'SCN':
          set({ stroke: colour(operator, operands, state.stroke) });
          break;
        case 'Tf':
          set({ font: fontNamed(String(operands[0])) });
          break;
        case 'Do':
          draw(String(operands[0]));
          break;
        case 'sh': {
          const shading = resource(names, 'Shading', String(operands[0]));
          const dict = shading instanceof PDFStream ? shading.dict : shading;
          const space = dict instanceof PDFDict ? spaceOf(dict.lookup(PDFName.of('ColorSpace'))) : black;
          paints.push({ kind: 'shade', box: state.clip, colour: { ...space, values: [] } });
          break;
        }
        case 'ID':
          paints.push({
            kind: 'image',
            box: intersect(applyToBox(state.matrix, { x: 0, y: 0, width: 1, height: 1 }), state.clip),
            colour: black,
          });
          break;
      }
    }
  };

  const { x, y, width, height } = area;
  const origin: Matrix = [1, 0, 0, 1, -x, -y];
  const clip = { x: 0, y: 0, width, height };
  const start = { matrix: origin, clip, fill: black, stroke: black, width: 1, font: undefined };
  walk(contentOf(contents), resources, start, 0);
  return { paints, fonts: [...fonts.values()], transparent, unreadable };
}
