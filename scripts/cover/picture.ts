// Draws the front as a picture: the EPUB's cover, and the web edition's social image.

import type { Edition } from '../model/book.ts';
import type { PictureOptions, Site, World } from '../model/world.ts';
import type { Manifest } from '../settings/manifest.ts';
import { profileOf } from '../settings/print/profile.ts';
import { fillTemplate } from '../text/template.ts';
import { composeFront, type Front } from './front.ts';
import { type Area, frontArea } from './layouts.ts';
import { paletteRule } from './palette.ts';
import { socialSize } from './social.ts';

/** A picture of the cover: its bytes, file extension and media type. */
export type CoverPicture = Readonly<{ content: Uint8Array; extension: 'png' | 'jpeg'; mediaType: string }>;

/** The most pixels that IngramSpark takes for a picture in an e-book, and a size in bytes that loads quickly. */
const most = { pixels: 3_200_000, bytes: 500_000 };

/** JPEG qualities to try, the best first. */
const qualities = [85, 70, 55, 40, 25];

/** Draws the front as it is printed, cut to its trim size: the same design with its lengths in pixels of the picture. */
export async function coverPicture(edition: Edition, world: World): Promise<CoverPicture> {
  const printed = frontArea(profileOf(edition.manifest));
  const factor = Math.sqrt(most.pixels / (printed.width * printed.height));
  const size = { width: Math.floor(printed.width * factor), height: Math.floor(printed.height * factor) };
  const area = { ...size, bleed: printed.bleed * factor, safety: printed.safety * factor };
  // A generated front has edges and plain colours, which PNG keeps sharp; the book's own image may be a photograph.
  const front = edition.cover.has('front') ? undefined : await composeFront(edition.manifest, area, world);
  return draw(edition, { front, area, size }, world);
}

/** Draws the front in a wide frame: the design composed in that shape, or the book's own image, whole, on a blurred copy. */
export async function socialPicture(edition: Edition, world: World): Promise<CoverPicture> {
  if (!edition.cover.has('front')) {
    const area = { ...socialSize, bleed: 0, safety: 0 };
    const front = await composeFront(edition.manifest, area, world);
    return draw(edition, { front, area, size: socialSize }, world);
  }
  const { width, height, bleed, safety } = frontArea(profileOf(edition.manifest));
  const factor = (0.88 * socialSize.height) / height;
  const area = { width: width * factor, height: socialSize.height * 0.88, bleed: bleed * factor, safety };
  return draw(edition, { front: undefined, area, size: socialSize }, world);
}

type Drawing = Readonly<{
  front: Front | undefined;
  area: Area;
  size: Readonly<{ width: number; height: number }>;
}>;

async function draw(
  { manifest, cover, direction }: Edition,
  { front, area, size }: Drawing,
  world: World,
): Promise<CoverPicture> {
  const image = cover.get('front');
  const file = image && `front.${image.type}`;
  const page = await fillTemplate(world, 'front-page.html', {
    ...titleOf(manifest),
    direction,
    front: front?.html,
    image: file,
    area,
    size,
  });
  const css = front?.css ?? paletteRule(manifest.title);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const site: Site = new Map([
    ...(front?.fonts ?? []),
    ...(file && image ? [[file, image.content] as const] : []),
    ['index.html', bytes(page)],
    ['front.css', bytes(css)],
  ]);
  if (!image) {
    const content = await world.browser.picture(site, { ...size, type: 'png' });
    return { content, extension: 'png', mediaType: 'image/png' };
  }
  return { content: await smallEnough(site, size, world), extension: 'jpeg', mediaType: 'image/jpeg' };
}

function titleOf({ language, title }: Manifest): Pick<Manifest, 'language' | 'title'> {
  return { language, title };
}

async function smallEnough(site: Site, size: Drawing['size'], world: World): Promise<Uint8Array> {
  let content = new Uint8Array();
  for (const quality of qualities) {
    const options: PictureOptions = { ...size, type: 'jpeg', quality };
    content = new Uint8Array(await world.browser.picture(site, options));
    if (content.length <= most.bytes) break;
  }
  return content;
}
