// Links as public books write them: badges, pictures without words, links around nothing, addresses in every spelling.

import { type PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { epub } from '../../scripts/formats/epub/epub.ts';
import { html } from '../../scripts/formats/html/html.ts';
import { pdf } from '../../scripts/formats/pdf/pdf.ts';
import type { Artifact, Edition } from '../../scripts/model/book.ts';
import { lacks } from '../../scripts/proof/prove.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20"/></svg>';
const chapter = `
## A heading [![with a badge](../images/a.svg)](https://example.org/heading)

[![build](../images/a.svg)](https://example.org/1) [![docs](../images/a.svg)](https://example.org/2)

[<img src="../images/a.svg" alt="">](https://example.org/no-words)

Words [![badge](../images/a.svg)](https://example.org/inside) and more.

- [<img src="../images/a.svg" alt="">](https://example.org/item)

| [![h](../images/a.svg)](https://example.org/head) | b |
|---|---|
| [<img src="../images/a.svg" alt="">](https://example.org/cell) | [](https://example.org/empty-cell) |

<figure>

[![figure](../images/a.svg)](https://example.org/figure)

<figcaption>A caption with <a href="https://example.org/caption"><img src="../images/a.svg" alt=""></a></figcaption>
</figure>

A note[^1].

Nothing: [](https://example.org/empty), [ ](https://example.org/space), [<br>](https://example.org/break), [&#8203;](https://example.org/zero-width),
<a href="https://example.org/named" name="a-name"></a>, [<img src="../images/a.svg" alt="" width="0" height="0">](https://example.org/pixel), [](mailto:ada@example.org).

<a href="https://example.org/block"><div>A block in a link.</div></a>

<a href="HTTPS://Example.ORG/Upper">upper</a> [unicode](https://exämple.org/Größe?ä=ö#ß) [percent](https://example.org/100%25) [stray percent](https://example.org/100%)
[small escape](https://example.org/%c3%a4) [quote](https://example.org/a'b) [pipe](https://example.org/a|b{c}^d) [dots](https://example.org/a/../b/./c)
[port](https://example.org:443/p) [mail](MailTo:ada@example.org?subject=Hello%20there,%20you&body=a'b) [phone](tel:+49-123) [brackets](https://example.org/a_\\(b\\))

[^1]: A note with [![a picture](../images/a.svg)](https://example.org/note) and [](https://example.org/empty-note).
`;

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-01-01T00:00:00Z') });
afterAll(() => world.browser.close());

let edition: Edition;
beforeAll(async () => {
  const text = sound['chapters/01-one.md'] + chapter;
  edition = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': text, 'images/a.svg': picture }));
});

function links(): ReadonlyMap<string, Readonly<{ text: string; alt: string | undefined; id: unknown }>> {
  const found = new Map<string, { text: string; alt: string | undefined; id: unknown }>();
  visit(edition.chapters[0]?.tree ?? { type: 'root', children: [] }, 'element', (node) => {
    if (node.tagName !== 'a' || typeof node.properties.href !== 'string') return;
    const link = { text: '', alt: undefined as string | undefined, id: node.properties.id };
    visit(node, (child) => {
      if (child.type === 'text') link.text += child.value;
      if (child.type === 'element' && child.tagName === 'img') link.alt = String(child.properties.alt);
    });
    found.set(node.properties.href, link);
  });
  return found;
}

describe('a link without words', () => {
  test('is called after its address where it shows nothing', () => {
    for (const name of [
      'empty',
      'space',
      'break',
      'zero-width',
      'named',
      'pixel',
      'empty-cell',
      'empty-note',
    ])
      expect(links().get(`https://example.org/${name}`)?.text).toContain(`https://example.org/${name}`);
    expect(links().get('mailto:ada@example.org')?.text).toBe('ada@example.org');
    expect(links().get('https://example.org/named')?.id).toBe('a-name');
  });

  test('has a name in its picture, which the author’s words for it are before all', () => {
    for (const name of ['no-words', 'item', 'cell', 'caption'])
      expect(links().get(`https://example.org/${name}`)).toMatchObject({
        text: '',
        alt: `https://example.org/${name}`,
      });
    expect(links().get('https://example.org/1')?.alt).toBe('build');
  });

  test('is none where a parser has divided one around a block', () => {
    expect(links().get('https://example.org/block')?.text).toBe('A block in a link.');
    expect(JSON.stringify(edition.chapters)).not.toContain('"value":"https://example.org/block"');
  });
});

test('a scheme in capitals is a scheme', () => {
  expect([...links().keys()]).toContain('https://Example.ORG/Upper');
  expect([...links().keys()]).toContainEqual(expect.stringMatching(/^mailto:ada@example\.org\?subject/));
});

describe.each([html, epub, pdf])('the $id edition', (format) => {
  let files: readonly Artifact[];
  beforeAll(async () => {
    files = await format.write(edition, { world });
  }, 120_000);
  const failures = async (artifacts: readonly Artifact[]) =>
    lacks(format, edition, await format.read(artifacts));

  test('has all of these links', async () => {
    expect(await failures(files)).toEqual([]);
  }, 60_000);

  test.runIf(format === pdf)(
    'is told of where one of them was taken away',
    async () => {
      for (const address of ['https://example.org/no-words', 'https://example.org/empty']) {
        const [artifact] = files;
        const file = await PDFDocument.load(artifact?.content ?? new Uint8Array());
        for (const page of file.getPages()) dropLinks(page.node.Annots(), address);
        const changed = [{ path: artifact?.path ?? '', content: await file.save() }];
        expect(await failures(changed)).toEqual([`Cannot find a link to \`${address}\` in the pdf edition`]);
      }
    },
    60_000,
  );
});

/** Takes the annotations out of a page's list that lead to an address. */
function dropLinks(annotations: PDFArray | undefined, address: string): void {
  for (let index = (annotations?.size() ?? 0) - 1; index >= 0; index -= 1) {
    const annotation = annotations?.lookup(index, PDFDict);
    const action = annotation?.lookup(PDFName.of('A'));
    const target = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
    const isText = target instanceof PDFString || target instanceof PDFHexString;
    if (isText && target.decodeText() === address) annotations?.remove(index);
  }
}

test('a copy may write an address otherwise, but not lead elsewhere', async () => {
  const files = await html.write(edition, { world });
  const rewritten = (from: string, to: string) =>
    html.read(
      files.map(({ path, content }) => ({
        path,
        content: path.endsWith('.html')
          ? new TextEncoder().encode(new TextDecoder().decode(content).replaceAll(from, to))
          : content,
      })),
    );
  for (const [from, to] of [
    ['https://Example.ORG/Upper', 'HTTPS://example.org:443/Upper'],
    ['/%c3%a4', '/%C3%A4'],
    ['/%c3%a4', '/ä'],
    ['a_(b)', 'a_%28b%29'],
  ] as const)
    expect(lacks(html, edition, await rewritten(from, to))).toEqual([]);
  expect(lacks(html, edition, await rewritten('example.org/1"', 'example.org/one"'))).toEqual([
    'Cannot find a link to `https://example.org/1` in the html edition',
  ]);
});
