// The tags of raw HTML one by one, as they stand in a chapter: what opens, what closes, and what never closes.

import type { Html, Nodes, Root } from 'mdast';
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { safeSubset } from '../render/safe.ts';

/** A tag: the name of its element, whether it opens or closes it, whether it ends with `/>`, its place, and its end in its node. */
export type Tag = Readonly<{ name: string; closes: boolean; slashed: boolean; place: Position; end: number }>;

/** Tags without their counterpart: `open` is never closed in its paragraph or block, `stray` closes nothing. */
export type Loose = Readonly<{ open: readonly Tag[]; stray: readonly Tag[] }>;

/** Elements without an end. */
const empty: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);
/** Elements that HTML closes by itself. */
const forgiving: ReadonlySet<string> = new Set([
  'li',
  'p',
  'dt',
  'dd',
  'rt',
  'rp',
  'rb',
  'tr',
  'td',
  'th',
  'thead',
  'tbody',
  'tfoot',
  'colgroup',
  'caption',
]);

/** The tags in a piece of raw HTML whose elements the editions keep, in order. */
export function tagsOf({ value, position }: Html): readonly Tag[] {
  const tags: Tag[] = [];
  const origin = position?.start ?? { line: 1, column: 1 };
  const add = ({ tagName: name, selfClosing, location }: Token.TagToken, closes: boolean) => {
    if (!location || !safeSubset.tagNames?.includes(name)) return; // the check `html` tells of it
    const at = (line: number, column: number) => ({
      line: origin.line + line - 1,
      column: line === 1 ? origin.column + column - 1 : column,
    });
    const { startLine, startCol, endLine, endCol } = location;
    const place = { start: at(startLine, startCol), end: at(endLine, endCol) };
    tags.push({ name, closes, slashed: selfClosing, place, end: location.endOffset });
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        add(token, false);
        // What is in these is no markup, whatever it looks like.
        if (token.tagName === 'script' || token.tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
      },
      onEndTag: (token) => add(token, true),
      onComment: () => {},
      onDoctype: () => {},
      onEof: () => {},
      onCharacter: () => {},
      onNullCharacter: () => {},
      onWhitespaceCharacter: () => {},
    },
  );
  tokenizer.write(value, true);
  return tags;
}

/** The tags in a tree whose counterpart is missing. */
export function looseTags(tree: Root): Loose {
  const open: Tag[] = [];
  const stray: Tag[] = [];
  visit(tree, (node: Nodes) => {
    if (!('children' in node)) return;
    const tags = node.children.flatMap((child) => (child.type === 'html' ? tagsOf(child) : []));
    const waiting: Tag[] = [];
    for (const tag of tags) {
      if (!tag.closes) {
        if (!empty.has(tag.name)) (tag.slashed ? open : waiting).push(tag);
        continue;
      }
      const at = waiting.findLastIndex(({ name }) => name === tag.name);
      if (at < 0) stray.push(tag);
      else open.push(...waiting.splice(at).slice(1));
    }
    open.push(...waiting);
  });
  return { open: open.filter(({ name, slashed }) => slashed || !forgiving.has(name)), stray };
}

/**
 * Closes, in place, what raw HTML leaves open: `<a name="x"/>` at once, as it is meant, anything else at the end of its
 * paragraph or of the blocks it stands among, so that it does not run on to the end of the chapter. What is closed
 * further on, in another paragraph, is left to HTML.
 */
export function closeTags(tree: Root): void {
  const { open, stray } = looseTags(tree);
  if (open.length === 0) return;
  const loose = new Set(open.map(({ place }) => keyOf(place)));
  const later = stray.map(({ name }) => name);
  visit(tree, (node: Nodes) => {
    if (!('children' in node)) return;
    const ends: Html[] = [];
    for (const child of node.children) {
      if (child.type !== 'html') continue;
      const tags = tagsOf(child).filter(({ place, closes }) => !closes && loose.has(keyOf(place)));
      for (const { name, slashed, end } of [...tags].reverse()) {
        if (!slashed) continue;
        const before = child.value.slice(0, end).replace(/\s*\/>$/, '>');
        child.value = `${before}</${name}>${child.value.slice(end)}`;
      }
      for (const { name, slashed } of tags) {
        if (slashed) continue;
        const at = later.indexOf(name);
        if (at >= 0) later.splice(at, 1);
        else ends.unshift({ type: 'html', value: `</${name}>` });
      }
    }
    node.children.push(...(ends as never[]));
  });
}

function keyOf({ start }: Position): string {
  return `${start.line}:${start.column}`;
}
