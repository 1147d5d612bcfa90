// Gives blocks the attributes that stand beside them, and tables the captions that Pandoc has.

import type { Blockquote, RootContent, TableRow, Text } from 'mdast';
import { type AttributeList, readAttributeList } from '../attribute-lists.ts';
import { alignmentOf, join, languageOf, lookOfPicture } from './looks.ts';
import { namedBlock, nameInText } from './names.ts';

declare module 'mdast' {
  interface ParagraphData {
    /** The attributes in the last line of a paragraph, until its block is known. */
    attributes?: AttributeList;
    /** The name in the last line of a caption, until its block is known. */
    captionName?: string;
  }
}

/** The classes with which kramdown’s themes make notes of paragraphs, and GitHub’s kinds of alerts. */
const notes: Readonly<Record<string, string>> = {
  note: 'note',
  info: 'note',
  'prompt-info': 'note',
  tip: 'tip',
  'prompt-tip': 'tip',
  important: 'important',
  warning: 'warning',
  'prompt-warning': 'warning',
  caution: 'caution',
  danger: 'caution',
  'prompt-danger': 'caution',
};

/** Gives the block at `at` what a list says. Gives how many blocks it added before it. */
export function applyToBlock(nodes: RootContent[], at: number, list: AttributeList): number {
  const node = nodes[at];
  if (!node) return 0;
  if (node.type === 'heading') {
    if (list.classes.includes('unnumbered')) node.data = { ...node.data, unnumbered: true };
    if (list.classes.includes('unlisted')) node.data = { ...node.data, unlisted: true };
    const end = node.position?.end;
    if (list.id !== undefined) node.children.push(...nameInText(list.id, end && { start: end, end }));
    return 0;
  }
  const kind = list.classes.map((name) => notes[name]).find((name) => name !== undefined);
  if (kind !== undefined && (node.type === 'paragraph' || node.type === 'blockquote')) {
    const position = node.position && { position: node.position };
    const quote: Blockquote =
      node.type === 'blockquote' ? node : { type: 'blockquote', children: [node], ...position };
    quote.data = { ...quote.data, hName: 'aside', hProperties: { className: ['alert', `alert-${kind}`] } };
    nodes[at] = quote;
  }
  if (node.type === 'paragraph') {
    const pictures = node.children.filter(({ type }) => type === 'image');
    const isPicture =
      pictures.length > 0 &&
      node.children.every(
        (child) => child.type === 'image' || (child.type === 'text' && !child.value.trim()),
      );
    const alignment = alignmentOf(list);
    for (const picture of isPicture ? pictures : [])
      picture.data = { ...picture.data, hProperties: join(picture.data?.hProperties, lookOfPicture(list)) };
    if (!isPicture)
      node.data = {
        ...node.data,
        hProperties: join(node.data?.hProperties, {
          ...languageOf(list),
          ...(alignment && { className: [alignment] }),
        }),
      };
  } else if (node.type === 'code') {
    const [, language] =
      /^language-(.+)$/.exec(list.classes.find((name) => name.startsWith('language-')) ?? '') ?? [];
    if (language && !node.lang) node.lang = language;
  }
  return list.id === undefined ? 0 : namedBlock.before(nodes, at, list.id);
}

/**
 * Takes the caption and the attributes of the table at `at` out of its last rows, where GFM reads them as cells, and makes a
 * caption of the paragraph with a colon beside it (Pandoc). A colon after a paragraph is the definition of a term. Gives how many blocks it added before it.
 */
export function tableCaptions(nodes: RootContent[], at: number): number {
  const table = nodes[at];
  if (table?.type !== 'table') return 0;
  let name: string | undefined;
  const isWide = (table.align?.length ?? 0) > 1;
  for (let last = table.children.at(-1); last && table.children.length > 1; last = table.children.at(-1)) {
    const list = listOfRow(last);
    if (list) {
      table.children.pop();
      name = list.id ?? name;
      continue;
    }
    const [cell] = last.children;
    const [first] = cell?.children ?? [];
    if (!isWide || last.children.length !== 1 || first?.type !== 'text' || !/^:\s/.test(first.value)) break;
    table.children.pop();
    const position = last.position && { position: last.position };
    const { captionName } = (cell?.data ?? {}) as { captionName?: string };
    const data = captionName !== undefined && { data: { captionName } };
    nodes.splice(at + 1, 0, { type: 'paragraph', children: cell?.children ?? [], ...position, ...data });
    break;
  }
  const [before, after, above] = [nodes[at - 1], nodes[at + 1], nodes[at - 2]];
  const hasCaption = [before, after].some((node) =>
    /^(?:Table|Listing|Figure):\s/.test(textOf(node)?.value ?? ''),
  );
  const below = textOf(after);
  const text = /^:\s/.test(below?.value ?? '')
    ? below
    : above?.type === 'paragraph'
      ? undefined
      : textOf(before);
  if (!hasCaption && text && /^:\s+\S/.test(text.value)) text.value = `Table${text.value}`;
  return name === undefined ? 0 : namedBlock.before(nodes, at, name);
}

function textOf(node: RootContent | undefined): Text | undefined {
  const [first] = node?.type === 'paragraph' ? node.children : [];
  return first?.type === 'text' ? first : undefined;
}

/** Gives the list that is the only cell of a row. */
function listOfRow({ children }: TableRow): AttributeList | undefined {
  const full = children.filter((cell) => cell.children.length > 0);
  const [only, more] = full[0]?.children ?? [];
  return full.length === 1 && !more && only?.type === 'text' && only.value.startsWith('{:')
    ? readAttributeList(only.value.trim())
    : undefined;
}
