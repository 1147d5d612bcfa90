// Long chapters in several files: nothing is lost, nothing is too long, everything is found where it went.

import { unzipSync } from 'fflate';
import { toString as textOf } from 'hast-util-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import { epubPages } from '../../../scripts/formats/epub/pages.ts';
import { splitPages } from '../../../scripts/formats/epub/split.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from './picture.ts';

/** Code, which is quickly read. */
const text = (number: string, count: number) =>
  `\`\`\`\n${Array.from({ length: count }, (_, at) => `line ${at} of ${number} <&> is here;`).join('\n')}\n\`\`\``;

/** A section with a note, a link back to the first one, and a link to its own note’s chapter. */
const section = (number: string, rank: string, count: number) => `
<a name="sec:${number}"></a>

${rank} ${number}. Part ${number}

See [the first](#sec:1.1) and [this](#sec:${number}).[^${number}]

${text(number, count)}

[^${number}]: Note of ${number}.
`;

const long = [
  `<a name="sec:1"></a>\n\n# 1. Long\n\n${sound['NOTICE.md']}`,
  ...[1, 2, 3, 4].map((part) => section(`1.${part}`, '##', 2500)),
  // One section that is too long itself: it is divided at the headings below.
  section('1.5', '##', 10),
  ...[1, 2, 3, 4, 5, 6].map((part) => section(`1.5.${part}`, '###', 2500)),
  section('1.6', '##', 10),
].join('\n');
const files: Files = {
  ...sound,
  'book.yaml': `${sound['book.yaml']}chapters: [01-one.md, 01-one-2.md]\n`,
  'chapters/01-one.md': long,
  // The name that the second file of the first chapter would have.
  'chapters/01-one-2.md': '<a name="sec:2"></a>\n\n# 2. Short\n\nSee [there](#sec:1.5.6).\n',
};
const world = worldOf(files, pictureBrowser);

describe('a long chapter', () => {
  let edition: Edition;
  let artifact: Artifact;
  let packed: Readonly<Record<string, string>>;

  beforeAll(async () => {
    edition = await editionOf(world);
    const [made] = await epub.write(edition, { world });
    if (!made) throw new Error('no EPUB');
    artifact = made;
    packed = Object.fromEntries(
      Object.entries(unzipSync(made.content)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
    );
  }, 60_000);
  const parts = () => Object.keys(packed).filter((name) => /01-one.*\.xhtml$/.test(name));

  test('is several files, none over 250 KB, none nearly empty', () => {
    expect(parts().length).toBeGreaterThan(4);
    for (const name of parts()) expect(Buffer.byteLength(packed[name] ?? '')).toBeLessThanOrEqual(250_000);
    const opf = packed['OEBPS/content.opf'] ?? '';
    const spine = [...opf.matchAll(/idref="page-(01-one[^"]*)"/g)].map(([, name]) => name);
    expect(new Set(spine).size).toBe(parts().length);
    expect(spine.length).toBe(parts().length);
    for (const name of parts())
      if (!name.endsWith('/01-one-2.xhtml')) expect(packed[name]?.length).toBeGreaterThan(9000);
  });

  test('keeps every anchor and link', async () => {
    expect((await prove(epub, edition, [artifact])).failures).toEqual([]);
    const { links } = await epub.read([artifact]);
    expect(links.filter(({ found }) => !found)).toEqual([]);
  });

  test('is divided only before headings, and each note is in the file that refers to it, by its number', () => {
    const bodies = parts().map((name) => packed[name] ?? '');
    let notes = 0;
    for (const body of bodies) {
      const inner = /<section[^>]*>\s*(.*)/s.exec(body.slice(body.indexOf('<body')))?.[1] ?? '';
      expect(inner.slice(0, 200)).toMatch(
        /^(<p><span id="[^"]*"\/?>(<\/span>)?<\/p>\s*|<span[^>]*\/>\s*)*<h[1-6]/,
      );
      const refs = [...body.matchAll(/epub:type="noteref"[^>]*>(\d+)</g)].map(([, number]) => number);
      const asides = [...body.matchAll(/<aside[^>]*><p><span class="number">(\d+)\.</g)].map(
        ([, number]) => number,
      );
      expect(asides).toEqual(refs);
      notes += asides.length;
    }
    expect(notes).toBe(12);
  });

  test('is one chapter in contents and landmarks', () => {
    const nav = packed['OEBPS/toc.xhtml'] ?? '';
    expect(nav.match(/epub:type="bodymatter"/g)).toHaveLength(1);
    const target = /href="([^"]+)#sec.1_2e_5_2e_6"/.exec(nav)?.[1] ?? '';
    expect(packed[`OEBPS/${target}`]).toContain('id="sec.1_2e_5_2e_6"');
    expect(target).not.toBe('01-one.xhtml');
  });
});

test('divided or not, a book has the same text in the same order', async () => {
  const pages = epubPages(await editionOf(world));
  const bare = (some: typeof pages) =>
    some
      .map(({ tree }) => ({
        ...tree,
        children: tree.children.filter((node) => !('tagName' in node) || node.tagName !== 'section'),
      }))
      .map((tree) => textOf(tree).replace(/\s+/g, ''))
      .join('');
  for (const most of [2000, 20_000, 100_000, 300_000])
    expect(bare(splitPages(pages, most))).toBe(bare(pages));
}, 60_000);
