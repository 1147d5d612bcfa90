// A Markdown text that is no chapter, such as a notice: its HTML for a page of the edition's own, and its words for the proof.

import type { Element, ElementContent, Nodes, Root, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { toText } from 'hast-util-to-text';
import { h } from 'hastscript';
import type { Root as MarkdownTree } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { safeSubset } from '../dialect/constructs.ts';
import { fold } from '../text/fold.ts';
import { visit } from '../tree/visit.ts';
import { nameEmptyLinks } from './name-empty-links.ts';
import { parseHtml } from './plugins/parse-html.ts';

/**
 * The HTML of a Markdown text as part of a page: safe, its headings below the page's own, and without ids, which the
 * chapters may have too. Every format shows the same words of it, so that one text is held against them all: marks of
 * lists, boxes and numbers of notes are text, since formats make their own in different ways; code is set in lines that
 * wrap, since what must be scrolled to is not seen.
 */
export function renderText(markdown: MarkdownTree): readonly ElementContent[] {
  const tree = unified()
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: 'text-' })
    .use(parseHtml)
    .use(rehypeSanitize, safeSubset)
    .runSync(structuredClone(markdown)) as Root;
  spellMarks(tree);
  visit(tree, 'element', (node) => {
    const [, rank] = /^h([1-6])$/.exec(node.tagName) ?? [];
    if (rank !== undefined) node.tagName = `h${Math.min(6, Number(rank) + 1)}`;
    for (const name of ['id', 'name', 'align', 'className']) delete node.properties[name];
  });
  nameEmptyLinks(tree, () => undefined);
  return tree.children as ElementContent[];
}

/** Lists, notes, boxes and code as paragraphs of text, in place; from within, so that what holds them finds text. */
function spellMarks(parent: Root | Element): void {
  parent.children = parent.children.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'doctype' ? [] : [node];
    const { tagName, properties } = node;
    if (properties.dataFootnoteRef !== undefined) return [text(`[${textOf(node)}]`)];
    if (properties.dataFootnoteBackref !== undefined) return [];
    if (tagName === 'input') return [text(properties.checked ? '[x]' : '[ ]')];
    if (tagName === 'pre') return [linesOf(node)];
    spellMarks(node);
    if (tagName === 'sup' && /^\[\d+\]$/.test(textOf(node))) return node.children;
    if (properties.dataFootnotes !== undefined) return node.children.filter((child) => !isHeading(child));
    if (tagName !== 'ul' && tagName !== 'ol') return [node];
    const notes = node.children.some(
      (child) => child.type === 'element' && /^text-fn/.test(String(child.properties.id)),
    );
    return itemsOf(node, notes);
  });
}

/** The items of a list as paragraphs, each with its mark. */
function itemsOf({ tagName, properties, children }: Element, notes: boolean): ElementContent[] {
  let number = Number(properties.start ?? 1) - 1;
  return children.flatMap((item) => {
    if (item.type !== 'element') return [];
    number += 1;
    const mark = notes ? `[${number}] ` : tagName === 'ol' ? `${number}. ` : '• ';
    const blocks: Element[] = [];
    let open: Element | undefined;
    for (const child of item.children) {
      if (
        child.type === 'element' &&
        /^(?:p|h[1-6]|blockquote|div|table|hr|dl|figure)$/.test(child.tagName)
      ) {
        blocks.push(child);
        open = undefined;
      } else if (open) open.children.push(child);
      else if (textOf(child).trim() !== '') {
        open = h('p', [child]);
        blocks.push(open);
      }
    }
    const [first] = blocks;
    if (first?.tagName === 'p') first.children.unshift(text(mark));
    else blocks.unshift(h('p', mark.trim()));
    return blocks;
  });
}

/** A block of code as a paragraph of lines. */
function linesOf(block: Element): Element {
  const lines = textOf(block).replace(/\n$/, '').split('\n');
  const kept = lines.map((line) => line.replace(/^[ \t]+/, (space) => '\u00a0'.repeat(space.length)));
  return h('p', [
    h(
      'code',
      kept.flatMap((line, index) => (index === 0 ? [line] : [h('br'), line])),
    ),
  ]);
}

function isHeading(node: ElementContent): boolean {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName);
}

function text(value: string): Text {
  return { type: 'text', value };
}

/** So many letters, folded, are enough to know a text by. */
const enough = 40;

/**
 * The words of what `renderText` made, block by block, for holding them against a copy. What is shorter than a line is
 * joined to what follows (a heading) or precedes it: alone it would be found in many other places.
 */
function wordsOf(nodes: readonly Nodes[]): readonly string[] {
  const pieces: string[] = [];
  let short = '';
  for (const node of nodes) {
    const words = inLines(node);
    if (words.trim() === '') continue;
    const joined = short === '' ? words : `${short}\n\n${words}`;
    short = fold(joined).length < enough ? joined : '';
    if (short === '') pieces.push(joined);
  }
  if (short !== '') pieces.push([...pieces.splice(-1), short].join('\n\n'));
  return pieces;
}

/** The text of a node, its blocks and broken lines apart. */
function inLines(node: Nodes): string {
  return toText(node).replace(/\n{2,}/g, '\n');
}

/** The words of a Markdown text, as `wordsOf`. */
export function textWords(markdown: MarkdownTree): readonly string[] {
  return wordsOf(renderText(markdown));
}
