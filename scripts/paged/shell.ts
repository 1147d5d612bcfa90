// Makes the document of a print without its text: template, styles and fonts. It is opened while the text is being made.

import type { Site, World } from '../model/world.ts';
import { direction } from '../settings/direction.ts';
import type { Manifest } from '../settings/manifest.ts';
import type { Stylesheet } from '../text/fonts/faces.ts';
import { loadStylesheet } from '../text/stylesheet.ts';
import { fillTemplate } from '../text/template.ts';
import { loadTheme } from '../text/theme/load.ts';

/** A bound book or one for the screen, in colour or in black and greys. */
export type Kind = Readonly<{ bound: boolean; ink: 'color' | 'black' }>;

/** Gives the class names of the document's root element. */
export function rootOf({ bound, ink }: Kind): string {
  return [bound ? 'bound' : 'screen', ink].join(' ');
}

/** Makes the document into which the slices of a book are written, with its stylesheet and fonts. */
export async function shellOf(manifest: Manifest, kind: Kind, world: World): Promise<Site> {
  const name = 'print.css';
  const { css, files } = await loadStylesheet(world, name);
  const { paper } = (await loadTheme(manifest.theme, world.book)).sheets;
  const whole = { css: css + paper.css, files: new Map([...files, ...paper.files]) };
  return documentOf(manifest, { name, root: rootOf(kind), ...whole }, world);
}

/** Makes a document without its text. `name` is the file of its stylesheet, `root` the class names of its root element. */
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
