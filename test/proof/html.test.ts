// A web edition that somebody changed: verify finds it and names it. One that was only packed otherwise stays in order.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../scripts/formats/html/html.ts';
import type { Artifact } from '../../scripts/model/book.ts';
import { changed, edition, proof, world, wrong } from './copies.ts';

let files: readonly Artifact[];
beforeAll(async () => {
  files = await html.write(await edition, { world });
}, 60_000);
afterAll(() => world.browser.close());

const tampered = async (change: (text: string, path: string) => string | undefined) =>
  wrong(await proof(html, changed(files, change)));
const on = (page: string, change: (text: string) => string) =>
  tampered((text, path) => (path === `html/${page}.html` ? change(text) : text));
const seen = async (change: (text: string, path: string) => string) =>
  wrong(await proof(html, changed(files, change), true));

test('as it was made', async () => {
  const proven = await proof(html, files, true);
  expect(wrong(proven)).toEqual({});
  expect(proven.looked).toBe(true);
});

describe('the notice', () => {
  test('with another word on one page', async () => {
    expect(await on('01-one', (text) => text.replace('remain intact', 'remain'))).toEqual({
      notice: [
        'Unexpected words in the notice on html/01-one.html of the html edition: `… notice must remain [-intact-] in each copy …`',
      ],
    });
  });

  test('with a letter that only looks alike', async () => {
    const { notice } = await tampered((text) => text.replaceAll('anybody makes', 'anyb\u043edy makes'));
    expect(notice?.join()).toContain('[-anybody-]{+anyb\u043edy+}');
    expect(notice?.join()).toContain('`\u043e` is U+043E');
  });

  test('with such a letter in the name of a holder', async () => {
    const found = await tampered((text) => text.replaceAll('Ada Example', '\u0410da Example'));
    expect(found.copyright?.join()).toContain('`\u0410` is U+0410');
  });

  test('in a comment, on one page and on all', async () => {
    const hide = (text: string) => text.replace(/<p>This small book.*?intact.*?<\/p>/s, '<!--$&-->');
    expect(await on('01-one', hide)).toEqual({
      notice: ['Cannot find the notice at each of its 2 places in the html edition, only at 1'],
    });
    expect(Object.keys(await tampered(hide))).toContain('notice');
  });

  test.each([
    ['display: none', 'p { display: none }'],
    ['visibility', 'p { visibility: hidden }'],
    ['opacity', 'main { opacity: 0.02 }'],
    ['its colour', 'main p { color: #fff !important; background: #fff !important }'],
    ['nearly its colour', 'main p { color: #fafafa !important; background: #fff !important }'],
    ['its size', 'main p { font-size: 1px !important; line-height: 1 !important }'],
    ['a place outside the page', 'main p { position: absolute; left: -9999px }'],
    ['a clip', 'main p { clip-path: inset(100%) }'],
    ['a box without height', 'main p { height: 0; overflow: hidden; margin: 0; padding: 0 }'],
    [
      'something above it',
      'body::after { content: ""; position: absolute; inset: 0; height: 9999px; background: #fff; z-index: 99 }',
    ],
    ['a transform', 'main p { transform: scale(0) }'],
  ])('hidden by %s', async (_name, rules) => {
    const { notice = [] } = await seen((text, path) => (path.endsWith('.css') ? text + rules : text));
    expect(notice.join('\n')).toMatch(/^Cannot see the notice on html\/\S+ of the html edition/);
  });

  test('in a part that is closed', async () => {
    const fold = (text: string) => text.replace(/<p>This small book.*?<\/p>/s, '<details>$&</details>');
    expect((await seen(fold)).notice?.join()).toContain('Cannot see the notice');
  });
});

test('copyright lines: gone from the page, gone from what machines read', async () => {
  const gone = await tampered((text) => text.replaceAll('Copyright © Ada', 'By Ada'));
  expect(Object.keys(gone)).toEqual(['copyright']);
  const short = await on('02-two', (text) => text.replaceAll('Copyright © Ada', 'By Ada'));
  expect(short).toEqual({
    copyright: ['Cannot find the copyright lines with the licence’s sentence below on html/02-two.html'],
  });
  const marks = await on('index', (text) =>
    text.replace(/"license":"[^"]*"/, '"license":"https://example.org/x"'),
  );
  expect(marks['license-marks']?.join()).toContain('Unexpected `JSON-LD license` on html/index.html');
  const link = await on('02-two', (text) => text.replace('<link rel="license" href="license.html">', ''));
  expect(link).toEqual({
    'license-marks': ['Cannot find `rel="license"` on html/02-two.html of the html edition'],
  });
});

