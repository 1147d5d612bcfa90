// Formulas: what is one, what stays as typed, and what becomes of it.

import type { Nodes } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { check } from '../../scripts/checks/check.ts';
import { scrollWideFormulas } from '../../scripts/dialect/math/scroll.ts';
import { parseChapterText } from '../../scripts/read/parse.ts';
import { read } from '../../scripts/read/read.ts';
import { render } from '../../scripts/render/render.ts';
import { visit } from '../../scripts/tree/visit.ts';
import { sound, worldOf } from '../memory.ts';

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
  [
    'Let $\\{d_t\\}_{t=0}^T $ be, and $ \\delta \\in (0,1) $, $ x_i$.',
    ['\\{d_t\\}_{t=0}^T', '\\delta \\in (0,1)', 'x_i'],
  ],
  ['If $ \\text{more words} > x_1 $, then', ['\\text{more words} > x_1']],
  ['[$x$](a) *$y$* <b>$z$</b>', ['x', 'y', 'z']],
  ['a\r\n$$\r\nx\r\n$$\r\nb', ['display x']],
  ['\\[\nx\n\\]', ['display x']],
])('%j has formulas', (markdown, formulas) => {
  expect(formulasIn(markdown)).toEqual(formulas);
});

test.each([
  'It costs $5 and $6.',
  'Type $ cat a_b and $ ls x^2 there.',
  'A prompt $ and another $ here',
  'From $ 5 to $ 10',
  'C:$ dir \\temp $x',
  'The $ a_b $c',
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

/** What a chapter with a text becomes, and what its author is told; no tree where there are errors. */
async function made(markdown: string, settings = '') {
  const world = worldOf({
    ...sound,
    'book.yaml': `${sound['book.yaml']}${settings}`,
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n`,
  });
  const { manuscript } = await read(world);
  if (!manuscript) throw new Error('the book cannot be read');
  const { book, report } = check(manuscript);
  const told = report.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, reason }) => `${line} ${ruleId}: ${reason}`),
  );
  const tree = book && (await render(book, world)).chapters[0]?.tree;
  const html = tree ? unified().use(rehypeStringify).stringify(tree) : '';
  return { tree, told, html: html.slice(html.indexOf('<p>Text.</p>') + '<p>Text.</p>'.length).trim() };
}

test.each([
  ['macros that call themselves', '\\def\\a{\\a}\\a'],
  ['macros that double', '\\def\\a{\\a\\a}\\a'],
  ['two macros that call each other', '\\def\\a{\\b}\\def\\b{\\a}\\a'],
  ['a macro that is redefined as itself', '\\newcommand{\\a}{x\\a}\\a'],
  ['macros that multiply', `\\def\\a{${'x'.repeat(4000)}}\\def\\b{${'\\a'.repeat(500)}}\\b`],
  ['arguments that multiply', `\\def\\a#1{${'#1'.repeat(30)}}${'\\a{'.repeat(6)}x${'}'.repeat(6)}`],
  ['macros that temml defines', `\\edef\\a{${'x'.repeat(4000)}}${'\\a'.repeat(900)}`],
  ['braces in braces', `${'{'.repeat(4000)}x${'}'.repeat(4000)}`],
  ['roots of roots', `${'\\sqrt{'.repeat(200)}x${'}'.repeat(200)}`],
  ['a fraction without an end', '\\frac{'.repeat(1000)],
])('%s end, and are told once', async (_, tex) => {
  const start = Date.now();
  const { told } = await made(`$$\n${tex}\n$$`);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^11 math-tex: Cannot read the formula/);
  expect(told[0]).not.toMatch(/call stack|maxExpand/);
  expect(Date.now() - start).toBeLessThan(20_000);
});

test('ordinary macros are allowed to be many', async () => {
  const settings = 'math: { macros: { vv: "\\\\mathbf{#1}", RR: "\\\\mathbb{R}" } }\n';
  const { told, html } = await made(`$$\n${'\\vv{x} + \\RR + '.repeat(200)}1\n$$`, settings);
  expect(told).toEqual([]);
  expect(html).toContain('𝐱');
});

test.each([
  ['of 100 kB', `$$\n${'x + '.repeat(25_000)}\n$$`],
  ['without an end', '$$\nx^2\n\nText.'],
  ['in a list, without an end', '- $$\n  x^2\n\nText.'],
  ['without the end of its brackets', '\\[\nx^2\n\nText.'],
  ['without the end of its environment', '\\begin{equation}\nx^2\n\nText.'],
  ['that another environment ends', '\\begin{align}\nx^2\n\\end{gather}'],
])('a formula %s is a warning at its place', async (_, markdown) => {
  const { told } = await made(markdown);
  expect(told.filter((one) => one.includes('math-open'))).toEqual([
    expect.stringMatching(/^11 math-open: Cannot find the end of the formula/),
  ]);
});

test.each([
  'kill $$ and $$',
  '$$ is the number of the shell',
  'It costs $$.',
  '`$$`',
  '    $$\n    x^2',
])('%j begins no formula', async (markdown) => {
  expect((await made(markdown)).told).toEqual([]);
});

test.each([
  [
    '\\href{https://example.org/a%20b#c}{x}',
    [
      '11 math-link: Unexpected link to `https://example.org/a%20b#c` in a formula, whose readers cannot follow it',
    ],
  ],
  [
    '\\href{javascript:alert(1)}{x}',
    ['11 math-link: Unexpected link to `javascript:alert(1)` in a formula, whose readers cannot follow it'],
  ],
  ['\\class{a}{x}', []],
  ['\\style{color:red}{x}', []],
  ['\\cssId{a}{x}', []],
  ['\\require{cancel}x', []],
  ['\\htmlClass{a}{x}', []],
])('of %s only what is shown is kept', async (tex, warnings) => {
  const { html, told } = await made(`So $${tex}$.`);
  expect(html).toMatch(/<math alttext="[^"]*">(?:<mrow>)?<mi>x<\/mi>/);
  expect(html).not.toMatch(/href|style|class|\bid=/);
  expect(told).toEqual(warnings);
});

test('a macro of the author’s may have such a name', async () => {
  expect((await made('$\\newcommand{\\class}[1]{\\mathcal{#1}}\\class{A}$')).html).toContain('𝒜');
});

test.each([
  '\\includegraphics{a.png}',
  '\\url{javascript:alert(1)}',
  '\\html{x}',
])('%s is no formula', async (tex) => {
  expect((await made(`So $${tex}$.`)).told.join()).toContain('math-tex: Cannot read the formula');
});

test.each([
  ['<math><mi href="javascript:alert(1)">x</mi></math>', 'href'],
  ['<math><mi xlink:href="https://example.org/">x</mi></math>', 'href'],
  ['<math><mi>x</mi><script>alert(1)</script></math>', 'script'],
  [
    '<math><semantics><mi>x</mi><annotation-xml encoding="text/html"><b>y</b></annotation-xml></semantics></math>',
    'annotation',
  ],
  ['<math><maction actiontype="statusline"><mi>x</mi><mtext>y</mtext></maction></math>', 'maction'],
  ['<math><mi style="position:fixed">x</mi></math>', 'style'],
  ['<math><mi onclick="alert(1)">x</mi></math>', 'onclick'],
  ['<math><mglyph src="https://example.org/a.png"></mglyph><mi>x</mi></math>', 'mglyph'],
])('of the raw MathML %s nothing is kept that is not safe', async (raw, gone) => {
  const { html } = await made(`<p>${raw}</p>`);
  expect(html).toContain('<mi>x</mi>');
  expect(html).not.toContain(gone);
});

test('raw MathML is kept', async () => {
  const raw = '<math alttext="a half"><mfrac linethickness="0"><mn>1</mn><mn>2</mn></mfrac></math>';
  expect(await made(raw)).toMatchObject({ html: `<p>${raw}</p>`, told: [] });
});

test('formulas that are wider than a phone scroll, and can have the focus', async () => {
  const wide = 'a_1 x_1 + a_2 x_2 + a_3 x_3 + a_4 x_4 + a_5 x_5 + a_6 x_6';
  const { tree } = await made(`So $${wide}$ and $x$.\n\n$$${wide}$$\n\n$$x$$\n\n[$${wide}$](#sec:one)`);
  if (!tree) throw new Error('no tree');
  scrollWideFormulas(tree, 'Equation');
  const html = unified().use(rehypeStringify).stringify(tree);
  expect(
    html.match(/<span class="wide-formula" tabindex="0" role="group" aria-label="Equation"><math/g),
  ).toHaveLength(1);
  expect(
    html.match(/<div class="equation" tabindex="0" role="group" aria-label="Equation"><math/g),
  ).toHaveLength(1);
});

test.each([
  ['<mfrac><mn>1</mn></mfrac>', '<mrow><mn>1</mn></mrow>'],
  ['<msup><mi>x</mi><mn>2</mn><mn>3</mn></msup>', '<mrow><mi>x</mi><mn>2</mn><mn>3</mn></mrow>'],
  ['<munderover></munderover>', '<mrow></mrow>'],
  ['a <mi>x</mi>', '<mtext>a </mtext><mi>x</mi>'],
  ['<mi>x<mn>2</mn></mi>', '<mi>x2</mi>'],
  ['<mtd><mi>x</mi></mtd>', '<mrow><mi>x</mi></mrow>'],
  ['<mtable><mi>x</mi></mtable>', '<mtable><mtr><mtd><mi>x</mi></mtd></mtr></mtable>'],
])('the raw MathML %s becomes valid', async (raw, valid) => {
  expect((await made(`<p><math>${raw}</math></p>`)).html).toContain(`<math>${valid}</math>`);
});
