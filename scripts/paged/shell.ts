// A printed document without its text: template, styles, fonts. It is opened while the text is still being made.

import type { Site, World } from '../model/world.ts';
import { direction } from '../settings/direction.ts';
import type { Manifest } from '../settings/manifest.ts';
import type { Stylesheet } from '../text/fonts/faces.ts';
import { loadStylesheet } from '../text/stylesheet.ts';
import { fillTemplate } from '../text/template.ts';

/** For whose eyes: a bound book or one for the screen, in colour or in black and greys. */
export type Kind = Readonly<{ bound: boolean; ink: 'color' | 'black' }>;

/** Class names of the document's root. */
export function rootOf({ bound, ink }: Kind): string {
  return [bound ? 'bound' : 'screen', ink].join(' ');
}

/** The document of a book's text, and what every slice of it loads. */
export async function shellOf(manifest: Manifest, kind: Kind, world: World): Promise<Site> {
  const name = 'print.css';
  return documentOf(manifest, { name, root: rootOf(kind), ...(await loadStylesheet(world, name)) }, world);
}

/** A document without its text: its stylesheet, by `name`, and the class names of its root. */
export async function documentOf(
  { language, title }: Pick<Manifest, 'language' | 'title'>,
  { name, css, files, root }: Stylesheet & Readonly<{ name: string; root: string }>,
  world: World,
): Promise<Site> {
  const page = await fillTemplate(world, 'book.html', {
    language,
    direction: direction(language),
    root,
    title,
    stylesheet: name,
  });
  const bytes = (text: string) => new TextEncoder().encode(text);
  return new Map([...files, [name, bytes(css)], ['index.html', bytes(page)]]);
}
