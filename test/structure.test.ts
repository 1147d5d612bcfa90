// The house rules that a program can check.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const scripts = join(import.meta.dirname, '../scripts');
const modules = readdirSync(scripts, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.[jt]s$/.test(path))
  .sort();
const templates = join(import.meta.dirname, '../templates');
const source = (path: string) => readFileSync(join(scripts, path), 'utf8');

/** Files that the world is made of, and those that talk to whoever runs the command. */
const isWorld = (path: string) => path.startsWith('world/');
const isCommand = (path: string) => path === 'bin.js' || path === 'cli.ts' || path.startsWith('cli/');

/** What a file says at its head that it is for. */
function purpose(path: string): string {
  return /^\/\/ (.+)\n\n/m.exec(source(path).replace(/^#!.*\n/, ''))?.[1] ?? '';
}

test('scripts/README.md names every module, and only those', () => {
  const rooms = [...new Set(modules.map((path) => dirname(path)))].sort();
  const list = rooms.map((room) => {
    const inside = modules.filter((path) => dirname(path) === room);
    const title = room === '.' ? 'scripts/' : `${room}/`;
    return `### ${title}\n\n${inside.map((path) => `- \`${path}\`: ${purpose(path)}\n`).join('')}`;
  });
  const expected = `${source('README.md').split('## Modules\n')[0]}## Modules\n\n${list.join('\n')}`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(join(scripts, 'README.md'), expected);
  expect(source('README.md')).toBe(expected);
});

test.each(['checks', 'formats'])('every file of %s/ is in its table', (kind) => {
  for (const path of modules.filter((one) => one.match(`^${kind}/[^/]+$`)))
    expect(source(`${kind}.ts`)).toContain(`from './${path}'`);
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
  expect([...reached]).toContain('unified');
  const heavy = /^(?:puppeteer|@embedpdf\/pdfium|@cantoo\/pdf-lib|bwip-js|epub-gen-memory|ejs)(?:\/|$)/;
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

  test('prints, writes and exits only on the command line, and reads the disk only for the world', () => {
    if (!isCommand(path)) expect(text).not.toMatch(/\bconsole\.|process\.(exit\b|exitCode|stdout|stderr)/);
    if (!isCommand(path) && !isWorld(path)) expect(text).not.toMatch(/from '(node:)?(fs|child_process)[/']/);
    if (!isCommand(path) && !isWorld(path))
      expect(text).not.toMatch(/process\.(env|argv|cwd)|Date\.now|new Date\(\)/);
  });

  test('has no enum and no name that says nothing', () => {
    expect(text).not.toMatch(/^(export )?(const )?enum /m);
    expect(path).not.toMatch(/(^|\/)(utils?|shared|helpers?|common)\b/);
  });
});
