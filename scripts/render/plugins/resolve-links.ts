// Plugin: resolves links inside the book to ids.

import type { Root } from 'hast';
import { canFollow, isAddress } from '../../dialect/links.ts';
import type { MarkdownExample } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import type { ChapterContext } from '../chapter-context.ts';
import { isNoteLink } from './label-notes.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'A chapter’s file, a heading in it, and this chapter’s own: all are places of the one book.',
    files: { 'chapters/02-two.md': '# 2. Two\n\n## More\n' },
    markdown: '[a](02-two.md), [b](02-two.md#more), [c](#one), [d](https://example.org/)',
    html: '<p><a href="#two">a</a>, <a href="#more">b</a>, <a href="#sec:one">c</a>, <a href="https://example.org/">d</a></p>',
  },
  {
    about: 'An address that nobody can follow stays as words, and so does a page that is no chapter.',
    markdown: '[a](http://) [b](../other/page.html)',
    html: '<p><a>a</a> <a>b</a></p>',
  },
  {
    about: 'A file of the book: each format has its own address of it, and none is known before.',
    files: { 'data/a.csv': '1,2\n' },
    markdown: '[a](../data/a.csv)',
    html: '<p><a data-file="data/a.csv">a</a></p>',
  },
];

/**
 * Resolves the `href` of each link except those of notes, in place, and removes it if nobody can follow it. A link to a file
 * of the book gets the file's path as `data-file` instead.
 */
export function resolveLinks(context: ChapterContext) {
  return (tree: Root): void =>
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName !== 'a' || typeof properties.href !== 'string' || isNoteLink(properties)) return;
      const { href, file } = targetOf(properties.href, context);
      if (href === undefined) delete properties.href;
      else properties.href = href;
      if (file !== undefined) properties.dataFile = file;
    });
}

/** Gives the address or the file to which a link in a chapter leads; neither for an address that nobody can follow. */
function targetOf(
  written: string,
  { chapter, resolve }: ChapterContext,
): Readonly<{ href?: string; file?: string }> {
  const href = written.trim().replace(/^\/\//, 'https://');
  if (href === '') return {};
  const target = resolve(written, chapter.path);
  if (target.to === 'anchor') return { href: `#${target.anchor.id}` };
  if (target.to === 'nowhere') return {};
  if (target.to === 'file') return { file: target.path };
  if (!isAddress(href)) return { href: target.url };
  return canFollow(href) ? { href } : {};
}
