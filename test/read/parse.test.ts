// A chapter is parsed alike with front matter and without, and with plugins of the author's.

import type { Node } from 'unist';
import { expect, test } from 'vitest';
import { constructs } from '../../scripts/dialect/constructs.ts';
import { chapterParser, copyOf, parseChapterText } from '../../scripts/read/parse.ts';
import { visit } from '../../scripts/tree/visit.ts';

/** The children of a tree without their places. */
function plain(tree: Node & { children: readonly Node[] }): readonly Node[] {
  const copy = structuredClone(tree);
  visit(copy as Node, (node: Node) => {
    delete node.position;
  });
  return JSON.parse(
    JSON.stringify(copy.children, (key, value) => (/^(?:opening|start|end)$/.test(key) ? undefined : value)),
  );
}

const examples = constructs.flatMap(({ id, examples: all }) =>
  all.map(({ about, markdown }) => [id, about, markdown] as const),
);

test.each(examples)('%s: %s', (_id, _about, markdown) => {
  const wanted = plain(parseChapterText(markdown));
  const [front, ...rest] = plain(parseChapterText(`---\ntitle: A\n---\n\n${markdown}`));
  expect(front).toMatchObject({ type: 'yaml' });
  expect(rest).toEqual(wanted);
  expect(plain(copyOf(chapterParser).parse(markdown))).toEqual(wanted);
});
