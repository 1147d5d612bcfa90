// The licence and the copyright lines that a book's folder states.

import { expect, test } from 'vitest';
import { rightsIn } from '../../scripts/import/license-of.ts';
import { readResource } from '../../scripts/system/package.ts';
import { findLicense } from '../../scripts/text/licenses.ts';
import { type Files, folderOf } from '../memory.ts';

const textOf = async (id: string) => (await findLicense(id, readResource))?.texts[0]?.text ?? '';
const mit = await textOf('MIT');
const filled = mit
  .replace(/<year>|\[year\]/i, '2019')
  .replace(/<copyright holders>|\[fullname\]/i, 'Ada Example');

test.each<[string, Files, string | undefined, readonly string[]]>([
  ['MIT with its holder', { LICENSE: filled }, 'MIT', ['Copyright (c) 2019 Ada Example']],
  [
    'two licences to choose from',
    { 'LICENSE-APACHE': await textOf('Apache-2.0'), 'LICENSE-MIT': filled },
    'Apache-2.0 OR MIT',
    ['Copyright (c) 2019 Ada Example'],
  ],
  ['lines broken elsewhere', { 'LICENSE.txt': filled.replace(/\s+/g, ' ') }, 'MIT', []],
  [
    'GPL-2.0, whose text has a copyright line of its own',
    { COPYING: await textOf('GPL-2.0-only') },
    'GPL-2.0-only',
    [],
  ],
  ['CC BY-SA 4.0 in full', { 'LICENSE.md': await textOf('CC-BY-SA-4.0') }, 'CC-BY-SA-4.0', []],
  [
    'a link to Creative Commons in the README',
    {
      'README.md': 'Under [CC](https://creativecommons.org/licenses/by-nc-sa/3.0/).\n\n© 2020 Ada Example\n',
    },
    'CC-BY-NC-SA-3.0',
    ['© 2020 Ada Example'],
  ],
  ['an SPDX tag', { LICENSE: 'SPDX-License-Identifier: MIT OR Apache-2.0\n' }, 'MIT OR Apache-2.0', []],
  ['a README that says nothing', { 'README.md': 'A book.\n' }, undefined, []],
  ['a licence of its own', { LICENSE: 'You may read this on Sundays, and pay on Mondays.\n' }, undefined, []],
  ['no file', {}, undefined, []],
  ['the unlicence', { UNLICENSE: await textOf('Unlicense') }, 'Unlicense', []],
])('%s', async (_, files, license, copyright) => {
  expect(await rightsIn(folderOf(files), readResource)).toEqual({ license, copyright });
});

test('forms to be filled in, and clauses that begin with (c), are no copyright lines', async () => {
  const text =
    'Copyright [yyyy] [name of owner]\n(c) You must keep all notices\nCopyright and related rights\nCopyright (C) <year> <name>\n';
  expect(await rightsIn(folderOf({ LICENSE: text }), readResource)).toEqual({
    license: undefined,
    copyright: [],
  });
});
