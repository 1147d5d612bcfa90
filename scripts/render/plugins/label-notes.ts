// Plugin: gives footnotes, which remark-rehype moved to the end of the chapter, the words and ids of the book.

import type { Element, Root } from 'hast';
import type { MarkdownExample } from '../../model/construct.ts';
import { decodePercent } from '../../text/percent.ts';
import { visit } from '../../tree/visit.ts';
import type { ChapterContext } from '../chapter-context.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about:
      'The section of the notes has its name in the book’s language, and no heading, which contents would show. A label may be in any script.',
    markdown: 'Text[^注].\n\n[^注]: A note.',
    html: '<p>Text<sup><a href="#01-one-fn-注" id="01-one-fnref-注" data-footnote-ref="">1</a></sup>.</p>\n<section class="footnotes" aria-label="Notes">\n<ol>\n<li id="01-one-fn-注">\n<p>A note. <a href="#01-one-fnref-注" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p>\n</li>\n</ol>\n</section>',
  },
];

/** Labels the section of notes, and decodes their ids and the links to them, in place. */
export function labelNotes({ notePrefix, words }: ChapterContext) {
  return (tree: Root): void =>
    visit(tree, 'element', (node) => {
      const { properties } = node;
      // remark-rehype percent-encodes the ids that it makes from notes' labels, but not the author's ids.
      if (typeof properties.id === 'string' && properties.id.startsWith(notePrefix))
        properties.id = decodePercent(properties.id);
      if (isNoteLink(properties)) properties.href = decodePercent(String(properties.href));
      if (node.tagName !== 'section' || properties.dataFootnotes === undefined) return;
      node.children = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'h2');
      node.properties = { className: ['footnotes'], ariaLabel: words.notes };
    });
}

/** Tells whether properties are those of a note's number, or of the link back from the note. */
export function isNoteLink({ dataFootnoteRef, dataFootnoteBackref }: Element['properties']): boolean {
  return dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined;
}
