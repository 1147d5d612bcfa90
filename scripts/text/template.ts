// Fills EJS templates: `<%= %>` escapes for HTML and XML, `<%- %>` inserts markup unchanged.

import ejs from 'ejs';
import type { World } from '../model/world.ts';
import { readTemplate } from './stylesheet.ts';

/** Fills `templates/NAME` with `data`. Throws if the template uses a name that `data` lacks. */
export async function fillTemplate(
  world: World,
  name: string,
  data: Readonly<Record<string, unknown>>,
): Promise<string> {
  return ejs.render(await readTemplate(world, name), { ...data }, { filename: name });
}
