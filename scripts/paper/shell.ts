// A printed document without its text: template, styles, fonts. It is opened while the text is still being made.

import { direction } from '../direction.ts';
import type { Manifest } from '../manifest.ts';
import { loadStylesheet } from '../stylesheet.ts';
import { fillTemplate } from '../template.ts';
import type { Site, World } from '../world.ts';

/** For whose eyes: a bound book or one for the screen, in colour or in black and greys. */
export type Kind = Readonly<{ bound: boolean; ink: 'color' | 'black' }>;

/** Class names of the document's root. */
export function rootOf({ bound, ink }: Kind): string {
  return [bound ? 'bound' : 'screen', ink].join(' ');
}

/** The document and what every slice of it loads. */
export async function shellOf({ language, title }: Manifest, kind: Kind, world: World): Promise<Site> {
  const { css, files } = await loadStylesheet(world, 'print.css');
  const page = await fillTemplate(world, 'book.html', {
    language,
    direction: direction(language),
    root: rootOf(kind),
    title,
  });
  const bytes = (text: string) => new TextEncoder().encode(text);
  return new Map([...files, ['print.css', bytes(css)], ['index.html', bytes(page)]]);
}
