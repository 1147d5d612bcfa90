// A chapter's tree is what a browser's parser makes of it, whether or not it had to be parsed.

import fc from 'fast-check';
import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseHtml } from '../../scripts/render/plugins/parse-html.ts';
import { visit } from '../../scripts/tree/visit.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true });
const treeOf = (text: string) => markdown.runSync(markdown.parse(text)) as Root;
const parsed = (text: string) => {
  const tree = treeOf(text);
  // The parser drops the line break that a listing begins with, unlike browsers, if nothing is before it.
  replaceIn(tree, /^(?=\n)/, stop);
  const result = unified().use(rehypeRaw).runSync(tree) as Root;
  replaceIn(result, new RegExp(`^${stop}`), '');
  return result;
};
const stop = '\ue000';

function replaceIn(tree: Root, form: RegExp, by: string): void {
  visit(tree, 'element', ({ tagName, children: [code] }) => {
    const [first] = tagName === 'pre' && code?.type === 'element' ? code.children : [];
    if (first?.type === 'text') first.value = first.value.replace(form, by);
  });
}

/** A tree without places. */
function plain(node: object): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) => (key === 'position' || key === 'data' ? undefined : value)),
  );
}

const inline = fc.constantFrom(
  'word',
  ' ',
  '\n',
  '  \n',
  '*em*',
  '**strong**',
  '~~gone~~',
  '`a < b`',
  '[link](x.md)',
  '[note[^n]](y.md)',
  '[^n]',
  '![picture](p.png "title")',
  '[![p](p.png)](z.md)',
  'https://example.org/',
  '<ida@example.org>',
  '&amp;&nbsp;&#0;',
  'ﬁ “quoted” ',
  '\t',
  '<a name="place"></a>',
  '<a id="ö.1"></a>',
  '[<a name="inside"></a> link](x.md)',
);
const text = fc.array(inline, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const block = fc.oneof(
  text,
  text.map((one) => `# ${one.replaceAll('\n', ' ')}`),
  fc
    .array(text, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((one) => `- [ ] ${one}`).join('\n')),
  fc
    .array(text, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((one) => `3. ${one}\n\n   more`).join('\n')),
  text.map((one) => `> ${one}\n>\n> > deeper`),
  text.map((one) => `\`\`\`c\n\n${one}\n\`\`\``),
  text.map((one) => `| a | b |\n|:-:|--|\n| ${one.replaceAll('\n', ' ')} | x |`),
  fc.constantFrom('---', '    code', '[^n]: A note.\n\n    Its second paragraph.'),
);
const document = fc.array(block, { maxLength: 6 }).map((blocks) => `${blocks.join('\n\n')}\n\n[^n]: Note.\n`);

test('Markdown without HTML but places', () => {
  fc.assert(
    fc.property(document, (text) => {
      expect(plain(unified().use(parseHtml).runSync(treeOf(text)))).toEqual(plain(parsed(text)));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['HTML in it', 'a <b>bold *and* <i>both</b> text</i>\n'],
  ['a block of it', '<div>\n\n# Title\n\n</div>\n'],
  ['a link in a link', '[a[^1]](x.md)\n\n[^1]: Note.\n'],
])('%s', (_, text) => {
  expect(plain(unified().use(parseHtml).runSync(treeOf(text)))).toEqual(plain(parsed(text)));
});
