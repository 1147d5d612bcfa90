// Construct: a glossary, and the links to its definitions from the text.

import type { InlineCode, Nodes, Parent, PhrasingContent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Position } from 'unist';
import type { Chapter } from '../../model/book.ts';
import type { Construct, FindContext } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import type { Container } from '../containers/container.ts';
import { takeContainers } from '../containers/take.ts';
import { linkTerms } from '../glossary/link-terms.ts';
import { foldTerm } from '../glossary/terms.ts';

/** A glossary. */
export const glossary: Construct = {
  id: 'glossary',
  title: 'Glossary',
  about:
    'A glossary says what the words of a book mean. It is a chapter with the role `glossary`, such as GLOSSARY.md of HonKit and GitBook, ' +
    'whose terms are those of its definition lists or, if it has none, its headings below the first, with the text below them. ' +
    'Such a chapter links each term where a chapter has it first, outside of headings, links and code. Anywhere else, ' +
    '`::: glossary` and `:::` around a definition list make one, as in MyST; its terms are linked only where the text says so: ' +
    '`` {term}`name` ``, or `` {term}`words <name>` `` for other words, and `` :term:`name` `` of Sphinx. The lists are in the ' +
    'order of the language, whatever order they are written in; a term that has capitals within is linked only as it is written, one without capitals in any case.',
  editions:
    'Every edition has the glossary where it is written. In the web edition, the EPUB and the PDF terms lead to their definitions; e-readers that know glossaries can show these.',
  checks: ['glossary'],
  examples: [
    {
      about: 'A glossary in the text, and links to it. Its terms are sorted.',
      markdown:
        'The {term}`kernel` has {term}`pages <page>`.\n\n::: glossary\nPage\n: A part of memory.\n\nKernel\n: The core.\n:::',
      html:
        '<p>The <a href="#glossary-kernel" role="doc-glossref" class="glossary-term">kernel</a> has <a href="#glossary-page" role="doc-glossref" class="glossary-term">pages</a>.</p>\n' +
        '<section class="glossary" role="doc-glossary" aria-label="Glossary">\n<dl class="glossary"><dt id="glossary-kernel">Kernel</dt><dd>The core.</dd><dt id="glossary-page">Page</dt><dd>A part of memory.</dd></dl>\n</section>',
    },
    {
      about: 'A glossary as a chapter links its terms where they come first.',
      settings: 'chapters: [{file: 01-one.md}, {file: words.md, role: glossary}]',
      files: { 'chapters/words.md': '# Words {#words}\n\nkernel\n: The core.\n' },
      markdown: 'Kernels, a `kernel`, the kernel, the kernel.',
      html: '<p>Kernels, a <code>kernel</code>, the <a href="#glossary-kernel" role="doc-glossref" class="glossary-term">kernel</a>, the kernel.</p>',
    },
  ],
  syntax: [takeContainers(takeGlossary)],
  find: findUses,
  attributes: {
    div: [['className', 'glossary']],
    section: [['className', 'glossary']],
    span: ['dataTerm'],
    a: [['className', 'glossary-term']],
  },
  collect: linkTerms,
};

function takeGlossary(node: Container): void {
  if (node.name === 'glossary') node.data = { hName: 'div', hProperties: { className: ['glossary'] } };
}

/** A use of a term that the author marked. Its children are the words that readers see. */
interface GlossaryUse extends Parent {
  type: 'glossaryUse';
  term: string;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    glossaryUse: GlossaryUse;
  }
  interface RootContentMap {
    glossaryUse: GlossaryUse;
  }
}

const role = /(?:\{term\}|:term:)$/;

/** Makes a node of each role and the code after it, in place. A backslash before a role makes it text. */
function findUses(tree: Root, { source }: FindContext): void {
  if (!source.text.includes('term')) return;
  visit(tree, 'inlineCode', (node: InlineCode, index, parent) => {
    const before = parent && index ? parent.children[index - 1] : undefined;
    if (!parent || index === undefined || before?.type !== 'text') return undefined;
    const [written = ''] = role.exec(before.value) ?? [];
    const end = before.position?.end.offset ?? 0;
    if (written === '' || source.text[end - written.length - 1] === '\\') return undefined;
    before.value = before.value.slice(0, -written.length);
    const [, words = node.value, named = node.value] = /^(.+?)\s*<([^<>]+)>$/s.exec(node.value) ?? [];
    const place = node.position && { position: node.position };
    const term = named.trim();
    const use: GlossaryUse = {
      type: 'glossaryUse',
      term,
      children: [{ type: 'text', value: words, ...place }],
      data: { hName: 'span', hProperties: { dataTerm: term } },
      ...place,
    };
    (parent.children as PhrasingContent[])[index] = use;
    return SKIP;
  });
}

/** A term, the form in which spellings of it are the same, and its place. */
type PlacedTerm = Readonly<{ term: string; key: string; path: string; position: Position | undefined }>;

/** The terms that a book defines, with their places, and the uses of terms that its authors marked. */
export function glossaryOf(chapters: readonly Chapter[]): Readonly<{
  defined: readonly PlacedTerm[];
  uses: readonly PlacedTerm[];
  /** The places of glossaries that define nothing. */
  empty: readonly Readonly<{ path: string; position: Position | undefined }>[];
}> {
  const defined: PlacedTerm[] = [];
  const uses: PlacedTerm[] = [];
  const empty: { path: string; position: Position | undefined }[] = [];
  for (const chapter of chapters) {
    const { tree, path } = chapter;
    visit(tree, (node: Nodes) => {
      if (node.type === 'glossaryUse') uses.push(placed(node.term, path, node.position));
      const isWhole = chapter.role === 'glossary' && node.type === 'root';
      const isGlossary = isWhole || (node.type === 'container' && node.name === 'glossary');
      if (!isGlossary) return undefined;
      const before = defined.length;
      visit(node, 'term', (term) => void defined.push(placed(textOf(term), path, term.position)));
      if (isWhole && defined.length === before)
        for (const { node: heading } of chapter.headings.slice(1))
          defined.push(placed(textOf(heading), path, heading.position));
      if (defined.length === before)
        empty.push({ path, position: isWhole ? chapter.headings[0]?.node.position : node.position });
      visit(node, 'glossaryUse', (use) => void uses.push(placed(use.term, path, use.position)));
      return SKIP;
    });
  }
  return { defined, uses, empty };
}

function placed(term: string, path: string, position: Position | undefined): PlacedTerm {
  return { term: term.trim(), key: foldTerm(term), path, position };
}
