// Every file of the project has its licence and copyright line (REUSE 3.3).

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');

/** Annotations in their order: of those that name a file, the last counts. Values of ours are JSON, too. */
const annotations = text('REUSE.toml')
  .split('[[annotations]]')
  .slice(1)
  .map((part) => {
    const value = (key: string): unknown =>
      JSON.parse(new RegExp(`^${key} = (.+)$`, 'm').exec(part)?.[1] ?? 'null');
    return {
      paths: [value('path')].flat() as string[],
      copyright: value('SPDX-FileCopyrightText') as string,
      license: value('SPDX-License-Identifier') as string,
    };
  });

const annotationOf = (file: string) =>
  annotations.findLast(({ paths }) =>
    paths.some((path) => (path.endsWith('**') ? file.startsWith(path.slice(0, -2)) : file === path)),
  );

test.skipIf(!existsSync(join(root, '.git')))('every file that git knows', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  const bare = files.filter(
    (file) => file !== '' && !/^Copyright © \S/.test(annotationOf(file)?.copyright ?? ''),
  );
  expect(bare).toEqual([]);
  const used = files.filter(Boolean).map((file) => annotationOf(file)?.license);
  expect(readdirSync(join(root, 'LICENSES'))).toEqual([...new Set(used)].map((id) => `${id}.txt`).sort());
});

test('the licence’s text is the one at the top', () => {
  expect(text('LICENSES/OSL-3.0.txt')).toBe(text('LICENSE'));
});

test('the book has the holders and licences of book.yaml', () => {
  const { copyright, license } = parse(text('book/book.yaml'));
  expect(annotationOf('book/chapters/01-introduction.md')).toMatchObject({
    copyright: copyright.join('\n'),
    license: license.id,
  });
  expect(annotationOf('book/examples/hello.c')).toMatchObject({ license: 'GPL-2.0-only' });
});
