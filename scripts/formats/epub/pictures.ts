// Prepares the pictures of an EPUB: names, media types that readers know, sizes that shops take, no animation.

import type { Root } from 'hast';
import { imageSize } from 'image-size';
import type { Element as SvgElement, Root as SvgRoot } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';
import type { Edition, Image } from '../../model/book.ts';
import type { PictureOptions, World } from '../../model/world.ts';
import { visit } from '../../tree/visit.ts';
import { fileNames } from './xhtml.ts';

/**
 * A picture of the package, whose file is `images/NAME.EXTENSION`. `path` is its path in the book. Where it was made from
 * an SVG drawing, `drawing` is that drawing, whose file is `images/NAME.svg`.
 */
export type Picture = Readonly<{
  path: string;
  name: string;
  extension: string;
  mediaType: string;
  content: Uint8Array;
  drawing?: Uint8Array;
}>;

/** The core media types of EPUB 3.3 for pictures, by the type of their content. */
const kinds: Readonly<Record<string, readonly [extension: string, mediaType: string]>> = {
  gif: ['gif', 'image/gif'],
  jpg: ['jpg', 'image/jpeg'],
  png: ['png', 'image/png'],
  svg: ['svg', 'image/svg+xml'],
  webp: ['webp', 'image/webp'],
};

/** Gives the pictures that `trees` show, each once, in the order of the text. Throws for a type that EPUB does not have. */
export function usedPictures({ images }: Edition, trees: readonly Root[]): readonly Picture[] {
  const used = new Map<string, Image>();
  for (const tree of trees) {
    visit(tree, 'element', ({ tagName, properties: { src } }) => {
      const image = tagName === 'img' && typeof src === 'string' ? images.get(src) : undefined;
      if (image) used.set(image.path, image);
    });
  }
  const stems = [...used.keys()].map((path) => path.replace(/^images\/|\.[^./]*$/g, ''));
  const names = fileNames(stems, 'picture');
  return [...used.values()].map(({ path, content, type }, index) => {
    const [extension, mediaType] = kinds[type] ?? [];
    if (!extension || !mediaType)
      throw new Error(`Unexpected ${type} picture \`${path}\`, expected ${Object.keys(kinds).join(', ')}`);
    return { path, name: names[index] ?? path, extension, mediaType, content };
  });
}

/** Lists the files of pictures and drawings, each with its id in the package and its path relative to the documents. */
export function pictureFiles(
  pictures: readonly Picture[],
): readonly Readonly<{ id: string; file: string; mediaType: string; content: Uint8Array }>[] {
  return pictures.flatMap(({ name, extension, mediaType, content, drawing }) => [
    { id: `image-${name}`, file: `images/${name}.${extension}`, mediaType, content },
    ...(drawing
      ? [{ id: `drawing-${name}`, file: `images/${name}.svg`, mediaType: 'image/svg+xml', content: drawing }]
      : []),
  ]);
}

/** The most pixels (IngramSpark) and bytes (KDP) of a picture in an e-book. */
const most = { pixels: 3_200_000, bytes: 5_000_000 };

/** The most pixels of a drawing's longer side, as on a large e-reader, and per CSS pixel, as on a phone. */
const drawnSize = { side: 1600, factor: 4 };

/** JPEG qualities to try, the best first. */
const qualities = [85, 70, 55, 40];

type Size = Readonly<{ width: number; height: number }>;

/**
 * Redraws pictures that have too many pixels or bytes, and WebP, which Kindle and readers before EPUB 3.3 do not show.
 * Draws SVG as a picture too, for Kindle; the drawing is kept beside it unless it has too many bytes. The browser draws, on
 * white, and keeps the first frame of an animation.
 */
export async function fitPictures(pictures: readonly Picture[], world: World): Promise<readonly Picture[]> {
  const done: Picture[] = [];
  for (const picture of pictures) done.push(await fitPicture(picture, world));
  return done;
}

async function fitPicture(picture: Picture, world: World): Promise<Picture> {
  const { content, mediaType } = picture;
  const size = uprightSize(content);
  if (mediaType === 'image/svg+xml') {
    const factor = Math.min(drawnSize.factor, drawnSize.side / Math.max(size.width, size.height));
    const drawn = await draw({ ...picture, content: withoutMotion(content) }, scale(size, factor), world);
    return content.length <= most.bytes ? { ...drawn, drawing: content } : drawn;
  }
  const small = size.width * size.height <= most.pixels && content.length <= most.bytes;
  if (small && mediaType !== 'image/webp') return picture;
  const factor = Math.min(1, Math.sqrt(most.pixels / (size.width * size.height)));
  return draw(picture, scale(size, factor), world);
}

function scale({ width, height }: Size, factor: number): Size {
  const side = (length: number) => Math.max(1, Math.floor(length * factor));
  return { width: side(width), height: side(height) };
}

async function draw(picture: Picture, size: Size, world: World): Promise<Picture> {
  const file = `picture.${picture.extension}`;
  const html =
    '<!doctype html><style>body { margin: 0; background: #fff }' +
    `img { display: block; width: ${size.width}px; height: ${size.height}px }</style><img src="${file}">`;
  const site = new Map([
    ['index.html', new TextEncoder().encode(html)],
    [file, picture.content],
  ]);
  const options: PictureOptions[] = [
    ...(picture.mediaType === 'image/jpeg' ? [] : [{ ...size, type: 'png' } as const]),
    ...qualities.map((quality) => ({ ...size, type: 'jpeg', quality }) as const),
  ];
  // A JPEG stays a JPEG. Anything else becomes a PNG, or a JPEG where the PNG is too large, as it is for a photograph.
  const limit =
    picture.mediaType === 'image/webp' ? Math.min(most.bytes, 4 * picture.content.length) : most.bytes;
  let drawn = picture;
  for (const one of options) {
    const content = await world.browser.picture(site, one);
    drawn =
      one.type === 'png'
        ? { ...picture, content, extension: 'png', mediaType: 'image/png' }
        : { ...picture, content, extension: 'jpg', mediaType: 'image/jpeg' };
    if (content.length <= (one.type === 'png' ? limit : most.bytes)) break;
  }
  return drawn;
}

/** Gives the size of a picture as it is shown, rotated as its Exif data tell. */
function uprightSize(content: Uint8Array): Size {
  const { width, height, orientation = 1 } = imageSize(content);
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

const moves = /(?:^|:)(?:animate\w*|set)$/;
const rule = '* { animation: none !important; transition: none !important }';

/** Removes the animation of an SVG, in SMIL or CSS. Gives the same bytes where there is none. */
function withoutMotion(content: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(content);
  if (!/<(?:\w+:)?(?:animate|set\b)|animation|transition/.test(text)) return content;
  const tree = fromXml(text);
  visit(tree as SvgRoot, 'element', (element, index, parent) => {
    if (!moves.test(element.name) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  const svg = tree.children.find((node) => node.type === 'element');
  const style: SvgElement = {
    type: 'element',
    name: 'style',
    attributes: { xmlns: 'http://www.w3.org/2000/svg' },
    children: [{ type: 'text', value: rule }],
  };
  svg?.children.push(style);
  return new TextEncoder().encode(toXml(tree));
}
