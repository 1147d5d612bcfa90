// Long documents divided between sections into several files, by how large each will be: e-readers lay out a file as one piece.

import type { Element, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from '../../tree/visit.ts';
import { short } from './long-lines.ts';
import { shareNotes, takeNotes } from './notes.ts';
import type { EpubPage } from './pages.ts';

/** Bytes of a file's body that old readers take well, a little less than 250 KB. */
const limit = 240_000;

/** The documents, those that are too long in several: each with its sections, and the notes that these refer to. */
export function splitPages(pages: readonly EpubPage[], most = limit): readonly EpubPage[] {
  const names = new Set(pages.map(({ file }) => file.toLowerCase()));
  return pages.flatMap((page) => {
    const { body, notes } = takeNotes(page.tree);
    if (weigh(page.tree.children) <= most) return [page];
    const heavy = new Map(notes?.items.map((item) => [`#${item.properties.id}`, weigh([item])]));
    const parts = divide(body, most, (nodes) => weigh(nodes, heavy));
    if (parts.length === 1) return [page];
    const stem = page.file.replace(/\.xhtml$/, '');
    const shares = shareNotes(parts, notes);
    return parts.map((children, index): EpubPage => {
      const tree: Root = { type: 'root', children: [...children, ...(shares[index] ?? [])] };
      if (index === 0) return { ...page, tree };
      const name = freeName(stem, index + 1, names);
      const title = titleOf(children) ?? page.title;
      return {
        ...page,
        file: `${name}.xhtml`,
        item: `page-${name}`,
        title,
        continues: true,
        tree,
      };
    });
  });
}

/** Pieces of at most `most` bytes, as long as they can be: between headings of `rank`, or of deeper ranks where they must. */
function divide(
  nodes: readonly RootContent[],
  most: number,
  weigh: (nodes: readonly RootContent[]) => number,
  rank = 1,
): readonly RootContent[][] {
  if (rank > 6 || weigh(nodes) <= most) return [[...nodes]];
  const units = sectionsOf(nodes, rank).flatMap((unit) => divide(unit, most, weigh, rank + 1));
  const pieces: { nodes: RootContent[]; weight: number }[] = [];
  for (const unit of units) {
    const weight = weigh(unit);
    const last = pieces.at(-1);
    // What stands before the first heading, with the chapter's own, is never alone.
    if (last && (last.weight + weight <= most || !last.nodes.some((node) => !isLead(node)))) {
      last.nodes.push(...unit);
      last.weight += weight;
    } else pieces.push({ nodes: unit, weight });
  }
  return pieces.map((piece) => piece.nodes);
}

/** What stands before the first heading of a rank, and each such heading with what follows it. */
function sectionsOf(nodes: readonly RootContent[], rank: number): readonly RootContent[][] {
  const sections: RootContent[][] = [];
  let from = 0;
  for (const [at, node] of nodes.entries()) {
    if (node.type !== 'element' || node.tagName !== `h${rank}`) continue;
    // Names and marks of pages before a heading belong to it.
    let start = at;
    while (start > from && isEmpty(nodes[start - 1])) start -= 1;
    if (start > from) sections.push(nodes.slice(from, start));
    from = start;
  }
  return [...sections, nodes.slice(from)];
}

function isEmpty(node: RootContent | undefined): boolean {
  if (node?.type === 'text') return node.value.trim() === '';
  return node?.type === 'element' && /^(a|span|p)$/.test(node.tagName) && isBlank(node);
}

function isBlank({ children }: Element): boolean {
  return children.every((child) =>
    child.type === 'text'
      ? child.value.trim() === ''
      : child.type === 'element' && /^(a|span)$/.test(child.tagName) && isBlank(child),
  );
}

/** Whether a node is a heading, or nothing to be read: a file of such ones alone would be an empty page. */
function isLead(node: RootContent): boolean {
  return isEmpty(node) || (node.type === 'element' && /^h[1-6]$/.test(node.tagName));
}

function titleOf(nodes: readonly RootContent[]): string | undefined {
  const heading = nodes.find((node) => node.type === 'element' && /^h[1-6]$/.test(node.tagName));
  return heading && textOf(heading);
}

function freeName(stem: string, number: number, taken: Set<string>): string {
  let name = `${stem}-${number}`;
  while (taken.has(`${name}.xhtml`.toLowerCase())) name += '-';
  taken.add(`${name}.xhtml`.toLowerCase());
  return name;
}

/** About how many bytes XHTML of nodes takes; `notes`: what the note that a reference leads to adds to that. */
function weigh(nodes: readonly RootContent[], notes?: ReadonlyMap<string, number>): number {
  let bytes = 0;
  visit({ type: 'root', children: [...nodes] } as Root, (node) => {
    if (node.type === 'text') bytes += Buffer.byteLength(node.value) + escapes(node.value);
    if (node.type !== 'element') return;
    bytes += 2 * node.tagName.length + 5;
    if (node.tagName === 'pre') bytes += hanging * longLines(textOf(node));
    if (node.properties.dataFootnoteRef !== undefined) bytes += notes?.get(String(node.properties.href)) ?? 0;
    for (const [name, value] of Object.entries(node.properties)) bytes += name.length + 4 + byteLength(value);
  });
  return bytes;
}

/** Bytes of what a line of code that hangs is put into. */
const hanging = '<span class="hang-12"></span>'.length;

function longLines(text: string): number {
  return text.split('\n').filter(({ length }) => length >= short).length;
}

function byteLength(value: unknown): number {
  return Buffer.byteLength(Array.isArray(value) ? value.join(' ') : String(value));
}

/** What XML writes `&`, `<` and `>` with more. */
function escapes(text: string): number {
  return (text.match(/[&<>]/g)?.length ?? 0) * 4;
}
