// Converts gradients to a printer's inks: the colours of shadings, which no content stream holds.

import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFStream } from '@cantoo/pdf-lib';
import type { Ink } from '../settings/print/service-types.ts';

/** Gives a colour in inks: one value for a grey, four for process colours. */
type Inks = (red: number, green: number, blue: number) => readonly number[];

/**
 * Converts every RGB gradient of a file, in place, whose function only runs from colour to colour. Others, which Chromium
 * makes of focal gradients, are programs and stay as they are.
 */
export function setShadingsInInks(
  file: PDFDocument,
  ink: Ink,
  { grey, process }: Readonly<{ grey: Inks; process: Inks }>,
): void {
  for (const [, object] of file.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    const inner = dict.lookup(PDFName.of('Shading'));
    const shading = dict.has(PDFName.of('ShadingType')) ? dict : inner instanceof PDFDict ? inner : undefined;
    if (shading?.lookup(PDFName.of('ColorSpace')) !== PDFName.of('DeviceRGB')) continue;
    const steps = stepsOf(shading.lookup(PDFName.of('Function')));
    if (!steps) continue;
    const colours = steps.flatMap((step) => ends.map((name) => numbersIn(step, name)));
    const neutral = colours.every((parts) => Math.max(...parts) - Math.min(...parts) < 0.002);
    const inked = ink === 'black' || neutral ? grey : process;
    for (const step of steps)
      for (const name of ends) {
        const [red = 0, green = 0, blue = 0] = numbersIn(step, name);
        step.set(
          PDFName.of(name),
          file.context.obj(inked(red, green, blue).map((value) => Number(value.toFixed(4)))),
        );
      }
    shading.set(PDFName.of('ColorSpace'), PDFName.of(inked === grey ? 'DeviceGray' : 'DeviceCMYK'));
    shading.delete(PDFName.of('Background'));
  }
}

/** The names of the first and the last colour of a step. */
const ends = ['C0', 'C1'] as const;

/** The steps of a gradient's function: exponential ones, alone or stitched together. Undefined if there are others. */
function stepsOf(object: unknown): readonly PDFDict[] | undefined {
  if (!(object instanceof PDFDict)) return undefined;
  const kind = object.lookup(PDFName.of('FunctionType'));
  const type = kind instanceof PDFNumber ? kind.asNumber() : undefined;
  if (type === 2) return ends.every((name) => numbersIn(object, name).length === 3) ? [object] : undefined;
  const list = object.lookup(PDFName.of('Functions'));
  if (type !== 3 || !(list instanceof PDFArray)) return undefined;
  const steps = Array.from({ length: list.size() }, (_, index) => stepsOf(list.lookup(index)));
  return steps.some((one) => one === undefined) ? undefined : steps.flatMap((one) => one ?? []);
}

function numbersIn(dict: PDFDict, name: string): readonly number[] {
  const list = dict.lookup(PDFName.of(name));
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().flatMap((one) => (one instanceof PDFNumber ? [one.asNumber()] : []));
}
