// Finds the chapters of a book: those that book.yaml or a SUMMARY.md lists, or all files in the folder of chapters.

import { posix } from 'node:path';
import type { Link, List, Nodes, Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import type { Source } from '../model/book.ts';
import type { ChapterList, ListedChapter } from '../model/chapter-list.ts';
import type { Folder } from '../model/world.ts';
import type { ChapterItem } from '../settings/chapters.ts';
import type { Locate, Manifest } from '../settings/manifest.ts';
import { decodePercent } from '../text/percent.ts';
import { visit } from '../tree/visit.ts';
import { parseMarkdown } from './parse.ts';
import { failIn, type SummaryPlace, summaryPlace } from './tool-settings.ts';

const plainFolder = 'chapters';

/**
 * Finds the chapters of a book. If book.yaml does not list them, a SUMMARY.md does: that of an mdBook (book.toml), of a
 * HonKit or GitBook book (book.json), or one beside book.yaml, in src/ or in chapters/. Otherwise the chapters are all
 * Markdown files of chapters/, in natural order. If the list, book.toml or book.json is broken, or the list is not where
 * one of these has it, it gives a file with messages. `readText` gives a file's text, or a file that says why it has none.
 */
export async function listChapters(
  folder: Folder,
  manifest: Manifest,
  locate: Locate,
  readText: (path: string) => Promise<Source | VFile>,
): Promise<ChapterList | VFile> {
  if (manifest.chapters) return plainList(chaptersIn(manifest.chapters, locate));
  const config = await summaryPlace(folder);
  if (config instanceof VFile) return config;
  const places = config ? [config.path] : ['SUMMARY.md', 'src/SUMMARY.md', `${plainFolder}/SUMMARY.md`];
  for (const path of places) {
    const source = await readText(path);
    if (!(source instanceof VFile)) {
      const { chapters, faults } = readSummary(parseMarkdown(source.text), path);
      const opening = await openingOf(folder, config?.opening, chapters, path);
      const closing = await closingOf(folder, config?.opening, chapters, path);
      return { folder: posix.dirname(path), source, chapters: [...opening, ...chapters, ...closing], faults };
    }
    if (source.messages.length > 0) return source;
    if (config?.named) return missing(config, String(source.data.refusal));
  }
  const files = await folder.files(plainFolder);
  const names = files.filter((path) => /\.md$/i.test(path)).sort(naturally);
  if (config && names.length === 0) return missing(config, 'Cannot find');
  return plainList(names.map((path) => plainChapter(path, undefined)));
}

/** Gives the introduction of a HonKit book, which opens the book even if its SUMMARY.md does not list it. */
async function openingOf(
  folder: Folder,
  path: string | undefined,
  listed: readonly ListedChapter[],
  list: string,
): Promise<readonly ListedChapter[]> {
  if (path === undefined || listed.some((chapter) => chapter.path === path)) return [];
  if (typeof (await folder.read(path)) === 'string') return [];
  return [{ ...plainChapter(path, undefined), matter: 'front', list }];
}

/** Gives the glossary of a HonKit book, which ends the book even if its SUMMARY.md does not list it. */
async function closingOf(
  folder: Folder,
  opening: string | undefined,
  listed: readonly ListedChapter[],
  list: string,
): Promise<readonly ListedChapter[]> {
  if (opening === undefined) return [];
  const path = posix.join(posix.dirname(list), 'GLOSSARY.md');
  if (listed.some((chapter) => chapter.path === path)) return [];
  if (typeof (await folder.read(path)) === 'string') return [];
  return [{ ...plainChapter(path, undefined), matter: 'back', role: 'glossary', list }];
}

/** Reports that there is no list of chapters where the settings of another tool have it. */
function missing({ path, file, place }: SummaryPlace, refusal: string): VFile {
  const cure = `Write the list there, correct ${file.path}, or list the chapters in book.yaml (\`chapters\`).`;
  return failIn(file, `${refusal} \`${path}\`, where ${file.path} has the list of chapters`, place, cure);
}

function plainList(chapters: readonly ListedChapter[]): ChapterList {
  return { folder: plainFolder, source: undefined, chapters, faults: [] };
}

function plainChapter(path: string, place: Point | undefined): ListedChapter {
  const standing = { level: 1, matter: 'body', role: undefined, part: undefined, within: undefined } as const;
  return { path, title: undefined, ...standing, list: 'book.yaml', place };
}

/** Gives the chapters that book.yaml lists, those in parts and in other chapters included. */
function chaptersIn(items: readonly ChapterItem[], locate: Locate): readonly ListedChapter[] {
  const chapters: ListedChapter[] = [];
  let opens: string | undefined;
  const add = (
    list: readonly ChapterItem[],
    above: readonly PropertyKey[],
    level: number,
    within?: string,
  ) => {
    for (const [index, { file, role, part, chapters: inner = [] }] of list.entries()) {
      const key = [...above, index];
      // A part inside a chapter or another part begins anew, as in a SUMMARY.md.
      if (part !== undefined) opens = part;
      if (file !== undefined) {
        const path = `${plainFolder}/${file.replace(/^(?:\.\/+)+/, '')}`;
        const place = locate([...key, 'file']);
        chapters.push({ ...plainChapter(path, place), level, role, part: opens, within });
        opens = undefined;
      }
      add(inner, [...key, 'chapters'], file === undefined ? level : level + 1, part ?? within);
    }
  };
  add(items, ['chapters'], 1);
  return chapters;
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

/**
 * Reads the tree of the SUMMARY.md at `path`. The items of its lists are chapters, and those of nested lists are nested
 * chapters; links before and after the lists are front and back matter. A heading, or an item without a link, opens a
 * part. Items that lead into a file that is already listed (`a.md#b`, as HonKit has them) are its sections.
 */
export function readSummary(tree: Root, path: string): Pick<ChapterList, 'chapters' | 'faults'> {
  const chapters: ListedChapter[] = [];
  const faults: ChapterList['faults'][number][] = [];
  const seen = new Set<string>();
  const parts: { part?: string | undefined; within?: string | undefined; index?: number } = {};
  const open = (title: string | undefined, index: number) =>
    Object.assign(parts, { part: title, within: title, index });
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
    const { part, within } = parts;
    chapters.push({ path: target, title, level, matter, role: undefined, part, within, list: path, place });
    parts.part = undefined;
  };
  const addList = (list: List, level: number, index: number) => {
    for (const item of list.children) {
      const [link] = linksOf(item.children.filter(({ type }) => type !== 'list'));
      const words = textOf({
        type: 'listItem',
        children: item.children.filter(({ type }) => type !== 'list'),
      });
      if (link) add(link, level, 'body');
      else if (level === 1 && words.trim() !== '') open(words.replace(/\s+/g, ' ').trim(), index);
      // An item that is no chapter does not nest the items below it.
      const inner = link ? level + 1 : level;
      for (const child of item.children) if (child.type === 'list') addList(child, inner, index);
    }
  };
  const first = tree.children.findIndex(({ type }) => type === 'list');
  const last = tree.children.findLastIndex(({ type }) => type === 'list');
  for (const [index, node] of tree.children.entries()) {
    // The first heading is the title of the list itself.
    if (node.type === 'heading' && index > 0)
      open(textOf(node).replace(/\s+/g, ' ').trim() || undefined, index);
    if (node.type === 'list') addList(node, 1, index);
    // A chapter after the lists is in no part of theirs.
    if (node.type === 'paragraph' && index > last && (parts.index ?? index) <= last) open(undefined, index);
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
