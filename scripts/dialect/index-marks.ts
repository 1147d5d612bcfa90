// Marks of the index in the text: `\index{…}` of LaTeX, and `{{i:…}}`, `{{ii:…}}` and `{{hi:…}}` of mdbook-indexing.

import type { Root as HtmlTree } from 'hast';
import type { Nodes, Parent, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { Anchor, RenderedChapter, TermUse } from '../model/book.ts';
import { freeId } from '../text/free-ids.ts';
import { SKIP, visit } from '../tree/visit.ts';

/** A mark in the text. Its children are the words that readers see, if the mark shows any. */
export interface IndexMark extends Parent {
  type: 'indexMark';
  written: string;
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    indexMark: IndexMark;
  }
  interface RootContentMap {
    indexMark: IndexMark;
  }
}

/** What a mark says: its words, main term first; a place, the beginning or the end of a range; or another term to look up. */
export type MarkedEntry = Readonly<{
  words: readonly string[];
  kind: 'place' | 'begin' | 'end' | 'see';
  see?: string;
}>;

const marks =
  /[ \t]*\\index\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}|\{\{(i|ii|hi):[ \t]*([^{}\n]+?)[ \t]*\}\}/g;

/** Makes nodes of the marks in a tree, in place. A paragraph that has nothing else gives them to its neighbour. */
export function findMarks(tree: Root): void {
  visit(tree, 'text', (node: Text, index, parent) => {
    if (!parent || index === undefined || !/\\index\{|\{\{h?ii?:/.test(node.value)) return undefined;
    const pieces = piecesOf(node);
    (parent.children as PhrasingContent[]).splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length];
  });
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined || node.children.length === 0) return undefined;
    const isMark = (child: PhrasingContent) => child.type === 'indexMark' && child.children.length === 0;
    if (!node.children.some(isMark)) return undefined;
    if (!node.children.every((child) => isMark(child) || (child.type === 'text' && !child.value.trim())))
      return undefined;
    const [before, after] = [
      (parent as Parents).children[index - 1],
      (parent as Parents).children[index + 1],
    ];
    if (after?.type === 'paragraph') after.children.unshift(...node.children.filter(isMark));
    else if (before?.type === 'paragraph') before.children.push(...node.children.filter(isMark));
    else return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

function piecesOf({ value, position }: Text): PhrasingContent[] {
  const place = position && { position };
  const pieces: PhrasingContent[] = [];
  const add = (text: string) => {
    if (text !== '') pieces.push({ type: 'text', value: text, ...place });
  };
  let at = 0;
  for (const { 0: whole, 1: latex, 2: form, 3: phrase = '', index: start } of value.matchAll(marks)) {
    add(value.slice(at, start));
    at = start + whole.length;
    const shown: PhrasingContent[] =
      form === undefined || form === 'hi' ? [] : [{ type: 'text', value: phrase, ...place }];
    pieces.push({
      type: 'indexMark',
      written: latex ?? quoted(phrase),
      children: form === 'ii' ? [{ type: 'emphasis', children: shown }] : shown,
      data: { hName: 'span', hProperties: { dataIndex: latex ?? quoted(phrase) } },
      ...place,
    });
  }
  add(value.slice(at));
  return pieces;
}

/** Writes a phrase in which no sign has a meaning. */
function quoted(phrase: string): string {
  return phrase.replace(/[!@|"]/g, (sign) => `"${sign}`);
}

/**
 * Reads an entry as makeindex writes it: `term!subterm`, `order@term`, `term|(` and `term|)` for a range, `term|see{other}`
 * and `term|seealso{other}`. `"` takes the meaning off the sign after it. Undefined if it has no words.
 */
export function readEntry(written: string): MarkedEntry | undefined {
  // Signs without a meaning are private characters until the others are read.
  const signs: string[] = [];
  const text = written.replace(/"(.)/gsu, (_, sign: string) =>
    String.fromCharCode(0xe000 + signs.push(sign) - 1),
  );
  const plain = (part: string) =>
    withoutCommands(part)
      .replace(/[\ue000-\ue0ff]/g, (sign) => signs[sign.charCodeAt(0) - 0xe000] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  const [, entry = '', how = ''] = /^([^|]*)(?:\|(.*))?$/s.exec(text) ?? [];
  const words = entry.split('!').map((part) => plain(part.slice(part.indexOf('@') + 1)));
  if (words.includes('')) return undefined;
  const [, see] = /^\(?see(?:also)?\{(.*)\}$/s.exec(how.trim()) ?? [];
  if (see !== undefined) return { words, kind: 'see', see: plain(see.replaceAll('!', ', ')) };
  return { words, kind: how.startsWith('(') ? 'begin' : how.startsWith(')') ? 'end' : 'place' };
}

/** Takes LaTeX's commands off the words that they set: `\texttt{insmod}`. */
function withoutCommands(text: string): string {
  let plain = text;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\\[a-zA-Z]+\*?[ \t]*\{([^{}]*)\}/g, '$1');
  }
  return plain
    .replace(/[{}]/g, '')
    .replace(/\\(?=[_&%#$])/g, '')
    .replaceAll('~', ' ');
}

/** Gives the marks of a tree in order, and what they say; undefined if they say nothing. */
export function marksIn(
  tree: Root,
): readonly Readonly<{ node: IndexMark; entry: MarkedEntry | undefined }>[] {
  const found: { node: IndexMark; entry: MarkedEntry | undefined }[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type === 'indexMark') found.push({ node, entry: readEntry(node.written) });
  });
  return found;
}

/** Gives the terms of the marks in chapters, and the anchors of their places, which get ids in place. */
export function markedTerms(
  chapters: readonly RenderedChapter[],
  sections: ReadonlyMap<string, Anchor>,
  taken: Readonly<{ has: (id: string) => boolean }>,
): Readonly<{ uses: readonly TermUse[]; anchors: readonly Anchor[] }> {
  const uses: TermUse[] = [];
  const anchors: Anchor[] = [];
  const open = new Map<string, number>();
  for (const { name: home, tree, entry } of chapters) {
    let section = sections.get(entry.id);
    visit(tree as HtmlTree, 'element', (node, index, parent) => {
      const heading = /^h[1-6]$/.test(node.tagName) ? sections.get(String(node.properties.id)) : undefined;
      if (heading) section = heading;
      const { dataIndex } = node.properties;
      if (node.tagName !== 'span' || typeof dataIndex !== 'string') return undefined;
      delete node.properties.dataIndex;
      const mark = readEntry(dataIndex);
      if (!mark || mark.kind === 'see') {
        if (mark) uses.push({ words: mark.words, see: mark.see ?? '' });
        parent?.children.splice(index ?? 0, 1, ...node.children);
        return [SKIP, index ?? 0];
      }
      const { number, title = '' } = section ?? { number: undefined };
      const id = freeId(`index-${anchors.length + 1}`, taken);
      node.properties.id = id;
      anchors.push({ id, local: id, kind: 'term', number, title, home });
      const key = mark.words.join('!');
      const at = open.get(key);
      const begun = at === undefined ? undefined : uses[at];
      if (mark.kind === 'end' && at !== undefined && begun) {
        uses[at] = { ...begun, until: id };
        open.delete(key);
        return undefined;
      }
      if (mark.kind === 'begin') open.set(key, uses.length);
      uses.push({ words: mark.words, id });
      return undefined;
    });
  }
  return { uses, anchors };
}
