// Bad input and the EPUB: its author is told where and what to do, or the EPUB is valid; it is never invalid.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../scripts/checks/check.ts';
import { epub } from '../../../scripts/formats/epub/epub.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { read } from '../../../scripts/read/read.ts';
import { epubcheck, findEpubcheck } from '../../conformance/epubcheck.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';
import { pictureBrowser } from './picture.ts';

const noEpubcheck = 'skipped' in (await findEpubcheck());
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const svg = (inside: string, size = 'width="9" height="9"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`;
const chapter = (text: string): Files => ({
  'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${text}\n`,
});
const cover = (file: string | Uint8Array): Files => ({
  'front.png': file,
  'book.yaml': `${sound['book.yaml']}cover: {front: front.png}\n`,
});

/** All that is said of a book, as `path:line:column reason (cure)`. */
async function messagesOf(files: Files): Promise<readonly string[]> {
  const { manuscript, report } = await read(worldOf({ ...sound, ...files }));
  const all = manuscript ? check(manuscript, { formats: ['epub'] }).report : report;
  return all.flatMap(({ path, messages }) =>
    messages.map(({ line, column, reason, note }) => `${path}:${line}:${column} ${reason} (${note})`),
  );
}

describe('told', () => {
  test.each<[string, Files, RegExp]>([
    ['a cover that is no image', cover('a text'), /^book\.yaml:10:9 Cannot read `front\.png` as an image \(/],
    [
      'a corrupt cover',
      cover(png.map((byte, at) => (at === 45 ? byte ^ 1 : byte))),
      /^book\.yaml:10:9 Cannot read/,
    ],
    [
      'an SVG with a script',
      { 'a.svg': svg('<script>x()</script>'), ...chapter('![A](../a.svg)') },
      /^chapters\/01-one\.md:11:1 Unexpected `<script>` at 1:\d+ of `a\.svg`.*plain SVG/,
    ],
    [
      'an SVG that refers to something elsewhere',
      { 'a.svg': svg('<image href="https://example.org/a.png"/>'), ...chapter('![A](../a.svg)') },
      /^chapters\/01-one\.md:11:1 Unexpected reference `https:\/\/example\.org\/a\.png` .*\(Export it with embedded pictures,/,
    ],
    [
      'an SVG without a size',
      { 'a.svg': svg('', ''), ...chapter('![A](../a.svg)') },
      /^chapters\/01-one\.md:11:1 Cannot find the size of `a\.svg` \(Write/,
    ],
    [
      'an SVG that reads a file',
      {
        'a.svg': `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('<text>&a;</text>')}`,
        ...chapter('![A](../a.svg)'),
      },
      /^chapters\/01-one\.md:11:1 Unexpected content in `\.\.\/a\.svg`, expected an image \(.*Export it again/,
    ],
    [
      'an image with a wrong extension',
      { 'a.jpg': png, ...chapter('![A](../a.jpg)') },
      /^chapters\/01-one\.md:11:1 Unexpected ending of `\.\.\/a\.jpg`, expected `\.png` \(Rename/,
    ],
    [
      'an id with a space',
      chapter('<a name="1 2"></a>x'),
      /^chapters\/01-one\.md:11:1 Unexpected white space in anchor/,
    ],
    [
      'a control character',
      chapter('a\u0001b'),
      /^chapters\/01-one\.md:11:2 Unexpected control character U\+0001 \(Delete/,
    ],
    [
      'an `<a>` that ends itself',
      chapter('A <a name="x"/> place.'),
      /^chapters\/01-one\.md:11:3 Unexpected `\/>` of `<a>`/,
    ],
    [
      'an element that stays open',
      chapter('A <b>word.'),
      /^chapters\/01-one\.md:11:3 Cannot find the end of `<b>` \(The editions close it/,
    ],
    [
      'a list item outside a list',
      chapter('<li>A</li>'),
      /^chapters\/01-one\.md:11:1 Unexpected `<li>`, expected it in/,
    ],
    [
      'a caption outside a figure',
      chapter('<figcaption>A</figcaption>'),
      /^chapters\/01-one\.md:11:1 Unexpected `<figc/,
    ],
    [
      'a link to an id in what no edition shows',
      chapter('<script id="gone"></script>\n\n[A](#gone)'),
      /^chapters\/01-one\.md:13:1 Cannot find anchor `gone` in the book/,
    ],
  ])('%s', async (_what, files, wanted) => {
    const messages = await messagesOf(files);
    expect(messages).toContainEqual(expect.stringMatching(wanted));
  });
});

/** Odd, and yet a book: one file for each thing, so that it is known which one an objection is about. */
const odd: Files = {
  'images/view box.svg': svg('<rect width="3" height="3"/>', 'viewBox="0 0 9 9"'),
  'images/doctype.svg': `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<rect/>')}`,
  'chapters/nav.md': '# One\n\nThe title of another chapter.\n',
  'chapters/toc.md': '# One\n\nAnd of a third.\n',
  'chapters/content.md': '# Package\n\n![A](<../images/view box.svg>) ![B](../images/doctype.svg)\n',
  'chapters/cover.md':
    '# Cover\n\n<a name="ä:b%"></a>x <a name="\'&quot;&lt;"></a>y <a name="_-x"></a>z <a name="1"></a>\n\n[A](#1)\n',
  'chapters/mathml.md':
    '# Formulas\n\n<math><mfrac><mi>a</mi></mfrac><mi>b</math>\n\nA <math><mi>c</math> formula.\n',
  'chapters/forbidden.md': '# Characters that XML forbids\n\nA\ufffe and \uffff.\n',
  'chapters/names.md': '# Two names\n\nA <a name="n1" id="n2">place</a>: [one](#n1), [two](#n2).\n',
  'chapters/stray.md': '# Ends\n\nA </b> text.</div>\n\n</div>\n\nAnd </p> text.\n',
  'chapters/values.md':
    '# Values\n\n<p dir="up" lang="not a language">A</p>\n\n<ol start="x" type="z"><li value="q">A</li></ol>\n\n' +
    '<time datetime="never">A</time> <del datetime="x" cite="not an address">B</del> <bdo>C</bdo> <q cite="x y">D</q>\n',
  'chapters/tables.md':
    '# Tables\n\n<table><tr><td colspan="0" rowspan="-1" headers="nope">A</td><th scope="all">B</th></tr></table>\n\n' +
    '<table><col span="x"><tr><td colspan="2000">A</td></tr></table>\n\n<table></table>\n',
};

test.skipIf(noEpubcheck).each<[string, Files]>([
  ['a book of oddities', odd],
  [
    'a book from right to left',
    {
      'book.yaml': String(sound['book.yaml']).replace('language: en', 'language: ar'),
      ...chapter(
        'مرحبا `code` بالعالم.\n\n    a = b;\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n\nملاحظة[^1].\n\n[^1]: هنا.',
      ),
    },
  ],
])(
  '%s is a valid EPUB',
  async (_what, files) => {
    const world = worldOf({ ...sound, ...files }, pictureBrowser);
    const edition = await editionOf(world);
    const artifacts = await epub.write(edition, { world });
    expect((await prove(epub, edition, artifacts)).failures).toEqual([]);
    const folder = await mkdtemp(join(tmpdir(), 'epub-'));
    try {
      const file = join(folder, 'book.epub');
      await writeFile(file, artifacts[0]?.content ?? new Uint8Array());
      expect(await epubcheck(file)).toMatchObject({ messages: [] });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  120_000,
);
