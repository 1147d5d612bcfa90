// Construct: notes that stand in the text, `^[like this]`, and their calls.

import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { freeId } from '../../text/free-ids.ts';
import { visit } from '../../tree/visit.ts';
import { spanSyntax } from '../spans.ts';

/** Notes. Packages for those in the text take every `^[`, also that of a regular expression. */
export const notes: Construct = {
  id: 'notes',
  title: 'Notes',
  about:
    'A note is called with `[^name]` and written anywhere in the chapter, as on GitHub: `[^name]: The note.` It may have more than one ' +
    'paragraph, each indented by four spaces, and may be called more than once. A short note may stand right where it ' +
    'is called, after the word or its full stop, as in Pandoc: `^[The note.]`. Notes are numbered through the chapter, and may be in headings, tables, ' +
    'captions and other notes.',
  editions:
    'The notes stand at the end of their chapter in every edition. Their numbers lead there and back; in the EPUB most readers show ' +
    'them in a small window.',
  checks: ['references'],
  examples: [
    {
      about: 'A note in the text, with markup and brackets.',
      markdown: 'Text.^[A *note*, see [1].]',
      html: '<p>Text.<sup><a href="#01-one-fn-inline-1" id="01-one-fnref-inline-1" data-footnote-ref="">1</a></sup></p>\n<section class="footnotes" aria-label="Notes">\n<ol>\n<li id="01-one-fn-inline-1">\n<p>A <em>note</em>, see [1]. <a href="#01-one-fnref-inline-1" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p>\n</li>\n</ol>\n</section>',
    },
    {
      about: 'A note that is called twice.',
      markdown: 'One[^a] and two[^a].\n\n[^a]: The note.',
      html: '<p>One<sup><a href="#01-one-fn-a" id="01-one-fnref-a" data-footnote-ref="">1</a></sup> and two<sup><a href="#01-one-fn-a" id="01-one-fnref-a-2" data-footnote-ref="">1</a></sup>.</p>\n<section class="footnotes" aria-label="Notes">\n<ol>\n<li id="01-one-fn-a">\n<p>The note. <a href="#01-one-fnref-a" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a> <a href="#01-one-fnref-a-2" data-footnote-backref="" aria-label="Back to reference 1-2" class="data-footnote-backref">↩</a></p>\n</li>\n</ol>\n</section>',
    },
    {
      about: 'A regular expression is no note.',
      markdown: 'The classes ^[a-z]+$, s/^[ab]/x/ and x^[2].',
      html: '<p>The classes ^[a-z]+$, s/^[ab]/x/ and x^[2].</p>',
    },
  ],
  syntax: [
    spanSyntax({
      token: 'inlineNote',
      open: '^[',
      close: ']',
      brackets: true,
      lines: true,
      accepts: isNote,
      node: () => ({ type: 'inlineNote', children: [] }),
    }),
  ],
  find: (tree) => {
    const labels = new Set<string>();
    let any = false;
    visit(tree, (node: Nodes) => {
      if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference')
        labels.add(node.identifier);
      if (node.type === 'inlineNote') any = true;
    });
    if (any) moveNotes(tree, labels);
  },
};

/** Whether brackets after a caret are a note: they have words, and stand at the end of a word or a sentence. */
function isNote(content: string, before: string, after: string): boolean {
  if (!/[\p{L}\p{M}\p{N})\]}.,;:!?…*_`"'”’»›>。、，」』]/u.test(before) || /[*+?{$(]/.test(after))
    return false;
  return /\p{L}{2}|\p{Lo}/u.test(content) && !/^(?:\S-\S|\\.|\[:\w+:\])+\S*$/.test(content);
}

/** Puts a call in the place of each note, and the note at the end of the tree. Notes may be in notes. */
function moveNotes(tree: Root, labels: ReadonlySet<string>): void {
  const definitions: FootnoteDefinition[] = [];
  const taken = new Set(labels);
  const move = (parent: Nodes) =>
    visit(parent, 'inlineNote', ({ children, position }, index, around) => {
      if (!around || index === undefined) return;
      const identifier = freeId(`inline-${definitions.length + 1}`, taken);
      taken.add(identifier);
      const named = { identifier, label: identifier, ...(position && { position }) };
      const text = { type: 'paragraph' as const, children, ...(position && { position }) };
      definitions.push({ type: 'footnoteDefinition', ...named, children: [text] });
      around.children[index] = { type: 'footnoteReference', ...named };
    });
  move(tree);
  for (const definition of definitions) move(definition); // The list grows while it is read.
  tree.children.push(...definitions);
}
