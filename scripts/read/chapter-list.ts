// Finds the chapters of a book: those that book.yaml or a SUMMARY.md lists, or all files in the folder of chapters.

import { posix } from 'node:path';
import type { Link, List, Nodes, Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import type { Source } from '../model/book.ts';
import type { ChapterList, ListedChapter } from '../model/chapter-list.ts';
import type { Folder } from '../model/world.ts';
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
  if (manifest.chapters) {
    const paths = manifest.chapters.map((name) => `${plainFolder}/${name.replace(/^(?:\.\/+)+/, '')}`);
    return plainList(paths, (index) => locate(['chapters', index]));
  }
  const config = await summaryPlace(folder);
  if (config instanceof VFile) return config;
  const places = config ? [config.path] : ['SUMMARY.md', 'src/SUMMARY.md', `${plainFolder}/SUMMARY.md`];
  for (const path of places) {
    const source = await readText(path);
    if (!(source instanceof VFile))
      return { folder: posix.dirname(path), source, ...readSummary(parseMarkdown(source.text), path) };
    if (source.messages.length > 0) return source;
    if (config?.named) return missing(config, String(source.data.refusal));
  }
  const files = await folder.files(plainFolder);
  const names = files.filter((path) => /\.md$/i.test(path)).sort(naturally);
  if (config && names.length === 0) return missing(config, 'Cannot find');
  return plainList(names, () => undefined);
}

/** Reports that there is no list of chapters where the settings of another tool have it. */
function missing({ path, file, place }: SummaryPlace, refusal: string): VFile {
  const cure = `Write the list there, correct ${file.path}, or list the chapters in book.yaml (\`chapters\`).`;
  return failIn(file, `${refusal} \`${path}\`, where ${file.path} has the list of chapters`, place, cure);
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
