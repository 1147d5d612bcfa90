// Construct: abbreviations and what they stand for, `*[HTML]: Hypertext Markup Language`.

import type { Paragraph, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';

/** Abbreviations. */
export const abbreviations: Construct = {
  id: 'abbreviations',
  title: 'Abbreviations',
  about:
    'A line `*[HTML]: Hypertext Markup Language` says what an abbreviation stands for, as in PHP Markdown Extra. It stands in a ' +
    'paragraph with nothing but such lines, anywhere in the chapter, and is not shown itself. Every use of the abbreviation as a whole word becomes `<abbr>`, ' +
    'except in code.',
  editions:
    'On the web and in e-readers that show it, the words appear to who points at the abbreviation, and screen readers can read ' +
    'them. On paper only the abbreviation is there, so say it in the text where it comes first.',
  examples: [
    {
      about: 'Every whole word, outside of code.',
      markdown:
        '*[HTML]: Hypertext Markup Language\n*[CSS]: Cascading Style Sheets\n\nHTML and *CSS*, not XHTML or `HTML`.',
      html: '<p><abbr title="Hypertext Markup Language">HTML</abbr> and <em><abbr title="Cascading Style Sheets">CSS</abbr></em>, not XHTML or <code>HTML</code>.</p>',
    },
    {
      about: 'Stars and brackets that define nothing.',
      markdown: '\\*[a]: b\n\nText *[c]: d*',
      html: '<p>*[a]: b</p>\n<p>Text <em>[c]: d</em></p>',
    },
  ],
  find: (tree) => {
    const meanings = new Map<string, string>();
    visit(tree, 'paragraph', (node, index, parent) => {
      const lines = linesOf(node);
      if (!lines || !parent || index === undefined) return undefined;
      for (const [short, long] of lines) if (!meanings.has(short)) meanings.set(short, long);
      parent.children.splice(index, 1);
      return index;
    });
    if (meanings.size > 0) mark(tree, meanings);
  },
};

const form = /^\*\[([^[\]\n]+)\]:[ \t]*(\S.*)?$/;

/** The definitions of a paragraph that has nothing else; undefined for any other. */
function linesOf(node: Paragraph): readonly (readonly [string, string])[] | undefined {
  const [first] = node.children;
  if (first?.type !== 'text' || !first.value.startsWith('*[')) return undefined;
  // The star of an escape (`\*[a]: b`) is not where the text begins.
  if (node.children.length === 1 && first.position && isEscaped(first)) return undefined;
  const lines = textOf(node)
    .split(/\r?\n/)
    .map((line) => form.exec(line));
  if (!lines.every((line) => line !== null)) return undefined;
  return lines.map(([, short = '', long = '']) => [short.trim(), long.trim()] as const);
}

function isEscaped({ value, position }: Text): boolean {
  const [start = 0, end = 0] = [position?.start.offset, position?.end.offset];
  return end - start > value.length && !value.includes('\n');
}

function mark(tree: Root, meanings: ReadonlyMap<string, string>): void {
  const names = [...meanings.keys()].sort((a, b) => b.length - a.length);
  const any = new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}_])(?:${names.map(escaped).join('|')})(?![\p{L}\p{M}\p{N}_])`,
    'gu',
  );
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || isMarked(parent)) return undefined;
    const pieces: PhrasingContent[] = [];
    let at = 0;
    for (const { 0: word, index: start } of node.value.matchAll(any)) {
      if (start > at) pieces.push(part(node, at, start));
      const title = meanings.get(word) ?? '';
      const text = part(node, start, start + word.length);
      const data = { hName: 'abbr', hProperties: title ? { title } : {} };
      pieces.push({
        type: 'span',
        children: [text],
        data,
        ...(text.position && { position: text.position }),
      });
      at = start + word.length;
    }
    if (pieces.length === 0) return undefined;
    if (at < node.value.length) pieces.push(part(node, at, node.value.length));
    (parent.children as RootContent[]).splice(index, 1, ...pieces);
    return index + pieces.length;
  });
}

function isMarked(parent: Parents): boolean {
  return parent.type === 'span' && parent.data?.hName === 'abbr';
}

/** A part of a text, with its place if the text is written as it is read. */
function part({ value, position }: Text, from: number, to: number): Text {
  const offset = position?.start.offset;
  const text: Text = { type: 'text', value: value.slice(from, to) };
  if (!position || offset === undefined) return text;
  if (position.end.offset !== offset + value.length || value.includes('\n')) return { ...text, position };
  const at = (index: number) => ({
    ...position.start,
    column: position.start.column + index,
    offset: offset + index,
  });
  return { ...text, position: { start: at(from), end: at(to) } };
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`);
}
