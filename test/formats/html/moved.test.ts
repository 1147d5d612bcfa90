// Addresses that a book no longer has lead on, without a script.

import { beforeAll, expect, test } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = worldOf({
  ...sound,
  'book.yaml': `${sound['book.yaml']}lists: []
redirects:
  sec:uno: sec:one
  place: there
  grid: tab
  02-zwei.html: sec:two
  01-one.html#sec:two: sec:two
  03-three.html#there: there
`,
  'chapters/02-two.md':
    '<a name="sec:two"></a>\n\n# 2. Two\n\nA <a name="there"></a>place.\n\n<table id="tab"><tbody><tr><td>Cell</td></tr></tbody></table>\n',
});
let edition: Edition;
let files: readonly Artifact[];
beforeAll(async () => {
  edition = await editionOf(world);
  files = await html.write(edition, { world });
});
const page = (name: string) =>
  new TextDecoder().decode(files.find(({ path }) => path === `html/${name}`)?.content);

test('an anchor renamed is found by its old name where the new one is: in its chapter, in the contents, on the one page', () => {
  for (const [old, now, chapter] of [
    ['sec:uno', 'sec:one', '01-one.html'],
    ['place', 'there', '02-two.html'],
    ['grid', 'tab', '02-two.html'],
  ] as const) {
    for (const file of [chapter, 'index.html', 'all.html']) {
      expect(page(file).split(`id="${old}"`), `${old} in ${file}`).toHaveLength(2);
      expect(page(file), `${old} in ${file}`).toMatch(
        new RegExp(`id="${now}"[^>]*>(?:<tbody><tr><td>)?<span class="former" id="${old}">`),
      );
    }
  }
});

test('a page renamed leads on by itself, and by a link', () => {
  expect(page('02-zwei.html')).toContain('<meta http-equiv="refresh" content="0; url=02-two.html#sec:two">');
  expect(page('02-zwei.html')).toContain('<p>It is now <a href="02-two.html#sec:two">2. Two</a>.</p>');
  expect(page('03-three.html')).toContain('content="0; url=02-two.html#there"');
});

test('an anchor that has left a page leaves a note there, which is no anchor of the book', async () => {
  expect(page('01-one.html')).toContain(
    '<p class="moved" id="sec:two">What was here is now elsewhere: <a href="02-two.html#sec:two">2. Two</a></p>',
  );
  const lost = files.map((file) =>
    file.path === 'html/02-two.html'
      ? { ...file, content: new TextEncoder().encode(page('02-two.html').replace('id="sec:two"', '')) }
      : file,
  );
  expect((await prove(html, edition, files)).failures).toEqual([]);
  expect((await prove(html, edition, lost)).failures).toContain(
    'Cannot find anchor `sec:two` in the html edition',
  );
});

test('for an address that nobody knows there is a page with the chapters', () => {
  expect(page('404.html')).toContain('<a class="entry" href="01-one.html#sec:one">');
  expect(page('404.html')).not.toContain('<base');
});
