// An EPUB that somebody changed: verify finds it and names it. One that was only packed otherwise stays in order.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { epub } from '../../scripts/formats/epub/epub.ts';
import type { Artifact } from '../../scripts/model/book.ts';
import { changed, edition, installed, proof, world, wrong } from './copies.ts';

let file: Artifact;
beforeAll(async () => {
  const [made] = await epub.write(await edition, { world });
  if (!made) throw new Error('no EPUB');
  file = made;
}, 60_000);
afterAll(() => world.browser.close());

/** The EPUB packed anew, its texts changed. */
function repacked(
  change: (text: string, path: string) => string | undefined,
  more: Zippable = {},
  level: 0 | 9 = 9,
): Artifact {
  const files = Object.entries(unzipSync(file.content)).map(([path, content]) => ({ path, content }));
  const packed = Object.fromEntries(changed(files, change).map(({ path, content }) => [path, content]));
  return { path: file.path, content: zipSync({ ...packed, ...more }, { level }) };
}

const tampered = async (change: (text: string, path: string) => string | undefined, eyes = false) =>
  wrong(await proof(epub, [repacked(change)], eyes));
const on = (page: string, change: (text: string) => string) =>
  tampered((text, path) => (path === `OEBPS/${page}` ? change(text) : text));

test('as it was made, and packed anew by another program, it is in order', async () => {
  expect(wrong(await proof(epub, [file], true))).toEqual({});
  expect(await tampered((text) => text, true)).toEqual({});
  expect(wrong(await proof(epub, [repacked((text) => text, {}, 0)]))).toEqual({});
});

test('a word of the notice changed', async () => {
  expect(await on('copyright.xhtml', (text) => text.replace('remain intact', 'remain whole'))).toEqual({
    notice: [
      'Unexpected words in the notice on OEBPS/copyright.xhtml of the epub edition: `… notice must remain [-intact-]{+whole+} in each copy …`',
    ],
  });
});

test.each([
  ['display', 'p { display: none !important }'],
  ['colour', 'p { color: #fff !important; background: #fff !important }'],
])('the notice hidden by its %s', async (_name, rules) => {
  const { notice } = await tampered((text, path) => (path.endsWith('.css') ? text + rules : text), true);
  expect(notice?.join()).toMatch(/^Cannot see the notice on OEBPS/);
});

test('copyright lines cut from the page only, and from the metadata only', async () => {
  const cut = (text: string) => text.replace('Copyright © Ada Example and Bo Example', '');
  expect(Object.keys(await on('copyright.xhtml', cut))).toEqual(['copyright']);
  expect(Object.keys(await on('content.opf', cut))).toEqual(['license-marks']);
});

test('a chapter dropped, from the reading order only', async () => {
  const lost = await on('content.opf', (text) => text.replace('<itemref idref="page-02-two"/>', ''));
  expect(lost.chapters).toEqual([
    'Cannot find the text of chapter `2. Two` in the epub edition: `All of this chapter is a paragraph of some words that nobody`',
  ]);
});

test('a line of code dropped, and one broken in two', async () => {
  const { code } = await on('01-one.xhtml', (text) =>
    text.replace(/\t<span[^>]*>return<\/span>[^\n]*;\n/, ''),
  );
  expect(code?.join()).toContain('Cannot find the line `return 0;`');
  const broken = await on('01-one.xhtml', (text) => text.replace('of this listing', 'of\nthis listing'));
  expect(broken.code?.join()).toContain('Unexpected break in the line');
});

test.each([
  ['removed', /<math.*?<\/math>/s, '', 'Cannot find the formula'],
  ['altered', '<mi>r</mi>', '<mi>d</mi>', 'Unexpected other content of the formula'],
  [
    'without its text alternative',
    / alttext="A[^"]*"/,
    '',
    'Cannot find the text alternative of the formula',
  ],
])('a formula %s', async (_, what, by, says) => {
  const { formulas, ...rest } = await on('01-one.xhtml', (text) => text.replace(what, by));
  expect(formulas?.join()).toContain(`${says} \`A = \\pi r^2\` of \`One\``);
  expect(rest).toEqual({});
});

test('an anchor renamed, a link turned to another host', async () => {
  const renamed = await on('02-two.xhtml', (text) => text.replace('id="sec.two"', 'id="zwei"'));
  expect(renamed.anchors).toEqual(['Cannot find anchor `sec:two` in the epub edition']);
  const turned = await on('01-one.xhtml', (text) => text.replace('//example.org/far', '//example.net/far'));
  expect(turned.addresses?.join()).toContain('Unexpected link to `https://example.net/far`');
});

test('a file that nothing names; what editors leave behind is no matter', async () => {
  const more = (path: string) => repacked((text) => text, { [path]: new Uint8Array([1]) });
  expect(wrong(await proof(epub, [more('OEBPS/extra.xhtml')])).files).toEqual([
    'Unexpected file `OEBPS/extra.xhtml` in the epub edition: nothing refers to it',
  ]);
  expect(wrong(await proof(epub, [more('META-INF/calibre_bookmarks.txt')]))).toEqual({});
});

test.runIf(installed('ebook-polish'))(
  'polished by calibre, it is in order',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'polish-'));
    try {
      const [from, to] = [join(folder, 'a.epub'), join(folder, 'b.epub')];
      writeFileSync(from, file.content);
      execFileSync('ebook-polish', ['--remove-unused-css', '--upgrade-book', '--add-soft-hyphens', from, to]);
      expect(wrong(await proof(epub, [{ path: file.path, content: readFileSync(to) }], true))).toEqual({});
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);
