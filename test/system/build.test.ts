// The compiled program: what is in it, that it is used where it is up to date, and that the sources do the same.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import settings from '../../package.json' with { type: 'json' };
import { inSources } from '../../scripts/system/source-places.ts';

const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'program-'));
const link = `${copy}-link`;
afterAll(() => {
  rmSync(link);
  rmSync(copy, { recursive: true });
});

const node = (...args: readonly string[]) =>
  execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
const version = () => node(join(copy, 'scripts/bin.js'), '--version');
const dist = join(copy, 'dist');

beforeAll(() => {
  for (const part of ['scripts', 'templates', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  // By another path, as where a folder of the checkout's path is a link.
  symlinkSync(copy, link);
  node(join(link, 'scripts/build.js'));
}, 60_000);

/** The sources of the compiled program, as its maps name them. */
const compiledFrom = () =>
  readdirSync(dist)
    .filter((file) => file.endsWith('.map'))
    .flatMap((file): string[] => JSON.parse(readFileSync(join(dist, file), 'utf8')).sources)
    .map((path) => join(dist, path));

describe('compiled', () => {
  test('it has an entry for the command, one for other programs with its declarations, and one each for threads and plugins', () => {
    for (const file of ['cli.js', 'index.js', 'index.d.ts', 'thread.js', 'plugins.js'])
      expect(existsSync(join(dist, file))).toBe(true);
    expect(readFileSync(join(dist, 'index.d.ts'), 'utf8')).not.toMatch(/^import /m);
    expect(compiledFrom()).toContain(join(copy, 'scripts/cli/cli.ts'));
  });

  test('no package in it looks for files beside its own: such a one stays outside', () => {
    const lost = /^(?!\s*(?:\*|\/\/)).*(?:\b__dirname\b|\bimport\.meta\b|\brequire\.resolve\b)/m;
    const packages = compiledFrom().filter((path) => path.includes('node_modules'));
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter((path) => /\b(?:node-fetch|sync-fetch)\b/.test(path))).toEqual([]);
    expect(packages.filter((path) => lost.test(readFileSync(path, 'utf8')))).toEqual([]);
  });

  test('beside it is the list of its packages with their digests, in the form of a lock file', () => {
    const { packages } = JSON.parse(readFileSync(join(dist, 'packages.json'), 'utf8'));
    const own = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const compiled = compiledFrom().map(
      (path) => /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
    );
    const inside = [...new Set(compiled)].filter((path) => path !== undefined);
    for (const name of [...inside, ...Object.keys(settings.dependencies).map((one) => `node_modules/${one}`)])
      expect(packages[name], name).toMatchObject({
        version: own[name].version,
        integrity: own[name].integrity,
      });
    for (const name of ['vitest', 'esbuild', 'puppeteer'])
      expect(packages).not.toHaveProperty([`node_modules/${name}`]);
    expect(packages['node_modules/source-serif']).toMatchObject({ license: 'OFL-1.1' });
  });

  test('beside it are the fonts that templates name, with their licences, and no others', () => {
    const fonts = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.css'))
      .flatMap((path) => [
        ...readFileSync(join(root, 'templates', path), 'utf8').matchAll(/"package:([^"]+)"/g),
      ])
      .map(([, font = '']) => font);
    expect(fonts.length).toBeGreaterThan(20);
    for (const font of fonts)
      expect(
        readFileSync(join(dist, 'packages', font)).equals(readFileSync(join(root, 'node_modules', font))),
      ).toBe(true);
    const copied = readdirSync(join(dist, 'packages'), { recursive: true, encoding: 'utf8' });
    const code = ['Regular', 'Bold', 'It'].map((face) => `source-code-pro/TTF/SourceCodePro-${face}.ttf`);
    expect(new Set(copied.filter((path) => /\.(?:ttf|woff2)$/.test(path)))).toEqual(
      new Set([...fonts, ...code]),
    );
    const licenses = copied.filter((path) => /\/LICENSE/.test(path) && !/^(?:mermaid|@viz-js)\b/.test(path));
    expect(licenses).toHaveLength(7);
  });

  test('beside it are the licences of what is compiled in', () => {
    const notices = readFileSync(join(dist, 'notices.txt'), 'utf8');
    expect(notices).toContain('unified 11.0.5 (MIT)\n\n(The MIT License)\n\nCopyright');
    expect(notices).toContain('retext 9.0.0 (MIT)');
    expect(notices).toContain('works of the Citation Style Language project');
    expect(notices.split(`\n\n${'-'.repeat(80)}\n\n`).length).toBeGreaterThan(100);
  });

  test('it reads BibTeX, for which it loads packages in CommonJS', () => {
    const book = join(copy, 'book-that-cites');
    const settings = 'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\n';
    mkdirSync(join(book, 'chapters'), { recursive: true });
    writeFileSync(join(book, 'book.yaml'), `${settings}bibliography: refs.bib\n`);
    writeFileSync(join(book, 'refs.bib'), '@book{knuth1984, title = {The {TeX}book}, year = 1984}\n');
    writeFileSync(join(book, 'chapters/one.md'), '# One\n\nSo it is [@knuth1984], not [@lamport].\n');
    writeFileSync(join(book, 'NOTICE.md'), 'C\n\nLicensed under the Open Software License version 3.0\n');
    const { stderr } = spawnSync(process.execPath, [join(copy, 'scripts/bin.js'), 'check', '--root', book], {
      encoding: 'utf8',
    });
    expect(stderr).toContain('Cannot find `lamport`');
    expect(stderr).not.toContain('knuth1984');
  });

  test('a place in it is told as that in our sources, others as they are', () => {
    const name = readdirSync(dist).find(
      (file) =>
        file.endsWith('.js') &&
        readFileSync(join(dist, file), 'utf8').includes('This is a fault of colophon'),
    );
    const path = join(dist, name ?? '');
    const lines = readFileSync(path, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('This is a fault of colophon'));
    const column = lines[line]?.indexOf('process.stderr') ?? -1;
    const source = join(copy, 'scripts/cli/cli.ts');
    const expected = readFileSync(source, 'utf8')
      .split('\n')
      .findIndex((text) => text.includes('This is a fault of colophon'));
    const at = `${pathToFileURL(path).href}:${line + 1}:${column + 1}`;
    expect(inSources(`Error: x\n    at tell (${at})\n    at /none/index.js:1:2`)).toBe(
      `Error: x\n    at tell (${source}:${expected + 1}:3)\n    at /none/index.js:1:2`,
    );
  });
});

describe('the command', () => {
  test('runs what is compiled', () => {
    writeFileSync(join(dist, 'cli.js'), "console.log('compiled')");
    expect(version()).toBe('compiled');
  });

  test.each([
    'scripts/cli/cli.ts',
    'scripts/model/book.ts',
    'scripts/bin.js',
    'package.json',
  ])('runs the sources where %s is newer', (path) => {
    const { atime, mtime } = statSync(join(copy, path));
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(copy, path), later, later);
    expect(version()).toBe(settings.version);
    utimesSync(join(copy, path), atime, mtime);
    expect(version()).toBe('compiled');
  });

  test('runs what is compiled where npm has installed it, whatever the dates of its files', () => {
    rmSync(join(copy, 'package-lock.json'));
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(copy, 'scripts/cli/cli.ts'), later, later);
    expect(version()).toBe('compiled');
  });

  test('runs the sources where nothing is compiled', () => {
    rmSync(dist, { recursive: true });
    expect(version()).toBe(settings.version);
  });
});
