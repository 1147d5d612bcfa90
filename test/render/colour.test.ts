// Coloured code: spans around tokens, wherever in a book its code stands.

import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const head = `<a name="sec:one"></a>\n\n# 1. One\n\n${sound['NOTICE.md']}\n\n`;

async function codes(text: string): Promise<readonly Element[]> {
  const edition = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': head + text }));
  const found: Element[] = [];
  for (const { tree } of edition.chapters)
    visit(tree, 'element', (node, _index, parent) => {
      if (node.tagName === 'code' && parent?.type === 'element' && parent.tagName === 'pre') found.push(node);
    });
  return found;
}

function kinds({ children }: Element): readonly string[] {
  return children.flatMap((child) =>
    child.type === 'element' ? [`${child.properties.className} ${textOf(child)}`] : [],
  );
}

test('the language is the named one, in any case, or one that the code looks like', async () => {
  const [named, guessed, unknown] = await codes(
    '```C\nint x = 1;\n```\n\n```\n#include <stdio.h>\nstatic int x;\n```\n\n```klingon\nint x = 1;\n```\n',
  );
  expect(named && kinds(named)).toEqual(['hl-type int', 'hl-number 1']);
  expect(named?.properties.className).toEqual(['language-c']);
  expect(guessed?.properties.className).toEqual(['language-c']);
  expect(unknown && kinds(unknown)).toEqual([]);
  expect(unknown?.properties.className).toEqual(['language-klingon']);
});

test('code that stands as HTML in the book is coloured as well', async () => {
  const [raw] = await codes('<pre><code class="language-c">int x = 1;\n</code></pre>\n');
  expect(raw && kinds(raw)).toEqual(['hl-type int', 'hl-number 1']);
});

test('code keeps its letters, however much of it there is', async () => {
  const lines = (from: number) =>
    Array.from({ length: 40 }, (_, index) => `int x${from + index} = "a\\n"; /* ${'é'.repeat(20)} */`).join(
      '\n',
    );
  const texts = Array.from({ length: 40 }, (_, index) => lines(100 * index));
  const found = await codes(texts.map((text) => `\`\`\`c\n${text}\n\`\`\`\n`).join('\n'));
  expect(found.map((code) => textOf(code))).toEqual(texts.map((text) => `${text}\n`));
  for (const code of found) expect(kinds(code).filter((kind) => kind === 'hl-type int')).toHaveLength(40);
});
