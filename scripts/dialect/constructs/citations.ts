// Construct: citations of sources, and the list of references that they lead to.

import type { Element, ElementContent, Root as HtmlTree } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Nodes, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Anchor, RenderedChapter } from '../../model/book.ts';
import { linkMarks, type Reference } from '../../model/citations.ts';
import type { CollectContext, Collected, Construct } from '../../model/construct.ts';
import { english } from '../../settings/words/en.ts';
import { freeId, idMaker } from '../../text/free-ids.ts';
import { EXIT, SKIP, visit } from '../../tree/visit.ts';
import { findCitations } from '../citations/find-citations.ts';
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
    '`\\citep{key}` and `\\citet{key}` of LaTeX. `citationStyle` in book.yaml names the style. The list of references stands at ' +
    '`::: {#refs}` and `:::`, at `{{#bibliography}}`, at the end of a chapter with the role `bibliography` or the title ' +
    '`References`, or else is the last chapter of the book. Headings, links and code keep what is typed in them.',
  editions:
    'Every edition has the citations in the form of the style, and the list of references with all that is cited. In the web edition, the EPUB and the PDF each citation links to its entry.',
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
  collect,
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

function collect(chapters: readonly RenderedChapter[], { book, words, taken }: CollectContext): Collected {
  const { bibliography } = book;
  if (!bibliography || bibliography.references.length === 0) return {};
  const makeId = idMaker(taken);
  const { references } = bibliography;
  const ids = new Map(
    references.map(({ key }) => [key, makeId(`ref-${key.replace(/[^\p{L}\p{N}_.:-]+/gu, '-')}`)]),
  );
  for (const { tree } of chapters)
    visit(tree, 'element', (node) => {
      const number = node.properties.dataCitation;
      delete node.properties.dataCitation;
      const text = typeof number === 'string' ? bibliography.citations[Number(number)] : undefined;
      if (text === undefined) return undefined;
      node.children = contentOf(linked(text, ids));
      return SKIP;
    });
  const list = h(
    'ul',
    references.map((one) => entryOf(one, ids)),
  );
  const anchorsIn = (home: string): Anchor[] =>
    [...ids.values()].map((id) => ({ id, local: id, kind: 'place', number: undefined, title: '', home }));
  const home =
    chapters.find((chapter) => fill(chapter, list, words.references)) ??
    appended(chapters, list, words.references);
  if (home) return { anchors: anchorsIn(home.name) };
  const id = freeId('references', taken);
  const title = words.references;
  const name = idMaker(chapters.map((one) => one.name))('references');
  const chapter: RenderedChapter = {
    name,
    level: 1,
    matter: 'back',
    role: 'bibliography',
    part: undefined,
    within: undefined,
    captionNumber: undefined,
    tree: { type: 'root', children: [h('h1', { id }, title), h('div.references', [list])] },
    entry: { id, number: undefined, title, children: [] },
  };
  const own: Anchor = { id, local: id, kind: 'chapter', number: undefined, title, home: name };
  return { anchors: [own, ...anchorsIn(name)], chapters: [chapter] };
}

/** Puts the list where a chapter wants it, in place; false if it does not. */
function fill({ tree, role }: RenderedChapter, list: Element, title: string): boolean {
  let filled = false;
  visit(tree, 'element', (node) => {
    const { className, id } = node.properties;
    const isPlace = Array.isArray(className) && className.includes('references');
    if (node.tagName !== 'div' || !(isPlace || id === 'refs') || textOf(node).trim() !== '') return undefined;
    const section = role === 'bibliography' ? {} : { role: 'doc-bibliography', ariaLabel: title };
    node.tagName = role === 'bibliography' ? 'div' : 'section';
    node.properties = { ...(id ? { id } : {}), className: ['references'], ...section };
    node.children = [list];
    filled = true;
    return EXIT;
  });
  return filled;
}

/** Puts the list at the end of the chapter of references, if the book has one, and gives that chapter. */
function appended(
  chapters: readonly RenderedChapter[],
  list: Element,
  title: string,
): RenderedChapter | undefined {
  const names = [title, english.references, 'Bibliography'].map((name) => name.toLowerCase());
  const last = chapters.at(-1);
  const home =
    chapters.find(({ role }) => role === 'bibliography') ??
    (last && names.includes(last.entry.title.trim().toLowerCase()) ? last : undefined);
  const section = home?.role === 'bibliography' ? {} : { role: 'doc-bibliography', ariaLabel: title };
  home?.tree.children.push(
    h(home.role === 'bibliography' ? 'div.references' : 'section.references', section, [list]),
  );
  return home;
}

const [keyOpen, keyEnd, linkEnd] = linkMarks;
const link = new RegExp(`${keyOpen}([^${keyEnd}]*)${keyEnd}([^${linkEnd}]*)${linkEnd}`, 'g');

/** Makes links of the marks in a citation. Ids have only letters, digits and the signs of names. */
function linked(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replace(link, (_, key: string, words: string) => {
    const id = ids.get(key);
    return id === undefined ? words : `<a href="#${id}" role="doc-biblioref">${words}</a>`;
  });
}

function entryOf({ key, label, html }: Reference, ids: ReadonlyMap<string, string>): Element {
  const text = html.replace(
    /https?:\/\/[^\s<]*[^\s<.,;:)]/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
  return h('li', { id: ids.get(key) }, [
    ...(label === undefined
      ? []
      : [h('span.reference-label', contentOf(label)), { type: 'text' as const, value: ' ' }]),
    ...contentOf(text),
  ]);
}

/** Parses HTML of citeproc, which escapes all text of a bibliography, and keeps its emphasis and our links. */
function contentOf(html: string): ElementContent[] {
  const tree: HtmlTree = fromHtml(html, { fragment: true });
  const keep = (nodes: readonly unknown[]): ElementContent[] =>
    (nodes as readonly ElementContent[]).flatMap((node): ElementContent[] => {
      if (node.type === 'text') return [{ type: 'text', value: node.value }];
      if (node.type !== 'element') return [];
      const children = keep(node.children);
      const { href, role } = node.properties;
      if (node.tagName === 'a') return [h('a', role === undefined ? { href } : { href, role }, children)];
      return /^(?:i|b|em|strong|sup|sub)$/.test(node.tagName) ? [h(node.tagName, children)] : children;
    });
  return keep(tree.children);
}
