// The program's own words in a book follow its language and its author.

import { expect, test } from 'vitest';
import { html } from '../../scripts/formats/html/html.ts';
import { printable } from '../../scripts/paged/document.ts';
import { readManifest } from '../../scripts/settings/manifest.ts';
import { roomOf, screenSheet } from '../../scripts/settings/print/margins.ts';
import { english } from '../../scripts/settings/words/en.ts';
import type { WordName } from '../../scripts/settings/words/names.ts';
import { wordsOf } from '../../scripts/settings/words.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const languages = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pt-BR', 'ru', 'zh', 'zh-TW'];
const names = Object.keys(english) as WordName[];
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test.each(languages)('`%s` has every word, with the places of the English one', (language) => {
  const words = wordsOf({ language, words: {} });
  expect(words).not.toEqual(english);
  expect(Object.keys(words).sort()).toEqual([...names].sort());
  for (const name of names) {
    expect(words[name].trim()).not.toBe('');
    expect(places(words[name])).toEqual(places(english[name]));
  }
});

test('the script decides too, and English stands in for what is not known', () => {
  expect(wordsOf({ language: 'zh-Hant', words: {} }).contents).toBe('目錄');
  expect(wordsOf({ language: 'de-AT', words: {} }).contents).toBe('Inhalt');
  expect(wordsOf({ language: 'ru-Latn', words: {} })).toEqual(english);
  expect(wordsOf({ language: 'tlh', words: {} })).toEqual(english);
});

const settings = (words: string) =>
  `${sound['book.yaml']}words: ${words}\n`.replace('language: en', 'language: de');

test('an author has other words; unknown ones and phrases without their places are errors', () => {
  const read = (words: string) => readManifest(settings(words));
  const { manifest } = read('{contents: Übersicht}');
  expect(manifest && wordsOf(manifest)).toMatchObject({ contents: 'Übersicht', index: 'Register' });
  expect(read('{content: Übersicht}').messages.map(({ reason, note }) => [reason, note])).toEqual([
    [
      expect.stringMatching(/^Unexpected key `content`, expected one of `contents`, /),
      'Did you mean `contents`?',
    ],
  ]);
  expect(read('{page: Seite}').messages.map(({ reason }) => reason)).toEqual([
    'Unexpected text `Seite` for `words.page`, expected text with `{page}`',
  ]);
});

test('every format of a German book has them', async () => {
  const chapter = `${sound['chapters/01-one.md']}\nA <dfn>term</dfn>, [said](#sec:one), noted.[^1]\n\n[^1]: Said.\n`;
  const picture = '\nFigure: Of something\n\n![Circle](../images/circle.svg)\n';
  const circle = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="3"/></svg>';
  const world = worldOf({
    ...sound,
    'book.yaml': settings('{colophon: Zum Buch}'),
    'chapters/01-one.md': chapter + picture,
    'images/circle.svg': circle,
  });
  const edition = await editionOf(world);
  const room = roomOf(screenSheet);
  const print = await printable(edition, world, { bound: true, ink: 'black', lastBlank: false, room });
  const paper = print.sections.map(({ html }) => html).join('');
  expect(paper).toContain('>Inhalt</h1>');
  expect(paper).toContain('(S.\u00a0<');
  expect(paper).toContain('>Zum Buch</h1>');
  const web = await html.write(edition, { world });
  const texts = [
    paper,
    ...web.filter(({ path }) => /\.html$/.test(path)).map(({ content }) => String(Buffer.from(content))),
  ];
  const all = texts.join('');
  for (const word of ['Impressum', 'Register', 'Anmerkungen']) expect(all).toContain(word);
  // What the licence is owed stays in its own language.
  const own = texts.map((text) =>
    text.replace(/By copying[\s\S]*?any warranty\./g, '').replace(/<[^>]*>/g, ' '),
  );
  for (const name of [
    'contents',
    'index',
    'seeAlso',
    'madeBy',
    'types',
    'search',
    'begin',
    'next',
    'lost',
  ] as const)
    for (const text of own) expect(text).not.toContain(english[name].split('{')[0]);
});
