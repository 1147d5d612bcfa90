// Changes a document that pandoc has read into one that Colophon's Markdown can say: anchors, references, captions, listings.

import { posix } from 'node:path';
import { languageOf } from './latex-macros.ts';
import { mark } from './latex-source.ts';
import { type Attributes, noAttributes, type PandocNode, textOf } from './pandoc-document.ts';

/** What the change needs to know, and what it finds. */
export type Change = Readonly<{
  /** Gives the path of a picture from a chapter, or undefined if no edition can show it. */
  picture: (path: string) => string | undefined;
  /** Tells about something that is lost, as a sentence. */
  lose: (what: string) => void;
}>;

/** Changes the blocks of a chapter. */
export function changed(blocks: readonly PandocNode[], change: Change): readonly PandocNode[] {
  return mapped(blocks, (node) => replaced(node, change)) as readonly PandocNode[];
}

/** Rebuilds lists of nodes from the inside out; `replace` gives the nodes that a node becomes. */
function mapped(value: unknown, replace: (node: PandocNode) => readonly PandocNode[]): unknown {
  if (Array.isArray(value))
    return value.flatMap((one): readonly unknown[] =>
      isNode(one) ? replace(withInside(one, replace)) : [mapped(one, replace)],
    );
  return value;
}

function withInside(node: PandocNode, replace: (node: PandocNode) => readonly PandocNode[]): PandocNode {
  return 'c' in node ? { ...node, c: mapped(node.c, replace) } : node;
}

function isNode(value: unknown): value is PandocNode {
  return typeof value === 'object' && value !== null && 't' in value;
}

function replaced(node: PandocNode, change: Change): readonly PandocNode[] {
  switch (node.t) {
    case 'Header': {
      const [rank, [id], inlines] = node.c as [number, Attributes, PandocNode[]];
      return [...anchor(id, 'RawBlock'), { t: 'Header', c: [rank, noAttributes, inlines] }];
    }
    case 'Span': {
      const [[id], inlines] = node.c as [Attributes, PandocNode[]];
      return [...anchor(id, 'RawInline'), ...inlines];
    }
    case 'Div':
      return division(node);
    case 'SmallCaps':
      return node.c as PandocNode[];
    case 'Math':
      return math(node);
    case 'Link':
      return [link(node)];
    case 'Cite':
      return citation(node, change);
    case 'Image':
      return image(node, change);
    case 'Para':
      return figureIn(node);
    case 'Figure':
      return figure(node);
    case 'Table':
      return table(node);
    case 'CodeBlock':
      return listing(node, change);
    default:
      return [node];
  }
}

function anchor(id: string, kind: 'RawBlock' | 'RawInline'): readonly PandocNode[] {
  const name = id.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return id === '' ? [] : [{ t: kind, c: ['html', `<a name="${name}"></a>`] }];
}

/** A division is its contents. Notes, tips and warnings, as AsciiDoc and Quarto have them, become alerts as on GitHub. */
function division(node: PandocNode): readonly PandocNode[] {
  const [[id, classes], blocks] = node.c as [Attributes, PandocNode[]];
  const anchors = anchor(id, 'RawBlock');
  const [, kind] = /\b(?:callout-)?(note|tip|important|warning|caution)\b/.exec(classes.join(' ')) ?? [];
  if (kind === undefined) return withCaptionFirst(anchors, blocks);
  const [first, ...rest] = blocks.filter((block) => textOf(block).toLowerCase() !== kind);
  const sign = { t: 'RawInline', c: ['html', `[!${kind.toUpperCase()}]`] };
  const isText = first?.t === 'Para' || first?.t === 'Plain';
  const opening = {
    t: 'Para',
    c: isText ? [sign, { t: 'SoftBreak' }, ...(first.c as PandocNode[])] : [sign],
  };
  return [...anchors, { t: 'BlockQuote', c: [opening, ...(first && !isText ? [first] : []), ...rest] }];
}

