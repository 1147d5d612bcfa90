// Construct: attributes in braces after headings, words, pictures and tables, and the sizes of pictures.

import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { alignments, finishElement, widthClasses } from '../attributes/looks.ts';
import { attributeSyntax } from '../attributes/syntax.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9" height="9"/></svg>';

const placed: [string, ...string[]] = ['className', ...alignments];
const align: [string, ...string[]] = ['align', 'left', 'center', 'right'];

/** Attributes. Packages for them keep every class and attribute of the author’s, and know only some of the places. */
export const attributes: Construct = {
  id: 'attributes',
  title: 'Attributes',
  about:
    'Braces after a heading, words in brackets, a picture or a table give it a name and a look, as in Pandoc, Quarto, kramdown ' +
    'and mdBook. `## Title {#id}` names a heading, `[words]{.smallcaps}` sets words in small caps, ' +
    '`![Words](a.png){width=50% .center}` places a picture, and `{: .note}` on the line after a paragraph makes it a note. The id is a name that links lead to. Headings know `.unnumbered` (or `{-}`: no number) and `.unlisted` ' +
    '(not in the contents); words `.smallcaps`, `.underline`, `.mark`, `.kbd` and `lang=fr`; pictures `width`, in `%`, `px`, ' +
    '`cm` or `in`, `height`, `.left`, `.center` and `.right`. `![Words](a.png =300x200)` gives a size too, and `align` of raw ' +
    'HTML a place. A picture alone in its paragraph, with an id that begins with `fig-` or `fig:`, is a figure whose caption ' +
    'is its text; a paragraph `: Words {#tbl-x}` below a table is its caption. Classes and attributes that mean nothing to ' +
    'readers are left out, as other tools do. Sets such as {1, 2}, variables and code stay as they are typed.',
  editions:
    'Every edition shows small caps, sizes and places on the line alike. A width in per cent is that of the text, rounded to a ' +
    'step of 5 % or to a third; lengths in cm or in are true on paper.',
  checks: ['foreign-syntax'],
  examples: [
    {
      about: 'A heading has its own name; its slug leads to it too.',
      markdown: '## More {#own .unnumbered}\n\n[A](#own), [b](#more).',
      html: '<h2 id="own">More</h2>\n<p><a href="#own">A</a>, <a href="#own">b</a>.</p>',
    },
    {
      about: 'Words in brackets.',
      markdown: '[Nato]{.smallcaps}, [*mot* juste]{lang=fr}, [Ctrl]{.kbd}, [here]{#here}, [plain]{.unknown}.',
      html: '<p><span class="small-caps">Nato</span>, <span lang="fr"><em>mot</em> juste</span>, <kbd>Ctrl</kbd>, <a id="here"></a>here, plain.</p>',
    },
    {
      about: 'Sizes and places of pictures.',
      files: { 'images/a.svg': svg },
      markdown:
        '![A](../images/a.svg){width=50% .right}\n\n![B](../images/a.svg){: width="1in"} and ![C](../images/a.svg =60x40).',
      html: '<p class="picture align-right"><img src="images/a.svg" alt="A" class="width-50" width="30" height="20"></p>\n<p><img src="images/a.svg" alt="B" width="96"> and <img src="images/a.svg" alt="C" width="60" height="40">.</p>',
    },
    {
      about: 'A figure, and a table with its caption.',
      files: { 'images/a.svg': svg },
      markdown: '![A map](../images/a.svg){#fig-map}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: All {#tbl-all}',
      html: '<figure id="fig-map" class="figure"><p class="picture"><img src="images/a.svg" alt="A map" width="30" height="20"></p><figcaption><span class="label">Figure 1.1</span> A map</figcaption></figure>\n<div class="table"><table id="tbl-all"><caption><span class="label">Table 1.1</span> All</caption>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>',
    },
    {
      about: 'A note of kramdown’s themes, and braces that are none of these.',
      markdown: 'Mind it.\n{: .warning}\n\nA set {1, 2}, `{.x}` and {x}.',
      html: '<aside class="alert alert-warning" role="note">\n<p class="alert-title">Warning</p><p>Mind it.</p>\n</aside>\n<p>A set {1, 2}, <code>{.x}</code> and {x}.</p>',
    },
  ],
  syntax: [attributeSyntax],
  attributes: {
    img: [['className', ...widthClasses, ...alignments], align],
    p: [placed, align],
    div: [align],
    table: [align],
    span: [['className', 'small-caps']],
    strong: [['className', 'small-caps']],
    em: [['className', 'small-caps']],
  },
  finish: (tree) => visit(tree, 'element', finishElement),
};
