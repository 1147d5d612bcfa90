// Makes the folder of a new book, which shows the common forms and builds at once.

import { basename, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { World } from '../model/world.ts';
import type { Env } from '../system/cache.ts';
import { userName } from '../system/git.ts';
import { withWorld } from '../system/open.ts';
import { needsNoHolder } from '../text/licenses.ts';
import { idOf, knownLicense, lineOf, markdown, refuseFilled, titleOf, writeNew } from './new-book.ts';

/**
 * The folder of the new book, and what its files say. `title` defaults to one made from the folder's name, `author` to
 * git's `user.name`, `license` (an SPDX id or expression) to `CC-BY-SA-4.0`.
 */
export type InitOptions = Readonly<{
  dir: string;
  title?: string | undefined;
  author?: string | undefined;
  license?: string | undefined;
  env?: Env | undefined;
}>;

/** The folder `templates/book/`. Its files become those of the book. */
const templates = 'book';

/** The author if git does not know one. */
const nobody = 'The Author';

/**
 * Makes a book in the folder `dir`, which must be new or empty, and gives the paths of its files there. Throws a
 * `Fault` (`usage`) for a folder with files in it, an unknown licence, and an empty title or author, before it writes
 * anything.
 */
export function init(options: InitOptions): Promise<readonly string[]> {
  const { dir, env } = options;
  return withWorld({ root: dir, env }, async (world) => {
    refuseFilled(dir);
    const files = await bookFiles(world, options);
    writeNew(dir, files);
    return [...files.keys()];
  });
}

/** Makes the files of a new book. The keys are paths. */
async function bookFiles(world: World, options: InitOptions): Promise<ReadonlyMap<string, string>> {
  const name = basename(resolve(options.dir));
  const given = lineOf('author', options.author) ?? (await userName());
  const license = await knownLicense(options.license ?? 'CC-BY-SA-4.0', world);
  const author = { name: given ?? nobody, known: given !== undefined };
  const data = {
    id: idOf(name),
    title: lineOf('title', options.title) ?? titleOf(name),
    author,
    license,
    copyright: needsNoHolder(license.id) ? undefined : `Copyright © ${author.name}`,
    yaml,
    markdown,
  };
  // EJS is loaded here, because other programs import the library and most make no book.
  const { fillTemplate } = await import('../text/template.ts');
  const paths = await world.templates.files(templates);
  const files = await Promise.all(
    paths.map(async (path) => [pathOf(path), await fillTemplate(world, path, data)] as const),
  );
  return new Map(files);
}

/** Gives the book's path for a file of templates. npm omits files called `.gitignore`, so the template has no dot. */
function pathOf(path: string): string {
  return path.slice(templates.length + 1).replace(/^gitignore$/, '.gitignore');
}

/** Writes a text as a YAML value, in quotes if it needs them. */
function yaml(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}
