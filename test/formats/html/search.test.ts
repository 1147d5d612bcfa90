// What search gets to know: every section with its own text, and where every anchor is.

import { expect, test } from 'vitest';
import { placesOf } from '../../../scripts/formats/html/addresses.ts';
import { bookSections, searchFiles } from '../../../scripts/formats/html/search.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = worldOf({
  ...sound,
  'book.yaml': `${sound['book.yaml']}redirects: {sec:zwei: sec:two}\n`,
  'chapters/02-two.md': `<a name="sec:two"></a>

# 2. Two

A *word*[^1] and \`module_init()\`.

<a name="sec:deep"></a>

## 2.1. Deep

- an item
- with <a name="here"></a>more

\`\`\`c
int main(void);
\`\`\`

[^1]: A note.
`,
});

test('a section is its heading, its text in one line with code, and no more; notes are a section of their own', async () => {
  const edition = await editionOf(world);
  expect(bookSections(edition, placesOf(edition)).at(-1)).toEqual([
    '02-two.html',
    '2. Two',
    [
      ['sec:two', '2. Two', 'A word1 and module_init().'],
      ['sec:deep', '2.1. Deep', 'an item with more int main(void);'],
      ['02-two-fn-1', 'Notes', 'A note.'],
    ],
  ]);
});

test('every anchor is known with its page, by its old name too; the engine comes with its licence', async () => {
  const edition = await editionOf(world);
  const files = await searchFiles(edition, placesOf(edition), world);
  const anchors = String(files.get('search/anchors.js'));
  expect(JSON.parse(anchors.slice(anchors.indexOf('{'), anchors.lastIndexOf('}') + 1))).toEqual({
    '01-one.html': ['sec:one'],
    '02-two.html': ['sec:two', 'sec:zwei', 'sec:deep', 'here'],
  });
  expect(Buffer.from(files.get('search/minisearch-license.txt') ?? '').toString()).toContain(
    'Permission is hereby granted',
  );
  expect(String(files.get('search/minisearch.js'))).not.toContain('sourceMappingURL');
});
