// Construct: terms of the index, from `<dfn>` in the text and from book.yaml, merged and sorted.

import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Anchor, Index, IndexTerm, RenderedChapter, TermUse } from '../../model/book.ts';
import type { Construct } from '../../model/construct.ts';
import type { Manifest } from '../../settings/manifest.ts';
import type { Words } from '../../settings/words/names.ts';
import { freeId } from '../../text/free-ids.ts';
import { visit } from '../../tree/visit.ts';
import { findMarks, markedTerms } from '../index-marks.ts';

/** Terms of the index. */
export const indexTerms: Construct = {
  id: 'index-terms',
  title: 'Index terms',
  about:
    'Terms that the text defines go into the index: `<dfn>term</dfn>`, with `title` where the index says it otherwise ' +
    '(`<dfn title="module, loading">loading</dfn>` for a term under another). `index` in book.yaml adds terms to places that ' +
    'have names. A text may also have the marks of LaTeX, which show nothing: `\\index{module}`, `\\index{module!loading}` for a term under ' +
    'another, `\\index{driver|see{module}}`, and `\\index{module|(}` and `\\index{module|)}` where a longer passage on it begins and ' +
    'ends; and those of mdbook-indexing, `{{i:module}}`, `{{ii:module}}` in italics, and `{{hi:module}}`, which shows nothing. ' +
    'Every edition ends with the index: page numbers on paper, links on screens.',
  editions:
    'The index ends every edition: with page numbers on paper and in the PDF, where a passage has its first and its last page, with links to the places on the web and in the EPUB.',
  checks: ['index'],
  examples: [
    {
      about:
        'A term gets an id where it has none; the `title` is for the index, and for who points at the word.',
      markdown: 'A <dfn>process</dfn> and its <dfn id="own" title="page, of memory">pages</dfn>.',
      html: '<p>A <dfn id="term-1">process</dfn> and its <dfn id="own" title="page, of memory">pages</dfn>.</p>',
    },
    {
      about: 'Marks of LaTeX and of mdbook-indexing. The passage on memory reaches from one to the other.',
      markdown:
        'Memory\\index{memory|(} has {{i:frames}}, {{ii:slabs}} and zones\\index{zone!of memory}.\\index{memory|)}\\index{RAM|see{memory}}',
      html: '<p>Memory<span id="index-1"></span> has <span id="index-2">frames</span>, <span id="index-3"><em>slabs</em></span> and zones<span id="index-4"></span>.<span id="index-5"></span></p>',
    },
  ],
  find: findMarks,
  attributes: { span: ['dataIndex'] },
  collect: (chapters, { book, anchors, taken, idOf }) => {
    const definitions = definitionsIn(chapters, anchors, taken);
    const marked = markedTerms(chapters, anchors, taken);
    const listed = termsIn(book.manifest).map(({ use }) =>
      use.id === undefined ? use : { ...use, id: idOf(use.id) },
    );
    return {
      anchors: [...definitions.map(({ anchor }) => anchor), ...marked.anchors],
      terms: [...definitions.map(({ use }) => use), ...marked.uses, ...listed],
    };
  },
};

/** A term that the text defines, and the anchor of that place. */
type Definition = Readonly<{ use: TermUse; anchor: Anchor }>;

/**
 * Finds the terms that chapters define: the text of a `<dfn>`, or its `title`. Each gets an id if it has none, never
 * one that is `taken`; its anchor has the number and title of the heading above. `sections` are the anchors that the
 * author gave.
 */
function definitionsIn(
  chapters: readonly RenderedChapter[],
  sections: ReadonlyMap<string, Anchor>,
  taken: Readonly<{ has: (id: string) => boolean }>,
): readonly Definition[] {
  const definitions: Definition[] = [];
  for (const { name: home, tree, entry } of chapters) {
    let section = sections.get(entry.id);
    visit(tree as Root, 'element', ({ tagName, properties, ...node }) => {
      const { id: given, title: wanted } = properties;
      const heading = /^h[1-6]$/.test(tagName) ? sections.get(String(given)) : undefined;
      if (heading) section = heading;
      if (tagName !== 'dfn') return;
      const text = plain(textOf({ type: 'root', children: node.children }));
      const words = typeof wanted === 'string' && wanted.trim() ? split(wanted) : [text];
      if (words[0] === '') return;
      const id = typeof given === 'string' ? given : freeId(`term-${definitions.length + 1}`, taken);
      properties.id = id;
      const { local } = sections.get(id) ?? { local: id };
      const { number, title = '' } = section ?? { number: undefined };
      definitions.push({ use: { words, id }, anchor: { id, local, kind: 'term', number, title, home } });
    });
  }
  return definitions;
}

