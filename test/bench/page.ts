// The bench book as one HTML page for other tools: what our own printer is given, its code coloured by spans.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ElementContent, Root, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Stretch } from '../../scripts/model/world.ts';
import { printable } from '../../scripts/paged/document.ts';
import { guess } from '../../scripts/paged/pagination.ts';
import { paintOf } from '../../scripts/paged/sections.ts';
import { shellOf } from '../../scripts/paged/shell.ts';
import { interiorSheet } from '../../scripts/settings/print/geometry.ts';
import { roomOf, screenSheet, sheetRules } from '../../scripts/settings/print/margins.ts';
import { profileOf } from '../../scripts/settings/print/profile.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { expandSelectors } from './selectors.ts';

/** Writes the interior of the book in `root` to `folder`: index.html, its style sheet, fonts and pictures. */
export async function writePage(root: string, folder: string): Promise<void> {
  const world = openWorld({ root, env: process.env, now: new Date('2026-01-01T00:00:00Z') });
  const edition = await editionOf(world);
  const setting = { bound: true, ink: 'color', lastBlank: false, room: roomOf(screenSheet) } as const;
  const book = await printable(edition, world, setting, {
    limit: Number.POSITIVE_INFINITY,
  });
  const sheet = interiorSheet(profileOf(edition.manifest), 250);
  const [slice = []] = book.slices;
  const site = await shellOf(edition.manifest, setting, world);
  const text = (path: string) => new TextDecoder().decode(site.get(path));
  const tree = fromHtml(text('index.html').replace('<body>', `<body>${book.content(slice)}`));
  fill(tree, guess(book, sheet).fill);
  colour(tree, paintOf(slice));
  const css = text('print.css').replace(/@media screen \{.*?\}\s*\}/s, '') + sheetRules(sheet);
  const files = new Map<string, string | Uint8Array>([
    ...site,
    ...book.files,
    ['index.html', unified().use(rehypeStringify).stringify(tree)],
    ['print.css', expandSelectors(css.replace(/::highlight\(([\w-]+)\)/g, '.$1'))],
  ]);
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

function fill(tree: Root, folios: ReadonlyMap<string, string | undefined>): void {
  visit(tree, 'element', (node) => {
    const folio = folios.get(String(node.properties.dataFill));
    if (folio !== undefined) node.children = [{ type: 'text', value: folio }];
  });
}

/** Puts a span around each stretch, in the texts that it lies in. */
function colour(tree: Root, paint: ReadonlyMap<string, readonly Stretch[]>): void {
  const blocks = new Map<number, { start: number; end: number; name: string }[]>();
  for (const [name, stretches] of paint)
    for (const [block, start, end] of stretches)
      blocks.set(block, [...(blocks.get(block) ?? []), { start, end, name }]);
  let block = -1;
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return;
    block += 1;
    const stretches = (blocks.get(block) ?? []).sort((a, b) => a.start - b.start);
    let offset = 0;
    const split = ({ value }: Text): ElementContent[] => {
      const first = offset;
      offset += value.length;
      const parts: ElementContent[] = [];
      let done = 0;
      for (const { start, end, name } of stretches) {
        const [from, to] = [Math.max(start - first, 0), Math.min(end - first, value.length)];
        if (to <= from) continue;
        parts.push(
          { type: 'text', value: value.slice(done, from) },
          h('span', { class: name }, value.slice(from, to)),
        );
        done = to;
      }
      return [...parts, { type: 'text', value: value.slice(done) }];
    };
    const walk = (children: readonly ElementContent[]): ElementContent[] =>
      children.flatMap((child) => {
        if (child.type === 'text') return split(child);
        return child.type === 'element' ? [{ ...child, children: walk(child.children) }] : [child];
      });
    node.children = walk(node.children);
  });
}
