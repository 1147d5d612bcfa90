// Gives each attribute list of a tree to what it belongs to; what belongs to nothing becomes text again.

import type { Heading, Nodes, Paragraph, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { type AttributeList, readAttributeList } from '../attribute-lists.ts';
import { applyToBlock, tableCaptions } from './blocks.ts';
import { join, lookOfPicture, lookOfText } from './looks.ts';
import { namedBlock, nameInText } from './names.ts';
import { restoreText, spanBefore } from './spans.ts';

declare module 'mdast' {
  interface HeadingData {
    /** Whether the author wants no number before it (`{-}`, `{.unnumbered}`). */
    unnumbered?: true;
    /** Whether the author wants it in no contents (`{.unlisted}`). */
    unlisted?: true;
  }
}

/** Attaches every list in a tree, in place. */
export function attachAttributes(tree: Root): void {
  attachIn(tree);
}

function attachIn(node: Nodes): void {
  if (!('children' in node)) return;
  for (const child of node.children) attachIn(child);
  const children = node.children as RootContent[];
  if (children.some(({ type }) => type === 'attributeList')) attachAmong(node as Parent, children);
  if (node.type !== 'paragraph' && node.type !== 'heading') attachBlocks(node as Parent);
}

/** Attaches lists among words. In a paragraph that is nothing but lists, they wait for the block beside it. */
function attachAmong(parent: Parent, children: RootContent[]): void {
  if (parent.type === 'paragraph' && children.every(isListOrSpace)) return;
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (node?.type !== 'attributeList') continue;
    const list = listOf(node.value);
    const isLast = index === children.length - 1;
    const written = node.value.startsWith('{:');
    if (isLast && parent.type === 'heading' && index > 0 && applyToHeading(parent as Heading, list)) continue;
    const done = attachToInline(children, index, list);
    if (done === undefined && isLast && parent.type === 'paragraph' && isOwnLine(children[index - 1])) {
      if (written || list.id !== undefined || list.classes.length > 0) {
        children.splice(index, 1);
        trimEnd(children);
        (parent as Paragraph).data = { ...(parent as Paragraph).data, attributes: list };
        return;
      }
    }
    if (done === undefined && isLast && isCaptionLine(parent) && list.id !== undefined) {
      children.splice(index, 1);
      trimEnd(children);
      (parent as Paragraph).data = { ...(parent as Paragraph).data, captionName: list.id };
      return;
    }
    index = done ?? restoreText(children, index);
  }
}

