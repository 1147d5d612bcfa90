// Opens the browser page on which a cover, or a part of one, is set.

import type { Paper, World } from '../model/world.ts';
import { documentOf } from '../paged/shell.ts';
import type { Manifest } from '../settings/manifest.ts';
import type { Stylesheet } from '../text/fonts/faces.ts';
import { loadStylesheet } from '../text/stylesheet.ts';
import { paletteRule } from './palette.ts';

/**
 * Opens a paper with the stylesheet `templates/NAME`, fonts for all of `words` and the palette of their title. Gives the
 * stylesheet and its files too.
 */
export async function openSheet(
  name: string,
  words: Pick<Manifest, 'title' | 'language'>,
  world: World,
): Promise<Stylesheet & Readonly<{ paper: Paper }>> {
  const set = { text: JSON.stringify(words), language: words.language };
  const { css: rules, files } = await loadStylesheet(world, name, set);
  const css = rules + paletteRule(words.title);
  const paper = await world.browser.paper(await documentOf(words, { name, root: '', css, files }, world));
  return { css, files, paper };
}
