// Construct: references to figures, tables, listings, equations and sections by their labels, as other tools have them.

import type { Link, PhrasingContent } from 'mdast';
import type { Chapter } from '../../model/book.ts';
import type { ConnectContext, Construct } from '../../model/construct.ts';
import { findReferences, nodesOf } from '../references/forms.ts';
import { labelSyntax } from '../references/labels.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9" height="9"/></svg>';
const figure =
  '<p class="picture"><img src="images/a.svg" alt="A map" width="30" height="20"></p><figcaption><span class="label">Figure 1.1</span> A map</figcaption></figure>';

/** Cross-references. Each tool has its own, and none of their packages knows the numbers of other chapters. */
export const crossReferences: Construct = {
  id: 'cross-references',
  title: 'Cross-references',
  about:
    'A reference names a figure, a table, a listing, an equation or a section by its label, and readers get its number. It is written `@fig-map` of ' +
    'Quarto, `@fig:map` of pandoc-crossref, `\\@ref(fig:map)` of bookdown, `` :numref:`fig_map` `` of D2L, `` {numref}`map` `` of ' +
    'MyST and `\\ref{fig:map}` of LaTeX, in all chapters. `[-@fig-map]`, `\\@ref` and `\\ref` give the number alone, ' +
    '`[Plan @fig-map]` has words of its own, `` {ref}`map` `` and `` :ref:`map` `` give the title, and `\\eqref{eq:x}`, ' +
    '`` :eqref:`eq_x` `` and `` {eq}`x` `` the number of an equation in brackets. A label is the id of ' +
    '[attributes](#attributes), a line `` :label:`fig_map` `` below, a line `(map)=` above, or `\\label{fig:map}` in the text. ' +
    'What has no number is called by its title. `@name` that is no label, e-mail addresses and code stay as they are.',
  editions:
    'Links in every edition; the words “Chapter” and “Section”, “Figure” and so on are in the book’s language.',
  checks: ['labels'],
  examples: [
    {
      about: 'References of Quarto: to a figure, with its number alone, with other words.',
      files: { 'images/a.svg': svg },
      markdown: '![A map](../images/a.svg){#fig-map}\n\nSee @fig-map, [-@fig-map] and [Plan @fig-map].',
      html: `<figure id="fig-map" class="figure">${figure}\n<p>See <a href="#fig-map">Figure 1.1</a>, <a href="#fig-map">1.1</a> and Plan <a href="#fig-map">1.1</a>.</p>`,
    },
    {
      about: 'Labels and references of D2L.',
      files: { 'images/a.svg': svg },
      markdown:
        '## 1.1. More\n:label:`sec_more`\n\n![A map](../images/a.svg)\n:label:`fig_map`\n\nSee :numref:`fig_map` in :numref:`sec_more`, :ref:`sec_more`.',
      html: `<h2 id="sec_more"><span class="number">1.1.</span> More</h2>\n<figure id="fig_map" class="figure">${figure}\n<p>See <a href="#fig_map">Figure 1.1</a> in <a href="#sec_more">Section 1.1</a>, <a href="#sec_more">More</a>.</p>`,
    },
    {
      about: 'Labels of MyST and LaTeX; the word before a number of LaTeX is the author’s.',
      markdown:
        '(more)=\n## 1.1. More\n\nSee {ref}`more` and Section~\\ref{sec:x}.\n\n## 1.2. X \\label{sec:x}\n\nMail a@fig-x.org or @someone.',
      html: '<h2 id="more"><span class="number">1.1.</span> More</h2>\n<p>See <a href="#more">More</a> and Section\u00a0<a href="#sec:x">1.2</a>.</p>\n<h2 id="sec:x"><span class="number">1.2.</span> X</h2>\n<p>Mail <a href="mailto:a@fig-x.org">a@fig-x.org</a> or @someone.</p>',
    },
  ],
  syntax: [labelSyntax],
  connect: (chapters, context) => {
    for (const chapter of chapters) link(chapter, context);
  },
  attributes: { a: [['dataReference', 'label', 'number', 'bracketed', 'title', 'words']] },
};

/** Makes links of the references of a chapter whose labels are in the book, in place. */
function link({ tree, path, text }: Chapter, { find }: ConnectContext): void {
  for (const found of [...findReferences(tree)].reverse()) {
    const { parent, index, count, pieces } = found;
    if (!pieces.some((piece) => typeof piece !== 'string' && find(`#${piece.label}`, path))) continue;
    const nodes = nodesOf(found, text, (piece, position): readonly PhrasingContent[] => {
      const place = position && { position };
      if (!find(`#${piece.label}`, path)) return [{ type: 'text', value: piece.written, ...place }];
      const one: Link = {
        type: 'link',
        url: `#${piece.label}`,
        children: [{ type: 'text', value: piece.words ?? piece.written }],
        data: { hProperties: { dataReference: piece.words === undefined ? piece.shows : 'words' } },
        ...place,
      };
      return [one];
    });
    parent.children.splice(index, count, ...nodes);
  }
}
