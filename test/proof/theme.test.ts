// A theme that hides the notice: the proof of each edition finds it, whatever the means.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../scripts/library/build.ts';
import { writeFiles } from '../disk.ts';
import { sound } from '../memory.ts';

/** Selectors of the paragraphs in which every edition has the notice and the copyright lines. */
const all = 'p, .copyright p, footer p, .copyright-page p';

describe.each([
  ['none of it', ':root { --accent: #006644; }', []],
  ['display', `${all} { display: none !important; }`, ['html', 'epub', 'pdf']],
  [
    'white on white',
    `${all} { color: #fff !important; background: #fff !important; }`,
    ['html', 'epub', 'pdf'],
  ],
  [
    'a place off the page',
    `${all} { position: absolute !important; left: -9999px !important; }`,
    ['html', 'epub', 'pdf'],
  ],
  ['a size of nothing', `${all} { font-size: 0 !important; }`, ['html', 'epub', 'pdf']],
])('a theme that hides the notice by %s', (_, css, refused) => {
  test('is refused in web edition, EPUB and PDF', async () => {
    const root = mkdtempSync(join(tmpdir(), 'colophon-theme-'));
    writeFiles(root, { ...sound, 'book.yaml': `${sound['book.yaml']}theme: theme.css\n`, 'theme.css': css });
    const made = await build({ root, out: join(root, 'build'), formats: ['html', 'epub', 'pdf'] });
    rmSync(root, { recursive: true });
    expect(made.report.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))).toEqual([]);
    expect(made.kind === 'refused' ? made.refused.map(({ format }) => format) : []).toEqual(refused);
  });
});
