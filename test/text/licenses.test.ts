// Licences by SPDX expression: names in words, texts, sentences.

import { describe, expect, test } from 'vitest';
import { findLicense, licensePaths, needsNoHolder } from '../../scripts/text/licenses.ts';
import { worldOf } from '../memory.ts';

const { resource } = worldOf({});
const file = (path: string, text: string) => ({ path, text });

describe('an expression in words', () => {
  test.each([
    ['MIT', 'Licensed under the MIT License', ['MIT']],
    ['OSL-3.0', 'Licensed under the Open Software License version 3.0', ['OSL-3.0']],
    ['Unlicense', 'Licensed under the Unlicense', ['Unlicense']],
    ['MIT OR Apache-2.0', 'Licensed under the MIT License or the Apache License 2.0', ['MIT', 'Apache-2.0']],
    [
      'CC-BY-4.0 AND (MIT OR ISC)',
      'Licensed under the Creative Commons Attribution 4.0 International and (the MIT License or the ISC License)',
      ['CC-BY-4.0', 'MIT', 'ISC'],
    ],
    ['MIT AND MIT', 'Licensed under the MIT License and the MIT License', ['MIT']],
    ['LicenseRef-Public-Domain', 'This work is in the public domain', ['LicenseRef-Public-Domain']],
  ])('%s', async (id, sentence, ids) => {
    const license = await findLicense(id, resource);
    expect(license?.sentence).toBe(sentence);
    expect(license?.texts.map((one) => one.id)).toEqual(ids);
    for (const { text } of license?.texts ?? []) expect(text.length).toBeGreaterThan(100);
  });
});

test('an exception is named, and has a text where the book has a file of it', async () => {
  const id = 'GPL-2.0-or-later WITH Classpath-exception-2.0';
  const bare = await findLicense(id, resource);
  expect(bare?.called).toMatch(/ with the Classpath-exception-2.0$/);
  expect(bare?.texts).toHaveLength(1);
  const files = new Map([['Classpath-exception-2.0', file('EXCEPTION', 'As a special exception …')]]);
  expect((await findLicense(id, resource, files))?.texts.at(-1)?.text).toBe('As a special exception …');
});

test('a text of the book takes the place of SPDX’s, whose placeholders it fills in; a licence of one’s own has no other', async () => {
  const own = new Map([['MIT', file('MIT.txt', 'Copyright 2026 Ada\n')]]);
  expect((await findLicense('MIT', resource, own))?.texts).toMatchObject([
    { id: 'MIT', name: 'MIT License', text: 'Copyright 2026 Ada', markdown: false },
  ]);
  expect(await findLicense('LicenseRef-Mine', resource)).toBeUndefined();
  const mine = new Map([['LicenseRef-Mine', file('L.md', '# Do as you like\n')]]);
  expect(await findLicense('LicenseRef-Mine', resource, mine, 'My Licence')).toMatchObject({
    sentence: 'Licensed under the My Licence',
    texts: [{ url: undefined, markdown: true }],
  });
});

test.each([
  'MIT Apache-2.0',
  'Nope-1.0',
  'MIT OR',
  '../MIT',
  '',
  'MIT OR Nope-1.0',
])('%j is none', async (id) => {
  expect(await findLicense(id, resource)).toBeUndefined();
});

test('one file of texts is that of the licence that no list has', () => {
  const path = (id: string) => [...licensePaths({ license: { id, text: 'L' } } as never).keys()];
  expect(path('MIT OR LicenseRef-Mine')).toEqual(['LicenseRef-Mine']);
  expect(path('GPL-2.0-only WITH GCC-exception-3.1')).toEqual(['GCC-exception-3.1']);
  expect(path('MIT')).toEqual(['MIT']);
});

test('only what gives a work to the public needs no holder', () => {
  for (const id of ['CC0-1.0', 'Unlicense', 'LicenseRef-Public-Domain', 'CC0-1.0 OR Unlicense'])
    expect(needsNoHolder(id)).toBe(true);
  for (const id of ['MIT', 'CC0-1.0 OR MIT', 'LicenseRef-Mine', 'nonsense'])
    expect(needsNoHolder(id)).toBe(false);
});
