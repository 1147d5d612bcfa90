// Converts the formulas of chapters, and puts them and their names at their places in the Markdown trees.

import type { Element } from 'hast';
import type { Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { Source } from '../../model/book.ts';
import type { Manifest } from '../../settings/manifest.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { languageOf } from '../fence-languages.ts';
import type { BlockMath, InlineMath } from './from-markdown.ts';
import type { Converted, Converter } from './mathml.ts';
import { referencesIn } from './references.ts';
import { linksIn } from './tex.ts';

declare module 'mdast' {
  interface Data {
    /** Why the TeX of a formula cannot be shown, in the words of its parser. */
    texFault?: string;
    /** The address of a link in a formula, which no edition follows. */
    formulaLink?: string;
    /** The label of a reference to an equation that the book does not have. */
    missingEquation?: string;
  }
}

/** Converts the formulas of all chapters, in place. Books without any do not load what converts them. */
export async function placeFormulas(
  chapters: readonly Readonly<{ source: Source; tree: Root }>[],
  manifest: Manifest,
): Promise<void> {
  const mine = chapters.filter(({ tree }) => hasFormula(tree));
  if (mine.length === 0) return;
  const { converter } = await import('./mathml.ts');
  const labels = new Set<string>();
  for (const { source, tree } of mine) {
    readFences(tree);
    placeAmong(tree, source, converter(macrosOf(manifest)), labels);
  }
  for (const { tree } of mine) findMissing(tree, labels);
}

function macrosOf({ math }: Manifest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(math?.macros ?? {}).map(([name, tex]) => [
      name.startsWith('\\') ? name : `\\${name}`,
      tex,
    ]),
  );
}

function hasFormula(tree: Root): boolean {
  let found = false;
  visit(tree, (node: Nodes) => {
    if (kinds.has(node.type) || isFence(node)) found = true;
    return !found;
  });
  return found;
}

const kinds: ReadonlySet<string> = new Set(['inlineMath', 'math']);

/** Whether a node is a code fence whose language is `math`, perhaps in braces as MyST and Pandoc write it. */
function isFence(node: Nodes): boolean {
  return node.type === 'code' && languageOf([node.lang, node.meta].filter(Boolean).join(' ')) === 'math';
}

