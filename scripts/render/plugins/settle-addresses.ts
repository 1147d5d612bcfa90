// Plugin: brings the addresses of links and pictures into the form that the safe subset and XML allow.

import { posix } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import { containers, transparent } from '../../dialect/content-model.ts';
import { isAddress } from '../../dialect/links.ts';
import { mediaNames, mediaOf } from '../../dialect/media.ts';
import type { Chapter } from '../../model/book.ts';
import type { MarkdownExample } from '../../model/construct.ts';
import { imagePath } from '../../read/images.ts';
import type { ChapterContext } from '../chapter-context.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'No edition fetches a picture from elsewhere: a link takes its place, or in a link its words.',
    markdown:
      '![A map](https://example.org/map.png) [![A map](https://example.org/map.png)](https://example.org/)',
    html: '<p><a href="https://example.org/map.png">A map</a> <a href="https://example.org/">A map</a></p>',
  },
  {
    about: 'A scheme in capitals, and line breaks in an address, as browsers understand them.',
    markdown: '<a href="HTTPS://example.org/a\nb">a</a>',
    html: '<p><a href="https://example.org/ab">a</a></p>',
  },
  {
    about: 'A link takes the place of a film, a sound or a page in the page: its title, or its address.',
    markdown:
      '<iframe src="https://example.org/embed/1" title="A film"></iframe>\n\nA <audio controls><source src="https://example.org/a.ogg">Sorry.</audio>.',
    html: '<p><a href="https://example.org/embed/1">A film</a></p>\n<p>A <a href="https://example.org/a.ogg">https://example.org/a.ogg</a>.</p>',
  },
];

/** Gives the link that takes the place of a film and the like, in a paragraph where that has none. */
function mediaLink(node: Element, inLink: boolean, inBlock: boolean): ElementContent {
  const { address: href, words } = mediaOf(node) ?? { address: undefined, words: '' };
  const text: ElementContent = { type: 'text', value: words };
  const link: ElementContent =
    inLink || href === undefined
      ? text
      : { type: 'element', tagName: 'a', properties: { href }, children: [text] };
  return inBlock ? { type: 'element', tagName: 'p', properties: {}, children: [link] } : link;
}

/**
 * Replaces each picture from outside the book by a link, in place. A picture whose address contains its bytes gets its
 * path in the book.
 */
export function settleAddresses({ chapter }: ChapterContext) {
  return (tree: Root): void => settleAmong(tree.children as ElementContent[], chapter, false, 'div');
}

function settleAmong(nodes: ElementContent[], chapter: Chapter, inLink: boolean, parent: string): void {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'element') continue;
    if (mediaNames.has(node.tagName)) {
      nodes[index] = mediaLink(node, inLink, containers.has(parent) && !transparent.has(parent));
      continue;
    }
    settleAmong(node.children, chapter, inLink || node.tagName === 'a', node.tagName);
    const { src, alt, title, href: link } = node.properties;
    if (typeof link === 'string')
      node.properties.href = link
        .trim()
        // Browsers ignore line breaks in an address, but XML would turn them into spaces.
        .replace(/[\t\n\r]+/g, '')
        .replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
    const url = String(src ?? '');
    if (node.tagName !== 'img' || !isAddress(url)) continue;
    const path = imagePath(chapter.path, url);
    if (path !== undefined) {
      node.properties.src = posix.relative(posix.dirname(chapter.path), path);
      continue;
    }
    const value = String(alt || title || url.replace(/[?#].*$/, '').replace(/^.*\/(?=.)/, ''));
    const text: ElementContent = { type: 'text', value };
    const href = url.replace(/^\/\//, 'https://');
    nodes[index] = inLink ? text : { type: 'element', tagName: 'a', properties: { href }, children: [text] };
  }
}
