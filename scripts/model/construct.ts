// What one file of dialect/constructs/ exports.

import type { Root as HtmlTree } from 'hast';
import type { Root as MarkdownTree } from 'mdast';
import type { Words } from '../settings/words/names.ts';

/**
 * A construct of the dialect: something that authors may write beyond CommonMark and GFM. Its look is
 * `templates/constructs/ID.css`, which every edition takes up.
 */
export type Construct = Readonly<{
  id: string;
  /** A paragraph: what it is, and whose syntax. */
  about: string;
  /** Markdown, and the HTML that every edition starts from: its documentation and its test at once. */
  examples: readonly Readonly<{ about: string; markdown: string; html: string }>[];
  /** Finds it in a chapter's Markdown tree, and marks it there (`data.hName`, `data.hProperties`), in place. */
  find: (tree: MarkdownTree) => void;
  /** Class names of its elements, by tag name: the safe subset lets them pass. */
  classes: Readonly<Record<string, readonly string[]>>;
  /** Finishes a chapter's HTML tree, once that is safe, in place: words of the book's language, roles. */
  finish: (tree: HtmlTree, words: Words) => void;
}>;
