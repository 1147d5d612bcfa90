// Trim sizes: the width and height of a book's pages after cutting.

/** Width and height in points (1/72 in). */
export type Size = Readonly<{ width: number; height: number }>;

/** Points in an inch and in a millimetre. */
export const inch = 72;
export const millimetre = inch / 25.4;

/** Trim sizes that have a name, in the order in which messages list them. */
export const trimPresets: Readonly<Record<string, Size>> = {
  A6: millimetres(105, 148),
  A5: millimetres(148, 210),
  A4: millimetres(210, 297),
  B6: millimetres(125, 176),
  B5: millimetres(176, 250),
  pocket: inches(4.25, 6.875),
  digest: inches(5.5, 8.5),
  trade: inches(6, 9),
  royal: inches(6.14, 9.21),
  executive: inches(7, 10),
  quarto: inches(7.44, 9.69),
  letter: inches(8.5, 11),
};

/** The smallest and the largest side of a page that anybody binds, in points. */
const sides = { least: 3 * inch, most: 20 * inch };

/** The description of a trim size in a message, after "expected". */
export const trimWording =
  `a size of 3 to 20 inches a side such as \`7x10\` (inches), \`170x240mm\` or \`6.5x9.5in\`, ` +
  `or one of ${Object.keys(trimPresets)
    .map((name) => `\`${name}\``)
    .join(', ')}`;

/** Parses a trim size: a preset in any case, or WIDTHxHEIGHT in inches or with `in`, `mm` or `cm`. Undefined if it is neither. */
export function parseTrim(text: string): Size | undefined {
  const wanted = text.trim().toLowerCase();
  const preset = Object.entries(trimPresets).find(([name]) => name.toLowerCase() === wanted);
  if (preset) return preset[1];
  const parts = /^(\d{1,4}(?:\.\d{1,4})?)\s*[x×]\s*(\d{1,4}(?:\.\d{1,4})?)\s*(in|mm|cm)?$/.exec(wanted);
  if (!parts) return undefined;
  const unit = { in: inch, mm: millimetre, cm: 10 * millimetre }[parts[3] ?? 'in'] ?? inch;
  const size = { width: Number(parts[1]) * unit, height: Number(parts[2]) * unit };
  const fits = Object.values(size).every((side) => side >= sides.least && side <= sides.most);
  return fits ? size : undefined;
}

/** Whether two sizes are the same to a printer. Services round millimetres to a hundredth of an inch. */
export function sameSize(one: Size, other: Size): boolean {
  const near = 0.01 * inch + 0.001;
  return Math.abs(one.width - other.width) <= near && Math.abs(one.height - other.height) <= near;
}

/** A size for people, such as `7 × 10 in`, rounded to a hundredth of an inch. */
export function nameSize({ width, height }: Size): string {
  const text = (side: number) => String(Number((side / inch).toFixed(2)));
  return `${text(width)} × ${text(height)} in`;
}

function inches(width: number, height: number): Size {
  return { width: width * inch, height: height * inch };
}

function millimetres(width: number, height: number): Size {
  return { width: width * millimetre, height: height * millimetre };
}
