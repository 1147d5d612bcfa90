// Finds the chapters of a book: those that book.yaml or a SUMMARY.md lists, or all files in the folder of chapters.

import { posix } from 'node:path';
import type { Link, List, Nodes, Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parse, TomlError } from 'smol-toml';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import type { Source } from '../model/book.ts';
import type { ChapterList, ListedChapter } from '../model/chapter-list.ts';
import type { Folder } from '../model/world.ts';
import type { Locate, Manifest } from '../settings/manifest.ts';
import { decodePercent } from '../text/percent.ts';
import { visit } from '../tree/visit.ts';
import { decode } from './decode.ts';
import { parseMarkdown } from './parse.ts';

const plainFolder = 'chapters';

/**
 * Finds the chapters of a book. If book.yaml does not list them, a SUMMARY.md does: that of an mdBook (book.toml), of a
 * HonKit or GitBook book (book.json), or one beside book.yaml, in src/ or in chapters/. Otherwise the chapters are all
 * Markdown files of chapters/, in natural order. If book.toml or book.json is broken, it gives a file with messages.
 */
export async function listChapters(
  folder: Folder,
  manifest: Manifest,
  locate: Locate,
): Promise<ChapterList | VFile> {
  if (manifest.chapters) {
    const paths = manifest.chapters.map((name) => `${plainFolder}/${name.replace(/^(?:\.\/+)+/, '')}`);
    return plainList(paths, (index) => locate(['chapters', index]));
  }
  const config = await readConfig(folder);
  if (config instanceof VFile) return config;
  const places = config ? [config] : ['SUMMARY.md', 'src/SUMMARY.md', `${plainFolder}/SUMMARY.md`];
  for (const path of places) {
    const bytes = await folder.read(path);
    const text = typeof bytes === 'string' ? undefined : decode(bytes);
    if (typeof text !== 'string') continue;
    const source: Source = { path, text: text.replace(/^\ufeff/, '') };
    return { folder: posix.dirname(path), source, ...readSummary(parseMarkdown(source.text), path) };
  }
  const files = await folder.files(plainFolder);
  const names = files.filter((path) => /\.md$/i.test(path)).sort(naturally);
  return plainList(names, () => undefined);
}

function plainList(paths: readonly string[], placeOf: (index: number) => Point | undefined): ChapterList {
  const chapters = paths.map(
    (path, index): ListedChapter => ({
      path,
      title: undefined,
      level: 1,
      matter: 'body',
      part: undefined,
      list: 'book.yaml',
      place: placeOf(index),
    }),
  );
  return { folder: plainFolder, source: undefined, chapters, faults: [] };
}

/** Orders paths folder by folder: numbers by value (`2-b.md` before `10-a.md`), and a folder's README or index first. */
function naturally(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [a = '', b = ''] = [left[index], right[index]];
    if (a === b) continue;
    const first = Number(opensFolder(b)) - Number(opensFolder(a));
    return first || order.compare(a, b) || (a < b ? -1 : 1);
  }
  return left.length - right.length;
}

const order = new Intl.Collator('en', { numeric: true });

function opensFolder(name: string): boolean {
  return /^(?:readme|index|_index)\.md$/i.test(name);
}

/** Gives the path of the SUMMARY.md that another tool's settings name, undefined if there are no such settings. */
async function readConfig(folder: Folder): Promise<string | VFile | undefined> {
  const toml = await folder.read('book.toml');
  if (typeof toml !== 'string')
    return settingsOf('book.toml', toml, (text) => {
      const { book, src } = parse(text) as { book?: { src?: unknown }; src?: unknown };
      return posix.join(textOr(book?.src ?? src, 'src'), 'SUMMARY.md');
    });
  const json = await folder.read('book.json');
  if (typeof json === 'string') return undefined;
  return settingsOf('book.json', json, (text) => {
    const { root, structure } = JSON.parse(text) as { root?: unknown; structure?: { summary?: unknown } };
    return posix.join(textOr(root, '.'), textOr(structure?.summary, 'SUMMARY.md'));
  });
}

