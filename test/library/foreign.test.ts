// Files that somebody else put into an output folder are found, and named so that a terminal takes no harm.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foreignLine } from '../../scripts/cli/build.ts';
import { foreignFiles, put } from '../../scripts/library/output-folder.ts';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'foreign-'));
});
afterEach(() => rmSync(out, { recursive: true }));

const artifact = (path: string) => ({ path, content: new TextEncoder().encode(path) });

test('an older edition goes, what is not of it is named; other formats are not looked at', () => {
  put(out, ['html', 'pdf'], [artifact('html/old.html'), artifact('html/a/b'), artifact('pdf/a.pdf')]);
  mkdirSync(join(out, 'html/c'), { recursive: true });
  for (const path of ['html/mine', 'html/c/mine', 'pdf/mine']) writeFileSync(join(out, path), '');
  symlinkSync(tmpdir(), join(out, 'html/link'));
  put(out, ['html'], [artifact('html/new.html')]);
  expect(foreignFiles(out, ['html'], ['html/new.html'])).toEqual(['html/c/mine', 'html/link', 'html/mine']);
  expect(foreignFiles(out, ['epub'], [])).toEqual([]);
});

test('the line that names them', () => {
  expect(foreignLine('out', [])).toBe('');
  expect(foreignLine('out', ['html/a', 'html/\u001b[2Jb'])).not.toContain('\u001b');
  const many = Array.from({ length: 12 }, (_, at) => `html/${at}`);
  expect(foreignLine('out', many)).toMatch(/^Left where they were, .*`out\/html\/9` and 2 more\n$/);
});
