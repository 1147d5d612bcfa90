// A chapter's outline: one title, and under it headings whose ranks have no gaps, whatever the author wrote.

import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { frontMatterOf, titleIn } from './front-matter.ts';
import { raiseHeadings } from './raw-headings.ts';

declare module 'mdast' {
  interface HeadingData {
    /** The rank that the author wrote; none for a title that the chapter has from elsewhere. */
    written?: Heading['depth'];
    /** Where a title comes from that is no heading of the chapter. */
    from?: 'front matter' | 'file name';
  }
  interface ParagraphData {
    /** That this was a heading without text. */
    blank?: true;
  }
}

/**
 * Shapes the outline of a chapter, in place. Its title is its first heading, of whatever rank: that gets rank 1. Without a
 * heading of rank 1 it is the title of the front matter, where there is one, and without any heading the name of the
 * file at `path`. Each other heading is one rank below the nearest one before it that the author ranked higher, so that
 * contents, outlines and readers' tables find no gap; a second `# Title` is a section. Headings in quotes and lists are
 * left alone: they belong to no outline. A heading without text becomes a paragraph.
 */
export function shapeOutline(tree: Root, path: string): void {
  raiseHeadings(tree);
  dropBlank(tree);
  const headings = tree.children.filter((node) => node.type === 'heading');
  for (const node of headings) node.data = { ...node.data, written: node.depth };
  const front = frontMatterOf(tree);
  const title = front && titleIn(front);
  if (title !== undefined && !headings.some(({ depth }) => depth === 1))
    addTitle(tree, headings, title, 'front matter');
  else if (headings.length === 0) addTitle(tree, headings, titleOfFile(path), 'file name');
  const open: number[] = [];
  for (const node of headings) {
    const rank = node.data?.written ?? 1;
    // The title stays open: nothing of the chapter stands beside it.
    while (open.length > 1 && (open.at(-1) ?? 0) >= rank) open.pop();
    open.push(node === headings[0] ? 0 : rank);
    node.depth = Math.min(open.length, 6) as Heading['depth'];
  }
}

/** What a file's name says of its chapter: `chapters/03-hello_world.md` is `Hello world`; `README.md` speaks for its folder. */
export function titleOfFile(path: string): string {
  const parts = path.replace(/\.[^./]+$/, '').split('/');
  const last = parts.at(-1) ?? '';
  const folder = parts.length > 2 && /^(?:index|readme)$/i.test(last) ? parts.at(-2) : undefined;
  const name = folder ?? last;
  const words = name
    .replace(/^\d+[\s._-]+(?=.)/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return words === '' ? name : words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function addTitle(tree: Root, headings: Heading[], title: string, from: 'front matter' | 'file name'): void {
  const start = { line: 1, column: 1, offset: 0 };
  const position = { start, end: start };
  const node: Heading = {
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: title, position }],
    position,
    data: { from },
  };
  tree.children.unshift(node);
  headings.unshift(node);
}

/** Makes paragraphs of headings without text, so that a picture or a name in them stays. */
function dropBlank(tree: Root): void {
  visit(tree, 'heading', (node, index, parent) => {
    if (!parent || index === undefined || textOf(node, { includeHtml: false }).trim()) return;
    const { children, position } = node;
    parent.children[index] = {
      type: 'paragraph',
      children,
      ...(position && { position }),
      data: { blank: true },
    };
  });
}
