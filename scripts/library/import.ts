// Makes a book folder of a book of another tool, in a new folder or where it is.

import { lstatSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { bibliographyIn } from '../import/bibliography-of.ts';
import { type BookFacts, bookYaml } from '../import/book-files.ts';
import { type Imported, type Origin, textAt } from '../import/importer.ts';
import { importerOf, importers } from '../import/importers.ts';
import { languageByScript } from '../import/language-of.ts';
import { rightsIn } from '../import/license-of.ts';
import type { World } from '../model/world.ts';
import { settingsPath } from '../settings/manifest.ts';
import type { Env } from '../system/cache.ts';
import { fault } from '../system/fault.ts';
import { withWorld } from '../system/open.ts';
import { needsNoHolder } from '../text/licenses.ts';
import { idOf, knownLicense, lineOf, noticeOf, refuseFilled, titleOf, writeNew } from './new-book.ts';

/**
 * The book to import, and where to: `source` is its folder or its main file, `dir` a folder that is new or empty. Without
 * `dir`, a book of Markdown is made one of Colophon's in its own folder. The others are what the source does not say, or
 * says otherwise: `license` is an SPDX id or expression, `language` a BCP 47 tag.
 */
export type ImportOptions = Readonly<{
  source: string;
  dir?: string | undefined;
  title?: string | undefined;
  author?: string | undefined;
  license?: string | undefined;
  language?: string | undefined;
  env?: Env | undefined;
}>;

/**
 * The folder of the book, the tool that it came from, the files that were written there, and sentences on what was not
 * carried over, or was guessed.
 */
export type ImportResult = Readonly<{
  dir: string;
  tool: string;
  files: readonly string[];
  lost: readonly string[];
  guessed: readonly string[];
}>;

/**
 * Imports a book. Throws a `Fault` (`usage`) before it writes anything, if no importer knows the source, if the folder has
 * files in the way, or if author or licence are neither found nor given; (`missing-tool`) if pandoc is needed and absent.
 */
export function importBook(options: ImportOptions): Promise<ImportResult> {
  const { source, env } = options;
  const stat = statSync(source, { throwIfNoEntry: false });
  if (!stat) throw fault('usage', `Cannot find \`${source}\`, expected a folder or a file of a book`);
  const root = stat.isFile() ? dirname(source) : source;
  return withWorld({ root, env }, async (world) => {
    const origin: Origin = { folder: world.book, main: stat.isFile() ? basename(source) : undefined };
    const importer = await importerOf(origin);
    if (!importer) {
      const known = importers.map(({ about }) => about).join('; ');
      throw fault('usage', `Cannot find a book in \`${source}\`, expected one of: ${known}`);
    }
    const dir = options.dir ?? (importer.inPlace ? root : undefined);
    if (dir === undefined)
      throw fault(
        'usage',
        'Cannot write the chapters of this book beside its source. Name a new folder: `colophon import SOURCE DIR`',
      );
    const isSame = resolve(dir) === resolve(root);
    if (!isSame) refuseFilled(dir);
    const imported = await importer.read(origin, world);
    const bibliography = await bibliographyIn(origin.folder);
    const { facts, guessed } = await factsOf(imported, options, world);
    const written = new Map<string, string | Uint8Array>([
      [settingsPath, bookYaml({ ...facts, bibliography })],
      ['NOTICE.md', await noticeOf(facts, world)],
      ...imported.files,
    ]);
    // In its own folder a book keeps what it has, such as a notice.
    if (isSame)
      for (const path of written.keys())
        if (path !== settingsPath && isThere(join(dir, path))) written.delete(path);
    if (isSame && isThere(join(dir, settingsPath)))
      throw fault('usage', `Unexpected \`${settingsPath}\` in \`${dir}\`: it is a book of Colophon already`);
    if (!isSame)
      for (const path of new Set([...imported.kept, ...bibliography])) {
        const content = await origin.folder.read(path);
        if (typeof content !== 'string' && !written.has(path)) written.set(path, content);
      }
    writeNew(dir, written);
    return {
      dir: relative('.', dir) || '.',
      tool: importer.about,
      files: [...written.keys()].sort(),
      lost: imported.lost,
      guessed,
    };
  });
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Completes what the source says about the book, by the options and by its licence's file. */
async function factsOf(
  imported: Imported,
  options: ImportOptions,
  world: World,
): Promise<Readonly<{ facts: BookFacts; guessed: readonly string[] }>> {
  const { metadata } = imported;
  const rights = await rightsIn(world.book, world.resource);
  const guessed: string[] = [];
  const folder = basename(resolve(options.source)).replace(/\.\w+$/, '');
  const title = lineOf('title', options.title) ?? metadata.title ?? guess(guessed, 'title', titleOf(folder));
  const given = lineOf('author', options.author);
  const authors = given !== undefined ? [given] : metadata.authors;
  const license = options.license ?? rights.license;
  const missing = [
    ...(authors.length === 0 ? ['its authors: add `--author NAME`'] : []),
    ...(license === undefined ? ['its licence: add `--license ID`, an SPDX id such as `CC-BY-SA-4.0`'] : []),
  ];
  if (license === undefined || missing.length > 0)
    throw fault(
      'usage',
      `Cannot find in \`${options.source}\` what every copy of the book must say: ${missing.join('; ')}`,
    );
  const language =
    options.language ??
    metadata.language ??
    languageOf(folder) ??
    guess(guessed, 'language', languageByScript(await sampleOf(imported, world)) ?? 'en');
  const found = await knownLicense(license, world);
  const copyright =
    rights.copyright.length > 0 || needsNoHolder(license)
      ? rights.copyright
      : [`Copyright © ${authors.join(', ')}`];
  if (rights.copyright.length === 0 && copyright.length > 0)
    guessed.push(`No file has a copyright line: book.yaml says \`${copyright[0]}\`.`);
  return {
    facts: { ...metadata, id: idOf(title), title, language, authors, license: found, copyright },
    guessed,
  };
}

/** Gives the text of some Markdown files of the book. */
async function sampleOf({ files, kept }: Imported, { book }: World): Promise<string> {
  const paths = kept.filter((path) => /\.(?:md|markdown)$/i.test(path)).slice(0, 20);
  const texts = await Promise.all(paths.map(async (path) => (await textAt(book, path)) ?? ''));
  const made = [...files.values()].filter((content) => typeof content === 'string');
  return [...made, ...texts].join('\n').slice(0, 100_000);
}

function guess(guessed: string[], key: string, value: string): string {
  guessed.push(`The source has no ${key}: book.yaml says \`${value}\`.`);
  return value;
}

/** Reads the name of a folder as a language tag, as translations have it (`zh-tw`). */
function languageOf(name: string): string | undefined {
  if (!/^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i.test(name)) return undefined;
  const [tag] = Intl.getCanonicalLocales(name.replace('_', '-'));
  const shown = tag && new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag);
  return shown === undefined ? undefined : tag;
}
