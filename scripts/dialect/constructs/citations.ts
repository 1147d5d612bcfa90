// Construct: citations of sources, and the list of references that they lead to.

import type { Nodes, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Construct } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { findCitations } from '../citations/find-citations.ts';
import { placeReferences } from '../citations/reference-lists.ts';
import type { Container } from '../containers/container.ts';
import { takeContainers } from '../containers/take.ts';

const library = {
  'refs.bib':
    '@book{knuth1984,\n  author = {Donald E. Knuth},\n  title = {The {TeX}book},\n  publisher = {Addison-Wesley},\n  year = 1984\n}\n',
};

/** Citations, by citation-js and citeproc. */
export const citations: Construct = {
  id: 'citations',
  title: 'Citations',
  about:
    'A citation names a source by its key in the files of `bibliography` in book.yaml, which are BibTeX, BibLaTeX, CSL-JSON or ' +
    'CSL-YAML. Pandoc’s syntax is `[@knuth1984]`, `[see @knuth1984, p. 33; @lamport1978]`, `[-@knuth1984]` without the author, and ' +
    '`@knuth1984 [p. 33]` in a sentence; a key with other signs is in braces, `[@{https://example.org}]`. Also read are ' +
    '`` {cite}`key` `` and `` :cite:`key` `` of Sphinx, MyST and D2L, `{{#cite key}}` and `@@key` of mdbook-bib, and `\\cite{key}`, ' +
    '`\\citep{key}` and `\\citet{key}` of LaTeX. `citationStyle` in book.yaml names a style of the Citation Style Language, in which citeproc-js by Frank Bennett sets them. The list of references stands at ' +
    '`::: {#refs}` and `:::`, at `{{#bibliography}}`, at the end of a chapter with the role `bibliography` or the title ' +
    '`References`, or else is the last chapter of the book; of several places, each has what is cited before it. `nocite: "@knuth1984"` in ' +
    'the front matter of a chapter, or `\\nocite{knuth1984}`, puts a source into the list that no text cites; `*` is all of ' +
    'them. Headings, links and code keep what is typed in them.',
  editions:
    'Every edition has the citations in the form of the style, as notes where the style cites in notes, and the list of references with all that is cited. In the web edition, the EPUB and the PDF each citation links to its entry.',
  checks: ['citations'],
  examples: [
    {
      about:
        'Citations with a page, in a sentence and without the author. The list follows where it is named.',
      settings: 'bibliography: refs.bib',
      files: library,
      markdown:
        'As shown [see @knuth1984, p. 33], and by @knuth1984, and so on [-@knuth1984].\n\n::: {#refs}\n:::',
      html:
        '<p>As shown <span class="citation">(see <a href="#ref-knuth1984" role="doc-biblioref">Knuth, 1984, p. 33</a>)</span>, and by <span class="citation">Knuth (<a href="#ref-knuth1984" role="doc-biblioref">1984</a>)</span>, and so on <span class="citation">(<a href="#ref-knuth1984" role="doc-biblioref">1984</a>)</span>.</p>\n' +
        '<section id="refs" class="references" role="doc-bibliography" aria-label="References"><ul><li id="ref-knuth1984">Knuth, D. E. (1984). <i>The TeXbook</i>. Addison-Wesley.</li></ul></section>',
    },
    {
      about: 'Text that only looks like a citation stays as it is.',
      settings: 'bibliography: refs.bib',
      files: library,
      markdown: 'Mail ada@knuth1984.org or ask @someone; `[@knuth1984]` and \\@knuth1984 are code and text.',
      html: '<p>Mail <a href="mailto:ada@knuth1984.org">ada@knuth1984.org</a> or ask @someone; <code>[@knuth1984]</code> and @knuth1984 are code and text.</p>',
    },
  ],
  syntax: [takeContainers(takePlace)],
  find: (tree, context) => {
    if (context.keys === undefined) return;
    findPlaces(tree);
    findCitations(tree, context);
  },
  attributes: {
    div: [['className', 'references']],
    span: ['dataCitation', ['className', 'citation', 'reference-label']],
    section: [['className', 'references']],
  },
  collect: placeReferences,
};

/** Takes the container in which the list of references is wanted, as Pandoc (`::: {#refs}`) and MyST (`:::{bibliography}`) write it. */
function takePlace(node: Container): void {
  const { name, attributes, closed } = node;
  if (!closed || !(attributes.id === 'refs' || name === 'bibliography')) return;
  node.data = { hName: 'div', hProperties: { className: ['references'] } };
  if (name === 'bibliography') node.children = [];
}

/** What stands where the list of references is wanted, as mdBook and D2L write it. */
const place = /^(?:\{\{#bibliography[^{}\n]*\}\}|:bibliography:`?[^`\n]*`?)$/;

/** Makes an empty block of each place of the list, in place. */
function findPlaces(tree: Root): void {
  visit(tree, (node: Nodes, index, parent) => {
    const isPlace =
      (node.type === 'paragraph' && place.test(wordsOf(node).trim())) ||
      (node.type === 'code' && /^\{bibliography\}/.test(node.meta ?? node.lang ?? ''));
    if (!isPlace || !parent || index === undefined) return undefined;
    const data = { hName: 'div', hProperties: { className: ['references'] } };
    const { position } = node;
    parent.children[index] = { type: 'paragraph', children: [], data, ...(position && { position }) };
    return [SKIP, index + 1];
  });
}
