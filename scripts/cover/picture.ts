// A generated front as a picture: the EPUB's cover, the web edition's social image.

import { fillTemplate } from '../template.ts';
import type { World } from '../world.ts';
import { composeFront, type Wording } from './front.ts';

/** Sizes in pixels: what shops ask of a cover, and what networks show of a link. */
export const pictureSizes = {
  cover: { width: 1600, height: 2560 },
  social: { width: 1200, height: 630 },
} as const;

/** The front of a book as PNG. */
export async function frontPicture(
  wording: Wording,
  size: Readonly<{ width: number; height: number }>,
  world: World,
): Promise<Uint8Array> {
  const { html, css, fonts } = await composeFront(wording, { ...size, bleed: 0, safety: 0 }, world);
  const { language, title } = wording;
  const page = await fillTemplate(world, 'front-page.html', { language, title, front: html });
  const bytes = (text: string) => new TextEncoder().encode(text);
  return world.browser.picture(
    new Map([...fonts, ['index.html', bytes(page)], ['front.css', bytes(css)]]),
    size,
  );
}
