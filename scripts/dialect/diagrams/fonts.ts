// The fonts of drawings: whole ones to measure with, and the few glyphs that a finished drawing carries in itself.

import type { Site, World } from '../../model/world.ts';
import { facesFor } from '../../text/fonts/faces.ts';

const family = 'Source Sans 3';

/** The faces of labels, and that of drawings in characters. */
const faces = {
  regular: { family, weight: '400', file: 'source-sans/TTF/SourceSans3-Regular.ttf' },
  bold: { family, weight: '600 900', file: 'source-sans/TTF/SourceSans3-Semibold.ttf' },
  code: { family: 'Source Code Pro', weight: '400', file: 'source-code-pro/TTF/SourceCodePro-Regular.ttf' },
} as const;

/** The name of a face of a drawing. */
export type FaceName = keyof typeof faces;

/** The page in which drawings are made: its `index.html` has the fonts for all characters of their sources. */
export async function drawingSite(text: string, language: string, world: World): Promise<Site> {
  const others = await facesFor({ text, language }, world);
  const files = new Map(others.files);
  let css = others.css;
  for (const { family, weight, file } of [faces.regular, faces.bold]) {
    files.set(file, await world.resource(file));
    css += `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("${file}") }\n`;
  }
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Drawing</title><style>${css}</style><body></body></html>`;
  return new Map([...files, ['index.html', new TextEncoder().encode(html)]]);
}

/**
 * The CSS of the faces that a drawing with these labels needs, with their files inside: a picture gets no fonts from its
 * page. The files are TrueType, since readers before EPUB 3.1 don't know WOFF2.
 */
export async function facesIn(
  labels: readonly string[],
  names: readonly FaceName[],
  language: string,
  world: World,
): Promise<string> {
  const text = [...new Set(labels.join(''))].sort().join('');
  if (text.trim() === '') return '';
  const { default: subset } = await import('subset-font');
  let css = '';
  for (const name of names) {
    const { family, weight, file } = faces[name];
    const font = await subset(Buffer.from(await world.resource(file)), `${text} `, {
      targetFormat: 'truetype',
      noLayoutClosure: true,
    });
    css += `@font-face{font-family:"${family}";font-weight:${weight};src:url(${dataOf(font)})}`;
  }
  const others = await facesFor({ text, language }, world);
  return (
    css +
    others.css.replace(/url\("([^"]*)"\)/g, (_, path: string) => {
      const file = others.files.get(path);
      return file ? `url(${dataOf(file)})` : 'none';
    })
  );
}

function dataOf(font: Uint8Array): string {
  return `data:font/ttf;base64,${Buffer.from(font).toString('base64')}`;
}
