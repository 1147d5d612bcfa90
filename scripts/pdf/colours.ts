// Reads the colour spaces of a PDF (ISO 32000-1, 8.6).

import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFStream } from '@cantoo/pdf-lib';

/** A colour in its space in the file, with values from 0 to 1. `spot`, `pattern` and `lab` have no values here. */
export type Colour = Readonly<{
  space: 'gray' | 'rgb' | 'cmyk' | 'lab' | 'spot' | 'pattern';
  /** Tells that the colour does not depend on the device: an ICC profile or a CIE-based space defines it. */
  icc: boolean;
  values: readonly number[];
}>;

/** Black, the colour with which every page begins. */
export const black: Colour = { space: 'gray', icc: false, values: [0] };

/** Reads a colour space, and gives its initial colour, which is black. */
export function spaceOf(object: PDFObject | undefined): Colour {
  if (object instanceof PDFName) return deviceSpace(object.asString());
  if (!(object instanceof PDFArray)) return black;
  const family = object.lookup(0);
  const name = family instanceof PDFName ? family.asString() : '';
  const base = object.size() > 1 ? object.lookup(1) : undefined;
  if (name === '/ICCBased' && base instanceof PDFStream) {
    const parts = base.dict.lookup(PDFName.of('N'));
    const space = spaceOfParts(parts instanceof PDFNumber ? parts.asNumber() : 3);
    return { ...space, icc: true };
  }
  if (name === '/Indexed') return spaceOf(base);
  if (name === '/CalGray' || name === '/CalRGB')
    return { ...spaceOfParts(name === '/CalGray' ? 1 : 3), icc: true };
  return deviceSpace(name);
}

/** Gives a colour in the device space of so many components: black, if there are no `values`. */
export function spaceOfParts(parts: number, values?: readonly number[]): Colour {
  const space = parts === 1 ? 'gray' : parts === 4 ? 'cmyk' : 'rgb';
  return {
    space,
    icc: false,
    values: values ?? (space === 'cmyk' ? [0, 0, 0, 1] : new Array(parts).fill(0)),
  };
}

/** Reads the colour space of the resource `name`, or the device space that is called so. */
export function namedSpace(name: string, resources: PDFDict | undefined): Colour {
  const table = resources?.lookup(PDFName.of('ColorSpace'));
  const entry = table instanceof PDFDict ? table.lookup(PDFName.of(name.slice(1))) : undefined;
  return entry ? spaceOf(entry) : deviceSpace(name);
}

function deviceSpace(name: string): Colour {
  const family = name.replace(/^\//, '');
  if (family === 'Separation' || family === 'DeviceN') return { space: 'spot', icc: false, values: [] };
  if (family === 'Pattern') return { space: 'pattern', icc: false, values: [] };
  if (family === 'Lab') return { space: 'lab', icc: true, values: [] };
  if (family === 'DeviceRGB' || family === 'RGB') return spaceOfParts(3);
  return family === 'DeviceCMYK' || family === 'CMYK' ? spaceOfParts(4) : black;
}

/** Tells whether a colour is that of the paper, so that nothing is printed. */
export function isWhite({ space, values }: Colour): boolean {
  if (values.length === 0) return false;
  return space === 'cmyk' ? values.every((value) => value < 0.001) : values.every((value) => value > 0.999);
}

/** Tells whether black ink alone prints a colour. */
export function isBlackInk({ space, icc, values }: Colour): boolean {
  if (icc) return false;
  return space === 'gray' || (space === 'cmyk' && values.slice(0, 3).every((value) => value < 0.001));
}