function settingsOf(path: string, bytes: Uint8Array, read: (text: string) => string): string | VFile {
  const text = decode(bytes);
  const file = new VFile({ path, value: typeof text === 'string' ? text : '' });
  const fail = (reason: string, place: Point | undefined, note: string) => {
    const message = file.message(reason, { ...(place && { place }), ruleId: 'read', source: 'colophon' });
    Object.assign(message, { fatal: true, note });
    return file;
  };
  if (typeof text !== 'string')
    return fail('Unexpected byte that is not UTF-8', text, 'Save the file as UTF-8.');
  try {
    return read(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const place = error instanceof TomlError ? { line: error.line, column: error.column } : undefined;
    const [reason = ''] = (error as Error).message.replace(/^Invalid TOML document: /, '').split('\n');
    return fail(
      `Cannot parse ${path}: ${reason}`,
      place,
      'Mend it, or list the chapters in book.yaml (`chapters`).',
    );
  }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/**
 * Reads the tree of the SUMMARY.md at `path`. The items of its lists are chapters, and those of nested lists are nested
 * chapters; links before and after the lists are front and back matter. A heading, or an item without a link, opens a
 * part. Items that lead into a file that is already listed (`a.md#b`, as HonKit has them) are its sections.
 */
export function readSummary(tree: Root, path: string): Pick<ChapterList, 'chapters' | 'faults'> {
  const chapters: ListedChapter[] = [];
  const faults: ChapterList['faults'][number][] = [];
  const seen = new Set<string>();
  let part: string | undefined;
  const add = (link: Link, level: number, matter: ListedChapter['matter']) => {
    const place = link.position?.start;
    const [file = '', fragment] = link.url.split('#', 2);
    if (file === '') {
      // mdBook lists a chapter that is still to be written with an empty link.
      if (fragment === undefined) faults.push({ kind: 'draft', entry: textOf(link), place });
      return;
    }
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(file)) {
      faults.push({ kind: 'outside', entry: link.url, place });
      return;
    }
    const target = posix.normalize(posix.join(posix.dirname(path), decodePercent(file)));
    if (seen.has(target)) {
      if (fragment === undefined) faults.push({ kind: 'twice', entry: file, place });
      return;
    }
    seen.add(target);
    const title = textOf(link).replace(/\s+/g, ' ').trim() || undefined;
    chapters.push({ path: target, title, level, matter, part, list: path, place });
    part = undefined;
  };
  const addList = (list: List, level: number) => {
    for (const item of list.children) {
      const [link] = linksOf(item.children.filter(({ type }) => type !== 'list'));
      const words = textOf({
        type: 'listItem',
        children: item.children.filter(({ type }) => type !== 'list'),
      });
      if (link) add(link, level, 'body');
      else if (level === 1 && words.trim() !== '') part = words.replace(/\s+/g, ' ').trim();
      // An item that is no chapter does not nest the items below it.
      const inner = link ? level + 1 : level;
      for (const child of item.children) if (child.type === 'list') addList(child, inner);
    }
  };
  const first = tree.children.findIndex(({ type }) => type === 'list');
  const last = tree.children.findLastIndex(({ type }) => type === 'list');
  for (const [index, node] of tree.children.entries()) {
    // The first heading is the title of the list itself.
    if (node.type === 'heading' && index > 0) part = textOf(node).replace(/\s+/g, ' ').trim() || undefined;
    if (node.type === 'list') addList(node, 1);
    if (node.type === 'paragraph')
      for (const link of linksOf([node]))
        add(link, 1, index < first ? 'front' : index > last ? 'back' : 'body');
  }
  return { chapters, faults };
}

function linksOf(nodes: readonly Nodes[]): readonly Link[] {
  const links: Link[] = [];
  const root = { type: 'root', children: nodes as Paragraph[] } as Root;
  visit(root, 'link', (node) => void links.push(node));
  return links;
}
