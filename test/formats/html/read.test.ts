// Reading a web edition back finds what is broken in it.

import { beforeAll, expect, test } from 'vitest';
import { html } from '../../../scripts/formats/html/html.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';

const world = worldOf({
  ...sound,
  'chapters/01-one.md':
    '<a name="sec:one"></a>\n\n# 1. One\n\nThis small book is free; you may copy it.\n\nIt comes without any warranty.\n\nA <a name="here"></a>place, and [there](#there).\n',
  'chapters/02-two.md': '<a name="sec:two"></a>\n\n# 2. Two\n\nA <a name="there"></a>place.\n',
});
let edition: Edition;
let files: readonly Artifact[];
beforeAll(async () => {
  edition = await editionOf(world);
  files = await html.write(edition, { world });
});

async function failures(
  change: (path: string, text: string) => string | undefined,
): Promise<readonly string[]> {
  const changed = files.flatMap(({ path, content }) => {
    const text = change(path, new TextDecoder().decode(content));
    if (text === undefined) return [];
    return [{ path, content: path.endsWith('.html') ? new TextEncoder().encode(text) : content }];
  });
  return (await prove(html, edition, changed)).failures;
}

test('nothing where nothing is broken', async () => {
  expect(await failures((_path, text) => text)).toEqual([]);
});

test('an anchor lost from the text, although the index still has it', async () => {
  const lost = await failures((path, text) =>
    path === 'html/02-two.html' ? text.replace('id="there"', '') : text,
  );
  expect(lost).toContain('Cannot find anchor `there` in the html edition');
  expect(lost).toContain(
    'Cannot find `02-two.html#there`, which html/01-one.html of the html edition links to',
  );
});

test('an anchor lost from the page with the whole book, and that page itself', async () => {
  const lost = await failures((path, text) =>
    path === 'html/all.html' ? text.replace('id="there"', '') : text,
  );
  expect(lost).toContain('Cannot find anchor `there` in the html edition on the page with the whole book');
  expect(await failures((path, text) => (path === 'html/all.html' ? undefined : text))).toContain(
    'Cannot find the page with the whole book in the html edition',
  );
});

test('a page, a font and the stylesheet that are not there', async () => {
  expect(await failures((path, text) => (path.endsWith('style.css') ? undefined : text))).toContain(
    'Cannot find `style.css`, which html/index.html of the html edition links to',
  );
  expect(
    await failures((path, text) => (path.endsWith('SourceSerif4-It.ttf.woff2') ? undefined : text)),
  ).toContain(
    'Cannot find `fonts/SourceSerif4-It.ttf.woff2`, which html/style.css of the html edition links to',
  );
  expect(await failures((path, text) => (path.endsWith('license.html') ? undefined : text))).toContainEqual(
    expect.stringMatching(/^Cannot find the licence in full/),
  );
});

test('a notice that is there but hidden', async () => {
  const hide = (text: string) => text.replaceAll('<p>It comes without', '<p hidden>It comes without');
  const notice = (page: string) =>
    `Cannot find the notice in the html edition: ${page} has \`… may copy it. [-It comes without any warranty.-]\``;
  const whole = 'html/all.html';
  const hidden =
    'Cannot find the text of chapter `1. One` in the html edition: `It comes without any warranty.`';
  expect(await failures((path, text) => (path === whole ? text : hide(text)))).toEqual([
    notice('html/copyright.html'),
    hidden,
  ]);
  expect(await failures((path, text) => (path === whole ? hide(text) : text))).toEqual([
    `${notice(whole)} on the page with the whole book`,
    `${hidden} on the page with the whole book`,
  ]);
});

test('a title, a language and terms that are not the book’s', async () => {
  const pages = ['index', '01-one', '02-two', 'copyright', 'license', '404'];
  const wrong = await failures((path, text) =>
    path === 'html/all.html'
      ? text
      : text
          .replace('<html lang="en">', '<html lang="de">')
          .replace(/<title>.*<\/title>/, '<title>Another</title>')
          .replaceAll('Licensed under', 'All rights reserved under'),
  );
  expect(wrong).toEqual([
    expect.stringMatching(/^Cannot find the copyright lines/),
    expect.stringMatching(/^Cannot find the licence in full/),
    ...pages.map((page) => expect.stringMatching(`^Unexpected \`rel="license"\` on html/${page}.html`)),
    ...pages.map((page) => `Unexpected “all rights reserved” on html/${page}.html of the html edition`),
    'Unexpected “all rights reserved” on the metadata of the html edition',
    'Unexpected title `Another` in the html edition',
    'Unexpected language `de` in the html edition',
  ]);
});
