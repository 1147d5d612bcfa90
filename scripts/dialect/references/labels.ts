// Makes names of the labels that books put beside what they name: D2L’s `:label:`, MyST’s `(x)=`, LaTeX’s `\label{x}`.

import type { InlineCode, Nodes, Paragraph, PhrasingContent, RootContent, Table, Text } from 'mdast';
import type { Data, Plugin } from 'unified';
import { join, lookOfPicture } from '../attributes/looks.ts';
import { namedBlock, nameInText } from '../attributes/names.ts';

/** A remark plugin that reads labels. */
export const labelSyntax: Plugin = function () {
  const data = this.data() as Data;
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({ transforms: [(tree) => void nameIn(tree)] });
};

function nameIn(node: Nodes): void {
  if (!('children' in node)) return;
  for (const child of node.children) nameIn(child);
  if (node.type === 'paragraph' || node.type === 'heading')
    labelsAmong(node.children as RootContent[], node.type === 'heading');
  else nameBlocks(node.children as RootContent[]);
}

const latex = /[ \t]*\\label\{([^{}\s]+)\}/;

/** Replaces LaTeX’s labels among words, and those in the text of a picture. */
function labelsAmong(children: RootContent[], inHeading: boolean): void {
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (node?.type === 'image' && node.alt) {
      const [whole, id] = latex.exec(node.alt) ?? [];
      if (whole === undefined || id === undefined) continue;
      node.alt = node.alt.replace(whole, '').trim();
      if (!node.title && node.alt) node.title = node.alt;
      const place = node.position && { start: node.position.start, end: node.position.start };
      const names = nameInText(id, place);
      children.splice(index, 0, ...names);
      index += names.length;
    }
    if (node?.type !== 'text') continue;
    const match = latex.exec(node.value);
    const id = match?.[1];
    if (!match || id === undefined) continue;
    const [before, after] = [
      node.value.slice(0, match.index),
      node.value.slice(match.index + match[0].length),
    ];
    const end = node.position?.end;
    const names = nameInText(id, end && { start: end, end });
    const first: Text = { ...node, value: inHeading ? (before + after).trimEnd() : before + after };
    children.splice(index, 1, ...(first.value === '' ? [] : [first]), ...names);
  }
}

/** The label and the width that stand in lines of their own: the role, and the code after it. */
const role = /(?:^|\n)[ \t]*:(label|eqlabel|width|height):$/;

/** Takes the labels and sizes off the end of a block’s words, where each has a line of its own. */
function takeRoles(children: PhrasingContent[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (;;) {
    const at = children.length - 1;
    const [name, value] = [children[at - 1], children[at]];
    if (value?.type === 'text' && value.value.trim() === '' && children.length > 2) {
      children.pop();
      continue;
    }
    if (name?.type !== 'text' || value?.type !== 'inlineCode') return found;
    const [whole, kind] = role.exec(name.value) ?? [];
    if (whole === undefined || kind === undefined) return found;
    found[kind] = value.value;
    children.splice(at - 1, 2);
    const rest = name.value.slice(0, -whole.length);
    if (rest !== '') children.push({ ...name, value: rest });
  }
}

function nameBlocks(nodes: RootContent[]): void {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node?.type === 'table') {
      const id = labelOfTable(node);
      captionAbove(nodes, index);
      if (id !== undefined) index += namedBlock.before(nodes, index, id);
    }
    if (node?.type !== 'paragraph') continue;
    const [first] = node.children;
    const [whole, own] = (first?.type === 'text' && /^\(([\w:.-]+)\)=[ \t]*(?:\n|$)/.exec(first.value)) || [];
    if (first?.type === 'text' && own !== undefined && whole !== undefined) {
      const isAlone = node.children.length === 1 && whole === first.value;
      if (!isAlone) first.value = first.value.slice(whole.length);
      if (isAlone) nodes.splice(index, 1);
      if (isAlone && !nodes[index]) continue;
      index += nameBlock(nodes, index, own);
      if (isAlone) continue;
    }
    const { label, eqlabel, width, height } = takeRoles(node.children);
    const hasRoles = (label ?? eqlabel ?? width ?? height) !== undefined;
    const isEmpty = hasRoles && node.children.length === 0;
    const picture = node.children.find(({ type }) => type === 'image');
    if (picture?.type === 'image' && (width ?? height ?? label) !== undefined) {
      const values = { ...(width && { width }), ...(height && { height }) };
      const look = lookOfPicture({ id: undefined, classes: [], values });
      picture.data = { ...picture.data, hProperties: join(picture.data?.hProperties, look) };
      if (label !== undefined && !picture.title && picture.alt?.trim()) picture.title = picture.alt;
    }
    const id = label ?? eqlabel;
    if (isEmpty) nodes.splice(index, 1);
    if (id !== undefined) index += nameBeside(nodes, isEmpty ? index - 1 : index, id);
    if (isEmpty) index -= 1;
    index += lonelyNames(nodes, index);
  }
}

