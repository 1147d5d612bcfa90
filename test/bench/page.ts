// The bench book as one HTML page, code coloured by spans: what other tools are given to print.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { printable } from '../../scripts/paper/document.ts';
import { screenSheet } from '../../scripts/paper/sheet.ts';
import { openWorld } from '../../scripts/world/open.ts';
import { editionOf } from '../edition.ts';

/** Writes the book in `root` to `folder` as index.html with its style sheet, fonts and pictures. */
export async function writePage(root: string, folder: string): Promise<void> {
  const world = openWorld({ root, env: process.env, now: new Date('2026-01-01T00:00:00Z') });
  const edition = await editionOf(world);
  const { site } = await printable(edition, world, {
    sheet: screenSheet,
    bound: false,
    ink: 'color',
    lastBlank: false,
  });
  const chapters = edition.chapters.map(
    ({ tree }) => `<section class="chapter">${stringify(tree)}</section>`,
  );
  const pages = [edition.copyright, edition.license].map(
    ({ tree }) => `<section>${stringify(tree)}</section>`,
  );
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<link rel="stylesheet" href="print.css">
<body>${pages.join('\n')}\n${chapters.join('\n')}</body></html>`;
  const css = new TextDecoder()
    .decode(site.get('print.css'))
    .replaceAll(/::highlight\((hl-[\w-]+)\)/g, '.$1');
  const files = new Map<string, string | Uint8Array>([...site, ['index.html', page], ['print.css', css]]);
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

const stringify = (tree: Root) => unified().use(rehypeStringify).stringify(tree);