/** Reads a list, or Docusaurus’ comment with an id. */
export function listOf(value: string): AttributeList {
  const [, id] = /^\{\/\*[ \t]*#([^\s{}]+)/.exec(value) ?? [];
  return readAttributeList(value) ?? { id, classes: [], values: {} };
}

function isListOrSpace(node: RootContent): boolean {
  return node.type === 'attributeList' || (node.type === 'text' && node.value.trim() === '');
}

function isOwnLine(before: RootContent | undefined): boolean {
  return before?.type === 'text' ? /\n[ \t]*$/.test(before.value) : before?.type === 'break';
}

function isCaptionLine({ type, children }: Parent): boolean {
  const [first] = children as RootContent[];
  return (
    (type === 'paragraph' || type === 'tableCell') &&
    first?.type === 'text' &&
    /^(?:(?:Table|Figure|Listing)?:)\s/.test(first.value)
  );
}

/** Takes the white space off the end of words, and the text that had nothing else. */
export function trimEnd(children: RootContent[]): void {
  const last = children.at(-1);
  if (last?.type === 'break') children.pop();
  if (last?.type !== 'text') return;
  last.value = last.value.trimEnd();
  if (last.value === '') children.pop();
}

/** Gives a heading what a list at its end says; false if the list says nothing of headings. */
function applyToHeading(heading: Heading, { id, classes, values }: AttributeList): boolean {
  const { children } = heading;
  const node = children.at(-1);
  const before = children.at(-2);
  const isApart = before?.type === 'text' && /\s$/.test(before.value);
  const known = id !== undefined || classes.length > 0 || Object.keys(values).some(isAttributeName);
  if (!known || (!isApart && before?.type !== 'text' && id === undefined)) return false;
  if (before?.type === 'text' && before.value.endsWith(']')) {
    if (id === undefined) return false;
  }
  children.pop();
  trimEnd(children);
  const last = children.at(-1);
  // `## Title ## {#id}`: the closing marks stand before the list.
  if (last?.type === 'text') last.value = last.value.replace(/[ \t]+#+$/, '');
  const unnumbered = classes.includes('unnumbered');
  const unlisted = classes.includes('unlisted');
  const { lang } = values;
  heading.data = {
    ...heading.data,
    ...(unnumbered && { unnumbered: true }),
    ...(unlisted && { unlisted: true }),
    ...(lang && { hProperties: { ...heading.data?.hProperties, lang } }),
  };
  if (id !== undefined && node) children.push(...nameInText(id, node.position));
  return true;
}

/** Keys that attributes have, other than the names of variables. */
function isAttributeName(name: string): boolean {
  return /^(?:lang|dir|class|id|style|title|width|number|toc|role)$|-/.test(name);
}

/** Attaches a list to the words before it. Gives the index to go on from, undefined if it belongs to no words. */
function attachToInline(children: RootContent[], index: number, list: AttributeList): number | undefined {
  const [before, further] = [children[index - 1], children[index - 2]];
  if (before?.type === 'image' || before?.type === 'imageReference') {
    children.splice(index, 1);
    return applyToPicture(children, index - 1, list);
  }
  const isSpace = before?.type === 'text' && /^[ \t]$/.test(before.value);
  if (isSpace && further?.type === 'image' && isForPicture(list)) {
    children.splice(index - 1, 2);
    return applyToPicture(children, index - 2, list);
  }
  if (before && wordTypes.has(before.type)) {
    const { hName, hProperties } = lookOfText(list);
    children.splice(index, 1);
    if (before.type !== 'inlineCode' && before.type !== 'link' && before.type !== 'linkReference') {
      const data = before.data as { hProperties?: object } | undefined;
      before.data = {
        ...before.data,
        ...(hName && { hName }),
        hProperties: join(data?.hProperties as never, hProperties),
      } as never;
    }
    if (list.id !== undefined) {
      const names = nameInText(
        list.id,
        before.position && { start: before.position.start, end: before.position.start },
      );
      children.splice(index - 1, 0, ...names);
      return index - 1 + names.length;
    }
    return index - 1;
  }
  return before?.type === 'text' && before.value.endsWith(']')
    ? spanBefore(children, index, list)
    : undefined;
}

const wordTypes: ReadonlySet<string> = new Set([
  'link',
  'linkReference',
  'strong',
  'emphasis',
  'delete',
  'inlineCode',
  'attributedSpan',
]);

function isForPicture({ id, values }: AttributeList): boolean {
  return (
    /^fig[:-]/.test(id ?? '') ||
    Object.keys(values).some((key) => /^(?:width|height|align|fig-\w+)$/.test(key))
  );
}

/** Gives a picture its size, place, text alternative and caption; its id waits for the block that it is in. */
function applyToPicture(children: RootContent[], index: number, list: AttributeList): number {
  const picture = children[index];
  if (picture?.type !== 'image' && picture?.type !== 'imageReference') return index;
  const { 'fig-alt': alt, 'fig-cap': caption } = list.values;
  if (picture.type === 'image' && caption) picture.title = caption;
  const data = picture.data as { hProperties?: object; name?: string } | undefined;
  picture.data = {
    ...data,
    hProperties: join(data?.hProperties as never, lookOfPicture(list)),
    ...(list.id !== undefined && { name: list.id }),
    ...(alt && { alternative: alt }),
  } as never;
  return index;
}

/** Attaches what waits for blocks: lists alone in a paragraph, those of paragraphs and captions, and names of pictures. */
function attachBlocks(parent: Parent): void {
  const nodes = parent.children as RootContent[];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node) continue;
    if (node.type === 'table') index += tableCaptions(nodes, index);
    if (node.type !== 'paragraph') continue;
    if (
      node.children.length > 0 &&
      node.children.every(isListOrSpace) &&
      node.children.some(({ type }) => type === 'attributeList')
    ) {
      const lists = node.children.flatMap((child) => (child.type === 'attributeList' ? [child] : []));
      const at = besideOf(nodes, index);
      if (at === undefined && !lists.every(({ value }) => value.startsWith('{:'))) {
        while (node.children.some(({ type }) => type === 'attributeList'))
          restoreText(
            node.children as RootContent[],
            node.children.findIndex(({ type }) => type === 'attributeList'),
          );
        continue;
      }
      nodes.splice(index, 1);
      if (at === undefined) {
        index -= 1;
        continue;
      }
      const target = at > index ? at - 1 : at;
      const added = lists.reduce(
        (sum, { value }) => sum + applyToBlock(nodes, target + sum, listOf(value)),
        0,
      );
      index = Math.max(target, index - 1) + added;
      if (target >= index) index -= 1;
      continue;
    }
    const { attributes, captionName } = node.data ?? {};
    if (attributes) {
      delete node.data?.attributes;
      index += applyToBlock(nodes, index, attributes);
    }
    if (captionName !== undefined) {
      delete node.data?.captionName;
      index += namedBlock.ofCaption(nodes, index, captionName);
    }
    index += picturesIn(nodes, index);
  }
}

/** The block that a list in a paragraph of its own belongs to: the one in the line before it, or in the line after. */
function besideOf(nodes: readonly RootContent[], index: number): number | undefined {
  const [before, own, after] = [nodes[index - 1], nodes[index], nodes[index + 1]].map(
    (node) => node?.position,
  );
  if (before && own && before.end.line + 1 === own.start.line) return index - 1;
  return after && own && own.end.line + 1 === after.start.line ? index + 1 : undefined;
}

/** Names the pictures of a paragraph. One that is alone in it and has the name of a figure is a figure. Gives how many blocks were added. */
function picturesIn(nodes: RootContent[], at: number): number {
  const paragraph = nodes[at] as Paragraph;
  const pictures = paragraph.children.filter(({ type }) => type === 'image' || type === 'imageReference');
  const alone =
    pictures.length === 1 && paragraph.children.every((child) => child === pictures[0] || isBlank(child));
  let added = 0;
  for (const picture of pictures) {
    const data = picture.data as { name?: string; alternative?: string } | undefined;
    const { name, alternative, ...rest } = data ?? {};
    if (name === undefined && alternative === undefined) continue;
    picture.data = rest as never;
    if (picture.type === 'image') {
      if (alone && /^fig[:-]/.test(name ?? '') && !picture.title && picture.alt?.trim())
        picture.title = picture.alt;
      if (alternative !== undefined) picture.alt = alternative;
    }
    if (name === undefined) continue;
    if (alone) added += namedBlock.before(nodes, at + added, name);
    else {
      const place = picture.position && { start: picture.position.start, end: picture.position.start };
      paragraph.children.splice(paragraph.children.indexOf(picture), 0, ...nameInText(name, place));
    }
  }
  return added;
}

function isBlank(node: PhrasingContent): boolean {
  return (node as Text).type === 'text' && (node as Text).value.trim() === '';
}
