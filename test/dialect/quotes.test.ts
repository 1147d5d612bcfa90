// Quotes in text and in titles: the same in both, and only where the language's are known.

import fc from 'fast-check';
import type { PhrasingContent, Root } from 'mdast';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { quotes } from '../../scripts/dialect/constructs/quotes.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const chapter = `<a name="sec:one"></a>\n\n# 1. Ada's "One"\n\nIt's *"here"*: \`"code"\`.\n\n${sound['NOTICE.md']}`;

async function titles(language: string) {
  const settings = String(sound['book.yaml']).replace('language: en', `language: ${language}`);
  const edition = await editionOf(
    worldOf({ ...sound, 'book.yaml': settings, 'chapters/01-one.md': chapter }),
  );
  const text = JSON.stringify(edition.chapters[0]?.tree);
  return { entry: edition.chapters[0]?.entry.title, anchor: edition.anchors.get('sec:one')?.title, text };
}

test('English quotes are curled in text and titles, not in code', async () => {
  const { entry, anchor, text } = await titles('en-GB');
  expect(entry).toBe('Ada’s “One”');
  expect(anchor).toBe(entry);
  expect(text).toContain('It’s ');
  expect(text).toContain('“here”');
  expect(text).toContain('\\"code\\"');
});

test('in another language quotes stay as the author wrote them', async () => {
  expect((await titles('fr')).entry).toBe('Ada\'s "One"');
});

test('a quote left open in one block turns none of the next', async () => {
  const text = `${chapter}\n\nShe said "wait.\n\n"Now," *"he"* said.\n\n| "a" | b |\n|---|---|\n| 'c | "d" |\n`;
  const edition = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': text }));
  const tree = JSON.stringify(edition.chapters[0]?.tree);
  for (const part of ['She said “wait.', '“Now,” ', '“he”', '“a”', '“d”']) expect(tree).toContain(part);
});

test('what is not taken apart to words is curled as the library would', () => {
  const curl = unified().use(remarkSmartypants, { dashes: false, backticks: false }).freeze();
  const letter = fc.constantFrom('a', 'B', 'é', '1', ' ', '.', ',', '"', "'", "'", '`', '-', '…', '’', '\n');
  const value = fc.string({ unit: letter, minLength: 1, maxLength: 12 });
  const inline = fc.oneof(
    value.map((value): PhrasingContent => ({ type: 'text', value })),
    value.map((value): PhrasingContent => ({ type: 'inlineCode', value })),
    value.map((value): PhrasingContent => ({ type: 'emphasis', children: [{ type: 'text', value }] })),
    fc.constant<PhrasingContent>({ type: 'html', value: "<i title='a'>" }),
  );
  fc.assert(
    fc.property(fc.array(inline, { minLength: 1, maxLength: 4 }), (children) => {
      const treeOf = (): Root => ({
        type: 'root',
        children: [{ type: 'paragraph', children: structuredClone(children) }],
      });
      const tree = treeOf();
      quotes.typeset?.(tree, 'en');
      expect(tree).toEqual(curl.runSync(treeOf()));
    }),
  );
});
