// The bench book as one HTML page, code coloured by spans: what other tools are given to print.

import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { openWorld } from '../../scripts/world/open.ts';
import { editionOf } from '../edition.ts';

const stringify = (tree: Root) => unified().use(rehypeStringify).stringify(tree);

/** Writes the book in `root` to `folder` as index.html with its style sheet. */
export async function writePage(root: string, folder: string): Promise<void> {
  const world = openWorld({ root, env: process.env, now: new Date('2026-01-01T00:00:00Z') });
  const { copyright, chapters, license } = await editionOf(world);
  const trees = [copyright, ...chapters, license].map(({ tree }) => `<section>${stringify(tree)}</section>`);
  await mkdir(folder, { recursive: true });
  await copyFile(join(import.meta.dirname, 'page.css'), join(folder, 'page.css'));
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<link rel="stylesheet" href="page.css"><body>${trees.join('\n')}</body></html>`,
  );
}
