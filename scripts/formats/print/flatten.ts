// Flattens transparent pictures onto white, for print services that want nothing transparent.

import type { Image } from '../../model/book.ts';
import { inTurns } from '../../model/jobs.ts';
import type { Browser } from '../../model/world.ts';
import type { Service } from '../../settings/print/service-types.ts';

/** The pixels per CSS pixel of a drawing: 600 to the inch where it is shown at its own size. */
const pixelsPerUnit = 600 / 96;

/** The most pixels of a picture that is redrawn. A drawing that would have more is drawn at a lower resolution. */
const mostPixels = 40_000_000;

/** The number of pictures that are drawn in parallel. */
const atOnce = 2;

/**
 * Redraws the images that may be transparent, on white and in the same size. A drawing (SVG) becomes a bitmap, since its
 * lines can't be flattened one by one. An image that is too large to be redrawn stays as it is.
 */
export async function flatten<Key>(
  images: ReadonlyMap<Key, Image>,
  picture: Browser['picture'],
): Promise<ReadonlyMap<Key, Image>> {
  const clear = [...images].filter(([, image]) => isTransparent(image));
  const drawn = await inTurns(
    clear,
    atOnce,
    async ([key, image]) => [key, await onWhite(image, picture)] as const,
  );
  return new Map([...images, ...drawn]);
}

/** Gives the images as a service wants them: flattened where it wants nothing transparent. */
export async function imagesFor<Key>(
  { unwanted }: Service,
  images: ReadonlyMap<Key, Image>,
  picture: Browser['picture'],
): Promise<ReadonlyMap<Key, Image>> {
  return unwanted.value.includes('transparency') ? flatten(images, picture) : images;
}

/** Tells whether a picture may be transparent somewhere, by the header of its file or the text of an SVG. */
export function isTransparent({ type, content }: Pick<Image, 'type' | 'content'>): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  if (type === 'png') {
    // Colour types 4 and 6 of the header have an alpha channel; others may have a `tRNS` chunk of transparent colours.
    const data = bytes.indexOf('IDAT');
    return (bytes[25] ?? 0) >= 4 || bytes.subarray(0, Math.max(0, data)).includes('tRNS');
  }
  if (type === 'webp') {
    const kind = bytes.toString('latin1', 12, 16);
    return (kind === 'VP8X' || kind === 'VP8L') && ((bytes[kind === 'VP8X' ? 20 : 24] ?? 0) & 16) !== 0;
  }
  if (type === 'gif') {
    // A graphic control extension of four bytes has a flag for a transparent colour.
    for (let at = bytes.indexOf(control); at >= 0; at = bytes.indexOf(control, at + 1))
      if (((bytes[at + control.length] ?? 0) & 1) === 1) return true;
    return false;
  }
  // Whatever makes a drawing transparent has one of these in its text. An opaque one that has too is only made a bitmap.
  return (
    type === 'svg' &&
    /opacity|mask|filter|rgba|hsla|blend|transparent|<image|\/\s*[\d.]+%?\s*\)|#(?:[\da-f]{4}|[\da-f]{8})\b/i.test(
      bytes.toString().replace(/data:font\/[^)"']*/g, ''),
    )
  );
}

const control = Buffer.from([0x21, 0xf9, 0x04]);

async function onWhite(image: Image, picture: Browser['picture']): Promise<Image> {
  const { type, content, width, height } = image;
  if (!width || !height) return image;
  const drawing = type === 'svg';
  const scale = drawing ? Math.min(pixelsPerUnit, Math.sqrt(mostPixels / (width * height))) : 1;
  if (!drawing && width * height > mostPixels) return image;
  const [across, down] = [width, height].map((length) => Math.max(1, Math.round(length * scale))) as [
    number,
    number,
  ];
  const page = `<!doctype html><style>html{background:#fff}body{margin:0}img{display:block}</style><img src="picture.${type}" width="${across}" height="${down}">`;
  const site = new Map([
    ['index.html', new TextEncoder().encode(page)],
    [`picture.${type}`, content],
  ]);
  const pixels = await picture(site, { width: across, height: down, type: 'png' });
  if (!drawing) return { ...image, type: 'png', content: pixels };
  // The bitmap is wrapped in a drawing of the old size, so that it has the same size on the page.
  const data = Buffer.from(pixels).toString('base64');
  const wrapped = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${across} ${down}" preserveAspectRatio="none"><image width="${across}" height="${down}" href="data:image/png;base64,${data}"/></svg>`;
  return { ...image, content: new TextEncoder().encode(wrapped) };
}
