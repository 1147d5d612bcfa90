// Construct: marks for contents and new pages, `[TOC]` and `\newpage`.

import type { Nodes, Paragraph, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';

/** Marks for contents and new pages. */
export const pageMarks: Construct = {
  id: 'page-marks',
  title: 'Contents and page breaks',
  about:
    'Other tools put a table of contents in the place of `[TOC]`, `[[toc]]`, `[[_TOC_]]`, or a list item above `{:toc}`, alone in ' +
    'its paragraph. Every edition has contents of its own, so these marks are left out. `\\newpage`, `\\pagebreak`, `{pagebreak}` ' +
    'and `<div style="page-break-after: always"></div>`, each alone in its paragraph, begin a new page on paper.',
  editions:
    'A new page begins in the PDF and the printed book. The web edition and the EPUB have no pages of their own, and show nothing.',
  examples: [
    {
      about: 'Contents are left out.',
      markdown: '[TOC]\n\n[[_TOC_]]\n\n* TOC\n{:toc}\n\nText with [TOC].',
      html: '<p>Text with [TOC].</p>',
    },
    {
      about: 'A new page on paper.',
      markdown: 'One.\n\n\\newpage\n\nTwo, with \\newpage and `\\newpage`.',
      html: '<p>One.</p>\n<div class="page-break"></div>\n<p>Two, with \\newpage and <code>\\newpage</code>.</p>',
    },
  ],
  find: (tree) =>
    visit(tree, (node: Nodes) => {
      if (node.type === 'paragraph' || !('children' in node)) return;
      const children = node.children as RootContent[];
      if (!children.some((child) => isContents(child) || isPageBreak(child))) return;
      node.children = children.flatMap((child): RootContent[] =>
        isContents(child) ? [] : [isPageBreak(child) ? pageBreak(child) : child],
      ) as typeof node.children;
    }),
  attributes: { div: [['className', 'page-break']] },
};

function isContents(node: RootContent): boolean {
  if (node.type === 'list' && node.children.length === 1)
    return /^[^\n]*\n\{:\s*toc\b[^\n}]*\}$/i.test(textOf(node));
  if (node.type !== 'paragraph' || node.children.length > 3) return false;
  if (!node.children.every(({ type }) => type === 'text' || type === 'emphasis') || isEscaped(node))
    return false;
  return /^(?:\[toc\]|\[\[_?toc_?\]\]|\{:toc\})$/i.test(textOf(node).trim());
}

/** Whether the first bracket has a backslash before it. */
function isEscaped({ children: [first] }: Paragraph): boolean {
  const [start = 0, end = 0] = [first?.position?.start.offset, first?.position?.end.offset];
  return first?.type !== 'text' || end - start > first.value.length;
}

const style =
  /^<div\s+style\s*=\s*(["'])[^"']*\bbreak-(?:after|before)\s*:\s*(?:always|page)[^"']*\1\s*>(?:\s|&nbsp;)*<\/div>$/i;

function isPageBreak(node: RootContent): boolean {
  if (node.type === 'html') return style.test(node.value.trim());
  if (node.type !== 'paragraph' || node.children.length !== 1 || node.children[0]?.type !== 'text')
    return false;
  return /^(?:\\newpage|\\pagebreak|\\clearpage|\{pagebreak\})$/.test(textOf(node).trim());
}

/** An empty paragraph, as an element that has no words. */
function pageBreak({ position }: RootContent): RootContent {
  const data = { hName: 'div', hProperties: { className: ['page-break'] } };
  return { type: 'paragraph', children: [], data, ...(position && { position }) };
}
