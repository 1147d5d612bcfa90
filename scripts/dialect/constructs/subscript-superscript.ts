// Construct: letters below and above the line, `H~2~O` and `2^10^`.

import type { Delete, Nodes, Parents } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { spanSyntax } from '../spans.ts';

/** Subscripts and superscripts. Packages for them take every caret and every tilde. */
export const subscriptSuperscript: Construct = {
  id: 'subscript-superscript',
  title: 'Subscripts and superscripts',
  about:
    'Letters and figures between tildes stand below the line, between carets above it, as in Pandoc: `H~2~O`, `2^10^`. The mark ' +
    'stands right after a letter, a figure or a bracket, and there is no white space inside, unless a backslash is before it ' +
    '(`P~a\\ b~`). With white space before the first tilde, and words inside, `~gone~` is struck through, as on GitHub. A single caret ' +
    '(`x^2`, `^C`) stays what it is.',
  editions: 'The same in every edition, in smaller letters, without more room between the lines.',
  examples: [
    {
      about: 'Subscripts and superscripts, also right before the letter.',
      markdown: 'H~2~O, 2^10^, x^*n*^, CO~2~^−^, ^14^C, log~2~(n) and the 1^st^.',
      html: '<p>H<sub>2</sub>O, 2<sup>10</sup>, x<sup><em>n</em></sup>, CO<sub>2</sub><sup>−</sup>, <sup>14</sup>C, log<sub>2</sub>(n) and the 1<sup>st</sup>.</p>',
    },
    {
      about: 'Carets in text, and words that are struck through.',
      markdown: 'x^2 + y^2, x^2+y^2, ^C, ^_^, `a^b^` and ~gone~ or ~~gone~~.',
      html: '<p>x^2 + y^2, x^2+y^2, ^C, ^_^, <code>a^b^</code> and <del>gone</del> or <del>gone</del>.</p>',
    },
  ],
  syntax: [
    spanSyntax({
      token: 'superscript',
      open: '^',
      close: '^',
      accepts: isSuperscript,
      node: () => ({ type: 'span', children: [], data: { hName: 'sup' } }),
    }),
  ],
  find: (tree) => {
    visit(tree, 'delete', (node, index, parent) => {
      if (parent && index !== undefined && isSubscript(node, index, parent))
        node.data = { ...node.data, hName: 'sub' };
    });
    visit(tree, (node: Nodes) => {
      if (node.data?.hName === 'sub' || node.data?.hName === 'sup') joinWords(node);
    });
  },
};

/** What a letter below or above the line may follow: the end of a word, of a formula's part, or of another mark. */
const glue = /[\p{L}\p{M}\p{N})\]}*_~^$’'′”"»…>;]/u;

/** Whether carets are marks. Those in a formula or a program (`x^2+y^2`, `a^b^c`) are followed by a letter or a figure. */
function isSuperscript(content: string, before: string, after: string): boolean {
  if (/[[\]|]/.test(content) || after === '^') return false;
  const isFigure = /^[+−-]?\d+[+−-]?$/.test(content);
  if (/[\p{L}\p{N}]/u.test(after)) return isFigure && /\p{L}/u.test(after);
  return glue.test(before);
}

/** Whether words that GitHub strikes through are a subscript: right after a letter, in one piece, between single tildes. */
function isSubscript(node: Delete, index: number, { children }: Parents): boolean {
  const [first] = node.children;
  const start = node.position?.start.offset;
  if (start === undefined || first?.position?.start.offset !== start + 1) return false;
  if (/(?<!\\)\s/.test(textOf(node))) return false;
  const before = children[index - 1];
  const [last = ''] = before ? [...textOf(before)].slice(-1) : [];
  if (last !== '' && before?.position?.end.offset === start && /[\p{L}\p{M}\p{N})\]}”’'*]/u.test(last))
    return true;
  const [next = ''] = children[index + 1] ? textOf(children[index + 1]) : [];
  return (last === '' || /\s$/.test(last)) && /^\d{1,3}$/.test(textOf(node)) && /^\p{L}/u.test(next);
}

/** Makes one word of what a backslash before a space holds together, as in Pandoc. */
function joinWords(node: Nodes): void {
  visit(node, 'text', (text) => {
    text.value = text.value.replace(/\\ /g, '\u00a0');
  });
}
