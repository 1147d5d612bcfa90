// Construct: references to figures, tables, listings, equations and sections by their labels, as other tools have them.

import { posix } from 'node:path';
import type { Link, Nodes, PhrasingContent } from 'mdast';
import type { Chapter } from '../../model/book.ts';
import type { ConnectContext, Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { bareLabel, findReferences, nodesOf, type Reference } from '../references/forms.ts';
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
    '`` :eqref:`eq_x` `` and `` {eq}`x` `` the number of an equation in brackets. MyST’s `[](map)` and `[words](eq:x)` lead to a label ' +
    'where no file has that name, `` {doc}`file` `` and `` {doc}`words <file>` `` to a chapter, `` {download}`words <file>` `` to a file. A label is the id of ' +
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
    {
      about: 'Links of MyST to a label and to a chapter.',
      markdown:
        '$$\na\n$$ (eq:a)\n\n(more)=\n## 1.1. More\n\nBy [](eq:a), {eq}`eq:a` and [that](more); {doc}`this <01-one>`.',
      html: '<div class="equation numbered" id="eq:a"><math display="block" alttext="a"><mi>a</mi></math><span class="equation-number">(1.1)</span></div>\n<h2 id="more"><span class="number">1.1.</span> More</h2>\n<p>By <a href="#eq:a">Equation 1.1</a>, <a href="#eq:a">(1.1)</a> and <a href="#more">that</a>; <a href="#sec:one">this</a>.</p>',
    },
  ],
  syntax: [labelSyntax],
  connect: (chapters, context) => {
    for (const chapter of chapters) link(chapter, context);
  },
  attributes: { a: [['dataReference', 'label', 'number', 'bracketed', 'title', 'words']] },
};

/** Makes links of the references of a chapter whose labels are in the book, in place. */
function link({ tree, path, text }: Chapter, { find, files }: ConnectContext): void {
  const urlOf = ({ label, page }: Reference) => (page ? label : `#${label}`);
  const isFound = (one: Reference) => one.page || find(urlOf(one), path) !== undefined;
  for (const found of [...findReferences(tree)].reverse()) {
    const { parent, index, count, pieces } = found;
    if (!pieces.some((piece) => typeof piece !== 'string' && isFound(piece))) continue;
    const nodes = nodesOf(found, text, (piece, position): readonly PhrasingContent[] => {
      const place = position && { position };
      if (!isFound(piece)) return [{ type: 'text', value: piece.written, ...place }];
      const isWorded = piece.words !== undefined || (piece.page && !find(urlOf(piece), path));
      const one: Link = {
        type: 'link',
        url: urlOf(piece),
        children: [
          { type: 'text', value: piece.words ?? (piece.page ? posix.basename(piece.label) : piece.written) },
        ],
        data: { hProperties: { dataReference: isWorded ? 'words' : piece.shows } },
        ...place,
      };
      return [one];
    });
    parent.children.splice(index, count, ...nodes);
  }
  const isFile = (url: string) => files.includes(posix.join(posix.dirname(path), url));
  visit(tree, (node: Nodes) => {
    if ((node.type !== 'link' && node.type !== 'definition') || !bareLabel.test(node.url)) return;
    if (isFile(node.url) || find(node.url, path) || !find(`#${node.url}`, path)?.named) return;
    if (node.type === 'link' && node.children.length === 0) {
      const place = node.position && { position: node.position };
      node.children = [{ type: 'text', value: node.url, ...place }];
      node.data = { ...node.data, hProperties: { dataReference: 'label' } };
    }
    node.url = `#${node.url}`;
  });
}
