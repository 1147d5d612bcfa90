// Gives the terms of a book's glossaries ids and their order, and links the text to them.

import type { Element, ElementContent, Parents } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Anchor, RenderedChapter } from '../../model/book.ts';
import type { CollectContext, Collected } from '../../model/construct.ts';
import { idMaker } from '../../text/free-ids.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { foldTerm, termForm } from './terms.ts';

/** The id of a term's definition, and whether text that only has the term leads to it. */
type Definition = Readonly<{ id: string; term: string; isLinked: boolean }>;

/** Finds the glossaries of the chapters, and links to their terms, in place. Gives the anchors of the terms. */
export function linkTerms(
  chapters: readonly RenderedChapter[],
  { book, words, taken }: CollectContext,
): Collected {
  const makeId = idMaker(taken);
  const collator = new Intl.Collator(book.manifest.language, { numeric: true });
  const definitions = new Map<string, Definition>();
  const anchors: Anchor[] = [];
  const define = (node: Element, isLinked: boolean, home: RenderedChapter) => {
    const term = textOf(node).replace(/\s+/g, ' ').trim();
    const key = foldTerm(term);
    if (key === '' || definitions.has(key)) return;
    const given = node.properties.id;
    const id =
      typeof given === 'string' ? given : makeId(`glossary-${key.replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')}`);
    node.properties.id = id;
    if (given === undefined)
      anchors.push({ id, local: id, kind: 'place', number: undefined, title: term, home: home.name });
    definitions.set(key, { id, term, isLinked });
  };
  for (const chapter of chapters) {
    if (chapter.role === 'glossary') {
      const lists = listsIn(chapter.tree);
      for (const list of lists) arrange(list, collator);
      const terms = lists.length > 0 ? lists.flatMap(termsOf) : headingsIn(chapter.tree);
      for (const term of terms) define(term, true, chapter);
    }
    visit(chapter.tree, 'element', (node) => {
      if (node.tagName !== 'div' || !hasClass(node, 'glossary')) return undefined;
      for (const list of listsIn(node)) arrange(list, collator);
      for (const term of listsIn(node).flatMap(termsOf)) define(term, false, chapter);
      if (chapter.role !== 'glossary') {
        node.tagName = 'section';
        node.properties = { ...node.properties, role: 'doc-glossary', ariaLabel: words.glossary };
      }
      return SKIP;
    });
  }
  const form = termForm([...definitions.values()].flatMap(({ term, isLinked }) => (isLinked ? [term] : [])));
  for (const { tree, role, isPart } of chapters) {
    linkUses(tree, definitions, false);
    const isText = !isPart && role !== 'glossary' && role !== 'dedication' && role !== 'epigraph';
    if (form && isText) linkFirst(tree, form, definitions, new Set());
  }
  return { anchors };
}

function listsIn(tree: Parents): readonly Element[] {
  const lists: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'dl') return undefined;
    lists.push(node);
    return SKIP;
  });
  return lists;
}

function termsOf({ children }: Element): readonly Element[] {
  return children.filter((node) => node.type === 'element' && node.tagName === 'dt') as Element[];
}

function headingsIn({ children }: Parents): readonly Element[] {
  return children.filter((node) => node.type === 'element' && /^h[2-6]$/.test(node.tagName)) as Element[];
}

/** Puts the terms of a list, each with what is said of it, into the order of the language, in place. */
function arrange(list: Element, collator: Intl.Collator): void {
  const groups: ElementContent[][] = [];
  let isTerm = false;
  for (const node of list.children) {
    const opens = node.type === 'element' && node.tagName === 'dt';
    if (groups.length === 0 || (opens && !isTerm)) groups.push([]);
    groups.at(-1)?.push(node);
    if (node.type === 'element') isTerm = opens;
  }
  const nameOf = (group: readonly ElementContent[]) => textOf({ type: 'root', children: group.slice(0, 1) });
  list.children = groups.sort((one, other) => collator.compare(nameOf(one), nameOf(other))).flat();
  if (!hasClass(list, 'glossary')) list.properties.className = ['glossary'];
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

function linkTo({ id }: Definition, children: ElementContent[]): Element {
  return h('a', { href: `#${id}`, role: 'doc-glossref', className: ['glossary-term'] }, children);
}

/** Makes links of the uses that authors marked; in headings and other links, and where nothing is defined, only their words. */
function linkUses(parent: Parents, definitions: ReadonlyMap<string, Definition>, isPlain: boolean): void {
  const children = parent.children as ElementContent[];
  for (const [index, node] of children.entries()) {
    if (node.type !== 'element') continue;
    const { dataTerm } = node.properties;
    linkUses(node, definitions, isPlain || /^(?:a|h[1-6])$/.test(node.tagName));
    if (typeof dataTerm !== 'string') continue;
    const definition = isPlain ? undefined : definitions.get(foldTerm(dataTerm));
    children[index] = definition ? linkTo(definition, node.children) : h('span', node.children);
  }
}

/** Elements whose words are no running text, or that may have no link in them. */
const closed: ReadonlySet<string> = new Set(
  'a h1 h2 h3 h4 h5 h6 code pre kbd samp dfn dt svg math script style summary button label'.split(' '),
);
const closedClasses = ['alert-title', 'citation', 'references', 'glossary', 'tab-title'];

/** Links each term where it comes first, in place. `linked` are the ids that have a link already. */
function linkFirst(
  parent: Parents,
  form: RegExp,
  definitions: ReadonlyMap<string, Definition>,
  linked: Set<string>,
): void {
  const children = parent.children as ElementContent[];
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (node?.type === 'element') {
      if (hasClass(node, 'glossary-term')) linked.add(String(node.properties.href).slice(1));
      if (!closed.has(node.tagName) && !closedClasses.some((name) => hasClass(node, name)))
        linkFirst(node, form, definitions, linked);
    }
    if (node?.type !== 'text') continue;
    for (const { 0: found, index: start } of node.value.matchAll(form)) {
      const definition = definitions.get(foldTerm(found));
      if (!definition || linked.has(definition.id)) continue;
      linked.add(definition.id);
      const rest = node.value.slice(start + found.length);
      const before = node.value.slice(0, start);
      children.splice(
        index,
        1,
        ...(before === '' ? [] : [{ type: 'text' as const, value: before }]),
        linkTo(definition, [{ type: 'text', value: found }]),
        ...(rest === '' ? [] : [{ type: 'text' as const, value: rest }]),
      );
      index += before === '' ? 0 : 1;
      break;
    }
  }
}
