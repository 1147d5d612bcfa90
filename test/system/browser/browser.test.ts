// The browser: what it prints, what it refuses, what it leaves behind.

import { getDocument } from 'unpdf/pdfjs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Site } from '../../../scripts/model/world.ts';
import { openBrowser } from '../../../scripts/system/browser/browser.ts';
import { readResource } from '../../../scripts/system/package.ts';

const browser = openBrowser(process.env);
afterAll(() => browser.close());

const site = (body: string, files: Record<string, Uint8Array> = {}): Site =>
  new Map([
    [
      'index.html',
      Buffer.from(`<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title>${body}`),
    ],
    ...Object.entries(files),
  ]);

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const print = (page: Site) => browser.print(page, { tagged: true, outline: true });

async function parse(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join('');
  return { document, page, text };
}

test('prints a page with its font, size, tags, outline and destinations', async () => {
  const font = await readResource('@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2');
  const pdf = await print(
    site(
      `<link rel="stylesheet" href="css/book.css"><h1 id="sec:one">One</h1><p><a href="#sec:one">fine</a></p>`,
      {
        'css/book.css': Buffer.from(
          `@font-face { font-family: Book; src: url(../fonts/serif%204.woff2) }
           @page { size: 100mm 50mm; margin: 5mm; @bottom-center { content: "Folio " counter(page) } }
           h1, p { font: 12pt Book }`,
        ),
        'fonts/serif 4.woff2': font,
      },
    ),
  );
  expect(Buffer.from(pdf).toString('latin1')).toContain('SourceSerif4-Regular');
  const { document, page, text } = await parse(pdf);
  expect(text).toContain('Onefine');
  expect(text).toContain('Folio 1');
  expect(page.view.map(Math.round)).toEqual([0, 0, 283, 142]);
  expect((await document.getOutline()).map(({ title }) => title)).toEqual(['One']);
  expect(Object.keys(await document.getDestinations())).toEqual(['sec:one']);
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
});

test('prints without tags and outline', async () => {
  const { document } = await parse(
    await browser.print(site('<h1>One</h1>'), { tagged: false, outline: false }),
  );
  expect(await document.getOutline()).toBeNull();
  expect(await document.getMarkInfo()).toBeNull();
});

test('prints the same but for the date, also side by side', async () => {
  const pages = Array.from({ length: 3 }, () => print(site('<h1>One</h1><p>Two')));
  const pdfs = (await Promise.all(pages)).map((pdf) =>
    Buffer.from(pdf)
      .toString('latin1')
      .replaceAll(/D:\d{14}/g, ''),
  );
  expect(new Set(pdfs).size).toBe(1);
});

test('a page gets its own files, not those of the page before', async () => {
  const page = (text: string) =>
    site('<link rel="stylesheet" href="a.css"><p>', {
      'a.css': Buffer.from(`p::before { content: "${text}" }`),
    });
  expect((await parse(await print(page('first')))).text).toBe('first');
  expect((await parse(await print(page('second')))).text).toBe('second');
});

test('no script runs', async () => {
  const script = `document.body.append('ran')`;
  const page = site(
    `<p id="a">still</p><script>${script}</script><script src="a.js"></script><img src="a.png" onerror="${script}">
     <svg onload="${script}"></svg><iframe srcdoc="<script>document.write('ran')</script>"></iframe>`,
    { 'a.js': Buffer.from(script), 'a.png': png },
  );
  expect((await parse(await print(page))).text.trim()).toBe('still');
});

describe('what a page may not load is named', () => {
  test.each([
    ['<img src="http://example.org/a.png">', 'http://example.org/a.png'],
    [
      '<img src="//example.org/a.png" loading="lazy" style="margin-top: 99999px">',
      'http://example.org/a.png',
    ],
    ['<link rel="stylesheet" href="https://example.org/a.css">', 'https://example.org/a.css'],
    ['<link rel="prefetch" href="https://example.org/">', 'https://example.org/'],
    ['<style>@import "missing.css";</style>', 'missing.css'],
    ['<style>@media print { p { background: url(missing.png) } }</style><p>', 'missing.png'],
    ['<style>@font-face { font-family: X; src: url(missing.woff2) }</style>', 'missing.woff2'],
    ['<img src="file:///etc/passwd">', 'file:///etc/passwd'],
    ['<iframe src="file:///etc/passwd"></iframe>', 'file:///etc/passwd'],
    ['<object data="file:///etc/passwd"></object>', 'file:///etc/passwd'],
    ['<style>p { background: url(file:///etc/passwd) }</style><p>', 'file:///etc/passwd'],
    ['<iframe src="http://127.0.0.1/"></iframe>', 'http://127.0.0.1/'],
    ['<iframe src="data:text/html,hello"></iframe>', 'data:text/html,hello'],
    ['<meta http-equiv="refresh" content="0; url=https://example.org/">', 'https://example.org/'],
    ['<img src="../../etc/passwd">', 'etc/passwd'],
    // Under load, Chromium may print before it asks for what only paper shows.
  ])('%s', { retry: 2 }, async (body, url) => {
    await expect(print(site(body))).rejects.toThrow(
      `Cannot load \`${url}\`: a page gets only the files of its site`,
    );
  });

  test.each([
    ['<img src="a.png">', 'a.png'],
    ['<style>@font-face { font-family: "X Y"; src: url(a.png) }</style>', 'font X Y'],
  ])('broken: %s', async (body, name) => {
    const page = site(body, { 'a.png': Buffer.from('neither picture nor font') });
    await expect(print(page)).rejects.toThrow(`Cannot show \`${name}\`: its file is broken`);
  });

  test('but not a picture of the site or inside the page', async () => {
    const page = site(`<img src="a.png?b#c"><img src="data:image/png;base64,${png.toString('base64')}">`, {
      'a.png': png,
    });
    await print(page);
  });

  test('nor does a page without index.html load', async () => {
    await expect(print(new Map())).rejects.toThrow('Cannot find `index.html`');
  });
});

test('a file too large for the pipe is named', async () => {
  const page = site('<img src="a.png">', { 'a.png': new Uint8Array(2 ** 26 + 1) });
  await expect(print(page)).rejects.toThrow('Cannot load `a.png`: a file may have 64 MiB');
});

test('takes a picture of the size asked for', async () => {
  const picture = await browser.picture(site('<body style="background: #123456">'), {
    ...{ width: 320, height: 200 },
    type: 'png',
  });
  const header = Buffer.from(picture);
  expect(header.toString('latin1', 1, 4)).toBe('PNG');
  expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([320, 200]);
});

test('says its version, closes twice, and starts no more: nothing would end it', async () => {
  const another = openBrowser(process.env);
  const [one, two] = await Promise.all([another.version(), another.version()]);
  expect(one).toMatch(/^(?:Headless)?Chrome\/\d+\./);
  expect(two).toBe(one);
  await another.close();
  await another.close();
  await expect(another.version()).rejects.toThrow('the browser is closed');
});
