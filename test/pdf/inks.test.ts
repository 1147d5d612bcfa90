// Colours as inks: what was black prints black, and nothing else of a page changes.

import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preflight } from '../../scripts/formats/print/preflight/preflight.ts';
import { contentInInks, setInInks } from '../../scripts/pdf/inks.ts';
import { operations } from '../../scripts/pdf/operators.ts';
import { profile, sample, words } from '../formats/print/sample.ts';

const part = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000);
const colour = fc.tuple(part, part, part);
/** Strings that look like what they are not. */
const string = fc
  .string()
  .map((text) => `(${text.replace(/[^ -~]/g, '').replace(/[\\()]/g, '\\$&')}(1 0 0 rg))`);

const listed = (content: string) =>
  [...operations(content)].map(({ operator, operands }) => [operator, ...operands]);

describe('black ink', () => {
  test('has no colour left, and each operator in its place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(colour, fc.constantFrom('rg', 'RG'), string)), (items) => {
        const content = items
          .map(([values, name, text]) => `${values.join(' ')} ${name} ${text} Tj`)
          .join('\n');
        const after = listed(contentInInks(content, 'black', 400));
        expect(after.map(([name]) => name)).toEqual(
          items.flatMap(([, name]) => [name === 'rg' ? 'g' : 'G', 'Tj']),
        );
        for (const [, , text] of items) expect(contentInInks(content, 'black', 400)).toContain(text);
      }),
    );
  });

  test.each([
    ['0 0 0 rg', '0 g'],
    ['.102 .102 .102 rg', '0 g'],
    ['.4 .4 .4 RG', '0.4 G'],
    ['1 1 1 rg', '1 g'],
    ['1 0 0 rg', '0.299 g'],
  ])('%s is %s', (before, after) => expect(contentInInks(before, 'black', 400)).toBe(after));
});

describe('four inks', () => {
  test('of neutral colours use black alone, of others never more than the limit', () => {
    fc.assert(
      fc.property(colour, fc.integer({ min: 200, max: 400 }), (values, limit) => {
        const [[name, ...inks] = []] = listed(contentInInks(`${values.join(' ')} rg`, 'color', limit));
        if (name === 'g') expect(Math.max(...values) - Math.min(...values)).toBeLessThan(0.002);
        else {
          expect(name).toBe('k');
          expect(inks.every((ink) => Number(ink) >= 0 && Number(ink) <= 1)).toBe(true);
          expect(inks.reduce<number>((sum, ink) => sum + Number(ink), 0)).toBeLessThanOrEqual(
            limit / 100 + 0.001,
          );
        }
      }),
    );
  });

  test('leave what is not RGB as it is', () => {
    const content = 'q 0 0 0 1 k (a) Tj\nBI /W 1 ID 1 0 0 rg EI .5 g /Cs1 cs 1 0 0 sc Q';
    expect(contentInInks(content, 'color', 240)).toBe(content);
  });
});

test('reach what was added to a file since it was read', async () => {
  const file = await PDFDocument.load(await sample([words]));
  const red = words.replace('0 g', '1 0 0 rg');
  const page = file.getPage(0);
  page.drawRectangle({ x: 100, y: 100, width: 50, height: 50, color: rgb(1, 0, 0) });
  const [over] = await file.embedPages((await PDFDocument.load(await sample([red]))).getPages());
  if (over) page.drawPage(over);
  await setInInks(file, 'black');
  const findings = await preflight(await file.save(), { profile: profile(), kind: 'interior' });
  const failed = findings.filter(({ passes }) => !passes).map(({ rule }) => rule);
  expect(failed).not.toContain('content');
  expect(failed).not.toContain('black-ink');
});

test.each([
  ['black', 'red', 'blue', 'DeviceGray', [0.299], [0]],
  ['color', 'red', 'black', 'DeviceCMYK', [0, 1, 1, 0], [0, 0, 0, 1]],
  ['color', 'grey', 'black', 'DeviceGray', [0.5], [0]],
] as const)('with %s ink a gradient from %s to %s is in %s', async (ink, from, to, space, first, last) => {
  const colours = { red: [1, 0, 0], blue: [0, 0, 1], grey: [0.5, 0.5, 0.5], black: [0, 0, 0] };
  const file = await PDFDocument.create();
  const step = () =>
    file.context.obj({ FunctionType: 2, Domain: [0, 1], N: 1, C0: colours[from], C1: colours[to] });
  const whole = {
    FunctionType: 3,
    Domain: [0, 1],
    Bounds: [0.5],
    Encode: [0, 1, 0, 1],
    Functions: [step(), step()],
  };
  const shadings = [step(), file.context.obj(whole)].map((made) =>
    file.context.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 1, 0], Function: made }),
  );
  for (const Shading of shadings)
    file.context.register(file.context.obj({ Type: 'Pattern', PatternType: 2, Shading }));
  await setInInks(file, ink, 240);
  for (const shading of shadings) {
    const text = String(shading).replace(/\s+/g, ' ');
    expect(text).toContain(`/ColorSpace /${space}`);
    expect(text).toContain(`/C0 [ ${first.join(' ')} ]`);
    expect(text).toContain(`/C1 [ ${last.join(' ')} ]`);
  }
});
