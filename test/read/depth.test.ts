// How deep is too deep: by Markdown, by HTML in one piece or in many; and what is merely long is not.

import { expect, test } from 'vitest';
import { parseMarkdown } from '../../scripts/read/parse.ts';
import { tooDeep } from '../../scripts/read/too-deep.ts';

const depth = (text: string) => tooDeep(parseMarkdown(text));

test.each([
  ['quotes in quotes', `${'> '.repeat(2000)}x`],
  ['elements in one piece', '<div>'.repeat(3000)],
  ['elements that are never closed, each a piece of its own', '<div>\n\n'.repeat(3000)],
])('%s', (_what, text) => {
  expect(depth(text)).toMatchObject({ line: expect.any(Number) });
});

test.each([
  ['many elements beside each other', '<b>x</b> '.repeat(3000)],
  ['elements without content', `a${'<br>b'.repeat(3000)}`],
  ['a hundred names', '<a name="x"></a>\n\n'.repeat(300)],
  ['a long list', '- x\n'.repeat(3000)],
])('%s are not deep', (_what, text) => {
  expect(depth(text)).toBeUndefined();
});
