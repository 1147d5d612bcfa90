// Plugin: brings the addresses of links and pictures into the form that the safe subset and XML allow.

import { posix } from 'node:path';
import type { ElementContent, Root } from 'hast';
import { isAddress } from '../../dialect/links.ts';
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
];

/**
 * Replaces each picture from outside the book by a link, in place. A picture whose address contains its bytes gets its
 * path in the book.
 */
export function settleAddresses({ chapter }: ChapterContext) {
  return (tree: Root): void => settleAmong(tree.children as ElementContent[], chapter, false);
}

function settleAmong(nodes: ElementContent[], chapter: Chapter, inLink: boolean): void {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'element') continue;
    settleAmong(node.children, chapter, inLink || node.tagName === 'a');
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
