// Finds the diagrams in a chapter's tree: fences, and the HTML elements that other tools use.

import type { Nodes, Parent, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import { visit } from '../../tree/visit.ts';
import { fenceOption, languageOf } from '../fence-languages.ts';

/** The notations of diagrams: Mermaid, the language DOT of Graphviz, and drawings in characters. */
export type Notation = 'mermaid' | 'graphviz' | 'characters';

/** A diagram, and the block that it is written in. */
export type Diagram = Readonly<{
  notation: Notation;
  text: string;
  /** The text of its caption and its text alternative, if the author gave them. */
  title: string | undefined;
  alternative: string | undefined;
  /** The block's place; the diagram's first line is so many lines below its first one, and so far to the right. */
  place: Position | undefined;
  above: number;
  indent: number;
  replace: (block: RootContent) => void;
}>;

/** The words after a fence that name each notation. */
const notations: Readonly<Record<string, Notation>> = {
  mermaid: 'mermaid',
  dot: 'graphviz',
  graphviz: 'graphviz',
  ditaa: 'characters',
  svgbob: 'characters',
  bob: 'characters',
  goat: 'characters',
  aasvg: 'characters',
};

/** Finds all diagrams of a chapter, in the order of the text. */
export function findDiagrams(tree: Root): readonly Diagram[] {
  const found: Diagram[] = [];
  visit(tree, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return;
    const written = inFence(node) ?? inElement(node);
    if (written === undefined || written.text.trim() === '') return;
    const { position: place } = node;
    const replace = (block: RootContent) => {
      const siblings = (parent as Parent).children;
      siblings[siblings.indexOf(node as RootContent)] = block;
    };
    found.push({ ...written, ...quartoOptions(written), place, replace });
  });
  return found;
}

type Written = Omit<Diagram, 'place' | 'replace'>;

function inFence(node: Nodes): Written | undefined {
  if (node.type !== 'code') return undefined;
  const info = [node.lang, node.meta].filter(Boolean).join(' ');
  // Quarto writes two braces around a language whose source is to be shown.
  if (info.startsWith('{{')) return undefined;
  const language = languageOf(info)?.toLowerCase() ?? '';
  const notation = Object.hasOwn(notations, language) ? notations[language] : undefined;
  if (notation === undefined || (notation === 'graphviz' && !isGraph(node.value))) return undefined;
  const option = (name: string) => fenceOption(node, name)?.trim() || undefined;
  return {
    notation,
    text: node.value,
    title: option('title') ?? option('fig-cap') ?? option('caption'),
    alternative: option('alt') ?? option('fig-alt'),
    above: 1,
    indent: (node.position?.start.column ?? 1) - 1,
  };
}

/** Tells whether a text in DOT is a whole graph. Books also show parts of one, which are listings. */
function isGraph(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^[ \t]*(?:\/\/|#)[^\n]*$/gm, '').trim();
  return /^(?:strict\s+)?(?:di)?graph\b[^{]*\{.*\}$/is.test(code);
}

/** `<div class="mermaid">` and `<pre class="mermaid">`, which Mermaid's own script looks for in pages. */
function inElement(node: Nodes): Written | undefined {
  if (node.type !== 'html') return undefined;
  const [, opening = '', , text] =
    /^(<(div|pre)\s+class=(?:"mermaid"|'mermaid'|mermaid)\s*>[ \t]*\n?)(.*?)<\/\2>\s*$/s.exec(node.value) ??
    [];
  if (text === undefined || /<\/?(?:div|pre)\b/i.test(text)) return undefined;
  return {
    notation: 'mermaid',
    text: text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
    title: undefined,
    alternative: undefined,
    above: opening.includes('\n') ? 1 : 0,
    indent: 0,
  };
}

/** The options that Quarto reads from comments in the diagram: `%%| fig-cap: "Words"`. */
function quartoOptions({ text, title, alternative }: Written): Pick<Diagram, 'title' | 'alternative'> {
  const option = (name: string) => {
    const [, value = ''] = new RegExp(`^(?:%%|//)\\| *${name}: *(.+)$`, 'm').exec(text) ?? [];
    return value.trim().replace(/^(["'])(.*)\1$/, '$2') || undefined;
  };
  return { title: title ?? option('fig-cap'), alternative: alternative ?? option('fig-alt') };
}
