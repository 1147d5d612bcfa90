// SUMMARY.md, the chapter list of mdBook, HonKit and GitBook.

import { posix } from 'node:path';
import type { Link, List, Nodes, Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { ChapterList, ListedChapter } from '../model/chapter-list.ts';
import { decodePercent } from '../text/percent.ts';
import { visit } from '../tree/visit.ts';

/**
 * Reads the tree of the SUMMARY.md at `path`. The items of its lists are chapters, those of lists inside them chapters in
 * chapters; links outside of lists are chapters before and after these. A heading, or an item without a link, opens a
 * part. Items that lead into a file that is listed already (`a.md#b`, as HonKit has them) are sections of it.
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
      // mdBook's way to say that a chapter is still to be written.
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
      // What stands under words that are no chapter is no chapter in a chapter.
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
