// Makes the scripts of a web edition. None is needed to read it.

import type { World } from '../../model/world.ts';
import { readTemplate } from '../../text/stylesheet.ts';

/** The features that readers get by script, each in `templates/web/NAME.js`. */
const features = ['sections', 'copy', 'addresses', 'words', 'tabs', 'marks', 'keys'];

/** Gives the scripts by file: `theme.js` runs before a page is shown, `reading.js` once it is parsed. */
export async function webScripts(world: World): Promise<ReadonlyMap<string, string>> {
  const load = async (name: string) => enclose(await readTemplate(world, `web/${name}.js`));
  const parts = await Promise.all(features.map(load));
  return new Map([
    ['theme.js', await load('theme')],
    ['reading.js', parts.join('')],
  ]);
}

/** Wraps a script in a function, since all classic scripts of a page share one scope, where names would collide. */
export function enclose(script: string): string {
  return `(() => {\n'use strict';\n${script}})();\n`;
}