/** Makes formulas of the code fences whose language is `math`, as GitHub does, with the label that MyST has in the first lines. */
function readFences(tree: Root): void {
  visit(tree, 'code', (node, index, parent) => {
    if (!isFence(node) || !parent || index === undefined) return;
    const { value, meta, position } = node;
    const [options = ''] = /^(?::\w+:.*(?:\n|$))*/.exec(value) ?? [];
    const [, label] =
      /^:(?:label|name):[ \t]*(\S+)/m.exec(options) ?? /\{[^{}]*#([^\s{}]+)/.exec(meta ?? '') ?? [];
    const tex = value.slice(options.length).trim();
    parent.children[index] = {
      type: 'math',
      value: tex,
      ...(label !== undefined && { label }),
      ...(position && { position }),
    };
  });
}

/** Converts all formulas of a tree, in the order of the text. `labels` gets those of its equations. */
function placeAmong(tree: Root, source: Source, convert: Converter, labels: Set<string>): void {
  const emptied = new Set<Nodes>();
  visit(tree, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const siblings = (parent as Parents).children as RootContent[];
    if (node.type === 'paragraph' && node.children.some(isDisplayed)) {
      siblings.splice(index, 1, ...parts(node));
      return [SKIP, index];
    }
    if (node.type !== 'math' && node.type !== 'inlineMath') return undefined;
    const alone = node.type === 'inlineMath' && /^\\(?:eq)?ref\{[^{}]+\}$/.test(node.value);
    if (alone) {
      // A reference that stands alone between dollars is one of the text.
      siblings[index] = {
        type: 'text',
        value: node.value,
        ...(node.position && { position: node.position }),
      };
      return undefined;
    }
    const display = node.type === 'math' || node.display;
    const made = convert(node.value, display, node.type === 'math' ? node.label : undefined);
    if (made.fault !== undefined) {
      if (node.type === 'inlineMath' && !node.clear && !/[\\^_{}]/.test(node.value)) {
        siblings[index] = asText(node, source);
        return undefined;
      }
      node.data = { texFault: made.fault, hName: 'code', hChildren: [{ type: 'text', value: node.value }] };
      return undefined;
    }
    if (!made.math) {
      siblings.splice(index, 1);
      if (!siblings.some((one) => one.type !== 'text' || one.value.trim() !== ''))
        emptied.add(parent as Nodes);
      return [SKIP, index];
    }
    const [link] = linksIn(node.value);
    const names = made.numbers.flatMap(({ label }) => (label === undefined ? [] : [label]));
    for (const name of names) labels.add(name);
    node.data = {
      ...(node.type === 'math' ? equation(made, made.math) : inline(made.math)),
      ...(link !== undefined && { formulaLink: link }),
    };
    if (names.length === 0) return undefined;
    const anchors = names.flatMap((name) => nameOf(name, node));
    const [first] = node.type === 'math' ? [{ type: 'paragraph', children: anchors } as Paragraph] : [];
    if (first && node.position) first.position = node.position;
    const added = first ? [first] : anchors;
    siblings.splice(index, 0, ...added);
    return [SKIP, index + added.length + 1];
  });
  if (emptied.size > 0)
    visit(tree, 'paragraph', (node, index, parent) => {
      if (!emptied.has(node) || !parent || index === undefined) return undefined;
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
}

function isDisplayed(node: PhrasingContent): node is InlineMath {
  return node.type === 'inlineMath' && node.display;
}

/** The label after a displayed formula: that of Quarto in braces, that of MyST in brackets at the end of a line. */
const labelAfter = /^[ \t]*(?:\{#([^\s{}]+)\}|\(([\w:.-]+)\)[ \t]*(?=\n|$))/;

/** Divides a paragraph at its displayed formulas: `$$` in a text stands on lines of its own, as TeX shows it. */
function parts({ children, position }: Paragraph): RootContent[] {
  const found: RootContent[] = [];
  let text: PhrasingContent[] = [];
  const end = () => {
    const [first, last] = [text[0], text.at(-1)];
    const isSeen = text.some((node) => node.type !== 'text' || node.value.trim() !== '');
    const [start, finish] = [first?.position?.start, last?.position?.end];
    const place = start && finish ? { start, end: finish } : position;
    if (isSeen) found.push({ type: 'paragraph', children: text, ...(place && { position: place }) });
    text = [];
  };
  for (const child of children) {
    const [before] = found.slice(-1);
    if (isDisplayed(child)) {
      end();
      const { value, position: place } = child;
      found.push({ type: 'math', value, ...(place && { position: place }) });
      continue;
    }
    const [written = '', braced, bracketed] =
      (text.length === 0 && child.type === 'text' && labelAfter.exec(child.value)) || [];
    const label = braced ?? bracketed;
    if (child.type === 'text' && before?.type === 'math' && label !== undefined) {
      before.label = label;
      text.push({ ...child, value: child.value.slice(written.length) });
    } else text.push(child);
  }
  end();
  return found;
}

function asText(node: InlineMath, { text }: Source): RootContent {
  const { start, end } = node.position ?? {};
  const written = text.slice(start?.offset ?? 0, end?.offset ?? 0);
  const value = written.startsWith('$') && written.endsWith('$') ? written : `$${node.value}$`;
  return { type: 'text', value, ...(node.position && { position: node.position }) };
}

function inline({ tagName, properties, children }: Element): InlineMath['data'] {
  return { hName: tagName, hProperties: properties, hChildren: children };
}

/** A displayed formula in its box, with its numbers: empty, with the label, until the book is numbered, or the author's own. */
function equation({ numbers, inRows }: Converted, math: Element): BlockMath['data'] {
  const made = numbers.map(({ label, tag }) => ({
    properties: { className: ['equation-number'], ...(label !== undefined && { dataEquation: label }) },
    children: [{ type: 'text' as const, value: tag === undefined ? '' : `(${tag})` }],
  }));
  if (inRows)
    visit(math, 'element', (element) => {
      if (!Array.isArray(element.properties.className) || !element.properties.className.includes('tml-tag'))
        return;
      const [first] = element.children;
      Object.assign(element, made[Number(first?.type === 'text' ? first.value.slice(1, -1) : '')]);
    });
  const beside = inRows ? [] : made.map((one): Element => ({ type: 'element', tagName: 'span', ...one }));
  const className = ['equation', ...(beside.length > 0 ? ['numbered'] : [])];
  return { hName: 'div', hProperties: { className }, hChildren: [math, ...beside] };
}

/** The two tags of a name, as an author would write them. */
function nameOf(name: string, { position }: Nodes): PhrasingContent[] {
  const value = name.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const place = position && { position };
  return [
    { type: 'html', value: `<a name="${value}">`, ...place },
    { type: 'html', value: '</a>', ...place },
  ];
}

/** Finds references within formulas to equations that the book does not have. */
function findMissing(tree: Root, labels: ReadonlySet<string>): void {
  visit(tree, (node: Nodes) => {
    if (node.type !== 'inlineMath' && node.type !== 'math') return;
    const missing = referencesIn(node.value).find(({ label }) => !labels.has(label));
    if (missing) node.data = { ...node.data, missingEquation: missing.label };
  });
}
