// The first chapter as it was received: its one fault is found, and the book's copy differs in nothing else.

import { readFileSync } from 'node:fs';
import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { runChecks } from '../../scripts/checks/check.ts';
import { encoding } from '../../scripts/checks/encoding.ts';
import { parseMarkdown } from '../../scripts/read/parse.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

const received = readFileSync(new URL('../fixtures/received/01-introduction.md', import.meta.url), 'utf8');
const ours = readFileSync(new URL('../../book/chapters/01-introduction.md', import.meta.url), 'utf8');

function words(markdown: string): string[] {
  return parseMarkdown(markdown)
    .children.map((node) => textOf(node, { includeHtml: false }))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean);
}

test('finds the no-break space decoded twice in the chapter as received, and nothing else', async () => {
  const { manuscript } = await read(worldOf({ ...sound, 'chapters/01-one.md': received }));
  if (!manuscript) throw new Error('the chapter cannot be read');
  const told = runChecks(manuscript, [encoding]).flatMap(({ path, messages }) =>
    messages.map(({ line, column, reason }) => ({ path, line, column, reason })),
  );
  expect(told).toEqual([
    {
      path: 'chapters/01-one.md',
      line: 17,
      column: (received.split('\n')[16]?.indexOf('\u00c2\u00a0') ?? 0) + 1,
      reason: 'Unexpected `Â` U+00A0, expected U+00A0, a no-break space',
    },
  ]);
});

test('the book has the words of the chapter as received, its title and the damaged space apart', () => {
  const whole = received.replace('LaTeX\u00c2\u00a0document', 'LaTeX document');
  expect(whole).not.toBe(received);
  expect(words(ours)).toEqual(['1.', ...words(whole)]);
});
