// Reads the settings of mdBook (book.toml), HonKit and GitBook (book.json) for the place of the list of chapters.

import { posix } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import { location } from 'vfile-location';
import type { Folder } from '../model/world.ts';
import { decode } from './decode.ts';

/**
 * Where the settings of another tool have the SUMMARY.md: its path, and whether they name it or it is the tool's
 * default. `file` are these settings, and `place` is where they name it.
 */
export type SummaryPlace = Readonly<{
  path: string;
  named: boolean;
  /** The path of the introduction, which HonKit puts first even if the list lacks it; undefined for mdBook. */
  opening: string | undefined;
  file: VFile;
  place: Point | undefined;
}>;

/** A path in settings, and the pattern of the key that names it; undefined where it is the default. */
type Named = Readonly<{ path: string; key: RegExp | undefined; opening?: string }>;

/** Gives the place of the SUMMARY.md, undefined if there are no such settings, or a file with messages if they are broken. */
export async function summaryPlace(folder: Folder): Promise<SummaryPlace | VFile | undefined> {
  const toml = await folder.read('book.toml');
  if (typeof toml !== 'string')
    return settingsOf('book.toml', toml, (text) => {
      const { book, src } = parse(text) as { book?: { src?: unknown }; src?: unknown };
      const named = textIn(book?.src) ?? textIn(src);
      return {
        path: posix.join(named ?? 'src', 'SUMMARY.md'),
        key: named === undefined ? undefined : /\bsrc\b/,
      };
    });
  const json = await folder.read('book.json');
  if (typeof json === 'string') return undefined;
  return settingsOf('book.json', json, (text) => {
    const { root, structure } = JSON.parse(text) as {
      root?: unknown;
      structure?: { summary?: unknown; readme?: unknown };
    };
    const [base, summary] = [textIn(root), textIn(structure?.summary)];
    const key = summary !== undefined ? /"summary"/ : base !== undefined ? /"root"/ : undefined;
    const opening = posix.join(base ?? '.', textIn(structure?.readme) ?? 'README.md');
    return { path: posix.join(base ?? '.', summary ?? 'SUMMARY.md'), key, opening };
  });
}

/** Adds an error to a file of settings, and gives the file. */
export function failIn(file: VFile, reason: string, place: Point | undefined, note: string): VFile {
  const message = file.message(reason, { ...(place && { place }), ruleId: 'read', source: 'colophon' });
  Object.assign(message, { fatal: true, note });
  return file;
}

function settingsOf(path: string, bytes: Uint8Array, read: (text: string) => Named): SummaryPlace | VFile {
  const text = decode(bytes);
  const file = new VFile({ path, value: typeof text === 'string' ? text : '' });
  if (typeof text !== 'string')
    return failIn(file, 'Unexpected byte that is not UTF-8', text, 'Save the file as UTF-8.');
  try {
    const { path: summary, key, opening } = read(text.replace(/^\ufeff/, ''));
    const place = key && location(file).toPoint(Math.max(0, text.search(key)));
    return { path: summary, named: key !== undefined, opening, file, place };
  } catch (error) {
    const place = error instanceof TomlError ? { line: error.line, column: error.column } : undefined;
    const [reason = ''] = (error as Error).message.replace(/^Invalid TOML document: /, '').split('\n');
    const cure = 'Mend it, or list the chapters in book.yaml (`chapters`).';
    return failIn(file, `Cannot parse ${path}: ${reason}`, place, cure);
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
