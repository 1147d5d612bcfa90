// The contract of an importer, and what it makes of another tool's book.

import type { Folder, World } from '../model/world.ts';

/** What a book says about itself in the settings of its tool. What it does not say is undefined. */
export type Metadata = Readonly<{
  title?: string | undefined;
  subtitle?: string | undefined;
  authors: readonly string[];
  language?: string | undefined;
  description?: string | undefined;
  /** The address of its source, and that of the published web edition. */
  source?: string | undefined;
  url?: string | undefined;
  redirects?: Readonly<Record<string, string>> | undefined;
  /** The words that the text calls by a name. */
  variables?: Readonly<Record<string, string>> | undefined;
  /** What the tool numbered by itself. */
  numbering?: 'chapters' | 'sections' | undefined;
}>;

/** A book of another tool as Colophon reads it. */
export type Imported = Readonly<{
  metadata: Metadata;
  /** New files of the book, beside its book.yaml, by path. */
  files: ReadonlyMap<string, string | Uint8Array>;
  /** Files of the source that the book needs, by path. They stay where they are, from the folder of the source. */
  kept: readonly string[];
  /** What Colophon cannot carry over, as sentences for the author. */
  lost: readonly string[];
}>;

/** The book to import: its folder, and the name of its main file there, if that is named instead of the folder. */
export type Origin = Readonly<{ folder: Folder; main: string | undefined }>;

/** Reads the books of one other tool. */
export type Importer = Readonly<{
  id: string;
  /** The tool, in words. */
  about: string;
  /** Whether the book can become one of Colophon's in the folder where it is. */
  inPlace: boolean;
  recognizes: (origin: Origin) => Promise<boolean>;
  /** Throws a `Fault` if the book cannot be imported. */
  read: (origin: Origin, world: Pick<World, 'tool'>) => Promise<Imported>;
}>;

/** The keys of another tool's settings, unchecked. */
export type Table = Readonly<Record<string, unknown>>;

/** Gives keys with values; none for anything else. */
export function tableIn(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

/** Gives a text that is not empty, on one line; undefined for anything else. */
export function lineIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;
}

/** Gives the texts of a list, or of a single text. */
export function linesIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => lineIn(one) ?? []);
}

/** Gives an address of the web; undefined for anything else, such as a path. */
export function addressIn(value: unknown): string | undefined {
  const text = lineIn(value);
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}

/** Escapes the title of a link or a heading in Markdown. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}

/** Reads a text file of a folder, without its byte order mark; undefined if it is missing or not UTF-8. */
export async function textAt(folder: Folder, path: string): Promise<string | undefined> {
  const bytes = await folder.read(path);
  if (typeof bytes === 'string') return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
