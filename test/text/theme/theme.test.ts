// Themes: what their tokens become in each edition, and what a stylesheet may not do.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../../scripts/read/read.ts';
import { tokens } from '../../../scripts/settings/theme-tokens.ts';
import { loadTheme } from '../../../scripts/text/theme/load.ts';
import { folderOf, sound, worldOf } from '../../memory.ts';

const paths = { web: ['theme.css'], epub: ['theme.css'], paper: ['theme.css'] };
const font = new Uint8Array([0x77, 0x4f, 0x46, 0x32, 0, 1]);
const load = (css: string, files: Readonly<Record<string, string | Uint8Array>> = {}) =>
  loadTheme(paths, folderOf({ ...files, 'theme.css': css }));
const sheets = async (css: string) => {
  const { web, epub, paper } = (await load(css)).sheets;
  return { web: web.css, epub: epub.css, paper: paper.css };
};
const faults = async (css: string) => (await load(css)).faults.map(({ rule }) => rule);

describe('tokens', () => {
  test('become what each edition has for them', async () => {
    const { web, epub, paper } = await sheets(':root { --text: #111; --link: #024; --body-font: Own; }');
    expect(web).toContain(':root { --ink: light-dark(#111, #e6e1d8); }');
    expect(web).toContain(':root { --link: light-dark(#024, #e6e1d8); }');
    expect(web).toContain('--serif: Own, "Source Serif 4", serif;');
    expect(epub).toContain('a[href] { color: #024; }');
    expect(epub).toContain('body { font-family: Own; }');
    expect(epub).not.toContain('--');
    expect(paper).toContain(':root:not(.black) { --ink: #111; }');
  });

  test('have dark and sepia colours on the web, and others on paper', async () => {
    const { web, paper } = await sheets(
      ':root { --text: #111 } :root[data-theme="dark"] { --text: #eee } [data-theme=sepia] { --text: #210 } @media print { :root { --text: #000 } }',
    );
    expect(web).toContain(':root { --ink: light-dark(#111, #eee);');
    expect(web).toContain(':root[data-theme="sepia"] { --ink: #210;');
    expect(paper).toContain('--ink: #000;');
    expect(web).not.toContain('#000');
  });

  test('stand for the colours that the web edition has without a theme', () => {
    const css = ['web/colours.css', 'code.css']
      .map((path) => readFileSync(new URL(`../../../templates/${path}`, import.meta.url), 'utf8'))
      .join('');
    for (const { web } of tokens)
      if (web && 'property' in web && web.light)
        expect(css).toContain(`${web.property}: light-dark(${web.light}, ${web.dark});`);
  });

  test('can be named in other rules, in every edition', async () => {
    const { web, epub, paper } = await sheets(
      ':root { --accent: #046; --background: #fff } h2 { border-color: var(--accent); background: var(--background); color: var(--text) }',
    );
    expect(web).toContain('border-color: var(--accent); background: var(--paper); color: var(--ink)');
    expect(epub).toContain('border-color: #046; background: #fff');
    expect(paper).toContain('border-color: var(--accent); background: #fff; color: var(--ink)');
  });

  test('leave other rules as they are, and bring fonts along', async () => {
    const { sheets: made } = await load(
      '@font-face { font-family: Own; src: url("../fonts/a.woff2") format("woff2"); }\nh2 { color: red; }',
    );
    expect(made.web.css).toContain('h2 { color: red; }');
    const below = await loadTheme(
      { web: ['styles/t.css'], epub: [], paper: [] },
      folderOf({
        'styles/t.css': '@font-face { font-family: Own; src: url("../fonts/a.woff2") format("woff2"); }',
        'fonts/a.woff2': font,
      }),
    );
    expect(below.faults).toEqual([]);
    expect(below.sheets.web.css).toContain('src: url("fonts/theme-1.woff2")');
    expect([...below.sheets.web.files.keys()]).toEqual(['fonts/theme-1.woff2']);
    expect(below.sheets.epub.css).toBe('');
  });
});

test.each([
  ['@import "x.css";', ['refused']],
  ['@import url(https://example.org/x.css);', ['refused']],
  ['p { background: url(x.png); }', ['refused']],
  ['p { background: u\\72l(x.png); }', ['refused']],
  ['p { background: \\75 rl("https://example.org/x.png"); }', ['refused']],
  ['p { background: image-set("x.png" 1x); }', ['refused']],
  ['p { width: expression(alert(1)); }', ['refused']],
  ['p { behavior: none; }', ['refused']],
  ['p { -moz-binding: none; }', ['refused']],
  ['@page { size: 1in; }', ['refused']],
  ['@keyframes x { from { top: 0 } }', ['refused']],
  ['@font-face { src: url(https://example.org/x.woff2); }', ['refused']],
  ['@font-face { src: url(data:font/woff2;base64,AA); }', ['refused']],
  ['@font-face { src: url(../../x.woff2); }', ['file']],
  ['@font-face { src: url(theme.css); }', ['file']],
  ['p { color: red', ['syntax']],
  ['p } q {', ['syntax']],
  [`${'a{'.repeat(10_000)}${'}'.repeat(10_000)}`, ['syntax']],
  [':root { --lnik: #123456; }', ['token']],
  ['p { --link: #123456; }', ['token']],
  ['@media (min-width: 1px) { :root { --link: #123456; } }', ['token']],
  [':root { --text: #fdfcfa; }', ['contrast']],
  [':root { --background: #000; }', ['contrast', 'contrast', 'contrast']],
  [':root { --own: 1px; } p { margin: var(--own); }', []],
  ['p { color: red; } @media print { p { color: blue; } }', []],
  ['', []],
])('a stylesheet `%.60s` has the faults %j', async (css, expected) => {
  expect(await faults(css)).toEqual(expected);
});

test.each([
  ['a stylesheet that is missing', {}, 'Cannot find `theme.css`'],
  ['one of more than a megabyte', { 'theme.css': ' '.repeat(1_000_001) }, 'Cannot read `theme.css`'],
])('%s stops the book', async (_, files, reason) => {
  const { report } = await read(
    worldOf({ ...sound, 'book.yaml': `${sound['book.yaml']}theme: theme.css\n`, ...files }),
  );
  expect(report.flatMap(({ messages }) => messages.map((one) => one.reason))).toEqual([reason]);
});
