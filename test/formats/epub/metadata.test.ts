// What an EPUB says of its book: identifier, sorting, rights, accessibility.

import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { accessibility, metadataOf } from '../../../scripts/formats/epub/metadata.ts';
import { uuidOf } from '../../../scripts/text/digest.ts';
import { editionOf } from '../../edition.ts';
import { type Files, sound, worldOf } from '../../memory.ts';

const bookWith = (lines: string): Files => ({ ...sound, 'book.yaml': `${sound['book.yaml']}${lines}\n` });
const metadata = async (files: Files) => metadataOf(await editionOf(worldOf(files)));

test('a UUID of version 5 is RFC 9562’s', () => {
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  expect(uuidOf('www.example.com', dns)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('a book keeps its identifier from edition to edition, and shares it with no other', async () => {
  const yaml = String(sound['book.yaml']);
  const first = await metadata(sound);
  const next = await metadata({
    ...sound,
    'book.yaml': yaml.replace('1.2.3', '2.0.0').replace('2026', '2027'),
  });
  const other = await metadata({ ...sound, 'book.yaml': yaml.replace('id: small', 'id: other') });
  expect(next.identifier).toBe(first.identifier);
  expect(next.modified).not.toBe(first.modified);
  expect(other.identifier).not.toBe(first.identifier);
});

test('the rights are every copyright line and the licence’s sentence', async () => {
  const yaml = String(sound['book.yaml']).replace(
    'Copyright © Ada Example and Bo Example',
    '© Ada, © Bo Inc.',
  );
  const { rights } = await metadata({ ...sound, 'book.yaml': yaml });
  expect(rights).toBe('© Ada. © Bo Inc. Licensed under the Open Software License version 3.0.');
});

test('names and titles are sorted as libraries do', async () => {
  const yaml = String(sound['book.yaml'])
    .replace('A Small Book', 'The Small Book')
    .replace('[Ada Example, Bo Example]', "[Ada B. Example, 山田太郎, 'Example, Bo']");
  const { title, creators } = await metadata({ ...sound, 'book.yaml': yaml });
  expect(title.fileAs).toBe('Small Book, The');
  expect(creators.map(({ fileAs }) => fileAs)).toEqual(['Example, Ada B.', '山田太郎', 'Example, Bo']);
});

test('a language from right to left turns the pages', async () => {
  const yaml = String(sound['book.yaml']).replace('language: en', 'language: ar');
  expect((await metadata({ ...sound, 'book.yaml': yaml })).direction).toBe('rtl');
});

test('a subtitle is kept apart from the title', async () => {
  const { title, subtitle } = await metadata(bookWith('subtitle: And More'));
  expect([title.text, subtitle]).toEqual(['A Small Book', 'And More']);
});

test('what catalogues ask for is book.yaml’s', async () => {
  const yaml = String(sound['book.yaml']).replace(
    '[Ada Example, Bo Example]',
    '[{name: Ludwig van Beethoven, file-as: "Beethoven, Ludwig van"}, Bo Example]',
  );
  const lines = [
    'contributors: [{name: Cleo Maria Example, role: translator}, {name: Di}]',
    'publisher: A Press',
    'subjects: [Kernels]',
    'series: {name: Small Books, number: 2}',
    'isbn: 978-3-16-148410-0',
    'epub: {isbn: 978-0-306-40615-7}',
    'doi: 10.1000/182',
  ];
  const found = await metadata({ ...sound, 'book.yaml': `${yaml}${lines.join('\n')}\n` });
  expect(found).toMatchObject({
    creators: [
      { text: 'Ludwig van Beethoven', fileAs: 'Beethoven, Ludwig van', role: 'aut' },
      { text: 'Bo Example', fileAs: 'Example, Bo', role: 'aut' },
    ],
    contributors: [
      { text: 'Cleo Maria Example', fileAs: 'Example, Cleo Maria', role: 'trl' },
      { text: 'Di', fileAs: 'Di', role: 'ctb' },
    ],
    publisher: 'A Press',
    subjects: ['Kernels'],
    series: { name: 'Small Books', number: 2 },
    others: [
      { text: 'urn:isbn:9780306406157', kind: '15' },
      { text: 'doi:10.1000/182', kind: '06' },
    ],
  });
});

describe('accessibility', () => {
  const picture = {
    path: 'a.png',
    name: 'a',
    extension: 'png',
    mediaType: 'image/png',
    content: new Uint8Array(),
  };
  const of = (html: string, pictures = [picture]) =>
    accessibility([fromHtml(html, { fragment: true })], pictures, {
      index: false,
      pages: false,
      certifier: 'Ada',
    });

  test('text alone is all that a book without pictures needs', () => {
    const found = of('<p>x', []);
    expect([found.modes, found.sufficient, found.hazard]).toEqual([['textual'], ['textual'], 'none']);
    expect(found.features).not.toContain('alternativeText');
  });

  test('pictures with alternatives are said to have them', () => {
    const found = of('<img src="a.png" alt="A">');
    expect([found.modes, found.sufficient]).toEqual([['textual', 'visual'], ['textual']]);
    expect(found.features).toContain('alternativeText');
    expect(found.certifier).toBe('Ada');
  });

  test('formulas and ruby are told of where there are some', () => {
    expect(of('<p>x', []).features).not.toContain('MathML');
    expect(of('<math><mi>x</mi></math><ruby>山<rt>yama</ruby>', []).features).toEqual(
      expect.arrayContaining(['MathML', 'rubyAnnotations']),
    );
  });

  test('a picture without one is owned up to', () => {
    const found = of('<img src="a.png" alt="A"><img src="a.png">');
    expect(found.sufficient).toEqual(['textual,visual']);
    expect(found.features).not.toContain('alternativeText');
    expect(found.summary).toContain('no text alternative');
    expect(found.certifier).toBeUndefined();
  });

  test('of a GIF nobody knows whether it flashes', () => {
    expect(of('<img src="a.gif" alt="A">', [{ ...picture, mediaType: 'image/gif' }]).hazard).toBe('unknown');
  });
});
