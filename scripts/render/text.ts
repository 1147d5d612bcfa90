// Renders Markdown that is no chapter, such as a notice: as HTML for a page of the edition, and as words for the proof.

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
import { lowerHeading } from '../tree/nested-chapters.ts';
import { visit } from '../tree/visit.ts';
import { nameEmptyLinks } from './name-empty-links.ts';
import { parseHtml } from './plugins/parse-html.ts';

/**
 * Gives the HTML of a Markdown text for use inside a page: safe, with headings below the page's own, and without ids,
 * which chapters may have too. Every format shows the same words of it, so that the proof compares all with one text.
 * Therefore list marks, checkboxes and numbers of notes are text, since formats would make their own in different ways,
 * and code is set in lines that wrap, since readers do not see what they have to scroll to.
 */
export function renderText(markdown: MarkdownTree): readonly ElementContent[] {
  const tree = unified()
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: 'text-' })
    .use(parseHtml)
    .use(rehypeSanitize, safeSubset)
    .runSync(structuredClone(markdown)) as Root;
  spellMarks(tree);
  visit(tree, 'element', (node) => {
    lowerHeading(node, 1);
    for (const name of ['id', 'name', 'align', 'className']) delete node.properties[name];
  });
  nameEmptyLinks(tree, () => undefined);
  return tree.children as ElementContent[];
}

/**
 * Turns lists, notes, checkboxes and code into paragraphs of text, in place; from the inside out, so that outer
 * elements find text.
 */
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

/** Turns the items of a list into paragraphs, each with its mark. */
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

/** Turns a block of code into a paragraph of lines. */
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

/** This many letters, folded, identify a text. */
const enough = 40;

/**
 * Gives the words of the result of `renderText`, block by block, to compare with a copy. A block shorter than a line is
 * joined to the one after it (a heading) or before it: alone it would be found in many other places.
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

/** Gives the text of a node, with its blocks and broken lines separated. */
function inLines(node: Nodes): string {
  return toText(node).replace(/\n{2,}/g, '\n');
}

/** Gives the words of a Markdown text, block by block, to compare with a copy. */
export function textWords(markdown: MarkdownTree): readonly string[] {
  return wordsOf(renderText(markdown));
}
