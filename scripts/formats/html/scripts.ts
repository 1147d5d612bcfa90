// The scripts of a web edition: none is needed to read it.

import type { World } from '../../model/world.ts';
import { readTemplate } from '../../text/stylesheet.ts';

/** What readers get beside the text, each from `templates/web/NAME.js`. */
const features = ['sections', 'copy', 'addresses', 'words', 'marks', 'keys'];

/** Files by name: `theme.js` runs before a page is shown, `reading.js` after it was read. */
export async function webScripts(world: World): Promise<ReadonlyMap<string, string>> {
  const load = async (name: string) => enclose(await readTemplate(world, `web/${name}.js`));
  const parts = await Promise.all(features.map(load));
  return new Map([
    ['theme.js', await load('theme')],
    ['reading.js', parts.join('')],
  ]);
}

/** In a function of its own: scripts of a page share one scope, where names would meet. */
export function enclose(script: string): string {
  return `(() => {\n'use strict';\n${script}})();\n`;
}
