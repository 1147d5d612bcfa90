// Fills a template: EJS, whose `<%= %>` escapes for HTML and XML and whose `<%- %>` takes markup as it is.

import ejs from 'ejs';
import type { World } from '../model/world.ts';
import { readTemplate } from './stylesheet.ts';

/** The text of `templates/NAME` filled with `data`. An unknown name in the template is an error, never an empty text. */
export async function fillTemplate(
  world: World,
  name: string,
  data: Readonly<Record<string, unknown>>,
): Promise<string> {
  return ejs.render(await readTemplate(world, name), { ...data }, { filename: name });
}
