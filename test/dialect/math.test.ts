// Formulas: what is one, what stays as typed, and what becomes of it.

import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { parseChapterText } from '../../scripts/read/parse.ts';
import { visit } from '../../scripts/tree/visit.ts';

const formulasIn = (markdown: string): readonly string[] => {
  const found: string[] = [];
  visit(parseChapterText(markdown), (node: Nodes) => {
    if (node.type === 'math' || (node.type === 'inlineMath' && node.display))
      found.push(`display ${node.value}`);
    else if (node.type === 'inlineMath') found.push(node.value);
  });
  return found;
};

test.each([
  ['The sum $a*b*c = d_1_2$ and $x_i$.', ['a*b*c = d_1_2', 'x_i']],
  ['the $n$th of $k$-means', ['n', 'k']],
  ['\\(x\\), \\(\\alpha\\)', ['x', '\\alpha']],
  ['\\\\( a\\_1 \\\\)', ['a_1']],
  ['$`a*b`$', ['a*b']],
  ['$$\nx\n+ y\n= z\n$$', ['display x\n+ y\n= z']],
  ['$$x$$ {#eq-a}', ['display x']],
  ['a $$x$$ b', ['display x']],
  ['\\begin{align}\na &= b\n\\end{align}', ['display \\begin{align}\na &= b\n\\end{align}']],
  ['> $$\n> a\n> $$\n> b', ['display a']],
  ['- $$\n  a\n  $$\n- b', ['display a']],
  ['| a |\n|---|\n| $P(a\\|b)$ |', ['P(a|b)']],
  ['# Of $x^2$', ['x^2']],
  ['[$x$](a) *$y$* <b>$z$</b>', ['x', 'y', 'z']],
  ['a\r\n$$\r\nx\r\n$$\r\nb', ['display x']],
  ['\\[\nx\n\\]', ['display x']],
])('%j has formulas', (markdown, formulas) => {
  expect(formulasIn(markdown)).toEqual(formulas);
});

test.each([
  'It costs $5 and $6.',
  '$HOME/$PATH',
  'US$20 and AU$30',
  '5$, or 10$',
  '$foo.$bar',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a shell
  '${x} and ${y}/${z}',
  '\\[WIP\\] \\[x\\] \\(optional\\)',
  'between $5 and 10$ dollars',
  'kill $$ and echo $$',
  '$$$ money $$$',
  '\\$x\\$',
  '`$x$` and `$$y$$`',
  '    $$\n    x\n    $$',
  '```\n$$\nx\n$$\n```',
  '$$\nno end\n\nA paragraph.',
  '<pre>\n$x$\n</pre>',
  '$1,000-$2,000',
])('%j has none', (markdown) => {
  expect(formulasIn(markdown)).toEqual([]);
});
