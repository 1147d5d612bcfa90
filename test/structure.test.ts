// The house rules that a program can check.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const scripts = join(import.meta.dirname, '../scripts');
const modules = readdirSync(scripts, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.[jt]s$/.test(path))
  .sort();
const templates = join(import.meta.dirname, '../templates');
const source = (path: string) => readFileSync(join(scripts, path), 'utf8');

/** Files that the world is made of, those that put files in place, and those that talk to whoever runs the command. */
const isWorld = (path: string) => path.startsWith('system/');
const isPlacing = (path: string) => path.startsWith('library/');
const isCommand = (path: string) => ['bin.js', 'build.js'].includes(path) || path.startsWith('cli/');

/** What a file says at its head that it is for. */
function purpose(path: string): string {
  return /^\/\/ (.+)\n\n/m.exec(source(path).replace(/^#!.*\n/, ''))?.[1] ?? '';
}

/** The rooms of scripts/, each above all that it imports. What everything may import is lowest: types, and book.yaml. */
const floors = [
  ...['bin.js', 'build.js', 'cli', 'index.ts', 'library', 'pipeline.ts'],
  ...['formats', 'proof', 'release', 'import', 'cover', 'paged', 'pdf'],
  ...['checks', 'render', 'read'],
  ...['dialect', 'tree', 'text', 'system', 'model', 'settings'],
];

/** What a module imports of our own, and what it imports only when it is needed. */
function importsOf(path: string): readonly string[] {
  return [...source(path).matchAll(/(?:\bfrom |\bimport\()'(\.[^']+)'/g)]
    .map(([, from = '']) => join(dirname(path), from))
    .filter((one) => modules.includes(one));
}

const roomOf = (path: string) => path.split('/')[0] ?? path;

test('imports lead down from room to room, types included, and scripts/README.md tells of every room', () => {
  const rooms = [...new Set(modules.map(roomOf))];
  expect([...rooms].sort()).toEqual([...floors].sort());
  const up = modules.flatMap((path) =>
    importsOf(path)
      .filter((one) => floors.indexOf(roomOf(one)) < floors.indexOf(roomOf(path)))
      .map((one) => `${path} -> ${one}`),
  );
  expect(up).toEqual([]);
  for (const room of rooms)
    expect(source('README.md')).toContain(`\`${room}${room.includes('.') ? '' : '/'}\``);
});

test('no files import one another in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' -> '));
    if (above.includes(path) || done.has(path)) return;
    for (const one of importsOf(path)) walk(one, [...above, path]);
    done.add(path);
  };
  for (const path of modules) walk(path, []);
  expect(circles).toEqual([]);
});

test.each([
  ['checks', /^checks\/[^/]+$/, 'checks/all.ts'],
  ['formats', /^formats\/(\w+)\/\1\.ts$/, 'formats/all.ts'],
  ['points', /^proof\/points\/[^/]+$/, 'proof/points.ts'],
  ['constructs', /^dialect\/constructs\/[^/]+$/, 'dialect/constructs.ts'],
  ['plugins', /^render\/plugins\/[^/]+$/, 'render/chapter.ts'],
])('all %s are in their table', (_, names, table) => {
  const others = [
    'checks/all.ts',
    'checks/check.ts',
    'checks/license-faults.ts',
    'checks/notice-faults.ts',
    'checks/number-faults.ts',
  ];
  const wanted = modules.filter((path) => names.test(path) && !others.includes(path));
  expect(wanted.length).toBeGreaterThan(3);
  for (const path of wanted) expect(importsOf(table)).toContain(path);
});

test('a command loads what makes a format only when it makes it', () => {
  const reached = new Set<string>();
  const walk = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    if (!path.endsWith('.ts')) return;
    for (const [, from = ''] of source(path).matchAll(/^(?:import|export) (?!type )[^;']*from '([^']+)'/gm))
      walk(from.startsWith('.') ? join(dirname(path), from) : from);
  };
  for (const command of ['build', 'check', 'explain', 'release']) walk(`cli/${command}.ts`);
  walk('index.ts');
  expect([...reached]).toContain('unified');
  const heavy =
    /^(?:puppeteer|@embedpdf\/pdfium|@cantoo\/pdf-lib|@bwip-js\/generic|epub-gen-memory|ejs)(?:\/|$)/;
  expect([...reached].filter((path) => heavy.test(path))).toEqual([]);
});

test('no template is long, and what is split is put together once', () => {
  const paths = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:css|html|js|opf|ncx|xhtml|xml|yml)$/.test(path),
  );
  const text = (path: string) => readFileSync(join(templates, path), 'utf8');
  expect(paths.filter((path) => text(path).split('\n').length > 300)).toEqual([]);
  for (const edition of ['print', 'web']) {
    const parts = paths.filter((path) => path.startsWith(`${edition}/`) && path.endsWith('.css')).sort();
    const imported = (path: string): string[] =>
      [...text(path).matchAll(/^@import "([^"]+)";$/gm)].flatMap(([, one = '']) => [one, ...imported(one)]);
    expect(
      imported(`${edition}.css`)
        .filter((path) => path.startsWith(`${edition}/`))
        .sort(),
    ).toEqual(parts);
  }
});

describe.each(modules)('%s', (path) => {
  const text = source(path);

  test('starts with a line that says what it is for, and is short', () => {
    expect(text.replace(/^#!.*\n/, '').startsWith(`// ${purpose(path)}\n\n`)).toBe(true);
    expect(purpose(path)).toMatch(/^\S.+[.?)]$/);
    expect(text.split('\n').length).toBeLessThan(300);
  });

  test('prints and exits only on the command line, writes in the library, and reads the disk only for the world', () => {
    if (!isCommand(path)) expect(text).not.toMatch(/\bconsole\.|process\.(exit\b|exitCode|stdout|stderr)/);
    if (!isCommand(path) && !isWorld(path) && !isPlacing(path))
      expect(text).not.toMatch(/from '(node:)?(fs|child_process)[/']/);
    if (!isCommand(path) && !isWorld(path))
      expect(text).not.toMatch(/process\.(env|argv|cwd)|Date\.now|new Date\(\)/);
  });

  test('has no enum and no name that says nothing', () => {
    expect(text).not.toMatch(/^(export )?(const )?enum /m);
    expect(path).not.toMatch(/(^|\/)(utils?|shared|helpers?|common)\b/);
  });
});
