// The book's own images for the cover, each in its place.

import { imageSize } from 'image-size';
import type { Manifest } from '../../manifest.ts';
import type { Site, World } from '../../world.ts';
import type { Panels, Rect } from './panels.ts';

/** An image of the cover: its path in the site, and the box that it fills. */
export type Picture = Readonly<{ path: string; box: Rect }>;

/** A part of the cover whose image can't be used, and why. */
export type Unreadable = Readonly<{
  part: 'front' | 'back' | 'spine';
  path: string;
  why: 'missing' | 'outside' | 'unreadable' | 'damaged';
}>;

/** Reads the images that book.yaml names. They reach over the bleed at the edges of the sheet. */
export async function readPictures(
  { cover = {} }: Pick<Manifest, 'cover'>,
  { sheet, spine, front }: Panels,
  world: World,
): Promise<Readonly<{ pictures: readonly Picture[]; files: Site; unreadable: readonly Unreadable[] }>> {
  const column = (left: number, right: number): Rect => ({
    left,
    top: 0,
    width: right - left,
    height: sheet.height,
  });
  const boxes = {
    back: column(0, spine.left),
    spine: column(spine.left, front.left),
    front: column(front.left, sheet.width),
  };
  const pictures: Picture[] = [];
  const files = new Map<string, Uint8Array>();
  const unreadable: Unreadable[] = [];
  for (const part of ['back', 'front', 'spine'] as const) {
    const path = cover[part];
    if (path === undefined) continue;
    const content = await world.book.read(path);
    const type = typeof content === 'string' ? undefined : typeOf(content);
    if (typeof content === 'string') unreadable.push({ part, path, why: content });
    else if (type === undefined) unreadable.push({ part, path, why: 'damaged' });
    else {
      const name = `cover/${part}.${type}`;
      files.set(name, content);
      pictures.push({ path: name, box: boxes[part] });
    }
  }
  return { pictures, files, unreadable };
}

/** The kinds that browsers show and printers' PDFs can hold. */
function typeOf(content: Uint8Array): string | undefined {
  try {
    const { type = '' } = imageSize(content);
    return ['png', 'jpg', 'webp', 'svg', 'gif', 'avif'].includes(type) ? type : undefined;
  } catch {
    return undefined;
  }
}
