// What is in an output folder after artifacts were put there.

import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { put } from '../../scripts/library/output-folder.ts';
import type { Artifact } from '../../scripts/model/book.ts';

let home = '';
let out = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'put-'));
  out = join(home, 'deep', 'out');
});
afterEach(() => rmSync(home, { recursive: true }));

const artifact = (path: string, text = path): Artifact => ({ path, content: new TextEncoder().encode(text) });

function files(folder = out): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !lstatSync(join(folder, path)).isDirectory() && path !== '.colophon.json')
    .sort();
}

describe('a build after another', () => {
  test('keeps other formats, removes what is gone and the folders that are empty without it', () => {
    put(out, ['html', 'pdf'], [artifact('html/a.html'), artifact('html/fonts/x'), artifact('pdf/a.pdf')]);
    put(out, ['html'], [artifact('html/b.html')]);
    expect(files()).toEqual(['html/b.html', 'pdf/a.pdf']);
    expect(readdirSync(join(out, 'html'))).toEqual(['b.html']);
    put(out, ['pdf'], []);
    expect(files()).toEqual(['html/b.html']);
  });

  test('keeps what it did not write', () => {
    put(out, ['html'], [artifact('html/a.html')]);
    writeFileSync(join(out, 'html/mine'), '');
    put(out, ['html'], [artifact('html/b.html')]);
    expect(files()).toEqual(['html/b.html', 'html/mine']);
  });

  test('rewrites only what has changed', () => {
    put(out, ['html'], [artifact('html/a', 'same'), artifact('html/b', 'old')]);
    for (const name of ['a', 'b']) utimesSync(join(out, 'html', name), 1, 1);
    put(out, ['html'], [artifact('html/a', 'same'), artifact('html/b', 'new')]);
    expect(lstatSync(join(out, 'html/a')).mtimeMs).toBe(1000);
    expect(lstatSync(join(out, 'html/b')).mtimeMs).toBeGreaterThan(1000);
    expect(readFileSync(join(out, 'html/b'), 'utf8')).toBe('new');
  });

  test('takes the place of a link, and leaves what it led to', () => {
    mkdirSync(join(out, 'html'), { recursive: true });
    writeFileSync(join(home, 'secret'), 'secret');
    symlinkSync(join(home, 'secret'), join(out, 'html/a'));
    put(out, ['html'], [artifact('html/a', 'new')]);
    expect(readFileSync(join(home, 'secret'), 'utf8')).toBe('secret');
    expect(readFileSync(join(out, 'html/a'), 'utf8')).toBe('new');
  });

  test('does not remove through a link that leads out', () => {
    mkdirSync(out, { recursive: true });
    mkdirSync(join(home, 'elsewhere'));
    writeFileSync(join(home, 'elsewhere/mine'), '');
    symlinkSync(join(home, 'elsewhere'), join(out, 'html'));
    writeFileSync(join(out, '.colophon.json'), '{ "html": ["html/mine"] }');
    put(out, ['html'], []);
    expect(files(join(home, 'elsewhere'))).toEqual(['mine']);
  });
});

describe('nothing is changed', () => {
  const before = [artifact('html/a'), artifact('html/z')];
  test.each([
    ['a path above', [artifact('html/b'), artifact('html/../../b')]],
    ['an absolute path', [artifact('html/b'), artifact('/b')]],
    ['a path of another format', [artifact('html/b'), artifact('pdf/b')]],
    ['a path beside the formats', [artifact('html/b'), artifact('b')]],
    ['a NUL', [artifact('html/b'), artifact('html/c\0')]],
    ['a path twice', [artifact('html/b'), artifact('html/b')]],
    ['a file where another needs a folder', [artifact('html/b'), artifact('html/a/c')]],
    ['a folder and a file of one name', [artifact('html/b'), artifact('html/b/c')]],
  ])('by %s', (_what, artifacts) => {
    put(out, ['html'], before);
    expect(() => put(out, ['html'], artifacts)).toThrow();
    expect(files()).toEqual(['html/a', 'html/z']);
    expect(readdirSync(out).sort()).toEqual(['.colophon.json', 'html']);
    expect(readdirSync(join(out, 'html')).sort()).toEqual(['a', 'z']);
  });
});

test('staging folders of killed builds go, those of builds at work stay', () => {
  for (const name of ['.colophon-old', '.colophon-new']) mkdirSync(join(out, name), { recursive: true });
  utimesSync(join(out, '.colophon-old'), 1, 1);
  put(out, ['html'], [artifact('html/a')]);
  expect(readdirSync(out).sort()).toEqual(['.colophon-new', '.colophon.json', 'html']);
});
