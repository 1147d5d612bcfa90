// A paper on which a cover, or a part of one, is set.

import type { Manifest } from '../manifest.ts';
import { documentOf } from '../paper/shell.ts';
import { loadStylesheet, type Stylesheet } from '../stylesheet.ts';
import type { Paper, World } from '../world.ts';
import { paletteRule } from './palette.ts';

/** Opens a paper with the template `name`, fonts for all of `words` and the palette of their title; gives these too. */
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