/** Names the block at `at`; a heading has its name among its words. Gives how many blocks were added. */
function nameBeside(nodes: RootContent[], at: number, id: string): number {
  const node = nodes[Math.max(0, at)];
  if (node?.type !== 'heading') return nameBlock(nodes, Math.max(0, at), id);
  const end = node.position?.end;
  node.children.push(...nameInText(id, end && { start: end, end }));
  return 0;
}

/** Names the block at `at`: a formula has its name as a label, which gives it a number. Gives how many blocks were added. */
function nameBlock(nodes: RootContent[], at: number, id: string): number {
  const node = nodes[at];
  if (node?.type !== 'math') return namedBlock.before(nodes, at, id);
  node.label ??= id;
  return 0;
}

/** A label of LaTeX in the line after a block names that block, and not the one after it. */
function lonelyNames(nodes: RootContent[], at: number): number {
  const [before, node] = [nodes[at - 1], nodes[at]];
  if (node?.type !== 'paragraph' || before?.type !== 'heading') return 0;
  const [name] = node.children;
  const isName =
    node.children.length === 2 &&
    name?.type === 'html' &&
    name.position?.start.offset === name.position?.end.offset;
  if (!isName || before.position?.end.line !== (node.position?.start.line ?? 0) - 1) return 0;
  before.children.push(...(node.children as PhrasingContent[]));
  nodes.splice(at, 1);
  return -1;
}

/** Takes the label out of the last row of a table, where GFM reads it as a cell. */
function labelOfTable(table: Table): string | undefined {
  const last = table.children.at(-1);
  const filled = last?.children.filter(({ children }) => children.length > 0) ?? [];
  const [name, value, more] = filled[0]?.children ?? [];
  if (filled.length !== 1 || more || name?.type !== 'text' || value?.type !== 'inlineCode') return undefined;
  if (!/^:label:$/.test(name.value.trim())) return undefined;
  table.children.pop();
  return (value as InlineCode).value;
}

/** D2L’s captions stand above tables, `:Words`, with no space after the colon. Bookdown’s have a label before the words. */
function captionAbove(nodes: RootContent[], at: number): void {
  const before = nodes[at - 1];
  const [first] = before?.type === 'paragraph' ? before.children : [];
  if (first?.type !== 'text') return;
  if (/^:\p{Lu}/u.test(first.value)) first.value = first.value.replace(/^:/, 'Table: ');
  const [whole, id] = /^Table:\s+\(#([\w:.-]+)\)\s*/.exec(first.value) ?? [];
  if (whole === undefined || id === undefined) return;
  first.value = `Table: ${first.value.slice(whole.length)}`;
  const { position } = before as Paragraph;
  const place = position && { start: position.start, end: position.start };
  (before as Paragraph).children.push(...nameInText(id, place && { start: position.end, end: position.end }));
}
