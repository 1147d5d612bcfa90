// Loads the stylesheets of templates, with their imports and the files of packages that they refer to.

import { basename } from 'node:path/posix';
import type { World } from '../model/world.ts';
import { facesFor, type Stylesheet, type TextToSet } from './fonts/faces.ts';

/**
 * Loads `templates/NAME`. It replaces `@import "other.css";` by that template's rules, and `url("package:PKG/FILE")` by
 * `fonts/FILE`, whose bytes are among the files. With `set`, it adds the faces that the text needs for other scripts.
 */
export async function loadStylesheet(world: World, name: string, set?: TextToSet): Promise<Stylesheet> {
  const text = await inline(world, name);
  const specifiers = [
    ...new Set([...text.matchAll(/url\("package:([^"]+)"\)/g)].map(([, found]) => String(found))),
  ];
  const files = await Promise.all(
    specifiers.map(async (found) => [`fonts/${basename(found)}`, await world.resource(found)] as const),
  );
  const css = text.replace(
    /url\("package:([^"]+)"\)/g,
    (_, found: string) => `url("fonts/${basename(found)}")`,
  );
  const others = set && (await facesFor(set, world));
  return { css: css + (others?.css ?? ''), files: new Map([...files, ...(others?.files ?? [])]) };
}

async function inline(world: World, name: string): Promise<string> {
  const text = await readTemplate(world, name);
  const parts = text.split(/^@import "([^"]+)";\n/m);
  return (await Promise.all(parts.map((part, index) => (index % 2 === 1 ? inline(world, part) : part)))).join(
    '',
  );
}

/** Reads the text of `templates/NAME`. Throws if it cannot be read. */
export async function readTemplate(world: World, name: string): Promise<string> {
  const bytes = await world.templates.read(name);
  if (typeof bytes === 'string') throw new Error(`template ${name} is ${bytes}`);
  return new TextDecoder().decode(bytes);
}
