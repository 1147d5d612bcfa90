// Texts of web editions and EPUBs changed: the table of changes made disguises of both kinds of file.

import { posix } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { Artifact } from '../../scripts/model/book.ts';
import type { Disguise, FormatId } from './disguise.ts';

/**
 * A change of a copy's text files. `stem` is a file's name without its ending (`01-one`, `copyright`, `style`, `content`).
 * Nothing for a file that shall be lost.
 */
export type Change = (text: string, stem: string) => string | undefined;

/** A change with the point that should catch it; `only`, where it can be done to one kind of file alone. */
export type Spoiling = Readonly<{
  point: string;
  change: Change;
  eyes?: true;
  only?: FormatId;
}>;

/** Disguises of both kinds of file, by name. */
export function disguisesOf(table: Readonly<Record<string, Spoiling>>): readonly Disguise[] {
  return Object.entries(table).flatMap(([name, { point, change, eyes = false, only }]) =>
    (['html', 'epub'] as const)
      .filter((format) => only === undefined || only === format)
      .map((format) => ({
        name,
        format,
        point,
        eyes,
        spoil: async ({ artifacts }) =>
          format === 'html' ? changed(artifacts, change) : artifacts.map((file) => repacked(file, change)),
      })),
  );
}

/** Text files of a copy changed, the others as they are. */
export function changed(files: readonly Artifact[], change: Change): readonly Artifact[] {
  return files.flatMap((file) => {
    if (!/\.(?:x?html|css|opf|ncx)$/.test(file.path)) return [file];
    const { name } = posix.parse(file.path);
    const text = new TextDecoder().decode(file.content);
    const other = change(text, name);
    if (other === text) return [file];
    return other === undefined ? [] : [{ path: file.path, content: new TextEncoder().encode(other) }];
  });
}

/** An EPUB packed anew; as it was, where nothing in it has changed. */
function repacked(file: Artifact, change: Change): Artifact {
  const files = Object.entries(unzipSync(file.content)).map(([path, content]) => ({ path, content }));
  const other = changed(files, change);
  if (other.length === files.length && other.every((one, index) => one === files[index])) return file;
  const entries = Object.fromEntries(other.map(({ path, content }) => [path, content]));
  return { path: file.path, content: zipSync(entries) };
}

/** A change of the files of one name. */
export function on(name: string, change: (text: string) => string | undefined): Change {
  return (text, stem) => (stem === name ? change(text) : text);
}

/** Rules added to the stylesheet. */
export function styled(rules: string): Change {
  return on('style', (text) => `${text}\n${rules}\n`);
}

/** The notice in a document. */
export const noticeIn = /<p>This small book[\s\S]*?intact in each copy[\s\S]*?<\/p>/g;