/** Puts an anchor between a caption and what it belongs to, where it names both. */
function withCaptionFirst(
  anchors: readonly PandocNode[],
  blocks: readonly PandocNode[],
): readonly PandocNode[] {
  const [first, ...rest] = blocks;
  return first && isCaption(first) ? [first, ...anchors, ...rest] : [...anchors, ...blocks];
}

const captionStart = /^(?:Listing|Figure|Table):/;

function isCaption(block: PandocNode): boolean {
  return block.t === 'Para' && captionStart.test(textOf(block));
}

function caption(
  kind: 'Listing' | 'Figure' | 'Table',
  inlines: readonly PandocNode[],
): readonly PandocNode[] {
  return textOf(inlines) === ''
    ? []
    : [{ t: 'Para', c: [{ t: 'Str', c: `${kind}:` }, { t: 'Space' }, ...inlines] }];
}

/** Takes labels out of a formula: they become anchors before it. */
function math(node: PandocNode): readonly PandocNode[] {
  const [kind, text] = node.c as [PandocNode, string];
  const labels = [...text.matchAll(/\\label\{([^}]*)\}/g)].flatMap(([, id = '']) => anchor(id, 'RawInline'));
  return [...labels, { t: 'Math', c: [kind, text.replace(/\\label\{[^}]*\}\s*/g, '')] }];
}

/** A reference by a label has no words of its own: the editions write what it leads to. */
function link(node: PandocNode): PandocNode {
  const [[, , keys], inlines, [url, title]] = node.c as [Attributes, PandocNode[], [string, string]];
  const isReference = keys.some(([key]) => key === 'reference-type');
  return { t: 'Link', c: [noAttributes, isReference ? [] : inlines, [url, title]] };
}

/** A citation of Quarto's `@fig-x` is a reference; of any other, the key stays in brackets. */
function citation(node: PandocNode, { lose }: Change): readonly PandocNode[] {
  const [citations] = node.c as [readonly { citationId: string }[]];
  const nodes = citations.map(({ citationId: id }): PandocNode => {
    if (/^(?:sec|fig|tbl|lst|eq|cha|apx)[-:]/.test(id))
      return { t: 'Link', c: [noAttributes, [], [`#${id}`, '']] };
    lose(`The citation \`${id}\`: its key stands in the text. Write what it cites.`);
    return { t: 'Str', c: `[${id}]` };
  });
  return nodes.flatMap((one, index) => (index > 0 ? [{ t: 'Str', c: ',' }, { t: 'Space' }, one] : [one]));
}

function image(node: PandocNode, { picture, lose }: Change): readonly PandocNode[] {
  const [attributes, inlines, [url, title]] = node.c as [Attributes, PandocNode[], [string, string]];
  const path = picture(url);
  if (path === undefined) {
    lose(`The picture \`${url}\`: expected a file as PNG, JPEG, GIF, WebP or SVG inside the folder.`);
    return [...anchor(attributes[0], 'RawInline'), ...inlines];
  }
  // “image” is pandoc's own word for a picture of LaTeX without a caption.
  const alt = textOf(inlines) === 'image' ? [] : inlines;
  return [{ t: 'Image', c: [[attributes[0], [], []], alt, [path, title]] }];
}

/** A paragraph with nothing but a picture that has a caption: pandoc 2 writes a figure like this. */
function figureIn(node: PandocNode): readonly PandocNode[] {
  const inlines = node.c as PandocNode[];
  const [only] = inlines;
  if (inlines.length !== 1 || only?.t !== 'Image') {
    const images = inlines.map((one) => (one.t === 'Image' ? withoutId(one) : [one]));
    return [{ t: 'Para', c: images.flat() }];
  }
  const [[id], alt, [url, title]] = only.c as [Attributes, PandocNode[], [string, string]];
  const isFigure = title.startsWith('fig:');
  const shown = { t: 'Image', c: [noAttributes, alt, [url, title.replace(/^fig:/, '')]] };
  return [...(isFigure ? caption('Figure', alt) : []), ...anchor(id, 'RawBlock'), { t: 'Para', c: [shown] }];
}

