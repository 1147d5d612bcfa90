// What `init` and `import` share: the folder of a new book, its id, title, licence and notice.

import { lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { licenseFaults } from '../checks/license-faults.ts';
import type { World } from '../model/world.ts';
import { fault } from '../system/fault.ts';
import { findLicense, type License, needsNoHolder } from '../text/licenses.ts';
import { guarded, makeFolder } from './output-folder.ts';

/** The cure for a folder that cannot be written. */
const otherFolder = 'name another folder';

/** Throws a `Fault` unless `dir` is new or a folder without files. */
export function refuseFilled(dir: string): void {
  const look = () => {
    if (!lstatSync(dir, { throwIfNoEntry: false }) || readdirSync(dir).length === 0) return;
    throw fault('usage', `Unexpected files in \`${dir}\`, expected a new or an empty folder for a new book`);
  };
  guarded(dir, look, otherFolder);
}

/** Brings an option's text onto one line; undefined if it is not given. Throws a `Fault` if it is empty. */
export function lineOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') throw fault('usage', `Unexpected empty ${option}, expected text`);
  return line;
}

/** Gives the licence of an SPDX expression. Throws a `Fault` if one of its ids is unknown, deprecated or has no text. */
export async function knownLicense(id: string, world: World): Promise<License> {
  const [wrong] = licenseFaults(id, new Map());
  const license = await findLicense(id, world.resource);
  const own = 'Make the book under a licence that SPDX lists, then write your own into its book.yaml.';
  if (wrong) throw fault('usage', `${wrong.reason}. ${wrong.rule === 'text' ? own : wrong.cure}`);
  if (!license) throw new Error(`Cannot find the text of the licence \`${id}\``);
  return license;
}

/** Makes the id of a book from the name of its folder: `Über uns` gives `uber-uns`. */
export function idOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9._]+/g, '-').replace(/^[-._]+|[-._]+$/g, '') || 'book';
}

/** Makes the title of a book from the name of its folder: `my-book` gives `My Book`. */
export function titleOf(name: string): string {
  const words = name.split(/[\s_-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return (
    words.map((word) => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())).join(' ') || 'My Book'
  );
}

/** Writes the files of a new book, by their paths in the folder `dir`. Throws a `Fault` (`usage`) if it cannot be written. */
export function writeNew(dir: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const write = () => {
    for (const [path, content] of files) {
      const place = join(dir, path);
      makeFolder(dirname(place));
      // `wx` does not overwrite a file that somebody else made meanwhile.
      writeFileSync(place, content, { flag: 'wx' });
    }
  };
  guarded(dir, write, otherFolder);
}

/** Makes the text of NOTICE.md from the template of a new book. */
export async function noticeOf(
  { title, license }: Readonly<{ title: string; license: License }>,
  world: World,
): Promise<string> {
  const { fillTemplate } = await import('../text/template.ts');
  const copyright = needsNoHolder(license.id) ? undefined : title;
  return fillTemplate(world, 'book/NOTICE.md', { title, license, copyright, markdown });
}

/** Escapes a text so that Markdown shows exactly its characters. */
export function markdown(text: string): string {
  return text.replace(/[\\`*_[\]{}<>#&|~$!]/g, '\\$&');
}
