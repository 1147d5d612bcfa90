// Adds to the edition of a derivative what it owes to its original: who modified it and how, and the original's notice.

import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Root as MarkdownTree } from 'mdast';
import type { Book, Edition } from '../model/book.ts';
import { derivationOf } from '../settings/derivation.ts';
import { visit } from '../tree/visit.ts';
import { renderText, textWords } from './text.ts';

/** Gives `edition` with what it owes to the original of `book`, or unchanged if the book has none. */
export function derive(edition: Edition, { manifest, original }: Book): Edition {
  if (!manifest.derivedFrom || !original) return edition;
  const derivation = derivationOf(manifest.derivedFrom, textWords(original.tree), edition.duties.sentence);
  const { tree } = edition.copyright;
  const [heading, holders, ...rest] = tree.children;
  const parts = [
    h('p.modified', h('strong', derivation.statement)),
    h('p.original', `${derivation.original} carries this notice:`),
    h('blockquote.original', [...quoted(original.tree)]),
  ];
  const children = [heading, holders, ...parts, ...rest].filter((child) => child !== undefined);
  return { ...edition, derivation, copyright: { ...edition.copyright, tree: { ...tree, children } } };
}

/** Quotes a notice inside a page: its headings are not headings of that page. */
function quoted(notice: MarkdownTree): readonly ElementContent[] {
  const tree: Root = { type: 'root', children: [...renderText(notice)] };
  visit(tree, 'element', (element) => {
    if (/^h[1-6]$/.test(element.tagName)) element.tagName = 'p';
  });
  return tree.children as ElementContent[];
}