test('a chapter dropped', async () => {
  const lost = await tampered((text, path) => (path === 'html/02-two.html' ? undefined : text));
  expect(lost.chapters).toEqual([
    'Cannot find the text of chapter `2. Two` in the html edition: `All of this chapter is a paragraph of some words that nobody`',
  ]);
  expect(lost.anchors).toEqual(['Cannot find anchor `sec:two` in the html edition']);
});

test('a line of code dropped, and one broken in two', async () => {
  expect(await on('01-one', (text) => text.replace(/\n[^\n]*return[^\n]*0[^\n]*;/, ''))).toEqual({
    code: ['Cannot find the line `return 0;` of a listing of `One` in the html edition'],
  });
  expect(await on('01-one', (text) => text.replace('of this listing', 'of\nthis listing'))).toEqual({
    code: [
      'Unexpected break in the line `puts("a line of this listing that is not so short");` of a listing of `One` in the html edition',
    ],
  });
});

test.each([
  ['removed', /<math.*?<\/math>/s, 'A = pi r2', 'Cannot find the formula `A = \\pi r^2` of `One`'],
  ['in a comment', /<math.*?<\/math>/s, '<!--$&-->', 'Cannot find the formula `A = \\pi r^2` of `One`'],
  ['hidden', '<math', '<math hidden', 'Cannot find the formula `A = \\pi r^2` of `One`'],
  [
    'with another letter',
    '<mi>r</mi>',
    '<mi>d</mi>',
    'Unexpected other content of the formula `A = \\pi r^2` of `One` on html/01-one.html',
  ],
  [
    'with an index for the power',
    /msup>/g,
    'msub>',
    'Unexpected other content of the formula `A = \\pi r^2` of `One` on html/01-one.html',
  ],
  [
    'without its text alternative',
    / alttext="A[^"]*"/,
    '',
    'Cannot find the text alternative of the formula `A = \\pi r^2` of `One` on html/01-one.html',
  ],
  [
    'with another one',
    'alttext="A = ',
    'alttext="B = ',
    'Unexpected text alternative `B = \\pi r^2` of the formula `A = \\pi r^2` of `One` on html/01-one.html',
  ],
])('a formula %s', async (_, what, by, says) => {
  expect(await on('01-one', (text) => text.replace(what, by))).toEqual({
    formulas: [`${says} in the html edition`],
  });
});

test('formulas within other elements, or with TeX beside them, are in order', async () => {
  const wrapped = (text: string) =>
    text.replace(
      /<math([^>]*)>(.*?)<\/math>/gs,
      '<math$1><semantics><mrow>$2</mrow><annotation encoding="application/x-tex">x</annotation></semantics></math>',
    );
  expect(await tampered(wrapped)).toEqual({});
});

test('formulas that a copy has as pictures are a doubt, and no fault', async () => {
  const drawn = changed(files, (text) => text.replace(/<math.*?<\/math>/gs, '<img src="a.svg" alt="x">'));
  const { points, doubts } = await proof(html, drawn);
  expect(points.find(({ id }) => id === 'formulas')?.failures).toEqual([]);
  expect(doubts.join()).toContain('Cannot tell whether the formulas are in the html edition');
});

test('an anchor renamed', async () => {
  const renamed = await on('02-two', (text) => text.replace('id="sec:two"', 'id="sec:zwei"'));
  expect(renamed.anchors).toEqual(['Cannot find anchor `sec:two` in the html edition']);
  expect(renamed.links?.join()).toContain('Cannot find `02-two.html#sec:two`');
});

test('a link turned to another host', async () => {
  expect(
    await on('01-one', (text) => text.replace('https://example.org/far', 'https://example.net/far')),
  ).toEqual({
    addresses: [
      'Unexpected link to `https://example.net/far` on html/01-one.html of the html edition, where the book has none to this host',
    ],
  });
});

test('a file too many', async () => {
  const extra = { path: 'html/more/extra.html', content: new TextEncoder().encode('<p>Buy more!') };
  expect(wrong(await proof(html, [...files, extra])).files).toEqual([
    'Unexpected file `html/more/extra.html` in the html edition: nothing refers to it',
  ]);
});

test('“all rights reserved”', async () => {
  expect(
    await on('02-two', (text) => text.replace('</main>', '<p>All Rights\nReserved.</p></main>')),
  ).toEqual({
    'no-reservation': ['Unexpected “all rights reserved” on html/02-two.html of the html edition'],
  });
});

test('minified, it is as it was', async () => {
  const small = (text: string, path: string) =>
    path.endsWith('.html')
      ? text
          .replace(/(<pre[\s\S]*?<\/pre>)|\s+/g, (_all, code) => code ?? ' ')
          .replace(/<\/(?:p|li)> ?(?=<(?:p|li)\b)/g, '')
      : text;
  expect(await seen(small)).toEqual({});
});
