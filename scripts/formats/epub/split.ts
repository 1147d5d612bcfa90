// Divides long documents between sections into several files, since e-readers lay out a file as one piece.

import type { Element, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from '../../tree/visit.ts';
import { short } from './long-lines.ts';
import { shareNotes, takeNotes } from './notes.ts';
import type { EpubPage } from './pages.ts';

/** The bytes of a body that old readers can lay out, a little less than 250 KB. */
const limit = 240_000;

/** Divides documents whose body is longer than `most` bytes. Each part gets the notes that its sections refer to. */
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

/** Divides nodes into pieces of at most `most` bytes, as few as possible: before headings of `rank`, else of deeper ranks. */
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
    // A piece never has headings alone.
    if (last && (last.weight + weight <= most || !last.nodes.some((node) => !isLead(node)))) {
      last.nodes.push(...unit);
      last.weight += weight;
    } else pieces.push({ nodes: unit, weight });
  }
  return pieces.map((piece) => piece.nodes);
}

/** Gives the nodes before the first heading of a rank, and each such heading with the nodes that follow it. */
function sectionsOf(nodes: readonly RootContent[], rank: number): readonly RootContent[][] {
  const sections: RootContent[][] = [];
  let from = 0;
  for (const [at, node] of nodes.entries()) {
    if (node.type !== 'element' || node.tagName !== `h${rank}`) continue;
    // Empty anchors and page marks before a heading belong to it.
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

/** Tells whether a node is a heading or has no text. A file of such nodes alone would look like an empty page. */
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

/** Estimates the bytes of nodes as XHTML. `notes` gives the bytes of the note that a reference leads to, to be added. */
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

/** The bytes of the element around a line of code with a hanging indent. */
const hanging = '<span class="hang-12"></span>'.length;

function longLines(text: string): number {
  return text.split('\n').filter(({ length }) => length >= short).length;
}

function byteLength(value: unknown): number {
  return Buffer.byteLength(Array.isArray(value) ? value.join(' ') : String(value));
}

/** Gives the bytes by which XML escapes of `&`, `<` and `>` are longer than these, at most. */
function escapes(text: string): number {
  return (text.match(/[&<>]/g)?.length ?? 0) * 4;
}