/** Gives the terms of `index` in book.yaml, one use for each anchor and each reference; `key` is its place there. */
export function termsIn({
  index = {},
}: Pick<Manifest, 'index'>): readonly Readonly<{ use: TermUse; key: readonly PropertyKey[] }>[] {
  const uses: { use: TermUse; key: readonly PropertyKey[] }[] = [];
  const add = (
    words: readonly string[],
    value: string | readonly string[],
    key: PropertyKey[],
    see = false,
  ) => {
    for (const [at, one] of (typeof value === 'string' ? [value] : value).entries())
      uses.push({
        use: { words, ...(see ? { see: plain(one) } : { id: one }) },
        key: typeof value === 'string' ? key : [...key, at],
      });
  };
  for (const [term, value] of Object.entries(index)) {
    const words = split(term);
    if (typeof value === 'string' || Array.isArray(value)) add(words, value, ['index', term]);
    else
      for (const [under, inner] of Object.entries(value as Record<string, string | string[]>))
        add(
          under === 'see' ? words : [...words, plain(under)],
          inner,
          ['index', term, under],
          under === 'see',
        );
  }
  return uses;
}

/**
 * Makes the index. Terms are in the language's order (CLDR's collation in Node's ICU, figures by value), grouped by
 * letter; those that begin with no letter come first. Places are in the order of the text. Undefined if there are no
 * terms.
 */
export function makeIndex(
  uses: readonly TermUse[],
  anchors: ReadonlyMap<string, Anchor>,
  language: string,
  words: Pick<Words, 'index' | 'symbols'>,
): Index | undefined {
  if (uses.length === 0) return undefined;
  const order = new Map([...anchors.keys()].map((id, at) => [id, at]));
  const collator = new Intl.Collator(language, { numeric: true });
  const compare = (a: string, b: string) => collator.compare(a, b) || (a < b ? -1 : Number(a > b));
  const gather = (some: readonly TermUse[], depth: number): IndexTerm[] => {
    const byTerm = new Map<string, TermUse[]>();
    for (const use of some) {
      const key = lowerFirst(use.words[depth] ?? '');
      if (byTerm.get(key)?.push(use) === undefined) byTerm.set(key, [use]);
    }
    const terms = [...byTerm.values()].map((all): IndexTerm => {
      const own = all.filter(({ words }) => words.length === depth + 1);
      const ids = [...new Set(own.flatMap(({ id }) => id ?? []))];
      return {
        // A capital may only be that of a sentence's beginning, so a use without it wins.
        term: all.map(({ words }) => words[depth] ?? '').reduce((one, other) => (other > one ? other : one)),
        ends: new Map(own.flatMap(({ id, until }) => (id && until ? [[id, until] as const] : []))),
        ids: ids.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
        see: [...new Set(own.flatMap(({ see }) => see ?? []))].sort(compare),
        under: gather(
          all.filter(({ words }) => words.length > depth + 1),
          depth + 1,
        ),
      };
    });
    return terms.sort((a, b) => compare(a.term, b.term));
  };
  const letters = new Map<string, IndexTerm[]>([[symbols, []]]);
  for (const term of gather(uses, 0)) {
    const letter = letterOf(term.term, language);
    if (letters.get(letter)?.push(term) === undefined) letters.set(letter, [term]);
  }
  const groups = [...letters].filter(([, terms]) => terms.length > 0);
  return {
    id: freeId('index', anchors),
    title: words.index,
    groups: groups.map(([letter, terms]) => ({ letter: letter || words.symbols, terms })),
  };
}

const symbols = '';

/** Gives the letter that a term is grouped under, without an accent if the language sorts both as one letter. */
function letterOf(term: string, language: string): string {
  const [first = ''] = term;
  if (!/\p{L}/u.test(first)) return symbols;
  const [base = first] = first.normalize('NFD');
  const same = new Intl.Collator(language, { sensitivity: 'base' }).compare(base, first) === 0;
  return (same ? base : first).toLocaleUpperCase(language);
}

/** Splits `module, loading` into a term and its subterm. */
function split(term: string): readonly string[] {
  const [, main = term, under] = /^(.+?),\s+(.+)$/s.exec(term.trim()) ?? [];
  return [main, under].flatMap((part) => (part === undefined ? [] : [plain(part)]));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function lowerFirst(text: string): string {
  const [first = ''] = text;
  return first.toLowerCase() + text.slice(first.length);
}