function withoutId(node: PandocNode): readonly PandocNode[] {
  const [[id], alt, target] = node.c as [Attributes, PandocNode[], [string, string]];
  return [...anchor(id, 'RawInline'), { t: 'Image', c: [noAttributes, alt, target] }];
}

/** A figure of pandoc 3: its caption goes before it, with the word for what it shows. */
function figure(node: PandocNode): readonly PandocNode[] {
  const [[id], [, captions], blocks] = node.c as [Attributes, [unknown, PandocNode[]], PandocNode[]];
  const inlines = captions.flatMap((block) => (Array.isArray(block.c) ? (block.c as PandocNode[]) : []));
  const shows = JSON.stringify(blocks);
  const kind = shows.includes('"Table"') ? 'Table' : shows.includes('"CodeBlock"') ? 'Listing' : 'Figure';
  const body = blocks.map((block) => (block.t === 'Plain' ? { t: 'Para', c: block.c } : block));
  return [...caption(kind, inlines), ...anchor(id, 'RawBlock'), ...body];
}

function table(node: PandocNode): readonly PandocNode[] {
  const [[id], [, captions], ...rest] = node.c as [Attributes, [unknown, PandocNode[]], ...unknown[]];
  const inlines = captions.flatMap((block) => (Array.isArray(block.c) ? (block.c as PandocNode[]) : []));
  return [
    ...caption('Table', inlines),
    ...anchor(id, 'RawBlock'),
    { t: 'Table', c: [noAttributes, [null, []], ...rest] },
  ];
}

/** Keeps the source of a drawing, which no edition can show, for the author. */
function drawing(text: string, lose: Change['lose']): readonly PandocNode[] {
  lose('A drawing of TikZ: its source stands in a comment. Make it a picture, as SVG.');
  const source = text.slice(`${mark}drawing`.length).trim().replaceAll('--', '- -');
  return [{ t: 'RawBlock', c: ['html', `<!-- TikZ:\n${source.replace(/\n\s*\n/g, '\n')}\n-->`] }];
}

/** A listing, with its language as fences name it. One that stands for a file of examples/ shows that file. */
function listing(node: PandocNode, { lose }: Change): readonly PandocNode[] {
  const [[id, classes, keys], text] = node.c as [Attributes, string];
  if (text.startsWith(`${mark}drawing`)) return drawing(text, lose);
  const value = (name: string) => keys.find(([key]) => key === name)?.[1];
  const language =
    value('language') === undefined ? (classes[0] ?? '') : languageOf(`language=${value('language')}`);
  const label = id || value('label') || '';
  const words = value('caption') ?? value('lst-cap') ?? '';
  const before = [
    ...caption('Listing', words === '' ? [] : [{ t: 'Str', c: words }]),
    ...anchor(label, 'RawBlock'),
  ];
  const [, of = '', path] = text.startsWith(`${mark}file `)
    ? (/^.file (\S*) (.*)$/su.exec(text.trim()) ?? [])
    : [];
  if (path === undefined)
    return [...before, { t: 'CodeBlock', c: [['', language === '' ? [] : [language], []], text] }];
  const info = `${of} file=${/\s/.test(path) ? `"${path}"` : path}`;
  return [...before, { t: 'CodeBlock', c: [['', [info], []], ''] }];
}

/** Gives the paths of pictures in a document, each once. */
export function picturesIn(blocks: readonly PandocNode[]): readonly string[] {
  const paths = new Set<string>();
  mapped(blocks, (node) => {
    const [, , [url = ''] = []] = node.t === 'Image' ? (node.c as [unknown, unknown, string[]]) : [];
    if (url !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(url)) paths.add(posix.normalize(url));
    return [node];
  });
  return [...paths];
}
