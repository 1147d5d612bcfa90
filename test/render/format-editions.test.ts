// Conditional content: each format has its own, and nothing leads to what it leaves out.

import { toString as plainText } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { formats } from '../../scripts/formats/all.ts';
import { publish } from '../../scripts/pipeline.ts';
import { formatEditions, pagesIn } from '../../scripts/render/format-editions.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const chapter = `# 1. One

Start[^a].

::: only print

Of paper[^b]. <dfn>Paper</dfn>. <a name="leaf"></a>

Table: Leaves

| a |
|---|
| b |

![](images/p.png)

:::

::: except print

Of screens[^c].

:::

See [the leaf](#leaf), and <span data-only="html">click</span><span data-only="epub pdf print">turn</span>.

[^a]: First.
[^b]: Second.
[^c]: Third.
`;

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const files = {
  ...sound,
  'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${chapter.slice(9)}`,
  'chapters/images/p.png': png,
};

describe('a book with conditional content', () => {
  const whole = editionOf(worldOf(files));
  const textIn = async (format: string) => {
    const own = formatEditions(await whole)(format);
    return own.chapters
      .map(({ tree }) => plainText(tree))
      .join('\n')
      .replace(/\s+/g, ' ');
  };

  test('each format has what is for it', async () => {
    expect(await textIn('print')).toContain('Of paper');
    expect(await textIn('print')).not.toContain('Of screens');
    expect(await textIn('html')).toContain('Of screens');
    expect(await textIn('html')).not.toContain('Of paper');
    expect(await textIn('html')).toContain('and click.');
    expect(await textIn('pdf')).toContain('and turn.');
  });

  test('notes that are called only elsewhere are gone, and the others are numbered', async () => {
    expect(await textIn('html')).toMatch(/Start1\. .*Of screens2\..* First\. ↩ Third\. ↩/);
    expect(await textIn('print')).toMatch(/Start1\. .*Of paper2\..* First\. ↩ Second\. ↩/);
  });

  test('anchors, captions, terms and pictures are those that are left, and no link leads to others', async () => {
    const editions = formatEditions(await whole);
    expect([...editions('print').anchors.keys()]).toContain('leaf');
    expect([...editions('html').anchors.keys()]).not.toContain('leaf');
    expect(editions('print').captions).toHaveLength(1);
    expect(editions('html').captions).toHaveLength(0);
    expect(editions('html').lists).toEqual([]);
    expect(editions('print').index).toBeDefined();
    expect(editions('html').index).toBeUndefined();
    expect([...editions('print').images.keys()]).toEqual(['chapters/images/p.png']);
    expect([...editions('html').images.keys()]).toEqual([]);
    expect(JSON.stringify(editions('html').chapters)).not.toContain('"#leaf"');
    expect(JSON.stringify(editions('print').chapters)).toContain('"#leaf"');
    expect(JSON.stringify(editions('print').chapters)).not.toContain('dataOnly');
  });

  test('an edition without conditions is the same for all formats', async () => {
    const edition = await editionOf(worldOf(sound));
    expect(formatEditions(edition)('html')).toBe(edition);
  });

  test('a page that begins in what a format leaves out begins at its next block', async () => {
    const edition = await whole;
    const opens = edition.chapters[0]?.entry.id ?? '';
    const located = {
      kind: 'located' as const,
      places: { pages: 3, destinations: new Map() },
      folios: ['1', '2', '3'],
      starts: [...Array(40).keys()].map((block) => ({ page: 0, opens, block, letters: 3 })),
    };
    const { starts } = pagesIn(located, edition, { from: 'print', to: 'epub' });
    const blocks = starts.map(({ block }) => block);
    expect(blocks).toEqual([...blocks].sort((one, other) => one - other));
    expect(starts.some(({ letters }) => letters === 0)).toBe(true);
    expect(pagesIn(located, edition, { from: 'print', to: 'print' }).starts[2]).toEqual(located.starts[2]);
  });

  test('every edition is made and proved', { timeout: 300_000 }, async () => {
    const real = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
    try {
      const { proofs, report } = await publish({ ...real, book: worldOf(files).book }, formats);
      expect(
        report.flatMap(({ messages }) => messages.map(String)).filter((one) => !/picture|alt/i.test(one)),
      ).toEqual([]);
      expect(proofs).toHaveLength(formats.length);
      expect(proofs.flatMap(({ failures, doubts }) => [...failures, ...doubts])).toEqual([]);
    } finally {
      await real.browser.close();
    }
  });
});
