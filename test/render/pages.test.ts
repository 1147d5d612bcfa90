// The edition's own pages: the colophon names the types that a book is set in, the copyright page its ISBN.

import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

test.each([
  ['“Résumé” — Привет, ἀρχή', false],
  ['שלום', true],
  ['😀', true],
])('%s: Noto is named: %s', async (text, named) => {
  const chapter = `${sound['chapters/01-one.md']}\n${text}\n`;
  const { colophon } = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': chapter }));
  expect(textOf(colophon.tree)).toContain('Source Serif, Source Sans and Source Code Pro');
  expect(textOf(colophon.tree).includes('Noto')).toBe(named);
});

test('Amiri is named where there are Arabic letters, and Noto with it only where something else needs that', async () => {
  const named = async (text: string) => {
    const chapter = `${sound['chapters/01-one.md']}\n${text}\n`;
    const { colophon } = await editionOf(worldOf({ ...sound, 'chapters/01-one.md': chapter }));
    return ['Amiri', 'Noto'].filter((name) => textOf(colophon.tree).includes(name));
  };
  expect(await named('مرحبا')).toEqual(['Amiri']);
  expect(await named('مرحبا 😀')).toEqual(['Amiri', 'Noto']);
});

test('the copyright page has the ISBN, where there is one', async () => {
  const settings = `${sound['book.yaml']}isbn: 978-0-306-40615-7\n`;
  const { copyright } = await editionOf(worldOf({ ...sound, 'book.yaml': settings }));
  expect(textOf(copyright.tree)).toContain('ISBN 978-0-306-40615-7 (printed book)');
  expect(textOf((await editionOf(worldOf(sound))).copyright.tree)).not.toContain('ISBN');
});
