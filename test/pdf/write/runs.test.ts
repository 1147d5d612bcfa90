// Glyphs in runs stand where they stood one by one, and say the same.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatherGlyphs } from '../../../scripts/pdf/write/glyph-runs.ts';

/** Every glyph is half as wide as the type is large, a space (glyph 1) a quarter. */
const width = (glyph: number) => (glyph === 1 ? 250 : 500);
const fonts = (name: string) => (name === 'F1' ? width : undefined);
const gather = (...lines: readonly string[]) => gatherGlyphs(lines.join('\n'), fonts).split('\n');

const begin = ['BT', '/F1 10 Tf', '1 0 0 -1 5 7 Tm'];

describe('gathering glyphs', () => {
  test('makes one run of what stands as the font has it', () => {
    expect(
      gather(...begin, '<0002> Tj', '5 0 Td <0003> Tj', '5 0 Td <0001> Tj', '2.5 0 Td <0004> Tj', 'ET'),
    ).toEqual([...begin, '<0002000300010004> Tj', 'ET']);
  });

  test('keeps what kerning and justification move', () => {
    expect(gather(...begin, '<0002> Tj', '4.8 0 Td <0001> Tj', '3.5 0 Td <0003> Tj', 'ET')).toEqual([
      ...begin,
      '[<0002> 20 <0001> -100 <0003>] TJ',
      'ET',
    ]);
  });

  test('leaves out soft hyphens but at lines’ ends, and spells no space out', () => {
    const soft = ['/Span<</ActualText <FEFF00AD> >> BDC', '5 0 Td <0001> Tj', 'EMC'];
    const hard = ['/Span<</ActualText <FEFF00A0> >> BDC', '5 0 Td <0001> Tj', 'EMC'];
    expect(
      gather(
        ...begin,
        '<0002> Tj',
        ...soft,
        '0 0 Td <0003> Tj',
        ...hard,
        '2.5 0 Td <0004> Tj',
        ...soft,
        'ET',
      ),
    ).toEqual([...begin, '<0002000300010004> Tj', 'ET']);
    const line = ['ET', 'BT', '/Span<</ActualText <FEFF2010> >> BDC', '<0008> Tj', 'EMC', 'ET'];
    expect(gather(...begin, '<0002> Tj', ...soft, ...line)).toEqual([
      ...[
        ...begin,
        '<0002> Tj',
        'ET',
        'BT',
        '/Span<</ActualText <FEFF00AD> >> BDC',
        '<0008> Tj',
        'EMC',
        'ET',
      ],
    ]);
    const hyphen = ['<0008> Tj', 'EMC', 'ET'];
    expect(
      gather(...begin, '<0002> Tj', ...soft, 'ET', 'BT', '/Span<</ActualText <FEFF2010> >> BDC', ...hyphen),
    ).toEqual([...begin, '<0002> Tj', 'ET', 'BT', soft[0], ...hyphen]);
  });

  test('keeps a ligature spelled out, and what follows in its place', () => {
    const span = ['/Span<</ActualText (fi) >> BDC', '5 0 Td <0009> Tj', 'EMC'];
    expect(gather(...begin, '<0002> Tj', ...span, '4 0 Td <0003> Tj', 'ET')).toEqual([
      ...begin,
      '<0002> Tj',
      '/Span<</ActualText (fi) >> BDC',
      '5 0 Td',
      '<0009> Tj',
      'EMC',
      '4 0 Td',
      '<0003> Tj',
      'ET',
    ]);
  });

  test.each([
    ['a font of unknown widths', ['BT', '/F2 10 Tf', '<0002> Tj', '5 0 Td <0003> Tj', 'ET']],
    ['letters set apart', [...begin, '2 Tc', '<0002> Tj', '5 0 Td <0003> Tj', 'ET']],
    ['lines of another kind', [...begin, 'T*', '<0002> Tj', '5 0 Td <0003> Tj', 'ET']],
    ['no text', ['q', '1 0 0 1 0 0 cm', '0 0 5 5 re', 'f', 'Q']],
  ])('leaves %s as it is', (_, lines) => {
    expect(gather(...lines)).toEqual(lines);
  });

  test('moves no glyph by a thousandth of the type’s size', () => {
    const glyph = fc.record({
      glyph: fc.integer({ min: 1, max: 9 }),
      across: fc.option(fc.double({ min: -3, max: 12, noNaN: true }), { nil: undefined, freq: 6 }),
      down: fc.constantFrom('0', '0', '0', '0', '12.5'),
    });
    fc.assert(
      fc.property(fc.array(glyph, { minLength: 1, maxLength: 40 }), (glyphs) => {
        const shows = glyphs.map(({ glyph, across, down }) => {
          const code = `<${glyph.toString(16).padStart(4, '0')}> Tj`;
          return across === undefined ? code : `${across.toFixed(7)} ${down} Td ${code}`;
        });
        const before = placed([...begin, ...shows, 'ET']);
        const after = placed(gather(...begin, ...shows, 'ET'));
        expect(after.map(([code]) => code)).toEqual(before.map(([code]) => code));
        for (const [index, [, x, y]] of after.entries()) {
          expect(Math.abs(x - (before[index]?.[1] ?? 0))).toBeLessThan(0.01);
          expect(Math.abs(y - (before[index]?.[2] ?? 0))).toBeLessThan(0.0001);
        }
      }),
    );
  });
});

/** Glyphs and where they stand, as a reader of PDFs works it out (ISO 32000-1, 9.4). */
function placed(lines: readonly string[]): readonly (readonly [number, number, number])[] {
  const found: [number, number, number][] = [];
  let [lineX, lineY, pen] = [0, 0, 0];
  const show = (codes: string) => {
    for (const [code] of codes.matchAll(/.{4}/g)) {
      const glyph = Number.parseInt(code, 16);
      found.push([glyph, lineX + pen, lineY]);
      pen += width(glyph) / 100;
    }
  };
  for (const line of lines) {
    const [, across, down] = /^(-?[\d.e-]+) (-?[\d.e-]+) Td/.exec(line) ?? [];
    if (across !== undefined) [lineX, lineY, pen] = [lineX + Number(across), lineY + Number(down), 0];
    if (line.endsWith('Tj')) show(/<(.*)>/.exec(line)?.[1] ?? '');
    if (line.endsWith('TJ'))
      for (const [, codes, gap] of line.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/g)) {
        if (codes !== undefined) show(codes);
        else pen -= Number(gap) / 100;
      }
  }
  return found;
}
