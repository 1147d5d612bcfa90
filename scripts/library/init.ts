// Makes a new book folder, which shows the common forms of a book and builds at once.

import { lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { licenseFaults } from '../checks/license-faults.ts';
import type { World } from '../model/world.ts';
import type { Env } from '../system/cache.ts';
import { fault } from '../system/fault.ts';
import { userName } from '../system/git.ts';
import { withWorld } from '../system/open.ts';
import { findLicense, type License, needsNoHolder } from '../text/licenses.ts';
import { guarded, makeFolder } from './output-folder.ts';

/**
 * The folder of the new book, and what its files say. The default of `title` is made from the folder's name, `author` is who
 * git says the user is, `license` (an SPDX id or expression) is `CC-BY-SA-4.0`.
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

/** What cures a folder that can't be written. */
const otherFolder = 'name another folder';

/** The author where nobody is known. */
const nobody = 'The Author';

/**
 * Makes a book in the folder `dir`, which must be new or empty. Returns the paths of its files in that folder. Throws a
 * `Fault` (`usage`) for a folder with files in it, an unknown licence, and an empty title or author; then nothing is written.
 */
export function init(options: InitOptions): Promise<readonly string[]> {
  const { dir, env } = options;
  return withWorld({ root: dir, env }, async (world) => {
    refuseFilled(dir);
    const files = await bookFiles(world, options);
    const write = () => {
      for (const [path, text] of files) {
        const place = join(dir, path);
        makeFolder(dirname(place));
        // With `wx` a file that somebody else made meanwhile is not overwritten.
        writeFileSync(place, text, { flag: 'wx' });
      }
    };
    guarded(dir, write, otherFolder);
    return [...files.keys()];
  });
}

/** Throws a `Fault` where `dir` is something else than a folder without files. */
function refuseFilled(dir: string): void {
  const look = () => {
    if (!lstatSync(dir, { throwIfNoEntry: false }) || readdirSync(dir).length === 0) return;
    throw fault('usage', `Unexpected files in \`${dir}\`, expected a new or an empty folder for a new book`);
  };
  guarded(dir, look, otherFolder);
}

/** The files of a new book, by their path. */
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
  // EJS is loaded when a book is made: other programs that import the library do not need it for that.
  const { fillTemplate } = await import('../text/template.ts');
  const paths = await world.templates.files(templates);
  const files = await Promise.all(
    paths.map(async (path) => [pathOf(path), await fillTemplate(world, path, data)] as const),
  );
  return new Map(files);
}

/** The path in the book of a file of templates. npm leaves out what is called `.gitignore`, so that it has no dot there. */
function pathOf(path: string): string {
  return path.slice(templates.length + 1).replace(/^gitignore$/, '.gitignore');
}

/** A text in one line; undefined where it is left out. Throws a `Fault` where it is empty. */
function lineOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') throw fault('usage', `Unexpected empty ${option}, expected text`);
  return line;
}

/** The licence of an SPDX expression. Throws a `Fault` where one of its ids is unknown, deprecated or has no text. */
async function knownLicense(id: string, world: World): Promise<License> {
  const [wrong] = licenseFaults(id, new Map());
  const license = await findLicense(id, world.resource);
  const own = 'Make the book under a licence that SPDX lists, then write your own into its book.yaml.';
  if (wrong) throw fault('usage', `${wrong.reason}. ${wrong.rule === 'text' ? own : wrong.cure}`);
  if (!license) throw new Error(`Cannot find the text of the licence \`${id}\``);
  return license;
}

/** The id of a book from the name of its folder: `Über uns` gives `uber-uns`. */
function idOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9._]+/g, '-').replace(/^[-._]+|[-._]+$/g, '') || 'book';
}

/** The title of a book from the name of its folder: `my-book` gives `My Book`. */
function titleOf(name: string): string {
  const words = name.split(/[\s_-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return (
    words.map((word) => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())).join(' ') || 'My Book'
  );
}

/** A text as a value of YAML, in quotes where it needs them. */
function yaml(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}

/** A text as Markdown that means it, letter by letter. */
function markdown(text: string): string {
  return text.replace(/[\\`*_[\]{}<>#&|~$!]/g, '\\$&');
}
