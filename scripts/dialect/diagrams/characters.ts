// Draws lines and boxes that are written in characters, as ditaa, Svgbob and GoAT read them.

import { diagramToSVG } from 'aasvg/text2svg.js';

/** Gives the SVG of a drawing in characters. It always ends: the work grows with the number of characters alone. */
export function drawCharacters(text: string): string {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    // The colours and shapes of ditaa are marks inside its boxes, and no text.
    .replace(/\{(?:c|d|io|mo|o|s|tr)\}|(?<![\w])c(?:RED|BLU|GRE|PNK|BLK|YEL|[0-9A-F]{3})(?!\w)/g, (mark) =>
      ' '.repeat(mark.length),
    );
  const lines = plain.split('\n');
  if (lines.length > 500 || lines.some((line) => line.length > 500)) return '';
  return diagramToSVG(plain, { style: {}, compatible: true, spaces: 2 });
}
