// Pictures as shops and e-readers take them: not too large, and of a type that old readers know too.

import { imageSize } from 'image-size';
import type { PictureOptions, World } from '../../world.ts';
import type { Picture } from './pictures.ts';
import { still } from './still.ts';

/** Most pixels (IngramSpark) and bytes (KDP) of a picture in an e-book. */
const most = { pixels: 3_200_000, bytes: 5_000_000 };

/** Pixels of a drawing's longer side, at most: a page of a large e-reader; and of one pixel of CSS: a phone's. */
const fine = { side: 1600, factor: 4 };

/** Qualities of a JPEG, the best first. */
const qualities = [85, 70, 55, 40];

type Size = Readonly<{ width: number; height: number }>;

/**
 * The pictures, those with too many pixels or bytes drawn smaller, and WebP, which Kindle and readers from before EPUB 3.3
 * do not show, made PNG or JPEG; so is SVG, which Kindle does not show either, but a drawing stays beside its picture
 * unless it has too many bytes. The browser draws them, on white; of one that moves it keeps the first picture.
 */
export async function fitPictures(pictures: readonly Picture[], world: World): Promise<readonly Picture[]> {
  const done: Picture[] = [];
  for (const picture of pictures) done.push(await fitted(picture, world));
  return done;
}

async function fitted(picture: Picture, world: World): Promise<Picture> {
  const { content, mediaType } = picture;
  const size = uprightSize(content);
  if (mediaType === 'image/svg+xml') {
    const factor = Math.min(fine.factor, fine.side / Math.max(size.width, size.height));
    const drawn = await draw({ ...picture, content: still(content) }, times(size, factor), world);
    return content.length <= most.bytes ? { ...drawn, drawing: content } : drawn;
  }
  const small = size.width * size.height <= most.pixels && content.length <= most.bytes;
  if (small && mediaType !== 'image/webp') return picture;
  const factor = Math.min(1, Math.sqrt(most.pixels / (size.width * size.height)));
  return draw(picture, times(size, factor), world);
}

function times({ width, height }: Size, factor: number): Size {
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
  // A drawing is smaller as PNG, a photograph as JPEG: what came as either stays, where it is small enough.
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

/** The size of a picture as it is shown: cameras lay theirs on the side and say so (Exif). */
function uprightSize(content: Uint8Array): Size {
  const { width, height, orientation = 1 } = imageSize(content);
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
