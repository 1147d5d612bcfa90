// Plugin: gives the book's pictures their paths from its folder, and their sizes.

import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Image } from '../../model/book.ts';
import type { MarkdownExample } from '../../model/construct.ts';
import { imagePath } from '../../read/images.ts';
import { visit } from '../../tree/visit.ts';
import type { ChapterContext } from '../chapter-context.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9" height="9"/></svg>';

export const examples: readonly MarkdownExample[] = [
  {
    about:
      'A picture gets its size, and the paragraph that is nothing but pictures a class: CSS takes no notice of text.',
    files: { 'images/a.svg': svg },
    markdown: '![A](../images/a.svg)\n\nText and ![B](../images/a.svg)',
    html: '<p class="picture"><img src="images/a.svg" alt="A" width="30" height="20"></p>\n<p>Text and <img src="images/a.svg" alt="B" width="30" height="20"></p>',
  },
  {
    about: 'A size that the author gave stays; a picture without a text alternative is a decoration.',
    files: { 'images/a.svg': svg },
    markdown: 'Text <img src="../images/a.svg" width="15">',
    html: '<p>Text <img src="images/a.svg" width="15" alt=""></p>',
  },
  {
    about: 'In place of a picture that cannot be read its text stands, or the name of its file.',
    markdown: '![A *cat*](../images/no.png) ![](../images/no.png)',
    html: '<p><span>A cat</span> <span>no.png</span></p>',
  },
];

/** Gives each picture of the book its path and size, in place. */
export function showPictures(context: ChapterContext) {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'img') showPicture(node, context);
    });
    visit(tree, 'element', (node) => {
      if (node.tagName === 'p' && isPicture(node)) node.properties.className = ['picture'];
    });
  };
}

function showPicture(node: Element, { chapter, book }: ChapterContext): void {
  const { properties } = node;
  const path = imagePath(chapter.path, String(properties.src ?? ''));
  const image = path === undefined ? undefined : book.images.get(path);
  if (path === undefined || image === undefined) return;
  if (typeof image !== 'object') {
    const words = String(properties.alt ?? '').trim() || posix.basename(path);
    Object.assign(node, { tagName: 'span', properties: {}, children: [{ type: 'text', value: words }] });
    return;
  }
  properties.src = path;
  properties.alt ??= '';
  // With sizes, browsers lay out a page before its pictures are loaded.
  if (properties.width === undefined && properties.height === undefined)
    Object.assign(properties, sizeOf(image));
}

function sizeOf({ width, height }: Image): Readonly<{ width?: number; height?: number }> {
  return width === undefined || height === undefined
    ? {}
    : { width: Math.round(width), height: Math.round(height) };
}

function isPicture({ children }: Element): boolean {
  const elements = children.filter((child) => child.type === 'element');
  return (
    elements.length > 0 &&
    elements.every(({ tagName }) => tagName === 'img') &&
    !textOf({ type: 'root', children }).trim()
  );
}
